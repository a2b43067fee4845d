"""The form for an own entry, in the plan itself: title, day, times, place."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QWidget,
)

from planner.clocks import Clock, Whose
from planner.plan import OwnEntry
from planner.records import FIRST_YEAR, LAST_YEAR
from planner.ui.sentence import sentence
from planner.zones import instant

_USUAL = time(12, 0), time(13, 0)


class EntryForm(QFrame):
    """Times are those of the clock in use; what ends before it begins ends the next day."""

    saved = Signal(object)  # the entry, new or changed
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._read_by = Clock(Whose.CONFERENCE, ZoneInfo("UTC"))  # by which the fields are read
        self._entry: OwnEntry | None = None  # that is asked about
        self._shown: tuple[datetime, datetime] | None = None  # its times, as the fields had them
        self._title, self._place = QLineEdit(self), QLineEdit(self)
        self._title.setPlaceholderText("Dinner with the lab")
        self._place.setPlaceholderText("optional")
        english = QLocale.c()
        self._day = QDateEdit(self)
        self._start, self._end = QTimeEdit(self), QTimeEdit(self)
        self._day.setDisplayFormat("ddd d MMM yyyy")
        self._day.setDateRange(QDate(FIRST_YEAR + 1, 1, 1), QDate(LAST_YEAR - 1, 12, 31))
        for edit in (self._day, self._start, self._end):
            edit.setLocale(english)
            edit.setMinimumHeight(self._title.sizeHint().height())
        for edit in (self._start, self._end):
            edit.setDisplayFormat("H:mm")
        self._clock = QLabel(self)
        self._clock.setProperty("role", "muted")
        self._error = sentence("Give it a title.", "error", self)
        self._error.hide()
        self._save = QPushButton("Save", self)
        self._save.setProperty("role", "primary")
        self._cancel = QPushButton("Cancel", self)
        self._lay_out()
        self._save.clicked.connect(self._take)
        self._cancel.clicked.connect(self.left)
        self._title.textEdited.connect(self._error.hide)

    def ask(self, clock: Clock, day: date, conference: ZoneInfo) -> None:
        """For a new entry, at noon of that day of the conference if no other time is chosen."""
        start, end = (datetime.combine(day, at, conference) for at in _USUAL)
        self.edit(clock, OwnEntry(id=uuid4().hex, title="", start=start, end=end))
        self._shown = None  # what is left as it is, is chosen by that clock, too

    def edit(self, clock: Clock, entry: OwnEntry) -> None:
        zone = clock.zone
        self._read_by, self._entry = clock, entry
        start, end = entry.start.astimezone(zone), entry.end.astimezone(zone)
        self._title.setText(entry.title)
        self._place.setText(entry.place)
        self._day.setDate(QDate(start.year, start.month, start.day))
        self._start.setTime(QTime(start.hour, start.minute))
        self._end.setTime(QTime(end.hour, end.minute))
        self._shown = self._times()
        self._clock.setText(clock.name([start]))
        self._error.hide()
        self.show()
        self._title.setFocus()
        self._title.selectAll()

    def _take(self) -> None:
        title = " ".join(self._title.text().split())
        if not title:
            self._error.show()
            self._title.setFocus()
            return
        assert self._entry
        entry, times = self._entry, self._times()
        if times != self._shown:  # else they stay: the fields say neither days nor which 2:30
            (start, end), (whose, zone) = times, self._read_by
            end += timedelta(days=end < start)
            typed_by = "" if whose is Whose.CONFERENCE else zone.key
            start, end = instant(start, zone), instant(end, zone)
            entry = replace(entry, start=start, end=end, time_zone=typed_by)
        place = " ".join(self._place.text().split())
        self.saved.emit(replace(entry, title=title, place=place))

    def _times(self) -> tuple[datetime, datetime]:
        """Of start and end, both on the day of the start, by the clock of the fields."""
        chosen, begins, ends = self._day.date(), self._start.time(), self._end.time()
        day = date(chosen.year(), chosen.month(), chosen.day())
        start = datetime.combine(day, time(begins.hour(), begins.minute()))
        return start, datetime.combine(day, time(ends.hour(), ends.minute()))

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        grid = QGridLayout(self)
        grid.setContentsMargins(em, em // 2, em, em // 2)
        grid.setHorizontalSpacing(em // 2)
        when = QHBoxLayout()
        when.setSpacing(em // 3)
        for part in (self._day, self._start, QLabel("–", self), self._end):
            when.addWidget(part)
        when.addStretch(1)
        for edit, name in ((self._day, "Day"), (self._start, "Start"), (self._end, "End")):
            edit.setAccessibleName(name)
        grid.addWidget(_label("&What", self._title, self), 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(_label("W&here", self._place, self), 0, 2)
        grid.addWidget(self._place, 0, 3)
        grid.addWidget(_label("Wh&en", self._day, self), 1, 0)
        grid.addLayout(when, 1, 1, 1, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(self._clock)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        grid.addLayout(buttons, 2, 1, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        fields = (self._title, self._place, self._day, self._start, self._end, self._cancel)
        for one, other in pairwise(fields):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(self._cancel, self._save)

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _label(text: str, buddy: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setBuddy(buddy)
    return label

"""The form for an own entry, in the plan itself: title, day, times, place."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from planner.clocks import Clock, Whose
from planner.errors import PlannerError
from planner.plan import OwnEntry
from planner.ui.sentence import sentence
from planner.ui.time_fields import DayField, TimeField
from planner.wording import on_one_line
from planner.zones import instant

_USUAL = time(12, 0), time(13, 0)
_LONGEST_NIGHT = timedelta(hours=12)  # over midnight; more is an end before the start


class EntryForm(QFrame):
    """Times are those of the clock in use. The end goes along with the start; one that is earlier
    is of the next day, which stands beside it, or is refused."""

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
        self._day = DayField("Day", self)
        self._start, self._end = TimeField("Start", self), TimeField("End", self)
        self._written = _USUAL  # the times that the user did not type
        self._next_day = QLabel("next day", self)
        self._next_day.setProperty("role", "muted")
        self._clock = QLabel(self)
        self._clock.setProperty("role", "muted")
        self._error = sentence("", "error", self)
        self._error.hide()
        self._save = QPushButton("Save", self)
        self._save.setProperty("role", "primary")
        self._cancel = QPushButton("Cancel", self)
        self._lay_out()
        self._save.clicked.connect(self._take)
        self._cancel.clicked.connect(self.left)
        for field in (self._title, self._day, self._start, self._end):
            field.textEdited.connect(self._error.hide)
        self._start.settled.connect(self._move_end)
        for edit in (self._start, self._end):
            edit.textChanged.connect(self._tell_next_day)

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
        self._day.set_day(start.date())
        self._start.set_time(start.time())
        self._end.set_time(end.time())
        self._written = self._start.chosen(), self._end.chosen()
        self._shown = self._times()
        self._clock.setText(clock.name([start]))
        self._error.hide()
        self.show()
        self._title.setFocus()
        self._title.selectAll()

    def hand_in(self) -> None:
        """When the plan is closed: what was typed stays, at the times before where those can not
        be read; without a title nothing was."""
        if self.isHidden() or not self._named():
            return
        self._take()
        if not self.isHidden() and self._entry:
            self.saved.emit(self._as_named(self._entry))

    def _take(self) -> None:
        if not self._named():
            self._refuse("Give it a title.", self._title)
            return
        assert self._entry
        entry, times = self._entry, self._asked_times()
        if times is None:
            return
        if times != self._shown:  # else they stay: the fields say neither days nor which 2:30
            (start, end), (whose, zone) = times, self._read_by
            end += timedelta(days=end < start)
            typed_by = "" if whose is Whose.CONFERENCE else zone.key
            start, end = instant(start, zone), instant(end, zone)
            entry = replace(entry, start=start, end=end, time_zone=typed_by)
        self.saved.emit(self._as_named(entry))

    def _named(self) -> str:
        return on_one_line(self._title.text())

    def _as_named(self, entry: OwnEntry) -> OwnEntry:
        return replace(entry, title=self._named(), place=on_one_line(self._place.text()))

    def _asked_times(self) -> tuple[datetime, datetime] | None:
        """What the fields say; where one cannot be read or the end is too early, says so."""
        for field in (self._day, self._start, self._end):
            try:
                field.chosen()
            except PlannerError as error:
                self._refuse(str(error), field)
                return None
        self._move_end()
        times = self._times()
        if times == self._shown or not _is_backwards(*times):
            return times
        self._refuse("It ends before it starts.", self._end)
        return None

    def _refuse(self, why: str, field: QLineEdit) -> None:
        self._error.setText(why)
        self._error.show()
        field.setFocus()
        field.selectAll()

    def _times(self) -> tuple[datetime, datetime]:
        """Of start and end, both on the day of the start, by the clock of the fields.

        Raises PlannerError where a field cannot be read.
        """
        day = self._day.chosen()
        start, end = self._start.chosen(), self._end.chosen()
        return datetime.combine(day, start), datetime.combine(day, end)

    def _move_end(self) -> None:
        """By as much as the start was moved, as calendars do, unless another end was typed."""
        with suppress(PlannerError):
            (began, ended), begins = self._written, self._start.chosen()
            if self._end.chosen() == ended:
                any_day = date(2000, 1, 1)
                start = datetime.combine(any_day, begins)
                ends = start + (datetime.combine(any_day, ended) - datetime.combine(any_day, began))
                self._end.set_time(ends.time())
                self._written = begins, ends.time()

    def _tell_next_day(self) -> None:
        is_early = False
        with suppress(PlannerError):
            start, end = self._times()
            is_early = end < start and not _is_backwards(start, end)
        self._next_day.setVisible(is_early)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        grid = QGridLayout(self)
        grid.setContentsMargins(em, em // 2, em, em // 2)
        grid.setHorizontalSpacing(em // 2)
        when = QHBoxLayout()
        when.setSpacing(em // 3)
        for part in (self._day, self._start, QLabel("–", self), self._end, self._next_day):
            when.addWidget(part)
        when.addStretch(1)
        grid.addWidget(_label("&What", self._title, self), 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(_label("W&here", self._place, self), 0, 2)
        grid.addWidget(self._place, 0, 3)
        grid.addWidget(_label("Wh&en", self._day, self), 1, 0)
        grid.addLayout(when, 1, 1, 1, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(self._clock)
        buttons.addSpacing(em // 2)
        buttons.addWidget(self._error, 20)  # all that is left
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


def _is_backwards(start: datetime, end: datetime) -> bool:
    """Whether it ends before it starts, and would not just go on over midnight."""
    return end < start and end + timedelta(days=1) - start > _LONGEST_NIGHT


def _label(text: str, buddy: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setBuddy(buddy)
    return label

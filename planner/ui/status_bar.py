"""The bar at the bottom: talks shown, stars, clashes, what is hidden, saved, age."""

import re
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from planner.hiding import count_text
from planner.ui.browser import Browser
from planner.ui.rich import tooltip
from planner.wording import counted

_QUOTED = re.compile("(?<=“)[^”]+(?=”)")


class StatusBar(QFrame):
    clash_wanted = Signal()
    report_wanted = Signal()
    all_wanted = Signal()
    missing_wanted = Signal()
    hidden_wanted = Signal()

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._browser = browser
        self._is_plan = False  # what is shown
        self._talks, self._stars, self._saved = QLabel(), QLabel(), QLabel()
        self._told = _Told()
        self._forget = QTimer(self, singleShot=True, interval=8000)
        self._forget.timeout.connect(self._forget_told)
        self._clashes = _button("clash", "Go to the next clash (C)", self.clash_wanted)
        self._missing = _button("link", "Show them, as they were", self.missing_wanted)
        self._hidden = _button("link", "Clear search and filters", self.all_wanted)
        self._unwanted = _button(
            "link", "Show or leave out what you have hidden", self.hidden_wanted
        )
        self._age = _button("link", "What was read, guessed and skipped", self.report_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(16)
        left = (
            self._talks,
            self._stars,
            self._missing,
            self._clashes,
            self._hidden,
            self._unwanted,
        )
        for widget in left:
            layout.addWidget(widget)
        layout.addWidget(self._told, 1)
        for widget in (self._saved, self._age):
            layout.addWidget(widget)
        for label in (self._talks, self._stars, self._saved):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setProperty("role", "muted")
        browser.rows_changed.connect(self._refresh)
        browser.workspace.plan_changed.connect(self._refresh)
        browser.workspace.chosen.connect(self._forget_told)  # it was about the change before
        browser.workspace.went.connect(self.tell)

    def show_saved(self) -> None:
        self._saved.setText("Plan saved")

    def show_saving(self) -> None:
        self._saved.setText("Saving…")

    def show_trouble(self, sentence: str) -> None:
        self._saved.setText(f"⚠ Not saved: {sentence}")
        self._saved.setToolTip(f"{sentence} It is tried again every few seconds.")

    def tell(self, sentence: str) -> None:
        """Something to read for some seconds."""
        self._told.setText(sentence)
        self._told.setToolTip(tooltip(sentence))
        self._forget.start()

    def show_for_plan(self, is_plan: bool) -> None:
        """The plan shows what is starred, whatever is searched for, filtered or hidden."""
        if is_plan != self._is_plan:
            self._is_plan = is_plan
            self._refresh()

    def _forget_told(self) -> None:
        self._told.clear()
        self._told.setToolTip("")

    def _refresh(self) -> None:
        workspace = self._browser.workspace
        browser = self._browser
        talks = len(browser.talks)
        all_talks = len(workspace.timetable.talks) - len(browser.left_out)
        self._talks.setText(
            counted(talks, "talk") if talks == all_talks else f"{talks} of {all_talks} talks"
        )
        self._talks.setVisible(not self._is_plan)
        self._stars.setText(f"{len(workspace.starred)} starred")
        missing = len(workspace.missing)
        self._missing.setText(f"{missing} more no longer in the programme")
        self._missing.setVisible(missing > 0)
        self._clashes.setText(counted(len(workspace.clashes), "clash", "clashes"))
        self._clashes.setVisible(bool(workspace.clashes))
        hidden = self._browser.hidden_stars()
        self._hidden.setText(f"{counted(hidden, 'star')} hidden here – show all")
        self._hidden.setVisible(hidden > 0 and not self._is_plan)
        unwanted = count_text(browser.hidden, workspace.starred, shown=browser.shows_hidden)
        self._unwanted.setText(unwanted)
        self._unwanted.setVisible(bool(unwanted) and not self._is_plan)
        self._age.setText(f"Programme read {_age(workspace.conference.read_at)}")


def fitted(text: str, metrics: QFontMetrics, width: int) -> str:
    """The sentence, shortened to `width`: a title in quotes gives way first, since what can be done
    stands behind it."""
    too_much = metrics.horizontalAdvance(text) - width
    title = max(_QUOTED.findall(text), key=len, default="")
    if too_much > 0 and title:
        room = max(metrics.horizontalAdvance(title) - too_much, metrics.averageCharWidth() * 12)
        text = text.replace(title, metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class _Told(QLabel):
    """A sentence, elided where the bar is full: it does not make the window wider."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    # Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        text = fitted(self.text(), self.fontMetrics(), self.width())
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        QPainter(self).drawText(self.rect(), place, text)


def _button(role: str, tip: str, signal: object) -> QPushButton:
    button = QPushButton()
    button.setProperty("role", role)
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(signal)
    return button


def _age(moment: datetime) -> str:
    minutes = int((datetime.now(UTC) - moment).total_seconds()) // 60
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            return f"{counted(minutes // size, unit)} ago"
    return "just now"

"""The strip under the days while the conference is on: what of mine is now, and what is next."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.now import Line, lines, now_and_next
from planner.ui.close_button import close_button
from planner.ui.settings import Settings
from planner.ui.talk_line import TalkLine
from planner.ui.workspace import Workspace

_CLOSED = "now_closed"  # the setting that holds the day for which the user closed it
_MOST = 30_000  # milliseconds to the next look at the clock, which may be put on or back


class NowStrip(QFrame):
    """By the clock in use; hidden where there is nothing to say, or closed for the day."""

    talk_wanted = Signal(object)  # Talk
    told = Signal(str)

    def __init__(self, workspace: Workspace, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._workspace = workspace
        self._settings = settings
        self.now: Callable[[], datetime] = partial(datetime.now, UTC)
        self._now, self._next = TalkLine(self), TalkLine(self)
        close = close_button("Close for today", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 1, 12, 2)
        layout.setSpacing(self.fontMetrics().height())
        for part in (self._now, self._next):
            layout.addWidget(part)
            part.talk_wanted.connect(self.talk_wanted)
        layout.addStretch(1)
        layout.addWidget(close)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.refresh)
        close.clicked.connect(self._close)
        workspace.programme_changed.connect(self.refresh)
        workspace.plan_changed.connect(self.refresh)
        workspace.clock_changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Say what is now; called each minute, and when programme or plan have changed."""
        moment = self.now()
        found = self._lines(moment)
        for part, line in zip((self._now, self._next), found, strict=False):
            part.show_line(line)
        self._next.setVisible(len(found) > 1)
        self.setToolTip(self._workspace.timetable.clock.name([moment]))
        self.setVisible(bool(found) and self._settings.text(_CLOSED, "") != self._day(moment))
        left = 60_000 - moment.second * 1000 - moment.microsecond // 1000
        self._clock.start(min(left, _MOST))

    def show_again(self) -> None:
        """Although it was closed for the day; where it has nothing to say, it says why."""
        self._settings.set(_CLOSED, "")
        self.refresh()
        if self.isHidden():
            self.told.emit("Shown on the days of the conference, once something is starred")

    def _lines(self, moment: datetime) -> list[Line]:
        workspace = self._workspace
        timetable = workspace.timetable
        found = now_and_next(timetable, workspace.plan, moment, workspace.engagements)
        return lines(found, timetable.clock.zone, moment) if found else []

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(self._workspace.timetable.zone).date().isoformat()

    def _close(self) -> None:
        self._settings.set(_CLOSED, self._day(self.now()))
        self.refresh()

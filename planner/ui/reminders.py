"""Looks at the clock and reminds of what is mine, by messages of the system and in the window."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from planner.mine import Mine, mine
from planner.now import begins
from planner.reminders import CHOICES, Watch
from planner.times import span, zone_name
from planner.ui.notifier import Notifier
from planner.ui.settings import Settings
from planner.ui.workspace import Workspace

_SETTING = "reminder_minutes"
_INTERVAL = 15_000  # milliseconds: a timer that slept with the machine is late by no more


class Reminders(QObject):
    """`open` is what was told and has not begun; who shows it hears of it by `changed`."""

    changed = Signal()
    talk_wanted = Signal(object)  # Talk: its message was clicked

    def __init__(
        self, workspace: Workspace, settings: Settings, notifier: Notifier, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.open: list[Mine] = []
        self.now: Callable[[], datetime] = partial(datetime.now, UTC)
        self._workspace = workspace
        self._settings = settings
        self._notifier = notifier
        self._watch = Watch()
        self._last: Mine | None = None  # what the latest message is about
        self._clock = QTimer(self, interval=_INTERVAL)
        self._clock.timeout.connect(self.check)
        notifier.clicked.connect(self._show_last)
        workspace.programme_changed.connect(self._look_anew)
        workspace.beside_changed.connect(self._look_anew)

    @property
    def minutes(self) -> int:
        """Before the start; 0 where nobody wants to be reminded."""
        return self._settings.number(_SETTING, CHOICES)

    def set_minutes(self, minutes: int) -> None:
        self._settings.set(_SETTING, minutes)
        self.check()

    def check(self) -> None:
        """Tell what is due, and forget what has begun."""
        if not self.minutes:
            self._clock.stop()
            self._keep([])
            return
        self._clock.start()
        now = self.now()
        workspace = self._workspace
        items = mine(workspace.timetable, workspace.plan, workspace.engagements)
        fresh = self._watch.check(items, self.minutes, now)
        known = {each.key: each for each in items if each.start > now}
        self._keep([*(known[each.key] for each in self.open if each.key in known), *fresh])
        if fresh:
            self._tell(fresh, now)

    def dismiss(self, item: Mine) -> None:
        self._keep([each for each in self.open if each != item])

    def _look_anew(self) -> None:
        """Another programme, or other times."""
        self._watch.look_back()
        self.check()

    def _keep(self, items: list[Mine]) -> None:
        if items or self.open:  # also if they are the same: how long it takes is told as well
            self.open = items
            self.changed.emit()

    def _tell(self, items: list[Mine], now: datetime) -> None:
        zone = self._workspace.timetable.clock.zone
        self._last = first = min(items, key=lambda each: each.rank)
        soon = begins(first, zone, now).capitalize()
        lines = [
            ", ".join(filter(None, (span(each.start, each.end, zone), each.room))) for each in items
        ]
        if len(items) == 1:
            name = zone_name(first.start, zone)
            self._notifier.tell(f"{soon}: {first.title}", f"{lines[0]} ({name})")
        else:
            named = (f"{each.title}, {line}" for each, line in zip(items, lines, strict=True))
            self._notifier.tell(f"{soon}: {len(items)} of your talks", "\n".join(named))

    def _show_last(self) -> None:
        if self._last and self._last.talks:
            self.talk_wanted.emit(self._last.talks[0])

"""What the user can do about clocks: whose writes the times, and a second one on the timeline."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner import zones
from planner.clock_changes import Notice, notice
from planner.clocks import Clock, Whose, agree
from planner.ui import dialogs
from planner.ui.settings import Settings
from planner.ui.system_zone import system_zone
from planner.ui.workspace import Workspace

SETTING = "clock"  # `conference`, `own`, or the IANA name of a place
_PLACE = "clock_place"  # the last place, which goes on being offered
SECOND = "second_hour_scale"


class ZoneCommands(QObject):
    changed = Signal()  # the clock in use, the programme that it is for, or the second scale
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, workspace: Workspace, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self.own_zone = system_zone()
        self._workspace = workspace
        self._settings = settings
        self._window = window
        workspace.programme_changed.connect(self.changed)
        workspace.clock_changed.connect(self.changed)

    def restore(self) -> None:
        """As the user chose it last time."""
        self._workspace.show_by(self.clock(self._settings.text(SETTING, "")))

    def show_by(self, choice: str) -> None:
        """`conference`, `own`, or the IANA name of a place; also the next time."""
        clock = self.clock(choice)
        self._settings.set(SETTING, choice if clock else Whose.CONFERENCE)
        if clock and clock.whose is Whose.PLACE:
            self._settings.set(_PLACE, choice)
        self._workspace.show_by(clock)
        self.told.emit(f"Times: {self._workspace.timetable.clock_name()}")

    def toggle(self) -> None:
        """Between the conference's clock and the user's; or the last place's, if that differs."""
        places = [clock for clock in (self.own_clock(), self.last_place()) if clock]
        other = next((clock for clock in places if self.differs(clock)), None)
        if self._workspace.timetable.clock.whose is not Whose.CONFERENCE:
            self.show_by(Whose.CONFERENCE)
        elif other:
            self.show_by(Whose.OWN if other.whose is Whose.OWN else other.zone.key)
        else:
            self.told.emit("Your clock shows conference time, too")

    def ask_place(self) -> None:
        """For any place of the world."""
        dialogs.show_places(self, self._workspace.timetable, self._window)

    def show_second(self, shown: bool) -> None:
        """The second hour scale, where there is something to show on it."""
        self._settings.set(SECOND, shown)
        self.changed.emit()

    def second_zone(self) -> ZoneInfo | None:
        """Whose hours stand beside those of the conference, where they differ and are wanted."""
        other = self.other_clock()
        wanted = self._settings.flag(SECOND, default=True)
        return other.zone if other and wanted and self.differs(other) else None

    def other_clock(self) -> Clock | None:
        """That in use, if it is not the conference's; else the user's own, if it is known."""
        clock = self._workspace.timetable.clock
        return clock if clock.whose is not Whose.CONFERENCE else self.own_clock()

    def own_clock(self) -> Clock | None:
        """`None` where the system does not say where it is."""
        return self.clock(Whose.OWN)

    def last_place(self) -> Clock | None:
        """The place that was chosen last."""
        return self.clock(self._settings.text(_PLACE, ""))

    def clock(self, choice: str) -> Clock | None:
        """Of a choice as `show_by` takes it; `None` for the conference's and for nonsense."""
        if choice == Whose.OWN:
            return Clock(Whose.OWN, self.own_zone) if self.own_zone else None
        return Clock(Whose.PLACE, ZoneInfo(choice)) if zones.exists(choice) else None

    def differs(self, clock: Clock) -> bool:
        """Whether it ever shows another time than the conference's does, while that is on."""
        timetable = self._workspace.timetable
        return not agree(clock.zone, timetable.zone, timetable.ends)

    def notice(self, now: datetime) -> Notice:
        """What there is to say about changes of the clocks."""
        timetable = self._workspace.timetable
        if not timetable.ends:
            return Notice((), ())
        first, last = timetable.ends
        other = self.other_clock() or timetable.conference_clock
        return notice(timetable.zone, other, first, last, now)

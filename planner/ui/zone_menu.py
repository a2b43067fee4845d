"""The menu of clocks in the header, and what its button says when the pointer rests on it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from planner.clocks import Clock, Whose, ahead, difference
from planner.ui.header import Header
from planner.ui.rich import escape
from planner.ui.workspace import Workspace
from planner.ui.zone_commands import ZoneCommands


class ZoneMenu(QObject):
    """Filled each time it opens: it says how far each clock is from the conference's."""

    def __init__(
        self,
        commands: ZoneCommands,
        workspace: Workspace,
        header: Header,
        others: Iterable[Sequence[QAction]],
    ) -> None:
        """`others` are groups of actions under the clocks."""
        super().__init__(header)
        self._commands = commands
        self._workspace = workspace
        self._button = header.zone_button
        self._menu = header.zones
        self._others = list(others)
        self._clocks = QActionGroup(self)
        self._clocks.triggered.connect(self._chosen)
        self._menu.aboutToShow.connect(self._fill)
        commands.changed.connect(self._tell)
        self._fill()
        self._tell()

    def _fill(self) -> None:
        self._menu.clear()
        for text, choice, is_used in self._offers():
            action = self._menu.addAction(text.replace("&", "&&"))
            action.setData(choice)
            action.setCheckable(True)
            action.setChecked(is_used)
            action.setEnabled(bool(choice))
            self._clocks.addAction(action)
        for group in self._others:
            self._menu.addSeparator()
            self._menu.addActions(group)

    def _offers(self) -> list[tuple[str, str, bool]]:
        """The text, what choosing it chooses (nothing, if empty), and whether it is in use."""
        timetable, used = self._workspace.timetable, self._workspace.timetable.clock
        conference = timetable.conference_clock
        own, place = self._commands.own_clock(), self._commands.last_place()
        offers = [(conference.name(timetable.ends), Whose.CONFERENCE.value, used == conference)]
        if own and (self._commands.differs(own) or used == own):
            text = self._text(own).replace("Your", "My", 1)
            offers.append((text, Whose.OWN.value, used == own))
        elif own:
            offers.append((f"My time is the same ({own.zone.key.replace('_', ' ')})", "", False))
        else:
            offers.append(("My time: this computer does not say where it is", "", False))
        if place:
            offers.append((self._text(place), place.zone.key, used == place))
        return offers

    def _text(self, clock: Clock) -> str:
        """`Kolkata time (IST), 12 h 30 min ahead of the conference`, as of the first talk."""
        timetable = self._workspace.timetable
        moment = next(iter(timetable.ends), datetime.now(UTC))
        by = difference(ahead(clock.zone, timetable.zone, moment), "the conference")
        return f"{clock.name(timetable.ends)}, {by}"

    def _chosen(self, action: QAction) -> None:
        self._commands.show_by(action.data())

    def _tell(self) -> None:
        found = self._commands.notice(datetime.now(UTC))
        lines = ("Whose clock the times are (Z)", *found.urgent, *found.rest)
        self._button.setToolTip("<br>".join(map(escape, lines)))

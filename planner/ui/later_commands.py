"""Who carries out the commands: each is made and connected when it is first asked for.

They are imported inside functions: the start is measured, and needs none of them.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.ui.beside_commands import BesideCommands
    from planner.ui.calendar_commands import CalendarCommands
    from planner.ui.colleague_plans import ColleaguePlans
    from planner.ui.copy_commands import CopyCommands
    from planner.ui.file_commands import FileCommands
    from planner.ui.follow_commands import FollowCommands
    from planner.ui.go_commands import GoCommands
    from planner.ui.hide_commands import HideCommands
    from planner.ui.main_window import MainWindow
    from planner.ui.neighbours import Neighbours
    from planner.ui.reminders import Reminders
    from planner.ui.zone_commands import ZoneCommands


class LaterCommands:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._browser = window.browser
        self._workspace = window.workspace

    @cached_property
    def files(self) -> "FileCommands":
        from planner.ui import side_windows
        from planner.ui.file_commands import FileCommands

        window = self._window
        files = FileCommands(self._workspace, window.keeper, window.settings, window)
        files.failed.connect(window.show_error)
        files.told.connect(window.status.tell)
        files.arrivals.told.connect(window.status.tell)
        files.arrivals.changed.connect(partial(side_windows.show_changes, window))
        files.plans.beside_wanted.connect(self._show_beside)
        files.opener.started.connect(window.parts.reading_bar.start)
        files.opener.progressed.connect(window.parts.reading_bar.progress)
        files.opener.done.connect(window.parts.reading_bar.stop)
        window.parts.reading_bar.cancel_wanted.connect(files.opener.cancel)
        return files

    @cached_property
    def go(self) -> "GoCommands":
        from planner.ui.go_commands import GoCommands

        go = GoCommands(self._browser, self._window)
        go.told.connect(self._window.status.tell)
        go.now_wanted.connect(self._window.list.centre_current)
        return go

    @cached_property
    def copying(self) -> "CopyCommands":
        from planner.ui.copy_commands import CopyCommands

        copying = CopyCommands(self._workspace, self._window.list.selected_ids, self._window)
        copying.told.connect(self._window.status.tell)
        self._window.model.carry = copying.mime_data
        return copying

    @cached_property
    def hiding(self) -> "HideCommands":
        from planner.ui.hide_commands import HideCommands

        hiding = HideCommands(self._browser, self._window)
        hiding.told.connect(self._window.status.tell)
        return hiding

    @cached_property
    def following(self) -> "FollowCommands":
        from planner.ui.follow_commands import FollowCommands
        from planner.ui.new_matches import NewMatches

        following = FollowCommands(self._browser, self._window)
        for telling in (following, NewMatches(self._browser, self._window)):
            telling.told.connect(self._window.status.tell)
        return following

    @cached_property
    def colleagues(self) -> "ColleaguePlans":
        from planner.colleague_store import ColleagueStore
        from planner.ui.colleague_plans import ColleaguePlans

        window = self._window
        store = ColleagueStore(window.keeper.library.colleagues_folder)
        plans = ColleaguePlans(self._workspace, store, window)
        plans.failed.connect(window.show_error)
        plans.told.connect(window.status.tell)
        return plans

    @cached_property
    def neighbours(self) -> "Neighbours":
        from planner.ui.neighbours import Neighbours

        window = self._window
        neighbours = Neighbours(self._workspace, window.keeper, window.settings, window)
        neighbours.told.connect(window.status.tell)
        return neighbours

    @cached_property
    def beside(self) -> "BesideCommands":
        from planner.ui.beside_commands import BesideCommands

        return BesideCommands(self.neighbours, self._window)

    @cached_property
    def calendar(self) -> "CalendarCommands":
        from planner.ui.calendar_commands import CalendarCommands

        window = self._window
        calendar = CalendarCommands(self._workspace, window.settings, window)
        calendar.told.connect(window.status.tell)
        calendar.failed.connect(window.show_error)
        return calendar

    @cached_property
    def reminders(self) -> "Reminders":
        from planner.ui.notifier import Notifier
        from planner.ui.reminders import Reminders

        window = self._window
        reminders = Reminders(self._workspace, window.settings, Notifier(window), window)
        reminders.talk_wanted.connect(self._browser.show_talk)
        return reminders

    @cached_property
    def zones(self) -> "ZoneCommands":
        from planner.ui.zone_commands import ZoneCommands

        zones = ZoneCommands(self._workspace, self._window.settings, self._window)
        zones.told.connect(self._window.status.tell)
        return zones

    def _show_beside(self, plan: "Plan", name: str, file: str) -> None:
        self.colleagues.take(plan, name, file)

"""Parts of the window that the first picture does not need: made after it or when asked for.

They are imported inside functions, as the dialogs are: the start is measured, and each of these
would lengthen it.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from planner import paths

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.ui.beside_commands import BesideCommands
    from planner.ui.calendar_commands import CalendarCommands
    from planner.ui.clock_bar import ClockBar
    from planner.ui.colleague_plans import ColleaguePlans
    from planner.ui.copy_commands import CopyCommands
    from planner.ui.details import Details
    from planner.ui.file_commands import FileCommands
    from planner.ui.filters import FilterPanel
    from planner.ui.follow_commands import FollowCommands
    from planner.ui.go_commands import GoCommands
    from planner.ui.guess_bar import GuessBar
    from planner.ui.hide_commands import HideCommands
    from planner.ui.main_window import MainWindow
    from planner.ui.neighbours import Neighbours
    from planner.ui.nothing import Nothing
    from planner.ui.now_strip import NowStrip
    from planner.ui.plan_view import PlanView
    from planner.ui.reading_bar import ReadingBar
    from planner.ui.reminder_bar import ReminderBar
    from planner.ui.reminders import Reminders
    from planner.ui.timeline import Timeline
    from planner.ui.welcome import Welcome
    from planner.ui.zone_commands import ZoneCommands


class LaterParts:
    """Each part is made, placed and connected once, at its first use."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._browser = window.browser
        self._workspace = window.workspace

    def complete(self) -> None:
        """What everyone needs soon after the first picture."""
        first = self.filters, self.details, self.guess_bar, self.clock_bar, self.actions
        for part in (*first, self.neighbours):
            assert part is not None  # each is made by being named
        if self._window.keeper.library.colleagues_folder.is_dir():
            assert self.colleagues is not None
        for late in (self.now_strip, self.reminder_bar):
            late.refresh()
        _set_icon()

    @cached_property
    def actions(self) -> "dict[str, QAction]":
        """Every command of the window, under its text; in the menus and under its keys."""
        from planner.ui.actions import enable_possible, fill_menu, make_actions
        from planner.ui.commands import commands
        from planner.ui.zone_menu import ZoneMenu

        table = commands(self._window, self)
        actions = make_actions(table, self._window)
        fill_menu(self._window.header.menu, table, actions)
        corrections = [a for text, a in actions.items() if text.startswith("Correct")]
        more = [actions["Another place’s time…"]], [actions["Second hour scale"]], corrections
        ZoneMenu(self.zones, self._workspace, self._window.header, more)
        enable = partial(enable_possible, table, actions)
        self._workspace.programme_changed.connect(enable)
        self._workspace.programme_changed.connect(self._name_programme)
        self._workspace.plan_changed.connect(lambda ids: enable())
        self._browser.rows_changed.connect(self._check_hidden)
        enable()
        self._name_programme()
        self._serve_buttons(actions)
        return actions

    def _serve_buttons(self, actions: "dict[str, QAction]") -> None:
        """Those of the first picture; nobody can press them before."""
        from planner.ui import side_windows

        header, status = self._window.header, self._window.status
        header.print_button.clicked.connect(actions["Print…"].trigger)
        header.export_button.clicked.connect(actions["Export…"].trigger)
        status.report_wanted.connect(actions["Report…"].trigger)
        status.clash_wanted.connect(actions["Next clash"].trigger)
        status.all_wanted.connect(self.go.show_all)
        status.hidden_wanted.connect(self.hiding.toggle_shown)
        status.missing_wanted.connect(partial(side_windows.show_missing, self._window))

    @cached_property
    def filters(self) -> "FilterPanel":
        from planner.ui.filters import FilterPanel

        panel = FilterPanel(self._browser)
        self._window.put_beside(0, panel)
        panel.refresh()
        return panel

    @cached_property
    def details(self) -> "Details":
        from planner.ui.details import Details

        details = Details(self._browser)
        self._window.put_beside(2, details)
        details.session_wanted.connect(self.list_session)
        details.author_wanted.connect(partial(self.go.search_for, "author"))
        details.left.connect(self._window.go_to_talks)
        details.menu_wanted.connect(self.show_menu)
        details.told.connect(self._window.status.tell)
        details.follow_wanted.connect(self.following.show_menu)
        details.words_followed.connect(self.following.follow_words)
        self._workspace.closing.connect(details.flush)
        return details

    @cached_property
    def timeline(self) -> "Timeline":
        from planner.ui.timeline import Timeline

        timeline = Timeline(self._browser, self._window)
        timeline.setModel(self._window.model)
        timeline.setSelectionModel(self._window.list.selectionModel())
        timeline.details_wanted.connect(self.read_details)
        timeline.session_opened.connect(self.list_session)
        timeline.customContextMenuRequested.connect(partial(self._show_menu_in, timeline))
        self.go.now_wanted.connect(timeline.show_now)
        self.zones.changed.connect(self._show_second_scale)
        timeline.show_second(self.zones.second_zone())
        self._window.views.addWidget(timeline)
        return timeline

    @cached_property
    def plan(self) -> "PlanView":
        from planner.ui import dialogs
        from planner.ui.plan_view import PlanView

        plan = PlanView(self._browser, self._window)
        plan.details_wanted.connect(self.read_details)
        plan.told.connect(self._window.status.tell)
        plan.best_plan_wanted.connect(partial(dialogs.show_best_plan, self._window))
        self.beside.serve(plan)
        self._window.views.addWidget(plan)
        return plan

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
    def nothing(self) -> "Nothing":
        from planner.ui.nothing import Nothing

        nothing = Nothing(self._browser, self._window)
        nothing.all_wanted.connect(self.go.show_all)
        nothing.all_days_wanted.connect(self.go.search_all_days)
        self._window.views.addWidget(nothing)
        return nothing

    @cached_property
    def guess_bar(self) -> "GuessBar":
        from planner.ui.guess_bar import GuessBar

        bar = GuessBar(self._workspace, self._window)
        bar.corrected.connect(self._window.correct)
        bar.failed.connect(self._window.show_error)
        _insert(self._window.programme_page, bar)
        return bar

    @cached_property
    def zones(self) -> "ZoneCommands":
        from planner.ui.zone_commands import ZoneCommands

        zones = ZoneCommands(self._workspace, self._window.settings, self._window)
        zones.told.connect(self._window.status.tell)
        return zones

    @cached_property
    def clock_bar(self) -> "ClockBar":
        from planner.ui.clock_bar import ClockBar

        bar = ClockBar(self.zones, self._workspace, self._window.settings, self._window)
        _insert(self._window.programme_page, bar)
        return bar

    @cached_property
    def welcome(self) -> "Welcome":
        from planner.ui import dialogs
        from planner.ui.welcome import Welcome

        welcome = Welcome(self._window)
        welcome.open_wanted.connect(self.files.open)
        welcome.link_wanted.connect(partial(dialogs.show_link, self._window))
        welcome.paste_wanted.connect(partial(dialogs.show_paste, self._window))
        welcome.sample_wanted.connect(self.files.open_sample)
        welcome.recent_wanted.connect(self._window.open_stored)
        welcome.set_recent(self._window.keeper.recent())
        self._window.pages.addWidget(welcome)
        return welcome

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
        files.plans.beside_wanted.connect(self.show_beside)
        files.opener.started.connect(self.reading_bar.start)
        files.opener.progressed.connect(self.reading_bar.progress)
        files.opener.done.connect(self.reading_bar.stop)
        self.reading_bar.cancel_wanted.connect(files.opener.cancel)
        return files

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
    def reading_bar(self) -> "ReadingBar":
        from planner.ui.reading_bar import ReadingBar

        bar = ReadingBar(self._window)
        _insert(self._window.column, bar)
        return bar

    @cached_property
    def go(self) -> "GoCommands":
        from planner.ui.go_commands import GoCommands

        go = GoCommands(self._browser, self._window)
        go.told.connect(self._window.status.tell)
        go.now_wanted.connect(self._window.list.centre_current)
        return go

    @cached_property
    def now_strip(self) -> "NowStrip":
        from planner.ui.now_strip import NowStrip

        strip = NowStrip(self._workspace, self._window.settings, self._window)
        strip.talk_wanted.connect(self._browser.show_talk)
        strip.told.connect(self._window.status.tell)
        _insert(self._window.programme_page, strip)
        return strip

    @cached_property
    def reminders(self) -> "Reminders":
        from planner.ui.notifier import Notifier
        from planner.ui.reminders import Reminders

        window = self._window
        reminders = Reminders(self._workspace, window.settings, Notifier(window), window)
        reminders.talk_wanted.connect(self._browser.show_talk)
        return reminders

    @cached_property
    def reminder_bar(self) -> "ReminderBar":
        from planner.ui.reminder_bar import ReminderBar

        bar = ReminderBar(self.reminders, self._workspace, self._window)
        bar.talk_wanted.connect(self._browser.show_talk)
        _insert(self._window.programme_page, bar)
        self.reminders.check()
        return bar

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
    def calendar(self) -> "CalendarCommands":
        from planner.ui.calendar_commands import CalendarCommands

        window = self._window
        calendar = CalendarCommands(self._workspace, window.settings, window)
        calendar.told.connect(window.status.tell)
        calendar.failed.connect(window.show_error)
        return calendar

    @cached_property
    def following(self) -> "FollowCommands":
        from planner.ui.follow_commands import FollowCommands
        from planner.ui.new_matches import NewMatches

        following = FollowCommands(self._browser, self._window)
        for telling in (following, NewMatches(self._browser, self._window)):
            telling.told.connect(self._window.status.tell)
        return following

    def _name_programme(self) -> None:
        """The header shows long names shortened."""
        from planner.ui.rich import tooltip

        title = self._workspace.conference.title
        self._window.header.programme_button.setToolTip(tooltip(title))

    def _show_second_scale(self) -> None:
        self.timeline.show_second(self.zones.second_zone())

    def _check_hidden(self) -> None:
        """Who goes to a hidden talk has all of them shown."""
        self.actions["Show hidden"].setChecked(self._browser.shows_hidden)

    # What parts ask of each other

    def show_menu_in_list(self, place: QPoint) -> None:
        self._show_menu_in(self._window.list, place)

    def _show_menu_in(self, view: QAbstractItemView, place: QPoint) -> None:
        """Where the view shows a talk; the click has made it the current one."""
        if self._window.model.talk(view.indexAt(place)):
            self.show_menu(view.viewport().mapToGlobal(place))

    def show_menu(self, place: QPoint) -> None:
        """Of the current talk, at that place of the screen."""
        from planner.ui.talk_menu import talk_menu

        talk = self._browser.current
        if talk:
            selected = self._window.list.selected_ids() or [talk.id]
            commands = (self.hiding, self.following, self.actions)
            menu = talk_menu(talk, self._workspace, selected, *commands, self._window)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def show_beside(self, plan: "Plan", name: str, file: str) -> None:
        self.colleagues.take(plan, name, file)

    def list_session(self, title: str) -> None:
        self.go.search_for("session", title)
        self._window.show_view(0)

    def read_details(self) -> None:
        self.actions["Details"].setChecked(True)
        self.details.setFocus()

    def add_entry(self) -> None:
        self._window.show_view(2)
        self.plan.add_entry()

    def write_note(self) -> None:
        if self._browser.current:
            self.actions["Details"].setChecked(True)
            self.details.focus_note()


def _insert(column: QWidget, bar: QWidget) -> None:
    """Under the first widget of a column."""
    layout = column.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, bar)


def _set_icon() -> None:
    from PySide6.QtGui import QGuiApplication, QIcon

    icon = paths.RESOURCES / "icons" / "conference-planner-256.png"
    QGuiApplication.setWindowIcon(QIcon(str(icon)))

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
    from collections.abc import Sequence

    from planner.conference import Talk
    from planner.ui.clock_bar import ClockBar
    from planner.ui.details import Details
    from planner.ui.filters import FilterPanel
    from planner.ui.guess_bar import GuessBar
    from planner.ui.main_window import MainWindow
    from planner.ui.nothing import Nothing
    from planner.ui.now_strip import NowStrip
    from planner.ui.plan_view import PlanView
    from planner.ui.reading_bar import ReadingBar
    from planner.ui.reminder_bar import ReminderBar
    from planner.ui.talk_list import TalkList
    from planner.ui.timeline import Timeline
    from planner.ui.welcome import Welcome


class LaterParts:
    """Each part is made, placed and connected once, at its first use."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._browser = window.browser
        self._workspace = window.workspace
        self._commands = window.commands

    def complete(self) -> None:
        """What everyone needs soon after the first picture."""
        first = self.filters, self.details, self.guess_bar, self.clock_bar, self.actions
        for part in (*first, self._commands.neighbours):
            assert part is not None  # each is made by being named
        if self._window.keeper.library.colleagues_folder.is_dir():
            assert self._commands.colleagues is not None
        for late in (self.now_strip, self.reminder_bar):
            late.refresh()
        _set_icon()

    @cached_property
    def actions(self) -> "dict[str, QAction]":
        """Every command of the window, under its text; in the menus and under its keys."""
        from planner.ui.actions import enable_possible, make_actions
        from planner.ui.commands import commands
        from planner.ui.menus import fill_menu
        from planner.ui.zone_menu import ZoneMenu

        table = commands(self._window)
        actions = make_actions(table, self._window)
        fill_menu(self._window.header.menu, actions)
        corrections = [a for text, a in actions.items() if text.startswith("Correct")]
        more = [actions["Another place’s time…"]], [actions["Second hour scale"]], corrections
        ZoneMenu(self._commands.zones, self._workspace, self._window.header, more)
        enable = partial(enable_possible, table, actions)
        self._workspace.programme_changed.connect(enable)
        self._workspace.programme_changed.connect(self._name_programme)
        self._workspace.plan_changed.connect(lambda ids: enable())
        self._browser.rows_changed.connect(self._check_hidden)
        enable()
        self._name_programme()
        self._serve_first_picture(actions)
        return actions

    def _serve_first_picture(self, actions: "dict[str, QAction]") -> None:
        """What can be pressed in the first picture, and is not before it is painted."""
        from planner.ui import side_windows

        header, status = self._window.header, self._window.status
        self._serve_talks(self._window.list)
        header.print_button.clicked.connect(actions["Print…"].trigger)
        header.export_button.clicked.connect(actions["Export…"].trigger)
        status.report_wanted.connect(actions["Report…"].trigger)
        status.clash_wanted.connect(actions["Next clash"].trigger)
        status.all_wanted.connect(self._commands.go.show_all)
        status.hidden_wanted.connect(self._commands.hiding.toggle_shown)
        status.missing_wanted.connect(partial(side_windows.show_missing, self._window))

    def _serve_talks(self, view: "TalkList | Timeline") -> None:
        view.details_wanted.connect(self.read_details)
        view.customContextMenuRequested.connect(partial(self._show_menu_in, view))

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
        details.author_wanted.connect(partial(self._commands.go.search_for, "author"))
        details.left.connect(self._window.views.go_to_talks)
        details.menu_wanted.connect(self.show_menu)
        details.told.connect(self._window.status.tell)
        details.follow_wanted.connect(self._commands.following.show_menu)
        details.words_followed.connect(self._commands.following.follow_words)
        self._workspace.closing.connect(details.flush)
        return details

    @cached_property
    def timeline(self) -> "Timeline":
        from planner.ui.timeline import Timeline

        timeline = Timeline(self._browser, self._window)
        timeline.setModel(self._window.model)
        timeline.setSelectionModel(self._window.list.selectionModel())
        timeline.session_opened.connect(self.list_session)
        self._serve_talks(timeline)
        self._commands.go.now_wanted.connect(timeline.show_now)
        self._commands.zones.changed.connect(self._show_second_scale)
        timeline.show_second(self._commands.zones.second_zone())
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
        self._commands.beside.serve(plan)
        self._window.views.addWidget(plan)
        return plan

    @cached_property
    def nothing(self) -> "Nothing":
        from planner.ui.nothing import Nothing

        nothing = Nothing(self._browser, self._window)
        nothing.all_wanted.connect(self._commands.go.show_all)
        nothing.hidden_wanted.connect(self._commands.hiding.toggle_shown)
        nothing.all_days_wanted.connect(self._commands.go.search_all_days)
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
    def clock_bar(self) -> "ClockBar":
        from planner.ui.clock_bar import ClockBar

        bar = ClockBar(self._commands.zones, self._workspace, self._window.settings, self._window)
        _insert(self._window.programme_page, bar)
        return bar

    @cached_property
    def welcome(self) -> "Welcome":
        from planner.ui import dialogs
        from planner.ui.welcome import Welcome

        welcome = Welcome(self._window)
        welcome.open_wanted.connect(self._commands.files.open)
        welcome.link_wanted.connect(partial(dialogs.show_link, self._window))
        welcome.paste_wanted.connect(partial(dialogs.show_paste, self._window))
        welcome.sample_wanted.connect(self._commands.files.open_sample)
        welcome.recent_wanted.connect(self._window.open_stored)
        welcome.set_recent(self._window.keeper.recent())
        self._window.pages.addWidget(welcome)
        return welcome

    @cached_property
    def reading_bar(self) -> "ReadingBar":
        from planner.ui.reading_bar import ReadingBar

        bar = ReadingBar(self._window)
        _insert(self._window.column, bar)
        return bar

    @cached_property
    def now_strip(self) -> "NowStrip":
        from planner.ui.now_strip import NowStrip

        strip = NowStrip(self._workspace, self._window.settings, self._window)
        strip.talk_wanted.connect(self._browser.show_talk)
        strip.told.connect(self._window.status.tell)
        _insert(self._window.programme_page, strip)
        return strip

    @cached_property
    def reminder_bar(self) -> "ReminderBar":
        from planner.ui.reminder_bar import ReminderBar

        bar = ReminderBar(self._commands.reminders, self._workspace, self._window)
        bar.talk_wanted.connect(self._browser.show_talk)
        _insert(self._window.programme_page, bar)
        self._commands.reminders.check()
        return bar

    def _name_programme(self) -> None:
        """The header shows long names shortened."""
        from planner.ui.rich import tooltip

        title = self._workspace.conference.title
        self._window.header.programme_button.setToolTip(tooltip(title))

    def _show_second_scale(self) -> None:
        self.timeline.show_second(self._commands.zones.second_zone())

    def _check_hidden(self) -> None:
        """Who goes to a hidden talk has all of them shown."""
        self.actions["Show hidden"].setChecked(self._browser.shows_hidden)

    # What parts ask of each other

    def _show_menu_in(self, view: QAbstractItemView, place: QPoint) -> None:
        """Where the view shows a talk; the click has made it the current one. Or a heading."""
        index, on_screen = view.indexAt(place), view.viewport().mapToGlobal(place)
        if self._window.model.talk(index):
            self.show_menu(on_screen)
        elif talks := self._window.model.under(index):
            self._show_session_menu(talks, on_screen)

    def show_menu(self, place: QPoint) -> None:
        """Of the current talk, at that place of the screen."""
        from planner.ui.talk_menu import talk_menu

        talk = self._browser.current
        if talk:
            selected = self._window.list.selected_ids() or [talk.id]
            commands = (self._commands.hiding, self._commands.following, self.actions)
            menu = talk_menu(talk, self._workspace, selected, *commands, self._window)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _show_session_menu(self, talks: "Sequence[Talk]", place: QPoint) -> None:
        from planner.ui.session_menu import session_menu

        hiding, window = self._commands.hiding, self._window
        menu = session_menu(talks, self._workspace, hiding, self.write_session_note, window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def write_session_note(self, talk: "Talk") -> None:
        """On the session of this talk, in its details."""
        self._browser.set_current(talk)
        self.actions["Details"].setChecked(True)
        self.details.focus_session_note()

    def list_session(self, title: str) -> None:
        self._commands.go.search_for("session", title)
        self._window.views.choose(0)

    def read_details(self) -> None:
        self.actions["Details"].setChecked(True)
        self.details.setFocus()

    def add_entry(self) -> None:
        self._window.views.choose(2)
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

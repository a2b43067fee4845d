"""The dialogs, each imported when it is first asked for: the start needs none of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from planner.conference import Programme
from planner.engagements import noted_in
from planner.errors import PlannerError
from planner.ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.changes import Changes
    from planner.timetable import Timetable
    from planner.ui.browser import Browser
    from planner.ui.changes_dialog import Sections
    from planner.ui.colleague_plans import ColleaguePlans
    from planner.ui.file_commands import FileCommands
    from planner.ui.follow_commands import FollowCommands
    from planner.ui.go_commands import GoCommands
    from planner.ui.main_window import MainWindow
    from planner.ui.neighbours import Neighbours
    from planner.ui.related_finder import RelatedFinder
    from planner.ui.reminders import Reminders
    from planner.ui.settings import Settings
    from planner.ui.zone_commands import ZoneCommands


def show_print(workspace: Workspace, settings: "Settings", parent: QWidget) -> None:
    from planner.ui.print_dialog import PrintDialog

    plan = noted_in(workspace.plan, workspace.engagements)
    _show(PrintDialog(workspace.timetable, plan, settings, parent))


def show_export(browser: "Browser", selected: "Collection[str]", window: "MainWindow") -> None:
    """My plan, what is shown, or the selected talks, where they are several."""
    from textwrap import shorten

    from planner.exporters.selection import of_plan, of_talks
    from planner.exporting import search_title
    from planner.filter_words import filter_words
    from planner.ui.export_dialog import ExportDialog

    timetable, plan = browser.workspace.timetable, browser.workspace.plan
    choices = {"My plan": of_plan(timetable, plan)}
    narrowed = filter_words(browser.text, browser.filters)
    title = search_title(timetable, browser.text, len(browser.talks))
    shown = (
        f"What is shown now: {shorten(narrowed, 50, placeholder='…')}"
        if narrowed
        else "The whole programme"
    )
    choices[shown] = of_talks(timetable, plan, browser.talks, title)
    if len(selected) > 1:
        talks = [timetable.by_id[talk_id] for talk_id in selected]
        choices["The selected talks"] = of_talks(timetable, plan, talks)
    _show(ExportDialog(choices, window.settings, window))


def show_paste(files: "FileCommands", parent: QWidget) -> None:
    from planner.ui.paste_dialog import PasteDialog

    dialog = PasteDialog(parent)
    dialog.read_wanted.connect(files.opener.read_text)
    dialog.link_wanted.connect(files.opener.open_link)
    dialog.plan_wanted.connect(files.take_plan_link)
    files.arrivals.shown.connect(dialog.accept)
    _show(dialog)


def show_link(files: "FileCommands", parent: QWidget) -> None:
    from planner.ui.link_dialog import LinkDialog

    dialog = LinkDialog(parent)
    dialog.link_wanted.connect(files.opener.open_link)
    _show(dialog)


def show_report(programme: Programme, parent: QWidget) -> None:
    from planner.ui.report_dialog import ReportDialog

    _show(ReportDialog(programme, parent))


def show_changes(changes: "Changes", browser: "Browser", parent: QWidget) -> None:
    """Beside the window, which stays usable."""
    from planner.ui.changes_dialog import ChangesDialog

    _show_beside(ChangesDialog(changes, browser.workspace, parent), browser)


def show_missing(browser: "Browser", parent: QWidget) -> None:
    from planner.ui.changes_dialog import MissingDialog

    open_one = parent.findChild(MissingDialog)
    if open_one:
        open_one.close()
    _show_beside(MissingDialog(browser.workspace, parent), browser)


def _show_beside(dialog: "Sections", browser: "Browser") -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.talk_wanted.connect(browser.show_talk)
    dialog.show()


def show_poster_route(browser: "Browser", parent: QWidget) -> None:
    """Beside the window, which stays usable; one at most."""
    from planner.ui.poster_route import PosterRouteDialog

    open_one = parent.findChild(PosterRouteDialog)
    if open_one:
        open_one.close()
    dialog = PosterRouteDialog(browser.workspace, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.talk_wanted.connect(browser.show_talk)
    dialog.show()


def show_following(
    browser: "Browser", commands: "FollowCommands", go: "GoCommands", parent: QWidget
) -> None:
    """Beside the window, which stays usable; one at most."""
    from planner.ui.following_dialog import FollowingDialog

    open_one = parent.findChild(FollowingDialog)
    if open_one:
        open_one.close()
    dialog = FollowingDialog(browser, commands, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.talks_wanted.connect(go.show_followed)
    dialog.show()


def show_reminder(reminders: "Reminders", parent: QWidget) -> None:
    from planner.ui.reminder_dialog import ReminderDialog

    dialog = ReminderDialog(reminders.minutes, parent)
    dialog.chosen.connect(reminders.set_minutes)
    _show(dialog)


def show_share(files: "FileCommands", workspace: Workspace, window: "MainWindow") -> None:
    from planner.ui.share_dialog import ShareDialog

    dialog = ShareDialog(workspace, window)
    dialog.told.connect(window.status.tell)
    dialog.file_wanted.connect(files.save_copy)
    _show(dialog)


def show_best_plan(workspace: Workspace, window: "MainWindow") -> None:
    """For the day that is looked at, or for all."""
    from planner.ui.best_plan_dialog import BestPlanDialog

    dialog = BestPlanDialog(workspace, window.browser.filters.day, window)
    dialog.told.connect(window.status.tell)
    _show(dialog)


def show_walking(workspace: Workspace, parent: QWidget) -> None:
    from planner.ui.walking_dialog import WalkingDialog

    _show(WalkingDialog(workspace, parent))


def show_conferences(neighbours: "Neighbours", window: "MainWindow") -> None:
    """Those with stars are looked for while it is open."""
    from planner.ui.conferences_dialog import ConferencesDialog

    dialog = ConferencesDialog(neighbours.chosen, window)
    neighbours.found.connect(dialog.show_stored)
    dialog.chosen.connect(neighbours.choose)
    window.workspace.programme_changed.connect(dialog.reject)
    neighbours.look()
    _show(dialog)


def show_places(commands: "ZoneCommands", timetable: "Timetable", parent: QWidget) -> None:
    """Clocks as of the first talk."""
    from datetime import UTC, datetime, timedelta

    from planner.ui.place_dialog import PlaceDialog

    moment = next(iter(timetable.ends), datetime.now(UTC))
    offset = moment.astimezone(timetable.zone).utcoffset() or timedelta()
    dialog = PlaceDialog(moment, offset, parent)
    dialog.chosen.connect(commands.show_by)
    _show(dialog)


def show_suggestions(finder: "RelatedFinder", browser: "Browser", parent: QWidget) -> None:
    """Beside the window, which stays usable; one at most."""
    from planner.ui.suggestions_dialog import SuggestionsDialog

    dialog = parent.findChild(SuggestionsDialog)
    if dialog is None:
        dialog = SuggestionsDialog(finder, browser.workspace, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.talk_wanted.connect(browser.show_talk)
    dialog.show()
    dialog.activateWindow()


def show_colleagues(plans: "ColleaguePlans", browser: "Browser", window: "MainWindow") -> None:
    """Beside the window, which stays usable; one at most."""
    from planner.ui.colleagues_dialog import ColleaguesDialog

    dialog = window.findChild(ColleaguesDialog)
    if dialog is None:
        dialog = ColleaguesDialog(plans, browser.workspace, window.settings, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.talk_wanted.connect(browser.show_talk)
        dialog.told.connect(window.status.tell)
    dialog.show()
    dialog.activateWindow()


def show_keys(rows: list[tuple[str, str, str]], parent: QWidget) -> None:
    from planner.ui.about_dialog import KeysDialog

    _show(KeysDialog(rows, parent))


def show_about(parent: QWidget) -> None:
    from planner.ui.about_dialog import AboutDialog

    _show(AboutDialog(parent))


def show_error(error: PlannerError, parent: QWidget) -> None:
    """In the paste dialog, while that is open; else in a box of its own."""
    from planner.ui.error_report import ErrorBox
    from planner.ui.paste_dialog import PasteDialog

    pasting = parent.findChild(PasteDialog)
    if pasting and pasting.isVisible():
        pasting.show_error(error)
        return
    _show(ErrorBox(error, parent))


def show_unforeseen(error: Exception, parent: QWidget) -> QDialog:
    from planner.ui.error_report import unforeseen

    return _show(unforeseen(error, parent))


def asks_to_leave(error: PlannerError, parent: QWidget) -> bool:
    """Whether to close although the plan could not be saved."""
    from PySide6.QtWidgets import QMessageBox

    button = QMessageBox.StandardButton
    text = f"{error}\n\nClose all the same, without your last changes?"
    answer = QMessageBox.warning(parent, "Not saved", text, button.Close | button.Cancel)
    return answer == button.Close


def _show(dialog: QDialog) -> QDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog

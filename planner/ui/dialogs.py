"""The dialogs in front of the window, each imported when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.ui.in_front import in_front

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.exporters.selection import Selection
    from planner.timetable import Timetable
    from planner.ui.browser import Browser
    from planner.ui.main_window import MainWindow
    from planner.ui.place_dialog import PlaceDialog
    from planner.ui.zone_commands import ZoneCommands


def show_print(window: "MainWindow") -> None:
    from planner.engagements import noted_in
    from planner.ui.print_dialog import PrintDialog

    workspace = window.workspace
    if workspace.programme:
        window.parts.details.flush()
        plan = noted_in(workspace.plan, workspace.engagements)
        in_front(PrintDialog(workspace.timetable, plan, window.settings, window))


def show_export(window: "MainWindow") -> None:
    from planner.ui.export_dialog import ExportDialog

    if window.workspace.programme:
        window.parts.details.flush()
        choices = _choices(window.browser, window.list.selected_ids())
        in_front(ExportDialog(choices, window.settings, window))


def _choices(browser: "Browser", selected: "Collection[str]") -> "dict[str, Selection]":
    """My plan, what is shown, or the selected talks, where they are several."""
    from textwrap import shorten

    from planner.exporters.selection import of_plan, of_talks
    from planner.exporting import search_title
    from planner.filter_words import filter_words
    from planner.wording import counted

    timetable, plan = browser.workspace.timetable, browser.workspace.plan
    choices = {"My plan": of_plan(timetable, plan)}
    narrowed = filter_words(browser.text, browser.filters)
    title = search_title(timetable, browser.text, len(browser.talks))
    hidden = counted(len(browser.left_out), "hidden talk")
    whole = "The whole programme" + f", {hidden} left out" * bool(browser.left_out)
    shown = f"What is shown now: {shorten(narrowed, 50, placeholder='…')}" if narrowed else whole
    choices[shown] = of_talks(timetable, plan, browser.talks, title)
    if len(selected) > 1:
        talks = [timetable.by_id[talk_id] for talk_id in selected]
        choices["The selected talks"] = of_talks(timetable, plan, talks)
    return choices


def show_paste(window: "MainWindow") -> None:
    from planner.ui.paste_dialog import PasteDialog

    files = window.commands.files
    dialog = PasteDialog(window)
    dialog.read_wanted.connect(files.opener.read_text)
    dialog.link_wanted.connect(files.opener.open_link)
    dialog.plan_wanted.connect(files.take_plan_link)
    files.arrivals.shown.connect(dialog.accept)
    in_front(dialog)


def show_link(window: "MainWindow") -> None:
    from planner.ui.link_dialog import LinkDialog

    dialog = LinkDialog(window)
    dialog.link_wanted.connect(window.commands.files.opener.open_link)
    in_front(dialog)


def show_report(window: "MainWindow") -> None:
    from planner.ui.report_dialog import ReportDialog

    if window.workspace.programme:
        in_front(ReportDialog(window.workspace.programme, window))


def show_reminder(window: "MainWindow") -> None:
    from planner.ui.reminder_dialog import ReminderDialog

    reminders = window.commands.reminders
    dialog = ReminderDialog(reminders.minutes, window)
    dialog.chosen.connect(reminders.set_minutes)
    in_front(dialog)


def show_share(window: "MainWindow") -> None:
    from planner.ui.share_dialog import ShareDialog

    window.parts.details.flush()
    dialog = ShareDialog(window.workspace, window)
    dialog.told.connect(window.status.tell)
    dialog.file_wanted.connect(window.commands.files.save_for_others)
    in_front(dialog)


def show_best_plan(window: "MainWindow") -> None:
    """For the day that is looked at, or for all."""
    from planner.ui.best_plan_dialog import BestPlanDialog

    dialog = BestPlanDialog(window.workspace, window.browser.filters.day, window)
    dialog.told.connect(window.status.tell)
    in_front(dialog)


def show_walking(window: "MainWindow") -> None:
    from planner.ui.walking_dialog import WalkingDialog

    in_front(WalkingDialog(window.workspace, window))


def show_conferences(window: "MainWindow") -> None:
    """Those with stars are looked for while it is open."""
    from planner.ui.conferences_dialog import ConferencesDialog

    neighbours = window.commands.neighbours
    dialog = ConferencesDialog(neighbours.chosen, window)
    neighbours.found.connect(dialog.show_stored)
    dialog.chosen.connect(neighbours.choose)
    window.workspace.programme_changed.connect(dialog.reject)
    neighbours.look()
    in_front(dialog)


def show_places(commands: "ZoneCommands", timetable: "Timetable", parent: QWidget) -> None:
    ask_place(timetable, parent).chosen.connect(commands.show_by)


def ask_place(timetable: "Timetable", parent: QWidget) -> "PlaceDialog":
    """With clocks as of the first talk."""
    from datetime import UTC, datetime, timedelta

    from planner.ui.place_dialog import PlaceDialog

    moment = next(iter(timetable.ends), datetime.now(UTC))
    offset = moment.astimezone(timetable.zone).utcoffset() or timedelta()
    return in_front(PlaceDialog(moment, offset, parent))


def show_keys(rows: list[tuple[str, str, str]], parent: QWidget) -> None:
    from planner.ui.about_dialog import KeysDialog

    in_front(KeysDialog(rows, parent))


def show_about(parent: QWidget) -> None:
    from planner.ui.about_dialog import AboutDialog

    in_front(AboutDialog(parent))

"""The table of everything the user can do: menu, words, keys, and who does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.ui import dialogs
from planner.ui.actions import Command

if TYPE_CHECKING:
    from planner.ui.main_window import MainWindow


def commands(window: MainWindow) -> list[Command]:
    files, go, undo = window.files, window.go, window.workspace.undo_stack
    timeline, bar = window.timeline, window.guess_bar
    return [
        Command("Programme", "Open…", ("Ctrl+O",), files.open),
        Command("Programme", "Paste…", ("Ctrl+Shift+V",), window.paste),
        Command("Programme", "Add pages to this programme…", (), files.add_pages),
        Command("Programme", "Open the sample", (), files.open_sample),
        Command("Programme", "Correct the year…", (), bar.ask_year),
        Command("Programme", "Correct the time zone…", (), bar.ask_zone),
        Command("Programme", "Correct the name…", (), bar.ask_title),
        Command("Programme", "Report…", ("Ctrl+I",), window.show_report),
        Command("Programme", "Save the programme as…", (), files.save_programme),
        Command("Programme", "Quit", ("Ctrl+Q",), window.close),
        Command("Plan", "Undo", ("Ctrl+Z",), undo.undo),
        Command("Plan", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), undo.redo),
        Command("Plan", "Star or unstar", ("S",), window.toggle_stars),
        Command("Plan", "Write a note", ("N",), window.write_note),
        Command("Plan", "Print…", ("Ctrl+P",), window.print_plan),
        Command("Plan", "Save a copy…", ("Ctrl+Shift+S",), files.save_copy),
        Command("Plan", "Open plan…", ("Ctrl+Shift+O",), files.open_plan),
        Command("Go", "Search", ("Ctrl+F", "/"), window.search),
        Command("Go", "Clear search and filters", ("Ctrl+Shift+F",), go.show_all),
        Command("Go", "Previous day", ("Alt+Left",), partial(window.day_bar.step, -1)),
        Command("Go", "Next day", ("Alt+Right",), partial(window.day_bar.step, 1)),
        Command("Go", "Next clash", ("C",), go.next_clash),
        Command("Go", "Now", ("J",), go.jump_to_now),
        Command("Show", "List", ("Ctrl+1",), partial(window.show_view, 0)),
        Command("Show", "Timeline", ("Ctrl+2",), partial(window.show_view, 1)),
        Command("Show", "Timeline by room", (), timeline.set_columns_by_room, checkable=True),
        Command("Show", "Zoom in", ("Ctrl++", "Ctrl+="), timeline.zoom_in),
        Command("Show", "Zoom out", ("Ctrl+-",), timeline.zoom_out),
        Command("Show", "Usual zoom", ("Ctrl+0",), timeline.zoom_reset),
        Command("Show", "Compact rows", ("Ctrl+D",), window.set_compact, checkable=True),
        Command("Show", "Filters", ("Ctrl+L",), window.show_filters, checkable=True),
        Command("Show", "Details", ("Ctrl+T",), window.show_details, checkable=True),
        Command("Show", "Like the system", (), partial(window.set_appearance, "system")),
        Command("Show", "Light", (), partial(window.set_appearance, "light")),
        Command("Show", "Dark", (), partial(window.set_appearance, "dark")),
        Command("Help", "All keys…", ("?", "F1"), window.show_keys),
        Command("Help", "About…", (), partial(dialogs.show_about, window)),
    ]

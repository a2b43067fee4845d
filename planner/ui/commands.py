"""The table of everything the user can do: menu, words, keys, and who does it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from planner.listing import Order
from planner.priorities import NONE, WORDS, label
from planner.ui import dialogs, side_windows
from planner.ui.actions import Command, key_rows
from planner.ui.zone_commands import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.later_parts import LaterParts
    from planner.ui.main_window import MainWindow

ALWAYS = {
    *("Open…", "Open link…", "Paste…", "Open the sample", "Open plan…", "Quit"),
    *("Save a table to fill in…", "Menu", "All keys…", "About…"),
    *("Look like the system", "Look light", "Look dark", "Filters", "Details", "Compact rows"),
}  # the others need a programme


def commands(window: "MainWindow") -> list[Command]:
    workspace, settings = window.workspace, window.settings
    parts, later = window.parts, window.commands
    files, go, copying, zones = later.files, later.go, later.copying, later.zones
    bar, selected = parts.guess_bar, window.list.selected_ids

    def has_programme() -> bool:
        return workspace.programme is not None

    def opening(show: "Callable[[MainWindow], object]") -> "Callable[[], object]":
        return partial(show, window)

    table = [
        Command("Programme", "Open…", ("Ctrl+O",), files.open),
        Command("Programme", "Open link…", ("Ctrl+U",), opening(dialogs.show_link)),
        Command("Programme", "Paste…", ("Ctrl+Shift+V",), opening(dialogs.show_paste)),
        Command("Programme", "Add pages to this programme…", (), files.add_pages),
        Command("Programme", "Update", ("F5",), files.update),
        Command("Programme", "Open the sample", (), files.open_sample),
        Command("Programme", "Correct the year…", (), bar.ask_year),
        Command("Programme", "Correct the time zone…", (), bar.ask_zone),
        Command("Programme", "Correct the name…", (), bar.ask_title),
        Command("Programme", "Report…", ("Ctrl+I",), opening(dialogs.show_report)),
        Command("Programme", "Save the programme as…", (), files.save_programme),
        Command("Programme", "Save a table to fill in…", (), files.save_table),
        Command("Programme", "Quit", ("Ctrl+Q",), window.close),
        Command("Plan", "Undo", ("Ctrl+Z",), workspace.undo, possible=workspace.can_undo),
        Command(
            "Plan", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), workspace.redo, possible=workspace.can_redo
        ),
        Command("Plan", "Star or unstar", ("S",), window.list.toggle_stars),
        *(
            Command(
                "Plan",
                label(priority),
                (str(priority),),
                partial(window.list.set_priority, priority),
            )
            for priority in WORDS
        ),
        Command("Plan", NONE, ("0",), partial(window.list.set_priority, 0)),
        Command("Plan", "Write a note", ("N",), parts.write_note),
        Command("Plan", "Hide or unhide", ("H",), lambda: later.hiding.toggle(selected())),
        Command("Plan", "Following…", ("F",), opening(side_windows.show_following)),
        Command("Plan", "Add an entry…", (), parts.add_entry),
        Command("Plan", "Best plan…", ("B",), opening(dialogs.show_best_plan)),
        Command("Plan", "Other conferences…", (), opening(dialogs.show_conferences)),
        Command("Plan", "Colleagues' plans…", ("Ctrl+K",), opening(side_windows.show_colleagues)),
        Command("Plan", "Walking time…", (), opening(dialogs.show_walking)),
        Command("Plan", "Remind me…", (), opening(dialogs.show_reminder)),
        Command("Plan", "Add to my calendar", (), lambda: later.calendar.add(selected())),
        Command("Plan", "Publish to a calendar…", (), lambda: later.calendar.publish()),
        Command("Plan", "Print…", ("Ctrl+P",), opening(dialogs.show_print)),
        Command("Plan", "Export…", ("Ctrl+E",), opening(dialogs.show_export)),
        Command("Plan", "Share…", ("Ctrl+Shift+E",), opening(dialogs.show_share)),
        Command("Plan", "Save a copy…", ("Ctrl+Shift+S",), files.save_copy),
        Command("Plan", "Open plan…", ("Ctrl+Shift+O",), files.open_plan),
        Command("Talk", "Copy", ("Ctrl+C",), copying.copy),
        Command("Talk", "Copy as text", (), copying.copy_text),
        Command("Talk", "Copy as Markdown", ("Ctrl+Shift+C",), copying.copy_markdown),
        Command("Talk", "Copy as BibTeX", (), copying.copy_bibtex),
        Command("Talk", "Copy link", (), copying.copy_links),
        Command("Go", "Search", ("Ctrl+F", "/"), window.search),
        Command("Go", "Clear search and filters", ("Ctrl+Shift+F",), go.show_all),
        Command("Go", "Previous day", ("Alt+Left",), partial(window.day_bar.step, -1)),
        Command("Go", "Next day", ("Alt+Right",), partial(window.day_bar.step, 1)),
        Command("Go", "Next clash", ("C",), go.next_clash),
        Command("Go", "Now", ("J",), go.jump_to_now),
        Command("Go", "Suggested for me…", ("Ctrl+G",), opening(side_windows.show_suggestions)),
        Command("Go", "Poster route…", (), opening(side_windows.show_poster_route)),
        Command("Show", "List", ("Ctrl+1",), partial(window.show_view, 0)),
        Command("Show", "Timeline", ("Ctrl+2",), partial(window.show_view, 1)),
        Command("Show", "My plan", ("Ctrl+3",), partial(window.show_view, 2)),
        Command("Show", "Timeline by room", (), partial(_by_room, parts), checked=False),
        Command(
            "Show",
            "Second hour scale",
            (),
            zones.show_second,
            checked=settings.flag(SECOND, default=True),
        ),
        Command("Show", "Conference or my time", ("Z",), zones.toggle),
        Command("Show", "Another place’s time…", (), zones.ask_place),
        Command("Show", "Zoom in", ("Ctrl++", "Ctrl+="), lambda: parts.timeline.zoom_in()),
        Command("Show", "Zoom out", ("Ctrl+-",), lambda: parts.timeline.zoom_out()),
        Command("Show", "Usual zoom", ("Ctrl+0",), lambda: parts.timeline.zoom_reset()),
        Command(
            "Show",
            "Compact rows",
            ("Ctrl+D",),
            window.set_compact,
            checked=settings.flag("compact", default=False),
        ),
        Command("Show", "Filters", ("Ctrl+L",), parts.filters.setVisible, checked=True),
        Command("Show", "Details", ("Ctrl+T",), parts.details.setVisible, checked=True),
        Command("Show", "Look like the system", (), partial(window.set_appearance, "system")),
        Command("Show", "Look light", (), partial(window.set_appearance, "light")),
        Command("Show", "Look dark", (), partial(window.set_appearance, "dark")),
        Command("Show", "Sort by time", (), partial(window.list.sort_by, Order.TIME)),
        Command("Show", "Sort by title", (), partial(window.list.sort_by, Order.TALK)),
        Command("Show", "Sort by room", (), partial(window.list.sort_by, Order.ROOM)),
        Command("Show", "Sort by priority", (), partial(window.list.sort_by, Order.STAR)),
        Command("Show", "Show hidden", (), window.browser.show_hidden, checked=False),
        Command("Show", "Now and next", (), parts.now_strip.show_again),
        Command("Show", "Menu", ("F10",), window.header.menu_button.showMenu),
        Command("Help", "All keys…", ("?", "F1"), opening(_show_keys)),
        Command("Help", "About…", (), opening(dialogs.show_about)),
    ]
    return [
        c if c.possible or c.text in ALWAYS else replace(c, possible=has_programme) for c in table
    ]


def _by_room(parts: "LaterParts", by_room: bool) -> None:
    parts.timeline.set_columns_by_room(by_room)


def _show_keys(window: "MainWindow") -> None:
    dialogs.show_keys(key_rows(commands(window)), window)

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

_LOOKS = (("Look like the system", "system"), ("Look light", "light"), ("Look dark", "dark"))


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
        Command("Open…", ("Ctrl+O",), files.open),
        Command("Open link…", ("Ctrl+U",), opening(dialogs.show_link)),
        Command("Paste…", ("Ctrl+Shift+V",), opening(dialogs.show_paste)),
        Command("Add pages to this programme…", (), files.add_pages),
        Command("Update", ("F5",), files.update),
        Command("Open the sample", (), files.open_sample),
        Command("Correct the year…", (), bar.ask_year),
        Command("Correct the time zone…", (), bar.ask_zone),
        Command("Correct the name…", (), bar.ask_title),
        Command("Report…", ("Ctrl+I",), opening(dialogs.show_report)),
        Command("Save the programme as…", (), files.save_programme),
        Command("Save a table to fill in…", (), files.save_table),
        Command("Quit", ("Ctrl+Q",), window.close),
        Command("Undo", ("Ctrl+Z",), workspace.undo, possible=workspace.can_undo),
        Command("Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), workspace.redo, possible=workspace.can_redo),
        Command("Star or unstar", ("S",), window.list.toggle_stars),
        *(
            Command(
                label(priority),
                (str(priority),),
                partial(window.list.set_priority, priority),
            )
            for priority in WORDS
        ),
        Command(NONE, ("0",), partial(window.list.set_priority, 0)),
        Command("Write a note", ("N",), parts.write_note),
        Command("Hide or unhide", ("H",), lambda: later.hiding.toggle(selected())),
        Command("Following…", ("F",), opening(side_windows.show_following)),
        Command("Add an entry…", (), parts.add_entry),
        Command("Best plan…", ("B",), opening(dialogs.show_best_plan)),
        Command("Other conferences…", (), opening(dialogs.show_conferences)),
        Command("Colleagues’ plans…", ("Ctrl+K",), opening(side_windows.show_colleagues)),
        Command("Walking time…", (), opening(dialogs.show_walking)),
        Command("Remind me…", (), opening(dialogs.show_reminder)),
        Command("Add to my calendar", (), lambda: later.calendar.add(selected())),
        Command("Publish to a calendar…", (), lambda: later.calendar.publish()),
        Command("Print…", ("Ctrl+P",), opening(dialogs.show_print)),
        Command("Export…", ("Ctrl+E",), opening(dialogs.show_export)),
        Command("Share…", ("Ctrl+Shift+E",), opening(dialogs.show_share)),
        Command("Save a copy…", ("Ctrl+Shift+S",), files.save_copy),
        Command("Open plan…", ("Ctrl+Shift+O",), files.open_plan),
        Command("Copy", ("Ctrl+C",), copying.copy),
        Command("Copy as text", (), copying.copy_text),
        Command("Copy as Markdown", ("Ctrl+Shift+C",), copying.copy_markdown),
        Command("Copy as BibTeX", (), copying.copy_bibtex),
        Command("Copy link", (), copying.copy_links),
        Command("Search", ("Ctrl+F", "/"), window.search),
        Command("Clear search and filters", ("Ctrl+Shift+F",), go.show_all),
        Command("Previous day", ("Alt+Left",), partial(window.day_bar.step, -1)),
        Command("Next day", ("Alt+Right",), partial(window.day_bar.step, 1)),
        Command("Next clash", ("C",), go.next_clash),
        Command("Now", ("J",), go.jump_to_now),
        Command("Suggested for me…", ("Ctrl+G",), opening(side_windows.show_suggestions)),
        Command("Poster route…", (), opening(side_windows.show_poster_route)),
        Command("List", ("Ctrl+1",), partial(window.views.choose, 0)),
        Command("Timeline", ("Ctrl+2",), partial(window.views.choose, 1)),
        Command("My plan", ("Ctrl+3",), partial(window.views.choose, 2)),
        Command("Timeline by room", (), partial(_by_room, parts), checked=False),
        Command(
            "Second hour scale",
            (),
            zones.show_second,
            checked=settings.flag(SECOND, default=True),
        ),
        Command("Conference or my time", ("Z",), zones.toggle),
        Command("Another place’s time…", (), zones.ask_place),
        Command("Zoom in", ("Ctrl++", "Ctrl+="), lambda: parts.timeline.zoom_in()),
        Command("Zoom out", ("Ctrl+-",), lambda: parts.timeline.zoom_out()),
        Command("Usual zoom", ("Ctrl+0",), lambda: parts.timeline.zoom_reset()),
        Command(
            "Compact rows",
            ("Ctrl+D",),
            window.set_compact,
            checked=settings.flag("compact", default=False),
        ),
        Command("Filters", ("Ctrl+L",), parts.filters.setVisible, checked=True),
        Command("Details", ("Ctrl+T",), parts.details.setVisible, checked=True),
        *(_look(window, text, name) for text, name in _LOOKS),
        Command("Sort by time", (), partial(window.list.sort_by, Order.TIME)),
        Command("Sort by title", (), partial(window.list.sort_by, Order.TALK)),
        Command("Sort by room", (), partial(window.list.sort_by, Order.ROOM)),
        Command("Sort by priority", (), partial(window.list.sort_by, Order.STAR)),
        Command("Show hidden", (), window.browser.show_hidden, checked=False),
        Command("Now and next", (), parts.now_strip.show_again),
        Command("Menu", ("F10",), window.header.menu_button.showMenu),
        Command("All keys…", ("?", "F1"), opening(_show_keys)),
        Command("About…", (), opening(dialogs.show_about)),
    ]
    return [
        c if c.possible or c.text in ALWAYS else replace(c, possible=has_programme) for c in table
    ]


def _look(window: "MainWindow", text: str, name: str) -> Command:
    """The one that is in use has a mark."""

    def choose(chosen: bool) -> None:
        if chosen:
            window.set_appearance(name)

    is_used = window.settings.text("appearance", "system") == name
    return Command(text, (), choose, checked=is_used, one_of="looks")


def _by_room(parts: "LaterParts", by_room: bool) -> None:
    parts.timeline.set_columns_by_room(by_room)


def _show_keys(window: "MainWindow") -> None:
    dialogs.show_keys(key_rows(commands(window)), window)

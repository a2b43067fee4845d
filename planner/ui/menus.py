"""How the menu is laid out: what stands together, between which lines, and in which sub-menu."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.priorities import NONE, WORDS, label

_LINE = ""
_Sub = tuple[str, tuple[str, ...]]  # a sub-menu's title, and what it holds

PRIORITIES: _Sub = "Priority", (*map(label, WORDS), NONE)
_CORRECTIONS: _Sub = (
    "Correct",
    ("Correct the year…", "Correct the time zone…", "Correct the name…"),
)
COPIES: _Sub = "Copy as", ("Copy as text", "Copy as Markdown", "Copy as BibTeX", "Copy link")
_ORDERS: _Sub = "Sort", ("Sort by time", "Sort by title", "Sort by room", "Sort by priority")
_ZOOM: _Sub = "Zoom", ("Zoom in", "Zoom out", "Usual zoom")
_LOOKS: _Sub = "Appearance", ("Look like the system", "Look light", "Look dark")

_MENUS: dict[str, tuple[str | _Sub, ...]] = {  # each command, by its text
    "Programme": (
        *("Open…", "Open link…", "Paste…", "Open the sample", _LINE),
        *("Update", "Add pages to this programme…", _CORRECTIONS, "Report…", _LINE),
        *("Save the programme as…", "Save a table to fill in…", _LINE),
        "Quit",
    ),
    "Plan": (
        *("Undo", "Redo", _LINE),
        *("Add an entry…", "Best plan…", "Walking time…", "Remind me…", _LINE),
        *("Following…", "Colleagues’ plans…", "Other conferences…", _LINE),
        *("Print…", "Export…", "Publish to a calendar…", _LINE),
        *("Share…", "Save a copy…", "Open plan…"),
    ),
    "Talk": (
        *("Star or unstar", PRIORITIES, "Write a note", "Hide or unhide", _LINE),
        *("Copy", COPIES, "Add to my calendar"),
    ),
    "Go": (
        *("Search", "Clear search and filters", "Menu", _LINE),
        *("Previous day", "Next day", "Next clash", "Now", _LINE),
        *("Suggested for me…", "Poster route…"),
    ),
    "Show": (
        *("List", "Timeline", "My plan", _LINE),
        *("Filters", "Details", "Now and next", "Show hidden", _LINE),
        *(_ORDERS, "Compact rows", _LINE),
        *("Timeline by room", "Second hour scale", _ZOOM, _LINE),
        *("Conference or my time", "Another place’s time…", _LINE),
        _LOOKS,
    ),
    "Help": ("All keys…", "About…"),
}


def places() -> Iterator[tuple[str, str]]:
    """Each menu with the text of each command in it or in its sub-menus, from the top."""
    for menu, items in _MENUS.items():
        for item in items:
            for text in (item,) if isinstance(item, str) else item[1]:
                if text:
                    yield menu, text


def fill_menu(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """With the actions of all commands, each under its text."""
    for title, items in _MENUS.items():
        part = menu.addMenu(title)
        for item in items:
            if item == _LINE:
                part.addSeparator()
            elif isinstance(item, str):
                part.addAction(actions[item])
            else:
                add_sub_menu(part, item, actions)


def add_sub_menu(menu: QMenu, sub: _Sub, actions: Mapping[str, QAction]) -> QMenu:
    title, texts = sub
    part = menu.addMenu(title)
    part.addActions([actions[text] for text in texts])
    return part

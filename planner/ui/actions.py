"""Actions as data: menu, shortcuts and the page of keys are all made from one table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.ui.menus import places


@dataclass(frozen=True, slots=True)
class Command:
    """What the user can do: its words in the menu, its keys, and what it calls."""

    text: str
    keys: tuple[str, ...]
    call: Callable[..., object]  # a checkable one is told whether it is checked
    checked: bool | None = None  # whether it is at first, for what can be checked
    possible: Callable[[], object] | None = None  # whether it would do something now
    one_of: str = ""  # those of which one at a time is checked


# Keys that views handle themselves, told on the page of keys.
KEYS_OF_VIEWS = (
    ("Talk", "Star or unstar", "Space"),
    ("Talk", "Read the details", "Return"),
    ("Talk", "List all posters of a block in the timeline", "Ctrl+Return"),
    ("Plan", "Change an own entry in the plan", "Return"),
    ("Plan", "Remove an own entry from the plan", "Del"),
    ("Go", "Move in list or timeline", "↑ ↓ ← → PgUp PgDn Home End"),
    ("Go", "Clear the search, then leave it", "Esc"),
    ("Show", "Zoom the timeline", "Ctrl+wheel"),
    ("Show", "Only this kind, session or room", "Ctrl+click on its box"),
)


def make_actions(commands: Iterable[Command], window: QWidget) -> dict[str, QAction]:
    """An action for each command, under its text, working anywhere in the window."""
    actions = {}
    groups: dict[str, QActionGroup] = {}
    for command in commands:
        action = QAction(command.text, window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checked is not None)
        action.setChecked(bool(command.checked))
        if command.one_of:
            groups.setdefault(command.one_of, QActionGroup(window)).addAction(action)
        # `triggered` does not tell a C++ method or a partial function whether it is checked.
        signal = action.toggled if action.isCheckable() else action.triggered
        signal.connect(command.call)
        window.addAction(action)
        actions[command.text] = action
    return actions


def enable_possible(commands: Iterable[Command], actions: dict[str, QAction]) -> None:
    """What would do nothing now is grey in the menu, and its keys do nothing."""
    for command in commands:
        if command.possible:
            actions[command.text].setEnabled(bool(command.possible()))


def key_rows(commands: Iterable[Command]) -> list[tuple[str, str, str]]:
    """Menu, text and keys of everything that has a key, as the page of keys shows it."""
    keys = {command.text: command.keys for command in commands}
    rows = [(menu, text.rstrip("…"), _shown(keys[text])) for menu, text in places() if keys[text]]
    return rows + list(KEYS_OF_VIEWS)


def _shown(keys: Iterable[str]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)

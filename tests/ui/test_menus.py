from collections import Counter

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.ui.main_window import MainWindow
from planner.ui.menus import places


def _parts(menu: QMenu) -> dict[str, QMenu]:
    """Its sub-menus by their titles."""
    found = ((action.text(), action.menu()) for action in menu.actions())
    return {text: sub for text, sub in found if isinstance(sub, QMenu)}


def _shown(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def test_each_command_stands_in_the_menu_once(window: MainWindow) -> None:
    counts = Counter(text for _, text in places())
    assert set(counts) == set(window.parts.actions)
    assert set(counts.values()) == {1}


def test_no_menu_is_long_and_no_line_parts_more_than_five(window: MainWindow) -> None:
    assert window.parts.actions
    for part in _parts(window.header.menu).values():
        assert len(_shown(part)) <= 15
        lines = "".join("|" if action.isSeparator() else "x" for action in part.actions())
        assert max(map(len, lines.split("|"))) <= 5


def test_what_is_told_of_sub_menus_stands_in_them(window: MainWindow) -> None:
    assert window.parts.actions
    talk = _parts(window.header.menu)["Talk"]
    priorities = [action.text() for action in _parts(talk)["Priority"].actions()]
    assert priorities == ["▲ Must see", "● Want to see", "▽ Maybe", "No priority"]


def test_the_look_in_use_has_a_mark_and_another_takes_it(window: MainWindow) -> None:
    actions = window.parts.actions
    looks = [actions[f"Look {name}"] for name in ("like the system", "light", "dark")]
    assert [look.isChecked() for look in looks] == [True, False, False]
    looks[1].trigger()
    assert [look.isChecked() for look in looks] == [False, True, False]
    assert window.settings.text("appearance", "") == "light"

"""Walking time: the usual minutes, rooms that differ, and that it can be undone."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.ui.walking_dialog import WalkingDialog
from planner.ui.workspace import Workspace
from planner.walking import Walking

Show = Callable[[], WalkingDialog]


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace) -> Show:
    window = QWidget()
    qtbot.addWidget(window)

    def open_dialog() -> WalkingDialog:
        dialog = WalkingDialog(workspace, window)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def spin(dialog: WalkingDialog, name: str) -> QSpinBox:
    (found,) = [box for box in dialog.findChildren(QSpinBox) if box.accessibleName() == name]
    return found


def room_box(dialog: WalkingDialog, name: str) -> QComboBox:
    (found,) = [box for box in dialog.findChildren(QComboBox) if box.accessibleName() == name]
    return found


def click(qtbot: QtBot, dialog: WalkingDialog, text: str) -> None:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def ok(qtbot: QtBot, dialog: WalkingDialog) -> None:
    box = dialog.findChildren(QDialogButtonBox)[0]
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def type_minutes(qtbot: QtBot, box: QSpinBox, minutes: int) -> None:
    box.selectAll()
    qtbot.keyClicks(box, str(minutes))


def test_the_minutes_make_clashes_and_can_be_undone(
    qtbot: QtBot, show: Show, workspace: Workspace
) -> None:
    workspace.toggle_stars(["b", "e"])  # Hall 1 until 9:30, Hall 2 from 9:45
    assert not workspace.clashes
    dialog = show()
    type_minutes(qtbot, spin(dialog, "Between rooms"), 20)
    ok(qtbot, dialog)
    assert workspace.plan.walking == Walking(minutes=20)
    assert workspace.history.done[-1].text == "Walking time"
    assert workspace.clashes.of("b")[0].walk == 20
    workspace.undo()
    assert not workspace.clashes


def test_rooms_that_differ_are_added_changed_and_removed(
    qtbot: QtBot, show: Show, workspace: Workspace
) -> None:
    dialog = show()
    names = [room_box(dialog, "From").itemText(n) for n in range(4)]
    assert names == ["Bar", "Foyer", "Hall 1", "Hall 2"]
    for other, minutes in (("Hall 1", 12), ("Hall 2", 3), ("Hall 1", 15)):
        room_box(dialog, "To").setCurrentText(other)
        type_minutes(qtbot, spin(dialog, "Minutes between these rooms"), minutes)
        click(qtbot, dialog, "Add")
    pairs = {"Bar ↔ Hall 1": 15, "Bar ↔ Hall 2": 3}
    assert dialog.walking() == Walking(pairs=pairs)
    type_minutes(qtbot, spin(dialog, "Minutes between Bar and Hall 2"), 4)
    (table,) = dialog.findChildren(QTableWidget)
    place = table.visualItemRect(table.item(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    click(qtbot, dialog, "Remove")
    ok(qtbot, dialog)
    assert workspace.plan.walking == Walking(pairs={"Bar ↔ Hall 2": 4})


def test_what_is_set_is_shown_and_cancelling_changes_nothing(
    qtbot: QtBot, show: Show, workspace: Workspace
) -> None:
    walking = Walking(minutes=5, pairs={"Foyer ↔ Hall 1": 2})
    workspace.change("Walking time", replace(workspace.plan, walking=walking))
    dialog = show()
    assert dialog.walking() == walking
    type_minutes(qtbot, spin(dialog, "Between rooms"), 30)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert workspace.plan.walking == walking


def test_a_room_is_not_far_from_itself(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    add = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Add")
    assert add.isEnabled()
    qtbot.keyClicks(room_box(dialog, "To"), "Bar")
    assert not add.isEnabled()


def test_at_most_an_hour(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    box = spin(dialog, "Between rooms")
    assert (box.minimum(), box.maximum()) == (0, 60)

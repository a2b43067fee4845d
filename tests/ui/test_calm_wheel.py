"""The wheel over boxes that lie in what is scrolled."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui.calm_wheel import scrolls_past
from planner.ui.print_choices import PrintChoices
from planner.ui.settings import Settings


@pytest.fixture
def area(qtbot: QtBot) -> QScrollArea:
    """Much higher inside than it is."""
    page = QWidget()
    layout = QVBoxLayout(page)
    spin, combo = QSpinBox(), QComboBox()
    spin.setValue(5)
    combo.addItems(["a", "b", "c"])
    for box in (spin, combo):
        scrolls_past(box)
        layout.addWidget(box)
    layout.addStretch(1)
    page.setFixedHeight(2000)
    area = QScrollArea()
    area.setWidget(page)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
    return area


def wheel_down(widget: QWidget) -> None:
    """By one step of the wheel, over its middle."""
    window = widget.window()
    place = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(place), QPoint(0, -120))


def test_it_scrolls_past_boxes_and_leaves_them_alone(area: QScrollArea) -> None:
    spin, combo = area.findChildren(QSpinBox)[0], area.findChildren(QComboBox)[0]
    area.setFocus()
    for box in (spin, combo):
        area.verticalScrollBar().setValue(0)
        wheel_down(box)
        assert area.verticalScrollBar().value() > 0
    assert (spin.value(), combo.currentText()) == (5, "a")
    assert not spin.hasFocus()


def test_it_changes_the_box_that_has_the_focus(area: QScrollArea) -> None:
    (spin,) = area.findChildren(QSpinBox)
    spin.setFocus()
    wheel_down(spin)
    assert spin.value() == 4
    assert area.verticalScrollBar().value() == 0


def test_the_options_of_the_print_dialog_stay(qtbot: QtBot, conference, tmp_path) -> None:
    choices = PrintChoices(
        Timetable(conference), Plan(conference_id=conference.id), Settings(tmp_path / "s")
    )
    qtbot.addWidget(choices)
    with qtbot.waitActive(choices):
        choices.show()
    choices.setFocus()
    boxes = [box for box in choices.findChildren(QComboBox) if box.isVisible()]
    assert len(boxes) >= 3
    before = [box.currentIndex() for box in boxes]
    for box in boxes:
        wheel_down(box)
    assert [box.currentIndex() for box in boxes] == before

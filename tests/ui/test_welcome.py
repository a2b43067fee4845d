"""The empty window: the ways in, the recent programmes, the drop area."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.recent import Summary
from planner.ui.welcome import Welcome

READ_AT = datetime(2021, 4, 1, tzinfo=UTC)
RECENT = [
    Summary(
        id="iclr-2021",
        title="ICLR & Friends",
        read_at=READ_AT,
        first_day=date(2021, 5, 3),
        last_day=date(2021, 5, 7),
    ),
    Summary(id="x", title="A <b>very</b> long name " * 9, read_at=READ_AT),
]


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.resize(1000, 700)
    welcome.show()
    return welcome


def _button(welcome: Welcome, text: str) -> QPushButton:
    return next(b for b in welcome.findChildren(QPushButton) if text in b.text())


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Open files…", "open_wanted"),
        ("Open link…", "link_wanted"),
        ("Paste text…", "paste_wanted"),
        ("Try the sample", "sample_wanted"),
    ],
)
def test_the_ways_in_by_mouse_and_key(
    qtbot: QtBot, welcome: Welcome, text: str, signal: str
) -> None:
    button = _button(welcome, text)
    with qtbot.waitSignals([getattr(welcome, signal)] * 2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_recent_programmes_are_listed_and_replaced(qtbot: QtBot, welcome: Welcome) -> None:
    welcome.set_recent(RECENT)
    button = _button(welcome, "ICLR")
    assert button.text() == "ICLR && Friends  ·  3–7 May 2021"
    with qtbot.waitSignal(welcome.recent_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["iclr-2021"]
    welcome.set_recent([])
    visible = [b for b in welcome.findChildren(QPushButton) if b.isVisible()]
    assert len(visible) == 4


def test_nothing_is_cut_off(welcome: Welcome) -> None:
    welcome.set_recent(RECENT)
    QApplication.processEvents()
    for label in welcome.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    for button in welcome.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()


def test_the_drop_area_lights_up(welcome: Welcome) -> None:
    area = next(f for f in welcome.findChildren(QFrame) if f.property("role") == "drop")
    before = area.grab().toImage()
    welcome.set_dropping(True)
    assert area.grab().toImage() != before
    welcome.set_dropping(False)
    assert area.grab().toImage() == before

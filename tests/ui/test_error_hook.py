"""Uncaught errors are printed and shown once."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import __version__
from planner.errors import PlannerError
from planner.ui.error_hook import install
from planner.ui.error_report import ErrorBox


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    """A window with the hook installed, for this test only."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    install(window)
    yield window
    for box in window.findChildren(ErrorBox):
        box.close()


def _raise(error: BaseException) -> None:
    """What Qt's binding does with an exception in a slot."""
    try:
        raise error
    except BaseException as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def _boxes(window: QWidget) -> list[ErrorBox]:
    return [box for box in window.findChildren(ErrorBox) if box.isVisible()]


def test_fifteen_errors_are_printed_and_shown_once(
    qtbot: QtBot, window: QWidget, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(15):
        _raise(ValueError(f"bad {number}"))
    assert not _boxes(window)  # queued: the errors may come out of painting
    qtbot.waitUntil(lambda: bool(_boxes(window)))
    assert len(_boxes(window)) == 1
    assert capsys.readouterr().err.count("ValueError: bad") == 15
    details = _boxes(window)[0].findChildren(QPlainTextEdit)[0].toPlainText()
    assert "ValueError: bad 0" in details
    assert f"Conference Planner {__version__}" in details
    assert "PySide6" in details


def test_a_later_error_is_shown_again_after_closing(qtbot: QtBot, window: QWidget) -> None:
    _raise(ValueError("first"))
    qtbot.waitUntil(lambda: bool(_boxes(window)))
    _boxes(window)[0].close()
    assert not _boxes(window)
    _raise(ValueError("second"))
    qtbot.waitUntil(lambda: bool(_boxes(window)))
    assert "second" in _boxes(window)[0].findChildren(QPlainTextEdit)[0].toPlainText()


def test_an_error_for_the_user_keeps_its_sentence(qtbot: QtBot, window: QWidget) -> None:
    _raise(PlannerError("The disk is full; make room."))
    qtbot.waitUntil(lambda: bool(_boxes(window)))
    texts = [label.text() for label in _boxes(window)[0].findChildren(QLabel)]
    assert "The disk is full; make room." in texts


def test_keyboard_interrupt_is_printed_and_not_shown(
    qtbot: QtBot, window: QWidget, capsys: pytest.CaptureFixture[str]
) -> None:
    _raise(KeyboardInterrupt())
    _raise(ValueError("after it"))
    qtbot.waitUntil(lambda: bool(_boxes(window)))
    details = _boxes(window)[0].findChildren(QPlainTextEdit)[0].toPlainText()
    assert "after it" in details
    assert "KeyboardInterrupt" in capsys.readouterr().err


class _Bad(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's own name
        raise ValueError("cannot paint")


def test_an_error_while_painting_is_caught(qtbot: QtBot, window: QWidget) -> None:
    bad = _Bad(window)
    bad.resize(20, 20)
    with qtbot.captureExceptions() as caught:
        bad.show()
        qtbot.waitUntil(lambda: bool(caught))
        bad.hide()
    for kind, error, trace in caught:
        sys.excepthook(kind, error, trace)
    qtbot.waitUntil(lambda: len(_boxes(window)) == 1)

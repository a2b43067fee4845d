"""Errors: the sentence first, the rest on demand."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.ui.error_report import ErrorBox


def _button(box: ErrorBox, text: str) -> QPushButton:
    return next(b for b in box.findChildren(QPushButton) if text in b.text())


def test_sentence_details_and_copy(qtbot: QtBot) -> None:
    box = ErrorBox(PlannerError("“<b>x</b>” is no programme.", "line 3: odd"))
    qtbot.addWidget(box)
    box.show()
    texts = [label.text() for label in box.findChildren(QLabel)]
    assert "“<b>x</b>” is no programme." in texts
    details = box.findChildren(QPlainTextEdit)[0]
    assert not details.isVisible()
    _button(box, "Show details").click()
    assert details.isVisible()
    assert details.toPlainText() == "line 3: odd"
    _button(box, "Hide details").click()
    assert not details.isVisible()
    _button(box, "Copy").click()
    assert QGuiApplication.clipboard().text() == "“<b>x</b>” is no programme.\n\nline 3: odd"


def test_no_details_no_button(qtbot: QtBot) -> None:
    box = ErrorBox(PlannerError("Nothing there."))
    qtbot.addWidget(box)
    box.show()
    assert not _button(box, "Show details").isVisible()

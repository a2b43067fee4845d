"""The report of an import: everything is in it, counted, as plain text, and can be copied."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from planner.conference import About, Concern, Conference, Guess, Programme, Remark, Report
from planner.ui.report_dialog import ReportDialog, as_text


@pytest.fixture
def programme(conference: Conference) -> Programme:
    remarks = (
        Remark(concern=Concern.READ, where="Oral Session 1", what="3 slots"),
        Remark(concern=Concern.SKIPPED, where="slot 4", what="<img src=x> no title"),
        Remark(concern=Concern.SKIPPED, where="slot 5", what="no time"),
    )
    guess = Guess(about=About.YEAR, value="2027", why="The page gives no year")
    return Programme(conference=conference, report=Report(remarks=remarks, guesses=(guess,)))


def test_sections_with_counts_and_escaped_text(qtbot: QtBot, programme: Programme) -> None:
    dialog = ReportDialog(programme)
    qtbot.addWidget(dialog)
    text = dialog.findChildren(QTextEdit)[0].toPlainText()
    assert [text.index(part) for part in ("Read (1)", "Guessed (1)", "Skipped (2)")] == sorted(
        text.index(part) for part in ("Read (1)", "Guessed (1)", "Skipped (2)")
    )
    assert "Odd" not in text
    assert "<img src=x> no title" in text
    assert "2027, not confirmed yet. The page gives no year" in text
    headline = dialog.findChildren(QLabel)[0].text()
    assert headline == "SLM 2027: 10 talks. Remarks: 1 read, 1 guessed, 2 skipped."


def test_copy_all(qtbot: QtBot, programme: Programme) -> None:
    dialog = ReportDialog(programme)
    qtbot.addWidget(dialog)
    next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text()).click()
    copied = QGuiApplication.clipboard().text()
    assert copied == as_text(programme)
    assert "skipped\tslot 5\tno time" in copied.split("\n")


def test_nothing_to_report(qtbot: QtBot, conference: Conference) -> None:
    dialog = ReportDialog(Programme(conference=conference))
    qtbot.addWidget(dialog)
    assert dialog.findChildren(QLabel)[0].text() == "SLM 2027: 10 talks. Remarks: none."
    assert dialog.findChildren(QTextEdit)[0].toPlainText() == ""

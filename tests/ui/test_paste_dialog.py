"""The paste dialog: takes the clipboard, gives bytes, and stays open when reading fails."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.errors import UnreadableError
from planner.importers import ACCEPTED
from planner.ui.paste_dialog import PasteDialog

PAGE = '<div class="track-schedule-card">a</div>'


@pytest.fixture
def make_dialog(qtbot: QtBot) -> Callable[[QMimeData], PasteDialog]:
    def make(copied: QMimeData) -> PasteDialog:
        QGuiApplication.clipboard().setMimeData(copied)
        dialog = PasteDialog()
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def _copied(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def _box(dialog: PasteDialog) -> QPlainTextEdit:
    return dialog.findChildren(QPlainTextEdit)[0]


def _read(dialog: PasteDialog) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == "Read")


@pytest.mark.parametrize(
    ("copied", "name", "shown"),
    [
        (("Oral 1\nö", ""), "pasted text", "Oral 1\nö"),
        (("Oral 1", "<p>Oral 1</p>"), "pasted text", "Oral 1"),
        (("a", PAGE), "pasted text", PAGE),
    ],
)
def test_the_clipboard_is_taken_and_read(
    qtbot: QtBot,
    make_dialog: Callable[[QMimeData], PasteDialog],
    copied: tuple[str, str],
    name: str,
    shown: str,
) -> None:
    dialog = make_dialog(_copied(*copied))
    assert _box(dialog).toPlainText() == shown
    with qtbot.waitSignal(dialog.read_wanted) as wanted:
        qtbot.mouseClick(_read(dialog), Qt.MouseButton.LeftButton)
    assert wanted.args == [name, shown.encode()]
    assert dialog.isVisible()


def test_nothing_to_read_without_text(make_dialog: Callable[[QMimeData], PasteDialog]) -> None:
    dialog = make_dialog(QMimeData())
    assert not _read(dialog).isEnabled()
    _box(dialog).setPlainText("  \n")
    assert not _read(dialog).isEnabled()
    _box(dialog).setPlainText("Oral 1")
    assert _read(dialog).isEnabled()


def test_says_what_is_accepted(make_dialog: Callable[[QMimeData], PasteDialog]) -> None:
    dialog = make_dialog(QMimeData())
    assert any(ACCEPTED in label.text() for label in dialog.findChildren(QLabel))


def test_an_error_is_said_and_the_text_stays(
    make_dialog: Callable[[QMimeData], PasteDialog],
) -> None:
    dialog = make_dialog(_copied("no <b>programme</b>"))
    _read(dialog).click()
    assert not _read(dialog).isEnabled()
    dialog.show_error(UnreadableError("“x” holds <b>no</b> programme."))
    shown = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    error = next(label for label in shown if label.text() == "“x” holds <b>no</b> programme.")
    assert error.textFormat() == Qt.TextFormat.PlainText
    assert _box(dialog).toPlainText() == "no <b>programme</b>"
    assert _read(dialog).isEnabled()

"""Take a programme from copied text or from a page's source."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.addresses import link_in
from planner.importers import ACCEPTED
from planner.link_code import holds_link
from planner.ui.clipboard import copied_text
from planner.ui.sentence import sentence

_PLANS = "The link to a colleague’s plan is taken as well, also in the middle of a text."


class PasteDialog(QDialog):
    """Stays open until the text could be read: whoever reads it closes it, or shows the error."""

    read_wanted = Signal(str, object)  # a name, and the text as UTF-8 bytes
    link_wanted = Signal(str)  # the text is only the link of the page
    plan_wanted = Signal(str)  # somewhere in the text is the link to a plan

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste a programme")
        self._box = QPlainTextEdit(self)
        self._box.setPlaceholderText("Paste the copied page or its link here")
        self._box.setAccessibleName("Text of the programme")
        self._box.setTabChangesFocus(True)
        self._error = sentence("", "error", self)
        self._error.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._read = QPushButton("Read", self)
        self._read.setProperty("role", "primary")
        self._buttons.addButton(self._read, QDialogButtonBox.ButtonRole.AcceptRole)
        self._read.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(f"Accepted is {ACCEPTED}. {_PLANS}", "muted", self))
        for part in (self._box, self._error, self._buttons):
            layout.addWidget(part)
        em = self.fontMetrics().height()
        self.resize(em * 40, em * 26)
        self._buttons.accepted.connect(self._emit_text)
        self._buttons.rejected.connect(self.reject)
        self._box.textChanged.connect(self._edited)
        self._box.setPlainText(copied_text(QGuiApplication.clipboard().mimeData()))
        self._box.selectAll()  # who pastes once more means this text, not a second one
        self._edited()

    def show_error(self, sentence: object) -> None:
        """Say under the text why it could not be read."""
        self._error.setText(str(sentence))
        self._error.show()
        self._read.setEnabled(True)
        self._box.setFocus()

    def _emit_text(self) -> None:
        text = self._box.toPlainText()
        if holds_link(text):
            self.accept()
            self.plan_wanted.emit(text)
            return
        if link := link_in(text):
            self.accept()
            self.link_wanted.emit(link)
            return
        self._error.hide()
        self._read.setEnabled(False)
        self.read_wanted.emit("pasted text", text.encode())

    def _edited(self) -> None:
        self._read.setEnabled(bool(self._box.toPlainText().strip()))

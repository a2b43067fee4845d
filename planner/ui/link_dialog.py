"""Ask for the link of a programme."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.addresses import typed_address
from planner.errors import FetchError
from planner.ui.clipboard import copied_link
from planner.ui.sentence import sentence

_HOW = (
    "The page of a session, a calendar or a list, the front page of a conference on a virtual site "
    "(such as icml.cc), or a schedule as XML, JSON or iCalendar. Pages that ask for a login do not "
    "open: save them in your browser, and open the files."
)


class LinkDialog(QDialog):
    """Closes with a whole http(s) address only, and says why anything else is none."""

    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open a link")
        question = QLabel("The &link of the programme:", self)
        self._link = QLineEdit(copied_link(QGuiApplication.clipboard().mimeData()), self)
        self._link.setPlaceholderText("https://")
        self._link.selectAll()
        question.setBuddy(self._link)
        self._error = sentence("", "error", self)
        self._error.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        open_it = QPushButton("Open", self)
        open_it.setProperty("role", "primary")
        open_it.setDefault(True)
        buttons.addButton(open_it, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        for part in (question, self._link, self._error, sentence(_HOW, "muted", self)):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().height() * 32)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        self._link.textEdited.connect(self._error.hide)
        self._link.setFocus()

    def _open(self) -> None:
        try:
            address = typed_address(self._link.text())
        except FetchError as error:
            self._error.setText(str(error))
            self._error.show()
            self._link.setFocus()
        else:
            self.accept()
            self.link_wanted.emit(address)

"""My plan for a colleague or for another computer: as a link, a QR code, text or a file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.plan_text import as_text
from planner.sharing import to_link
from planner.ui.qr_code import QrCode
from planner.ui.sentence import sentence
from planner.ui.workspace import Workspace
from planner.wording import counted

_HOW = (
    "Send the link or the text. Who has Conference Planner and the same programme copies it and "
    "chooses Paste… (Ctrl+Shift+V): the talks are added to the plan there, or shown beside it. The "
    "file holds the same. What you hid and follow stays with you; for a copy of all that, to keep "
    "or for another computer of yours, there is Plan ▸ Save a copy…"
)
_NOTHING = "Nothing is starred yet, so there is nothing to share."
_TOO_LONG = "This is too much for a QR code; send the link, the text or the file."


class ShareDialog(QDialog):
    """What it shows is of the moment when it was opened."""

    told = Signal(str)
    file_wanted = Signal(bool)  # whether with notes

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Share my plan")
        self._workspace = workspace
        self._what = sentence("", "strong", self)
        self._notes = QCheckBox("With my &notes", self)
        self._link = QLineEdit(self, readOnly=True)
        self._link.setAccessibleName("Link to my plan")
        self._code = QrCode(self)
        self._code.setAccessibleName("QR code of the link")
        self._too_long = sentence(_TOO_LONG, "muted", self)
        self._copy_link = QPushButton("Copy &link", self)
        self._copy_link.setProperty("role", "primary")
        self._copy_link.setDefault(True)
        self._copy_text = QPushButton("Copy as &text", self)
        self._save = QPushButton("Save as &file…", self)
        self._ways_out = (self._copy_link, self._copy_text, self._save)
        self._lay_out()
        self._notes.toggled.connect(self._refresh)
        self._copy_link.clicked.connect(self._put_link)
        self._copy_text.clicked.connect(self._put_text)
        self._save.clicked.connect(self._want_file)
        self._refresh()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in self._ways_out:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._what)
        layout.addWidget(sentence(_HOW, "muted", self))
        layout.addWidget(self._notes)
        layout.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._too_long)
        layout.addWidget(self._link)
        layout.addLayout(row)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().height() * 28)

    def _refresh(self) -> None:
        plan, conference = self._workspace.plan, self._workspace.conference
        link = to_link(plan, conference, notes=self._notes.isChecked())
        stars, own = len(plan.starred_ids()), len(plan.own_entries)
        self._what.setText(_summary(stars, own))
        self._link.setText(link)
        self._link.setCursorPosition(0)
        fits = self._code.show_text(link)
        self._too_long.setVisible(not fits)
        noted = any(entry.note for entry in plan.entries.values()) or plan.session_notes
        self._notes.setVisible(bool(noted))
        if not stars and not own:
            for part in (self._code, self._link, *self._ways_out):
                part.hide()
        self.adjustSize()

    def _put_link(self) -> None:
        self._put(self._link.text(), "Link copied")

    def _put_text(self) -> None:
        text = as_text(self._workspace.timetable, self._workspace.plan)
        self._put(f"{text}\nFor Conference Planner:\n{self._link.text()}\n", "Plan copied as text")

    def _want_file(self) -> None:
        self.file_wanted.emit(self._notes.isChecked())

    def _put(self, text: str, told: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(told)


def _summary(stars: int, own: int) -> str:
    parts = [counted(stars, "starred talk")] * bool(stars)
    parts += [counted(own, "own entry", "own entries")] * bool(own)
    return " and ".join(parts) or _NOTHING

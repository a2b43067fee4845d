"""Ask for what an importer could only guess: the year or the name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.conference import About
from planner.corrections import FIRST_YEAR, LAST_YEAR

_QUESTIONS = {
    About.YEAR: "The &year of the conference; its days and times stay:",
    About.TITLE: "The &name of the conference:",
}


class AnswerDialog(QDialog):
    """One question with the present value in it; OK only for a value that can be."""

    answered = Signal(str, str)  # about what, the value

    def __init__(self, about: About, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Correct the {about}")
        self._about = about
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._editor = self._make_editor(value)
        question = QLabel(_QUESTIONS[about], self)
        question.setBuddy(self._editor)
        self._editor.setMinimumWidth(self.fontMetrics().height() * 26)
        layout = QVBoxLayout(self)
        for part in (question, self._editor, self._buttons):
            layout.addWidget(part)
        self._editor.setFocus()
        self._buttons.accepted.connect(self._answer)
        self._buttons.rejected.connect(self.reject)

    def _make_editor(self, value: str) -> QSpinBox | QLineEdit:
        if self._about is About.YEAR:
            years = QSpinBox(self)
            years.setRange(FIRST_YEAR, LAST_YEAR)
            years.setValue(int(value))
            years.selectAll()
            return years
        line = QLineEdit(self)
        line.textChanged.connect(self._check)
        line.setText(value)
        return line

    def _check(self, text: str) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(text.strip()))

    def _answer(self) -> None:
        self.accept()
        self.answered.emit(self._about, self._editor.text())

"""Ask for what an importer could only guess: the year, the time zone or the name."""

from functools import lru_cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
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
    About.ZONE: "The &place whose clock the programme shows; its clock times stay:",
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

    def _make_editor(self, value: str) -> QSpinBox | QComboBox | QLineEdit:
        if self._about is About.YEAR:
            years = QSpinBox(self)
            years.setRange(FIRST_YEAR, LAST_YEAR)
            years.setValue(int(value))
            years.selectAll()
            return years
        if self._about is About.ZONE:
            zones = _zone_box(self)
            zones.currentTextChanged.connect(self._check)
            zones.setCurrentText(value)
            return zones
        line = QLineEdit(self)
        line.textChanged.connect(self._check)
        line.setText(value)
        return line

    def _check(self, text: str) -> None:
        fits = text in _zones() if self._about is About.ZONE else bool(text.strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fits)

    def _answer(self) -> None:
        editor = self._editor
        value = editor.currentText() if isinstance(editor, QComboBox) else editor.text()
        self.accept()
        self.answered.emit(self._about, value)


def _zone_box(parent: QWidget) -> QComboBox:
    """Any part of a name finds it."""
    box = QComboBox(parent)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(_zones())
    completer = QCompleter(_zones(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    return box


@lru_cache(maxsize=1)
def _zones() -> list[str]:
    """Places with their region first; the old names such as `EST` or `Cuba` are left out."""
    return sorted(name for name in available_timezones() if "/" in name or name == "UTC")

"""How long before my talks I want to be reminded, if at all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from planner.reminders import CHOICES
from planner.ui.notifier import takes_messages
from planner.ui.sentence import sentence

_BY_SYSTEM = "By a message of the system and in the window, while the program is running."
_BY_WINDOW = "In the window, while the program is running: this system shows no messages of it."


class ReminderDialog(QDialog):
    chosen = Signal(int)  # minutes; 0 for never

    def __init__(self, minutes: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Remind me")
        self._choices = {each: QRadioButton(_words(each), self) for each in CHOICES}
        self._choices[minutes].setChecked(True)
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(ok | cancel, self)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence("Of my starred talks and my own entries:", "strong", self))
        for button in self._choices.values():
            layout.addWidget(button)
        told = _BY_SYSTEM if takes_messages() else _BY_WINDOW
        layout.addWidget(sentence(told, "muted", self))
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().height() * 22)
        self._choices[minutes].setFocus()
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(next(m for m, button in self._choices.items() if button.isChecked()))


def _words(minutes: int) -> str:
    return f"{minutes} minutes before they start" if minutes else "Off"

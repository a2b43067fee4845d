"""One colleague in the window of plans: name, how many stars, read again, remove."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from planner.colleagues import Colleague, Member
from planner.ui.rich import tooltip
from planner.wording import counted


class ColleagueRow(QWidget):
    """Its name can be changed in place."""

    renamed = Signal(str, str)  # the name, the new one
    again_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, colleague: Colleague, found: Member, known: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = colleague.name
        self.edit = QLineEdit(colleague.name, self)
        self.edit.setMaxLength(40)
        self.edit.setAccessibleName("Name of the colleague")
        self.edit.setCursorPosition(0)
        self.edit.setFixedWidth(self.fontMetrics().averageCharWidth() * 40)
        self.edit.editingFinished.connect(self._rename)
        lost = f", {len(found.lost)} not in this programme" if found.lost else ""
        stars = QLabel(f"{counted(known, 'star')}{lost}", self)
        stars.setTextFormat(Qt.TextFormat.PlainText)
        stars.setProperty("role", "muted")
        stars.setToolTip(tooltip("\n".join(found.lost[:12])))
        again, remove = QPushButton("Read again", self), QPushButton("Remove", self)
        again.setVisible(bool(colleague.file))
        again.setToolTip(tooltip(f"Read {colleague.file} again"))
        for button, verb in ((again, "Read again the plan of"), (remove, "Remove")):
            button.setAccessibleName(f"{verb} {colleague.name}")
        again.clicked.connect(self._ask_again)
        remove.clicked.connect(self._ask_remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        layout.addWidget(stars, 1)
        layout.addWidget(again)
        layout.addWidget(remove)

    def _rename(self) -> None:
        new_name = self.edit.text().strip()
        if new_name and new_name != self.name:
            self.renamed.emit(self.name, new_name)
        else:
            self.edit.setText(self.name)

    def _ask_again(self) -> None:
        self.again_wanted.emit(self.name)

    def _ask_remove(self) -> None:
        self.remove_wanted.emit(self.name)

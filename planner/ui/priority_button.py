"""The button that tells how much the current talk is wanted, and changes it by a menu."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from planner.priorities import NONE, WORDS, label


class PriorityButton(QPushButton):
    chosen = Signal(int)  # 1 to 3, or 0 for none

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        for priority in (*WORDS, 0):
            action = QAction(f"{label(priority) or NONE}\t{priority}", self._menu)
            action.setData(priority)
            action.setCheckable(True)
            self._menu.addAction(action)
        self.setToolTip("How much you want to hear it (1 2 3, 0 for none)")
        self._menu.triggered.connect(self._choose)
        self.clicked.connect(self._open)
        self.show_priority(0)

    def show_priority(self, priority: int) -> None:
        self.setText(f"{label(priority) or 'Priority'} ▾")
        self.setAccessibleName(f"Priority: {WORDS.get(priority, 'none')}")
        for action in self._menu.actions():
            action.setChecked(action.data() == priority)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())

"""The floor of the start: an empty window with a table, and nothing that is ours.

Like every real program it names some of Qt's constants, whose import takes a tenth of its time.
"""

import os
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

Index = QModelIndex | QPersistentModelIndex


class EmptyModel(QAbstractTableModel):
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return None


class Table(QTableView):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, _tell)  # after all of the window is painted


def main() -> None:
    app = QApplication(["empty-window", "-style", "fusion"])
    window = QMainWindow()
    table = Table(window)
    table.setModel(EmptyModel(table))
    window.setCentralWidget(table)
    window.resize(1400, 880)
    window.show()
    app.exec()


def _tell() -> None:
    print(perf_counter(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

"""The floor of the start: an empty window with a table, and nothing that is ours.

Like every real program it names a few of Qt's constants, whose import takes a tenth of its time.
"""

import os
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.first_paint import FirstPaint

Index = QModelIndex | QPersistentModelIndex


class EmptyModel(QAbstractTableModel):
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return None


def main() -> None:
    app = QApplication([])
    app.setStyle("fusion")
    window = QMainWindow()
    table = QTableView(window)
    table.setModel(EmptyModel(table))
    window.setCentralWidget(table)
    window.resize(1400, 880)
    FirstPaint(table.viewport(), _tell)
    window.show()
    app.exec()


def _tell() -> None:
    print(perf_counter(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

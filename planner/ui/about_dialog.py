"""The page of keys, and what the program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner import __version__
from planner.paths import data_folder


class KeysDialog(QDialog):
    """All keys, under the menu where the same is to be found."""

    def __init__(self, rows: list[tuple[str, str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        page = QWidget(self)
        page.setProperty("role", "surface")
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(28)
        line = 0
        for menu in dict.fromkeys(row[0] for row in rows):
            grid.addWidget(_label(menu.upper(), "caption"), line, 0, 1, 2)
            for _, text, keys in (row for row in rows if row[0] == menu):
                line += 1
                grid.addWidget(_label(text, ""), line, 0)
                grid.addWidget(_label(keys, "strong"), line, 1)
            line += 1
        grid.setRowStretch(line, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, self.fontMetrics().horizontalAdvance("n" * 26))
        _fill(self, page)
        em = self.fontMetrics().height()
        self.resize(em * 42, em * 40)


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Conference Planner")
        page = QWidget(self)
        page.setProperty("role", "surface")
        column = QVBoxLayout(page)
        column.addWidget(_label(f"Conference Planner {__version__}", "strong"))
        column.addWidget(_label("Plans a conference on your own computer. No account.", ""))
        column.addWidget(_label("Your programmes and plans lie in", "muted"))
        folder = _label(str(data_folder()), "")
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(folder)
        column.addStretch(1)
        _fill(self, page)
        self.resize(440, 220)


def _fill(dialog: QDialog, page: QWidget) -> None:
    area = QScrollArea(dialog)
    area.setWidgetResizable(True)
    area.setWidget(page)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(area)
    layout.addWidget(buttons)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label

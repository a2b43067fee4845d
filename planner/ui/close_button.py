"""A small cross that closes a bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget


def close_button(tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton("×", parent)
    button.setProperty("role", "link")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button

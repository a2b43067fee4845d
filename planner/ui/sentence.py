"""A sentence in a dialog: plain text that wraps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def sentence(text: str, role: str, parent: QWidget) -> QLabel:
    """`role` is that of the theme: `muted` for an explanation, `error` for what went wrong."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label

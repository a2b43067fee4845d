"""A label that wraps, quickly: it has the height its width asks for, and no wish of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget


class WrappedLabel(QLabel):
    """Qt's own sets the text at several widths to find a pretty one, at each change of the text."""

    def __init__(self, parent: QWidget, text_format: Qt.TextFormat) -> None:
        super().__init__(parent)
        self.setTextFormat(text_format)
        self.setWordWrap(True)

    # Qt's overrides

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

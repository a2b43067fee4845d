"""A line that says why a talk is marked as followed, after the sign that marks it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui import theme
from planner.ui.shapes import draw_flag
from planner.ui.wrapped_label import WrappedLabel


class ReasonLabel(WrappedLabel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("role", "muted")
        self.setContentsMargins(self.fontMetrics().height(), 0, 0, 0)

    # Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self.fontMetrics().ascent()
        flag = QRectF(1, self.fontMetrics().descent(), size * 0.65, size * 0.9)
        draw_flag(QPainter(self), flag, theme.colours().accent)

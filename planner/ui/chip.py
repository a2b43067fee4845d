"""A session's title in its tint, to be clicked."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.ui import theme
from planner.ui.rich import tooltip


class Chip(QAbstractButton):
    """Drawn here: one of eight tints would cost the style sheet more than the whole panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tint = 0
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        self.setFont(font)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_session(self, title: str, tint: int) -> None:
        self._tint = tint
        self.setText(title)
        self.setAccessibleName(f"Session {title}")
        self.setToolTip(tooltip(f"Show the talks of {title}"))
        self.updateGeometry()
        self.update()

    # Qt's overrides

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        padding = metrics.height() // 2
        # In whole pixels it may come out narrower than the text, which is then drawn shortened.
        width = ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 1
        return QSize(width + 2 * padding, metrics.height() + padding // 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tint = theme.colours().tints[self._tint]
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        padding = self.fontMetrics().height() // 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_pointed = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(tint.edge), 1.5) if is_pointed else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(tint.edge))
        inner = self.rect().adjusted(padding, 0, -padding, 0)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

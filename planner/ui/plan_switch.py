"""The switch to the plan, with the count of stars."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from planner.ui import theme
from planner.ui.shapes import draw_star


class PlanButton(QPushButton):
    """With a drawn star and the count of stars after its text."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._stars = 0
        self.set_stars(0)

    def set_stars(self, stars: int) -> None:
        self._stars = stars
        name = self.text()
        self.setAccessibleName(f"{name}, {stars} starred" if stars else name)
        self.updateGeometry()
        self.update()

    def _star(self) -> float:
        return self.fontMetrics().ascent() * 0.9

    def _taken(self) -> int:
        """By star and count."""
        count = self.fontMetrics().horizontalAdvance(f" {self._stars}")
        return round(self._star() + count + 6) if self._stars else 0

    # Qt's overrides

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._taken(), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style draws ground and text as ever; the text is moved aside for the count."""
        c, painter = theme.colours(), QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        metrics, side = self.fontMetrics(), self._star()
        left = (self.width() - metrics.horizontalAdvance(text) - self._taken()) / 2
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(QColor(c.accent if self.isChecked() else c.text))
        painter.drawText(QPointF(left, base), text)
        if self._stars:
            left += metrics.horizontalAdvance(text) + 6
            draw_star(painter, QRectF(left, base - side, side, side), c.star, filled=True)
            painter.drawText(QPointF(left + side, base), f" {self._stars}")

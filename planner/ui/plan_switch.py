"""The switch to the plan, with the count of stars."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.ui import theme
from planner.ui.shapes import draw_star

_GAP = 6  # between name and star
_SPACE = "\u00a0"


class PlanButton(QPushButton):
    """With a drawn star and the count of stars after its text, which leaves room for them.

    Drawn over what the button draws itself: to draw all of it takes QStyle, whose many constants
    cost 6 ms of the start.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._name = name
        self._stars = 0
        self.set_stars(0)

    def set_stars(self, stars: int) -> None:
        self._stars = stars
        metrics = self.fontMetrics()
        taken = self._star() + metrics.horizontalAdvance(f" {stars}") + _GAP if stars else 0
        self.setText(self._name + _SPACE * ceil(taken / metrics.horizontalAdvance(_SPACE)))
        self.setAccessibleName(f"{self._name}, {stars} starred" if stars else self._name)
        self.update()  # 1 and 3 take the same spaces: for Qt the text is not another one

    def _star(self) -> float:
        return self.fontMetrics().ascent() * 0.9

    # Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._stars:
            return
        colours, painter = theme.colours(), QPainter(self)
        metrics, side = self.fontMetrics(), self._star()
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        left += metrics.horizontalAdvance(self._name) + _GAP
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        draw_star(painter, QRectF(left, base - side, side, side), colours.star, filled=True)
        painter.setPen(QColor(colours.accent if self.isChecked() else colours.text))
        painter.drawText(QPointF(left + side, base), f" {self._stars}")

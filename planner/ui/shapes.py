"""Small drawn signs: a font may lack a glyph or show an emoji in its place."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def star_path(rect: QRectF) -> QPainterPath:
    """A five-pointed star that fills `rect`."""
    centre, outer = rect.center(), rect.width() / 2
    path = QPainterPath()
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * 0.42
        angle = math.pi * (corner / 5 - 0.5)
        point = centre + QPointF(math.cos(angle), math.sin(angle)) * radius
        path.lineTo(point) if corner else path.moveTo(point)
    path.closeSubpath()
    return path


def draw_star(painter: QPainter, rect: QRectF, colour: str, *, filled: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1.2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(star_path(rect))
    painter.restore()


def draw_warning(painter: QPainter, rect: QRectF, colour: str, mark: str) -> None:
    """A filled triangle with an exclamation mark in the colour `mark`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), rect.width() / 8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(colour))
    inner = rect.adjusted(1, 1, -1, -1)
    middle = inner.center().x()
    painter.drawPolygon([QPointF(middle, inner.top()), inner.bottomRight(), inner.bottomLeft()])
    pen.setColor(QColor(mark))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    height = inner.height()
    painter.drawLine(
        QPointF(middle, inner.top() + height * 0.36), QPointF(middle, inner.top() + height * 0.62)
    )
    painter.drawPoint(QPointF(middle, inner.top() + height * 0.85))
    painter.restore()


def draw_tick(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A tick that fills a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour, rect.width() / 7))
    corners = ((0.2, 0.55), (0.42, 0.78), (0.82, 0.22))
    places = [QPointF(x * rect.width(), y * rect.height()) for x, y in corners]
    painter.drawPolyline([rect.topLeft() + place for place in places])
    painter.restore()


def pen(colour: str, width: float) -> QPen:
    """With round ends and corners."""
    style = Qt.PenStyle.SolidLine
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def draw_note(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Three lines of writing."""
    painter.save()
    painter.setPen(QPen(QColor(colour), 1.4))
    for line, share in enumerate((1.0, 1.0, 0.6)):
        y = rect.top() + rect.height() * (line + 0.5) / 3
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.left() + rect.width() * share, y))
    painter.restore()


def draw_flag(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A pennant on its pole, the sign of what is followed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pole = rect.left() + 1
    pen = QPen(QColor(colour), 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(pole, rect.top()), QPointF(pole, rect.bottom()))
    painter.setBrush(QColor(colour))
    tip = QPointF(rect.right() - 0.5, rect.top() + rect.height() * 0.3)
    low = QPointF(pole, rect.top() + rect.height() * 0.6)
    painter.drawPolygon([QPointF(pole, rect.top()), tip, low])
    painter.restore()


def draw_menu(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Three bars in the middle, the sign of the program's menu."""
    size = painter.fontMetrics().height()
    left, top = rect.center().x() - size / 2, rect.center().y() - size / 2
    painter.setPen(QPen(QColor(colour), 1.5))
    for share in (0.25, 0.5, 0.75):
        y = top + size * share
        painter.drawLine(QPointF(left + 2, y), QPointF(left + size - 2, y))

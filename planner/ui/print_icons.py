"""A small drawn page for each print layout."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from planner.exporters.print_options import Layout
from planner.ui import shapes
from planner.ui.theme import colours

ICON = QSize(46, 46)
_UPRIGHT, _LYING = QRectF(8, 2, 30, 42), QRectF(2, 8, 42, 30)


def layout_icon(layout: Layout) -> QIcon:
    """In the colours of now, sharp on screens of two dots to a point as well."""
    picture = QPixmap(ICON * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = _LYING if layout in (Layout.GRID, Layout.POCKET) else _UPRIGHT
    painter.setPen(shapes.pen(colours().muted, 1))
    painter.setBrush(QColor(colours().surface))
    painter.drawRect(sheet)
    _DRAWN[layout](painter, sheet)
    painter.end()
    return QIcon(picture)


def _draw_agenda(painter: QPainter, sheet: QRectF) -> None:
    _bar(painter, sheet, 4, 15, colours().text)
    for y in range(11, 39, 6):
        _bar(painter, sheet, y, 5, colours().muted)
        _bar(painter, sheet, y, 14, colours().accent, left=11)


def _draw_grid(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(QPen(QColor(colours().line), 1))
    for x in (10, 20, 31):
        painter.drawLine(QLineF(sheet.left() + x, sheet.top() + 4, sheet.left() + x, 36))
    for x, y, height, colour in (
        (11, 6, 6, colours().accent),
        (11, 14, 9, colours().faint),
        (21, 8, 9, colours().faint),
        (21, 19, 6, colours().accent),
        (32, 5, 12, colours().faint),
    ):
        painter.fillRect(QRectF(sheet.left() + x, sheet.top() + y, 8, height), QColor(colour))
    for y in (6, 14, 22):
        _bar(painter, sheet, y, 5, colours().muted, left=3)


def _draw_pocket(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(QPen(QColor(colours().muted), 1, Qt.PenStyle.DotLine))
    for part in (0.25, 0.5, 0.75):
        x = sheet.left() + sheet.width() * part
        painter.drawLine(QLineF(x, sheet.top(), x, sheet.bottom()))
    middle = sheet.center().y()
    painter.drawLine(QLineF(sheet.left(), middle, sheet.right(), middle))
    painter.setPen(QPen(QColor(colours().accent), 1.6))
    quarter = sheet.width() / 4
    painter.drawLine(QLineF(sheet.left() + quarter, middle, sheet.right() - quarter, middle))


def _draw_abstracts(painter: QPainter, sheet: QRectF) -> None:
    for top in (4, 23):
        _bar(painter, sheet, top, 16, colours().accent)
        for y in (4, 7):
            _bar(painter, sheet, top + y, 24, colours().muted, height=1)
        for y in (11, 15):
            _bar(painter, sheet, top + y, 24, colours().faint, height=0.7)


def _draw_posters(painter: QPainter, sheet: QRectF) -> None:
    for number, y in enumerate((5, 13, 21, 29)):
        box = QRectF(sheet.left() + 4, sheet.top() + y, 5, 5)
        painter.setPen(QPen(QColor(colours().muted), 1))
        painter.drawRect(box)
        if number < 2:
            shapes.draw_tick(painter, box.translated(QPointF(0.5, 0)), colours().accent)
        _bar(painter, sheet, y + 2, 14, colours().muted, left=12)


def _bar(
    painter: QPainter,
    sheet: QRectF,
    top: float,
    width: float,
    colour: str,
    *,
    left: float = 3,
    height: float = 2,
) -> None:
    """A line of writing, from the sheet's corner."""
    painter.fillRect(QRectF(sheet.left() + left, sheet.top() + top, width, height), QColor(colour))


_DRAWN: dict[Layout, Callable[[QPainter, QRectF], None]] = {
    Layout.AGENDA: _draw_agenda,
    Layout.GRID: _draw_grid,
    Layout.POCKET: _draw_pocket,
    Layout.ABSTRACTS: _draw_abstracts,
    Layout.POSTERS: _draw_posters,
}

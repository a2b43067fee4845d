"""One cell of the day grid: as much of its text as fits, and what is mine stands out."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.exporters.grid_cells import Cell
from planner.ui.print_ink import (
    BLACK,
    FAINT,
    GREY,
    LIGHT,
    MINE,
    POINT,
    WHITE,
    Ink,
    Look,
    Mark,
    Sign,
    Signed,
    star_sign,
)
from planner.ui.print_text import Column

_SIZES = (9, 8, 7, 6.2)  # points: the largest in which all of a title fits
_DETAILS = Look(6.5, colour=GREY)
_LISTED = Look(6.5, bold=True)
_SMALLEST = 4.0


def flattest(ink: Ink, lines: int = 1) -> float:
    """The height of a cell with one line that can be read, or some."""
    return lines * ink.line(Look(_SIZES[-1])) + 2 * POINT


def cell_marks(cell: Cell, box: QRectF, ink: Ink) -> Iterator[Mark]:
    """The frame and, in it, title and details."""
    yield Mark(box.top(), box.bottom(), Signed(_frame_of(cell), _at_top(box), ink))
    pad = min(2.5 * POINT, box.height() * 0.08)
    inner = box.adjusted(3 * POINT, pad, -2 * POINT, -pad)
    if cell.mine:
        side = min(ink.size(_DETAILS), inner.height())
        star = QRectF(inner.right() - side, pad, side, side)
        yield Mark(box.top(), box.bottom(), Signed(star_sign, star, ink))
        inner.setRight(star.left() - POINT)
    column = _title(cell, inner, ink)
    yield from column.marks
    for text, look in _details(cell):
        left, line = inner.bottom() - column.y, ink.line(look)
        if left >= line:
            start = len(column.marks)
            column.write_elided(text, look, left)
            yield from column.marks[start:]
    yield from _list(cell.listed, column, inner.bottom() - column.y)


def _list(posters: tuple[str, ...], column: Column, height: float) -> list[Mark]:
    """A line each; the last one says how many have no room."""
    start, line = len(column.marks), column.ink.line(_LISTED)
    room = int((height + 1) / line)
    shown = posters if len(posters) <= room else posters[: max(room - 1, 0)]
    for poster in shown:
        column.write_elided(poster, _LISTED, line, tex=True)
    if shown and len(shown) < len(posters):
        column.write_elided(f"and {len(posters) - len(shown)} more", _DETAILS, line)
    return column.marks[start:]


def _title(cell: Cell, inner: QRectF, ink: Ink) -> Column:
    """In the largest letters in which it fits; else elided in the smallest."""
    column = _empty(inner, ink)
    for size in _fitting_sizes(inner.height(), ink):
        column = _empty(inner, ink)
        look = Look(size, bold=cell.mine, colour=BLACK if cell.mine else GREY)
        height = inner.height()
        if column.write_elided(cell.title, look, height, tex=not cell.own, link=cell.url):
            break
    return column


def _fitting_sizes(height: float, ink: Ink) -> list[float]:
    """Those of which a line fits, or, in a very flat cell, a smaller one; none if it is flatter."""
    fitting = [size for size in _SIZES if ink.line(Look(size)) <= height]
    flat = _SIZES[-1] * height / ink.line(Look(_SIZES[-1]))
    return fitting or [flat] * (flat >= _SMALLEST)


def _empty(inner: QRectF, ink: Ink) -> Column:
    return Column(inner.left(), max(inner.width(), POINT), inner.top(), ink)


def _details(cell: Cell) -> Iterator[tuple[str, Look]]:
    """What stands below the title, before the listed posters."""
    yield " · ".join(filter(None, (cell.time, cell.remark))), _DETAILS
    yield cell.people, _DETAILS


def _at_top(box: QRectF) -> QRectF:
    return QRectF(box.left(), 0, box.width(), box.height())


def _frame_of(cell: Cell) -> Sign:
    if cell.mine:
        return _mine
    return _muted if cell.muted else _other


def _mine(painter: QPainter, box: QRectF, ink: Ink) -> None:
    _frame(painter, box, ink.colour(MINE), BLACK, 1.1)


def _other(painter: QPainter, box: QRectF, ink: Ink) -> None:
    _frame(painter, box, WHITE, LIGHT, 0.5)


def _muted(painter: QPainter, box: QRectF, ink: Ink) -> None:
    painter.fillRect(box, QColor(FAINT))


def _frame(painter: QPainter, box: QRectF, fill: str, edge: str, points: float) -> None:
    painter.save()
    pen = QPen(QColor(edge), points * POINT)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(fill))
    inset = points * POINT / 2
    painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    painter.restore()

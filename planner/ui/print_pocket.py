"""A sheet that becomes a booklet: eight small pages, folded and cut once.

The sheet lies on its long side. Fold it in half each way and the long halves once more, cut the
middle fold between the outer columns, and push the ends together.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.ui.print_ink import GREY, LIGHT, MILLIMETRE, POINT, Look
from planner.ui.print_pages import Block, Bookmark, Form, Pages, rule
from planner.ui.print_text import Column

LEAVES = 8
_TOP_ROW = (5, 4, 3, 2)  # upside down, from the left
_BOTTOM_ROW = (6, 7, 8, 1)
_NOTES = Look(9, colour=GREY)
_RULED = 7 * MILLIMETRE
_FOLD = 5 * MILLIMETRE  # how far a mark reaches into the sheet


class Place(NamedTuple):
    """Where on a sheet of four columns and two rows a small page stands."""

    column: int
    row: int
    is_upside_down: bool


def place_of(page: int) -> Place:
    """Of the small page 1 to 8 of one sheet."""
    if page in _TOP_ROW:
        return Place(_TOP_ROW.index(page), 0, True)
    return Place(_BOTTOM_ROW.index(page), 1, False)


def leaf_size(sheet: QSizeF) -> QSizeF:
    """Of a small page, in points, on a sheet that lies on its long side."""
    return QSizeF(sheet.width() / 4, sheet.height() / 2)


@dataclass(slots=True)
class Booklet:
    """Sheets of eight leaves each; a second sheet is a second booklet that goes on."""

    sheet: QSizeF  # in points
    leaves: Pages

    @property
    def size(self) -> QSizeF:
        return self.sheet

    @property
    def title(self) -> str:
        return self.leaves.title

    @property
    def is_whole(self) -> bool:
        return self.leaves.is_whole

    @property
    def count(self) -> int:
        return -(-self.leaves.count // LEAVES)

    @property
    def sheets(self) -> list[list[Block]]:
        """The small ones."""
        return self.leaves.sheets

    @property
    def bookmarks(self) -> list[Bookmark]:
        return [Bookmark(title, leaf // LEAVES, 0) for title, leaf, _ in self.leaves.bookmarks]

    def growing(self) -> Generator[int]:
        for _ in self.leaves.growing():
            yield self.count

    def paint(self, painter: QPainter, number: int) -> None:
        first = number * LEAVES
        for page in range(1, LEAVES + 1):
            leaf = first + page - 1
            painter.save()
            self._go_to(painter, place_of(page))
            if leaf < self.leaves.count:
                self.leaves.paint(painter, leaf)
            elif self.is_whole:
                _paint_ruled(painter, self.leaves.form)
            painter.restore()
        _paint_folds(painter, self.size)

    def _go_to(self, painter: QPainter, place: Place) -> None:
        """The painter's origin to the corner of a leaf, and its downwards to the leaf's."""
        width, height = self.leaves.size.width() * POINT, self.leaves.size.height() * POINT
        painter.translate(place.column * width, place.row * height)
        if place.is_upside_down:
            painter.translate(width, height)
            painter.rotate(180)


def _paint_ruled(painter: QPainter, form: Form) -> None:
    """What is left of the booklet is for notes."""
    column = Column(form.margin, form.width, form.margin, form.ink)
    column.write("Notes", _NOTES)
    for mark in column.marks:
        mark.draw(painter, mark.top)
    y, bottom = column.y + _RULED, form.margin + form.height
    while y < bottom:
        line = rule(y, form.margin, form.width, 0.4, LIGHT, form.ink)
        line.draw(painter, line.top)
        y += _RULED


def _paint_folds(painter: QPainter, size: QSizeF) -> None:
    """Short marks at the edges and the crossings where to fold, a broken line where to cut."""
    width, height = size.width() * POINT, size.height() * POINT
    middle, quarter = height / 2, width / 4
    painter.save()
    painter.setPen(QPen(QColor(GREY), POINT * 0.5))
    for x in (quarter, 2 * quarter, 3 * quarter):
        painter.drawLine(QLineF(x, 0, x, _FOLD))
        painter.drawLine(QLineF(x, height - _FOLD, x, height))
    for x in (0.0, width - _FOLD):
        painter.drawLine(QLineF(x, middle, x + _FOLD, middle))
    painter.setPen(QPen(QColor(LIGHT), POINT * 0.4, Qt.PenStyle.DotLine))
    for x in (quarter, 2 * quarter, 3 * quarter):
        painter.drawLine(QLineF(x, _FOLD, x, height - _FOLD))
    for x in (0.0, 3 * quarter):
        painter.drawLine(QLineF(x + _FOLD * (not x), middle, x + quarter - _FOLD * bool(x), middle))
    painter.setPen(QPen(QColor(GREY), POINT * 0.8, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(quarter, middle, 3 * quarter, middle))
    _paint_scissors(painter, QPointF(quarter + 3 * MILLIMETRE, middle))
    painter.restore()


def _paint_scissors(painter: QPainter, at: QPointF) -> None:
    """Two blades, two rings: no font is sure to have the sign."""
    painter.setPen(QPen(QColor(GREY), POINT * 0.6))
    ring = 0.8 * MILLIMETRE
    for side in (-1, 1):
        centre = at + QPointF(-1.2 * MILLIMETRE, side * 1.2 * MILLIMETRE)
        painter.drawEllipse(centre, ring, ring)
        painter.drawLine(
            centre + QPointF(ring * 0.8, -side * ring * 0.6),
            at + QPointF(3 * MILLIMETRE, -side * 1.2 * MILLIMETRE),
        )

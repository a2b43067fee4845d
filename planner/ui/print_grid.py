"""The day grid on paper: as many columns and hours on a page as can be read."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.exporters.agenda import Day
from planner.exporters.day_grid import DayGrid, GridColumn, GridDay
from planner.timeline_grid import column_edges
from planner.timeline_layout import hour_label
from planner.ui.print_agenda import day_heading, header, nothing
from planner.ui.print_cells import cell_marks, flattest
from planner.ui.print_ink import (
    BLACK,
    GREY,
    MILLIMETRE,
    POINT,
    Ink,
    Look,
    Mark,
    Signed,
    faint_bar,
)
from planner.ui.print_pages import Block, Form
from planner.ui.print_text import Column

_TITLE = Look(14, bold=True)
_NAME = Look(9, bold=True)
_DETAILS = Look(7.5, colour=GREY)
_HOUR = Look(8, bold=True)
_OWN_HOUR = Look(7, colour=GREY)
_COLUMN = 38 * MILLIMETRE  # the least width, times the scale of the letters
_LONGEST_HOUR = 50 * MILLIMETRE  # a day of two hours does not fill a page
_HEADS = 62 * POINT  # about what day and columns take above the hours
_PAUSE = 7 * POINT  # in the place of hours without talks


class _Hours(NamedTuple):
    """The hours of one page, from `top` down; what runs between them is left out."""

    hours: tuple[int, ...]
    top: float
    height: float  # of one hour

    def y(self, minute: float) -> float:
        """Of a minute since midnight; what is not on this page is at its edge."""
        y = self.top
        for place, hour in enumerate(self.hours):
            y += _PAUSE * (place > 0 and self.hours[place - 1] != hour - 1)
            if minute <= (hour + 1) * 60:
                return y + max(minute - hour * 60, 0) / 60 * self.height
            y += self.height
        return y


def grid_blocks(grid: DayGrid, form: Form, *, qr: bool) -> Iterator[Block | None]:
    """The head, then each page as one block, with pauses between its cells."""
    head = header(grid.title, grid.subtitle, grid.url * qr, form, look=_TITLE)
    yield head
    if not grid.days:
        yield nothing(grid.nothing, form)
    room = form.height - head.height - 1
    for day in grid.days:
        spells = _spells(day, form)
        for hours in spells:
            portions = _portions(_running(day, hours), form)
            for number, columns in enumerate(portions):
                is_first = hours is spells[0] and number == 0
                parts = [
                    *[f"part {number + 1} of {len(portions)}"] * (len(portions) > 1),
                    *[_span(hours)] * (len(spells) > 1),
                ]
                yield from _page(
                    day, " · ".join(parts), columns, hours, form, room, is_first=is_first
                )
                room = form.height - 1


def _running(day: GridDay, hours: Collection[int]) -> list[GridColumn]:
    """The columns in which anything runs in these hours, in a plan anything of mine."""
    return [
        column
        for column in day.columns
        if any(
            not set(hours).isdisjoint(cell.block.hours)
            for cell in column.cells
            if cell.mine or not day.of_plan
        )
    ]


def _span(hours: Sequence[int]) -> str:
    return f"{hour_label(hours[0] * 60)} – {hour_label(hours[-1] * 60 + 60)}"


def _portions(columns: Sequence[GridColumn], form: Form) -> list[list[GridColumn]]:
    """The columns of each page, about as many on each; as few pages as can be."""
    width = form.width - _gutter_least(form)
    fewest = _packed(columns, width, form)
    for part in (1.0, 1.15, 1.3):
        even = _packed(columns, _wanted(columns, form) / len(fewest) * part, form)
        if len(even) == len(fewest):
            return even
    return fewest


def _packed(columns: Sequence[GridColumn], width: float, form: Form) -> list[list[GridColumn]]:
    packed: list[list[GridColumn]] = []
    for column in columns:
        if not packed or _wanted([*packed[-1], column], form) > width + 1:
            packed.append([])
        packed[-1].append(column)
    return packed


def _wanted(columns: Sequence[GridColumn], form: Form) -> float:
    """The least width for them."""
    return column_edges([each.column for each in columns], 0, _COLUMN * form.ink.scale)[-1]


def _gutter_least(form: Form) -> float:
    return form.ink.width_of("00:00", _HOUR) + 5 * POINT


def _spells(day: GridDay, form: Form) -> list[tuple[int, ...]]:
    """The hours of each page: so many that a usual talk has a line that can be read, in a plan
    two."""
    hours = tuple(day.hours)
    an_hour = flattest(form.ink, 2 if day.of_plan else 1) / day.usual * 60
    most = max(int((form.height - 2 * _HEADS * form.ink.scale) / an_hour), 2)
    pages = -(-len(hours) // most)
    size = -(-len(hours) // pages)
    return [hours[start : start + size] for start in range(0, len(hours), size)]


def _page(
    day: GridDay,
    part: str,
    columns: Sequence[GridColumn],
    shown: tuple[int, ...],
    form: Form,
    room: float,
    *,
    is_first: bool,
) -> Iterator[Block | None]:
    heading = day_heading(Day(title=day.title, rows=(), details=part), form)
    labels = [day.hours[hour] for hour in shown]
    gutter = max([form.ink.width_of(own, _OWN_HOUR) for own in labels] + [_gutter_least(form)])
    left = form.margin + gutter + 4 * POINT
    all_edges = column_edges(
        [each.column for each in columns], form.width - gutter - 4 * POINT, 1.0
    )
    edges = [left + edge for edge in all_edges]
    names, top = _names(columns, edges, heading.height + 5 * POINT, form.ink)
    pauses = sum(after != before + 1 for before, after in pairwise(shown))
    height = min((room - top - pauses * _PAUSE) / len(shown), _LONGEST_HOUR * form.ink.scale)
    hours = _Hours(shown, top, height)
    marks = [*heading.marks, *names, *_hour_marks(day, hours, form, edges)]
    for column, (start, end) in zip(columns, pairwise(edges), strict=True):
        for cell in column.cells:
            block = cell.block
            if any(hour in shown for hour in block.hours):
                box = _box(cell.block.left, cell.block.right, start, end)
                y, bottom = hours.y(block.start), hours.y(block.end)
                free = hours.y(min(block.free_until, (shown[-1] + 1) * 60)) - y
                tall = max(bottom - y, min(flattest(form.ink), free))
                marks += cell_marks(cell, QRectF(box[0], y, box[1], tall), form.ink)
                yield None
    yield Block(tuple(marks), room, continues=day.title, bookmark=day.title * is_first)


def _box(left: float, right: float, start: float, end: float) -> tuple[float, float]:
    """The left edge and the width of a block within its column."""
    gap = 1.5 * POINT
    width = end - start - gap
    return start + gap + left * width, (right - left) * width - gap * 0.7


def _names(
    columns: Sequence[GridColumn], edges: Sequence[float], top: float, ink: Ink
) -> tuple[list[Mark], float]:
    """The names over the columns, and where the hours begin."""
    marks: list[Mark] = []
    bottom = top
    for each, (start, end) in zip(columns, pairwise(edges), strict=True):
        cell = Column(start + 3 * POINT, end - start - 5 * POINT, top, ink)
        cell.write_elided(each.column.title, _NAME, 2 * ink.line(_NAME), tex=True)
        if each.column.room:
            cell.write_elided(each.column.room, _DETAILS, ink.line(_DETAILS))
        marks += cell.marks
        bottom = max(bottom, cell.y)
    return marks, bottom + 4 * POINT


def _hour_marks(day: GridDay, hours: _Hours, form: Form, edges: Sequence[float]) -> Iterator[Mark]:
    last = 0.0
    for hour in hours.hours:
        y = hours.y(hour * 60 + 0.001)
        if last and y > last + 1:
            yield _pause_mark(form, last, y)
        last = y + hours.height
        yield Mark(y, y, _line(form.margin, form.width, form.ink))
        cell = Column(form.margin, form.width, y + POINT, form.ink)
        cell.write(hour_label(hour * 60), _HOUR)
        cell.write(day.hours[hour], _OWN_HOUR)
        yield from cell.marks
    yield Mark(last, last, _line(form.margin, form.width, form.ink))
    for x in edges:
        stroke = QRectF(x, 0, POINT * 0.5, last - hours.top)
        yield Mark(hours.top, last, Signed(faint_bar, stroke, form.ink))


def _line(x: float, width: float, ink: Ink) -> Signed:
    return Signed(faint_bar, QRectF(x, 0, width, POINT * 0.5), ink)


def _pause_mark(form: Form, top: float, bottom: float) -> Mark:
    """White with a dotted line: hours are left out here."""

    def draw(painter: QPainter, y: float) -> None:
        box = QRectF(form.margin, y, form.width, bottom - top).adjusted(0, POINT * 0.5, 0, 0)
        painter.fillRect(box, QColor("white"))
        painter.save()
        painter.setPen(QPen(QColor(BLACK), POINT * 0.8, Qt.PenStyle.DotLine))
        middle = box.center().y()
        painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
        painter.restore()

    return Mark(top, bottom, draw)

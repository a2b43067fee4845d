"""Draws what surrounds the blocks of the timeline: time lines, hours, headers and the now-line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from planner.conference import Kind
from planner.timeline_grid import HEADER_PAD, Grid
from planner.timeline_layout import Column, hour_label, minute_of
from planner.times import day_and_month
from planner.ui.text_block import text_block
from planner.ui.theme import Colours
from planner.ui.timeline_blocks import Fonts
from planner.wording import counted


@dataclass(frozen=True, slots=True)
class Canvas:
    """What all drawing here needs; `area` is the whole view."""

    painter: QPainter
    grid: Grid
    area: QRectF
    fonts: Fonts
    colours: Colours

    @property
    def columns_area(self) -> QRectF:
        return self.area.adjusted(self.grid.gutter, self.grid.header, 0, 0)


def paint_lines(canvas: Canvas) -> None:
    """Hours as lines, parts of an hour dashed, columns divided, days more strongly."""
    painter, grid, area = canvas.painter, canvas.grid, canvas.columns_area
    hour = QPen(QColor(canvas.colours.line), 1)
    part = QPen(QColor(canvas.colours.line), 1)
    part.setDashPattern([4, 4])
    for minute, y in _times(canvas):
        painter.setPen(part if minute % 60 else hour)
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    before: date | None = None
    for number, column in grid.columns_between(area.left(), area.right()):
        x = grid.column_left(number)
        is_new_day = before is not None and before != column.day
        colour = canvas.colours.muted if is_new_day else canvas.colours.line
        painter.setPen(QPen(QColor(colour), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        before = column.day


def paint_hours(canvas: Canvas) -> None:
    """The sticky column of the hours at the left."""
    painter, grid, c = canvas.painter, canvas.grid, canvas.colours
    gutter = QRectF(0, grid.header, grid.gutter, canvas.area.bottom() - grid.header)
    painter.fillRect(gutter, QColor(c.surface))
    painter.setPen(QPen(QColor(c.line), 1))
    painter.drawLine(gutter.topRight(), gutter.bottomRight())
    for minute, y in _times(canvas):
        painter.setPen(QColor(c.line))
        if minute % 60 == 0:
            painter.drawLine(QPointF(0, y), QPointF(grid.gutter, y))
        painter.setPen(QColor(c.muted))
        font = canvas.fonts.small if minute % 60 else canvas.fonts.title
        write(canvas, hour_label(minute), font, QRectF(6, y + 2, grid.gutter - 6, 0))


def paint_headers(canvas: Canvas, corner: str, shows_days: bool) -> None:
    """The sticky headers over the columns; with several days, each day's name over its own."""
    painter, grid, c = canvas.painter, canvas.grid, canvas.colours
    header = QRectF(0, 0, canvas.area.right(), grid.header)
    painter.fillRect(header, QColor(c.surface))
    painter.save()
    painter.setClipRect(header.adjusted(grid.gutter, 0, 0, 0))
    if shows_days:
        _paint_days(canvas)
    for number, column in grid.columns_between(grid.gutter, header.right()):
        _paint_header(canvas, number, column)
    painter.restore()
    painter.setPen(QPen(QColor(c.line), 1))
    painter.drawLine(header.bottomLeft(), header.bottomRight())
    painter.setPen(QColor(c.muted))
    top = grid.header - canvas.fonts.small_line - 5
    write(canvas, corner, canvas.fonts.small, QRectF(6, top, grid.gutter - 8, 0))


def paint_now(canvas: Canvas, now: datetime, zone: ZoneInfo) -> None:
    """A red line over the columns of today, with a dot in the hours."""
    painter, grid, area = canvas.painter, canvas.grid, canvas.area
    colour = QColor(canvas.colours.clash)
    for number, column in grid.columns_between(grid.gutter, area.right()):
        y = now_y(grid, column, now, zone)
        if y is None or not grid.header <= y <= area.bottom():
            continue
        left = max(grid.gutter, grid.column_left(number))
        right = grid.column_left(number) + grid.column_width(number)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(grid.gutter - 1, y), 4, 4)


def now_y(grid: Grid, column: Column, now: datetime, zone: ZoneInfo) -> float | None:
    """Where `now` stands in the column; `None` outside of its day's hours."""
    minute = minute_of(now, column.day, zone)
    shown = range(grid.layout.first_hour * 60, grid.layout.last_hour * 60)
    return grid.y_of(minute) if minute in shown else None


def paint_remark(canvas: Canvas, text: str) -> None:
    """A quiet line at the foot of the view, or in its middle where there is nothing else."""
    area, line = canvas.area, canvas.fonts.small_line + 10
    foot = QRectF(0, area.bottom() - line, area.width(), line)
    canvas.painter.fillRect(foot, QColor(canvas.colours.surface))
    canvas.painter.setPen(QPen(QColor(canvas.colours.line), 1))
    canvas.painter.drawLine(foot.topLeft(), foot.topRight())
    canvas.painter.setPen(QColor(canvas.colours.muted))
    write(canvas, text, canvas.fonts.small, foot.adjusted(HEADER_PAD, 5, -HEADER_PAD, 0))


def _times(canvas: Canvas) -> Iterator[tuple[int, float]]:
    """The minutes that get a line, and where; only those in sight."""
    grid, area = canvas.grid, canvas.area
    step = grid.line_step(canvas.fonts.line * 2.4)
    first = max(grid.layout.first_hour * 60, grid.minute_at(grid.header) - step)
    minute = int(first // step * step)
    last = min(grid.layout.last_hour * 60, grid.minute_at(area.bottom()))
    while minute <= last:
        yield minute, round(grid.y_of(minute)) + 0.5
        minute += step


def _paint_days(canvas: Canvas) -> None:
    """Each day's name stays in sight as long as one of its columns does."""
    painter, grid, c = canvas.painter, canvas.grid, canvas.colours
    shown = list(grid.columns_between(grid.gutter, canvas.area.right()))
    for day, members in groupby(shown, lambda each: each[1].day):
        numbers = [number for number, _ in members]
        left, last = grid.column_left(numbers[0]), numbers[-1]
        right = grid.column_left(last) + grid.column_width(last)
        if numbers[0] > 0:
            painter.setPen(QPen(QColor(c.muted), 1))
            painter.drawLine(QPointF(left, 0), QPointF(left, grid.header))
        painter.setPen(QColor(c.accent))
        start = max(left, grid.gutter) + HEADER_PAD
        write(canvas, day_and_month(day), canvas.fonts.title, QRectF(start, 5, right - start, 0))


def _paint_header(canvas: Canvas, number: int, column: Column) -> None:
    painter, grid, c, fonts = canvas.painter, canvas.grid, canvas.colours, canvas.fonts
    left, width = grid.column_left(number) + HEADER_PAD, grid.header_width(number)
    under = grid.header - fonts.small_line - 5
    title = text_block(column.title, fonts.title, int(width) + 1, 2)
    painter.setPen(QColor(c.text))
    title.draw(painter, left, under - title.height)
    painter.setPen(QColor(c.muted))
    text = " · ".join(filter(None, (column.room, count_text(column.talks, column.is_posters))))
    write(canvas, text, fonts.small, QRectF(left, under, width, 0))


def count_text(number: int, is_posters: bool) -> str:
    """`212 posters`, `1 talk`."""
    noun = Kind.POSTER.value if is_posters else "talk"
    return counted(number, noun)


def write(canvas: Canvas, text: str, font: QFont, place: QRectF) -> None:
    """One line, elided to the width of `place`, from its top left corner."""
    if place.width() > 0:
        block = text_block(text, font, int(place.width()))
        block.draw(canvas.painter, place.left(), place.top())

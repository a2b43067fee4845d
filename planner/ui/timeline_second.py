"""Draws the hours of a second clock on the timeline, beside those of the conference."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from planner.hour_scale import Mark, marks
from planner.times import short_day, zone_name
from planner.ui.timeline_paint import Canvas, write


@dataclass(frozen=True, slots=True)
class Second:
    """The clock of `zone`; with `several_days` side by side a date would be that of one only."""

    zone: ZoneInfo
    conference: ZoneInfo
    several_days: bool


def paint_second(canvas: Canvas, second: Second) -> None:
    """Its full hours, the change of its date, and its name over them; for the first day in sight.

    The days of a conference on which a clock changes have other hours: they come when that day is
    scrolled to.
    """
    grid = canvas.grid
    _, column = next(grid.columns_between(grid.gutter, canvas.area.right()), (0, None))
    if column is None:
        return
    layout = grid.layout
    found = marks(column.day, layout.first_hour, layout.last_hour, second.conference, second.zone)
    canvas.painter.save()
    canvas.painter.setClipRect(QRectF(grid.hours, grid.header, grid.hours, canvas.area.height()))
    before = column.day
    for mark in found:
        _paint_mark(canvas, mark, _day_name(mark.day, column.day, second) * (mark.day != before))
        before = mark.day
    canvas.painter.restore()
    _paint_head(canvas, second, column.day, found)


def _paint_mark(canvas: Canvas, mark: Mark, day_name: str) -> None:
    """Not all hours, where the conference's have no room either; where its day begins that, too."""
    painter, grid, c, fonts = canvas.painter, canvas.grid, canvas.colours, canvas.fonts
    step = max(grid.line_step(fonts.line * 2.4) // 60, 1)
    if mark.hour % step and not day_name:
        return
    y, left = round(grid.y_of(mark.minute)) + 0.5, grid.hours
    painter.setPen(QPen(QColor(c.accent if day_name else c.line), 1))
    painter.drawLine(QPointF(left, y), QPointF(grid.gutter, y))
    painter.setPen(QColor(c.muted))
    write(canvas, f"{mark.hour}:00", fonts.title, QRectF(left + 6, y + 2, grid.hours - 6, 0))
    if day_name:
        painter.setPen(QColor(c.accent))
        below = QRectF(left + 6, y + 2 + fonts.line, grid.hours - 6, 0)
        write(canvas, day_name, fonts.small, below)


def _paint_head(canvas: Canvas, second: Second, day: date, found: tuple[Mark, ...]) -> None:
    """Its name, and over it the day that it shows at the top, where that is another one."""
    painter, grid, fonts = canvas.painter, canvas.grid, canvas.fonts
    top, left = grid.header - fonts.small_line - 5, grid.hours
    painter.setPen(QPen(QColor(canvas.colours.line), 1))
    painter.drawLine(QPointF(left, 0), QPointF(left, canvas.area.bottom()))
    noon = datetime.combine(day, time(12), second.conference)
    painter.setPen(QColor(canvas.colours.muted))
    name = zone_name(noon, second.zone)
    write(canvas, name, fonts.small, QRectF(left + 6, top, grid.hours - 8, 0))
    passed = [mark.day for mark in found if grid.y_of(mark.minute) <= grid.header]
    shown = passed[-1] if passed else next((mark.day for mark in found), day)
    if shown != day:
        painter.setPen(QColor(canvas.colours.accent))
        above = QRectF(left + 6, top - fonts.small_line, grid.hours - 8, 0)
        write(canvas, _day_name(shown, day, second), fonts.small, above)


def _day_name(shown: date, day: date, second: Second) -> str:
    """`Wed 5`, or `+1 day` where several days stand side by side."""
    if not second.several_days:
        return short_day(shown)
    return f"{(shown - day).days:+} day".replace("-", "−")

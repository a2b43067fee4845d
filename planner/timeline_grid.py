"""The timetable in pixels: what stands where in a view that is zoomed and scrolled; Qt-free."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from planner.timeline_layout import Block, Column, Layout

_LANE_WEIGHT = 0.65  # a column of two lanes or more grows, but not by a whole width for each
HEADER_PAD = 8.0
_STEPS = (15, 30, 60, 120, 180)


class Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """All numbers but `minute` (pixels for one minute) are pixels of the view.

    `header` is the height of the headers and `gutter` the width of the hours (`hours` of each
    of their scales), over which the rest scrolls by `x` and `y`; `edges` are the left edges of
    the columns and the last right one.
    """

    layout: Layout
    edges: Sequence[float]
    minute: float
    least_height: float
    header: float
    hours: float
    scales: int = 1
    x: float = 0.0
    y: float = 0.0

    @property
    def gutter(self) -> float:
        return self.hours * self.scales

    @property
    def content_width(self) -> float:
        return self.edges[-1]

    @property
    def content_height(self) -> float:
        return (self.layout.last_hour - self.layout.first_hour) * 60 * self.minute

    def y_of(self, minute: float) -> float:
        return self.header - self.y + (minute - self.layout.first_hour * 60) * self.minute

    def minute_at(self, y: float) -> float:
        return self.layout.first_hour * 60 + (y - self.header + self.y) / self.minute

    def column_left(self, column: int) -> float:
        return self.gutter - self.x + self.edges[column]

    def column_width(self, column: int) -> float:
        return self.edges[column + 1] - self.edges[column]

    def header_width(self, column: int) -> float:
        """What a column's title may take."""
        return self.column_width(column) - 2 * HEADER_PAD

    def columns_between(self, left: float, right: float) -> Iterator[tuple[int, Column]]:
        """The columns that are seen between two places of the view, with their numbers."""
        shift = self.gutter - self.x
        first = max(bisect_right(self.edges, left - shift) - 1, 0)
        for number in range(first, len(self.layout.columns)):
            if self.edges[number] + shift > right:
                break
            yield number, self.layout.columns[number]

    def box(self, column: int, block: Block) -> Box:
        """At least one line high, as far as the next block below leaves room."""
        width = self.column_width(column)
        free = (block.free_until - block.start) * self.minute
        height = max((block.end - block.start) * self.minute, min(self.least_height, free))
        left = self.column_left(column) + block.left * width
        return Box(left, self.y_of(block.start), (block.right - block.left) * width, height)

    def blocks_in(self, area: Box) -> Iterator[tuple[int, Block, Box]]:
        """The blocks that the area touches, with their column and box."""
        for number, column in self.columns_between(area.left, area.right):
            for block in column.blocks:
                box = self.box(number, block)
                if box.top >= area.bottom:
                    break
                if box.bottom > area.top and box.left < area.right and box.right > area.left:
                    yield number, block, box

    def line_step(self, least: float) -> int:
        """Minutes between two time lines, so that they stand at least `least` pixels apart."""
        return next((step for step in _STEPS if step * self.minute >= least), _STEPS[-1])


def column_edges(columns: Sequence[Column], width: float, least: float) -> list[float]:
    """Columns of at least the width `least` that fill `width`; lanes make a column wider."""
    wanted = [least * max(1.0, column.lanes * _LANE_WEIGHT) for column in columns]
    grow = max(1.0, width / sum(wanted)) if wanted else 1.0
    return [0.0, *accumulate(each * grow for each in wanted)]

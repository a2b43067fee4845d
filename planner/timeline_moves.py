"""Where the arrow keys lead on a timetable; Qt-free.

A crowd has hundreds of talks: `named` gives those of a block that can be reached, at least one.
"""

from collections.abc import Callable, Sequence

from planner.conference import Talk
from planner.timeline_layout import Block, Column, Layout, nearest

Named = Callable[[Block], Sequence[Talk]]


def first_block(layout: Layout) -> Block | None:
    """Where to begin: the earliest block of the first day; `None` where nothing is shown."""
    if not layout.columns:
        return None
    return min(_days_blocks(layout, layout.columns[0]), key=_start)


def along(layout: Layout, named: Named, talk_id: str, step: int) -> Talk:
    """Some steps down (or up) the talk's column, by time; stops at the ends."""
    number, _ = layout.places[talk_id]
    talks = [each for block in layout.columns[number].blocks for each in named(block)]
    place = next((n for n, each in enumerate(talks) if each.id == talk_id), 0)
    return talks[min(max(place + step, 0), len(talks) - 1)]


def across(layout: Layout, named: Named, talk_id: str, step: int) -> Talk:
    """To a column beside the talk's, at about the same time; stops at the outer columns."""
    number, block = layout.places[talk_id]
    other = number + step
    if other not in range(len(layout.columns)):
        return next(talk for talk in block.talks if talk.id == talk_id)
    return named(nearest(layout.columns[other].blocks, block.start))[0]


def page(layout: Layout, named: Named, talk_id: str, minutes: float) -> Talk:
    """So many minutes down (or up) the talk's column, but at least one talk."""
    number, block = layout.places[talk_id]
    there = nearest(layout.columns[number].blocks, block.start + minutes)
    if (there.start - block.start) * minutes > 0:
        return named(there)[0]
    return along(layout, named, talk_id, 1 if minutes > 0 else -1)


def day_end(layout: Layout, named: Named, talk_id: str, last: bool) -> Talk:
    """The first or the last talk of the talk's day, in any column."""
    number, _ = layout.places[talk_id]
    blocks = _days_blocks(layout, layout.columns[number])
    return named(max(blocks, key=_start))[-1] if last else named(min(blocks, key=_start))[0]


def _days_blocks(layout: Layout, column: Column) -> list[Block]:
    return [block for other in layout.columns if other.day == column.day for block in other.blocks]


def _start(block: Block) -> int:
    return block.start

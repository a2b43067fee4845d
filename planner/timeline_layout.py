"""Where talks stand on a timetable: columns of sessions or rooms, minutes downwards, lanes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import inf
from zoneinfo import ZoneInfo

from planner.conference import Kind, Talk
from planner.timetable import Timetable

LEAST_MINUTES = 5  # what the shortest block takes, that one line may be read
_LATEST = 30 * 60  # 6:00 in the next morning: an exhibition of three days does not stretch the day
_Slot = tuple[datetime | None, datetime | None, str, str, bool]
_MOST_POSTERS, _MOST_TALKS = 3, 8  # that stand side by side; more of one time are a crowd


@dataclass(frozen=True, slots=True)
class Block:
    """One talk; or a crowd, the many talks (posters mostly) that a session has at one time.

    `start`, `end` and `free_until`, where the next block below may begin, are minutes since the
    midnight of the column's day; `left` and `right` are parts of the column's width.
    """

    talks: tuple[Talk, ...]
    start: int
    end: int
    left: float = 0.0
    right: float = 1.0
    free_until: float = inf

    @property
    def hours(self) -> range:
        """Those that it touches, counted as its minutes are."""
        return range(self.start // 60, -(-self.end // 60))

    @property
    def is_crowd(self) -> bool:
        return len(self.talks) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """One session or room on one day; the blocks stand in the order of their time, then lane."""

    day: date
    title: str
    room: str
    blocks: tuple[Block, ...]
    lanes: int

    @property
    def talks(self) -> int:
        return sum(len(block.talks) for block in self.blocks)

    @property
    def is_posters(self) -> bool:
        return all(talk.kind is Kind.POSTER for block in self.blocks for talk in block.talks)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns from the hour `first_hour` to `last_hour`; `untimed` talks stand nowhere."""

    columns: tuple[Column, ...]
    first_hour: int
    last_hour: int
    untimed: int
    places: dict[str, tuple[int, Block]]  # the number of the column and the block, by talk id


def lay_out(timetable: Timetable, talks: Iterable[Talk], by_room: bool = False) -> Layout:
    """The columns of all days that the talks are on, side by side."""
    columns: dict[tuple[date, str], list[Talk]] = defaultdict(list)
    untimed = 0
    for talk in talks:
        day = timetable.day(talk)
        if day is None:
            untimed += 1
        else:
            title = timetable.room(talk) if by_room else timetable.group(talk).key
            columns[day, title].append(talk)
    ordered = sorted(columns.values(), key=lambda some: _rank(timetable, some[0], by_room))
    made = tuple(_make_column(timetable, some, by_room) for some in ordered)
    starts = [column.blocks[0].start for column in made]
    ends = [block.end for column in made for block in column.blocks]
    places = {
        talk.id: (number, block)
        for number, column in enumerate(made)
        for block in column.blocks
        for talk in block.talks
    }
    first, last = min(starts, default=0) // 60, -(-max(ends, default=0) // 60)
    return Layout(made, first, last, untimed, places)


def minute_of(moment: datetime, day: date, zone: ZoneInfo) -> int:
    """Minutes from the midnight of `day` to what the clocks of `zone` show."""
    local = moment.astimezone(zone)
    return (local.date() - day).days * 1440 + local.hour * 60 + local.minute


def hour_label(minute: int) -> str:
    """`9:15`; after midnight it begins at `0:00` again."""
    return f"{minute // 60 % 24}:{minute % 60:02}"


def usual_minutes(talks: Iterable[Talk]) -> float:
    """The length that a quarter of the talks stays under: what should be readable at first."""
    lengths = sorted(
        (talk.end - talk.start).total_seconds() / 60
        for talk in talks
        if talk.start and talk.end and talk.kind not in (Kind.POSTER, Kind.BREAK)
    )
    return max(LEAST_MINUTES, lengths[len(lengths) // 4]) if lengths else 30


def nearest(blocks: Sequence[Block], minute: float) -> Block:
    """The block that runs at the minute, else the one that ends or begins closest to it."""
    return min(
        blocks,
        key=lambda b: (max(b.start - minute, minute - b.end + 1, 0), abs(b.start - minute)),
    )


def _rank(timetable: Timetable, talk: Talk, by_room: bool) -> tuple[object, ...]:
    """Sorts the columns: by day, then sessions by their time, or rooms by name and number."""
    day = timetable.day(talk)
    if by_room:
        room = timetable.room(talk)
        parts = re.split(r"(\d+)", room.casefold())
        return (day, not room, [int(part) if part.isdecimal() else part for part in parts], room)
    group = timetable.group(talk)
    return (day, group.start, group.room or group.title, group.key)


def _make_column(timetable: Timetable, talks: list[Talk], by_room: bool) -> Column:
    day = timetable.day(talks[0])
    assert day  # only talks with a time get a column
    blocks, lanes = _side_by_side(_blocks(timetable, talks, day))
    if by_room:
        return Column(day, timetable.room(talks[0]) or "No room", "", blocks, lanes)
    group = timetable.group(talks[0])
    return Column(day, group.title, group.room, blocks, lanes)


def _blocks(timetable: Timetable, talks: list[Talk], day: date) -> list[Block]:
    """A block for each talk, one for each crowd; by time and for the same time as listed."""
    slots: dict[_Slot, list[Talk]] = defaultdict(list)
    for talk in talks:
        is_poster = talk.kind is Kind.POSTER
        slots[talk.start, talk.end, talk.session_id, talk.track, is_poster].append(talk)
    blocks = []
    for (*_, is_poster), members in slots.items():
        is_crowd = len(members) > (_MOST_POSTERS if is_poster else _MOST_TALKS)
        together = [tuple(members)] if is_crowd else [(talk,) for talk in members]
        blocks += [Block(some, *_minutes(members[0], day, timetable.zone)) for some in together]
    return sorted(blocks, key=lambda block: block.start)


def _minutes(talk: Talk, day: date, zone: ZoneInfo) -> tuple[int, int]:
    assert talk.start
    assert talk.end
    start = minute_of(talk.start, day, zone)
    least = start + LEAST_MINUTES
    return start, max(least, min(minute_of(talk.end, day, zone), _LATEST))


def _side_by_side(blocks: list[Block]) -> tuple[tuple[Block, ...], int]:
    """The blocks with their lanes, and the most lanes that are needed anywhere."""
    placed: list[Block] = []
    most = 1
    runs = _runs(blocks)
    begins = [run[0].start for run in runs[1:]]
    for run, then in zip(runs, [*begins, inf], strict=True):
        lanes = _lanes(run)
        most = max(most, len(lanes))
        placed += _spread(lanes, then)
    return tuple(sorted(placed, key=lambda block: (block.start, block.left))), most


def _runs(blocks: list[Block]) -> list[list[Block]]:
    """Cut where nothing runs: blocks of different runs do not touch each other's lanes."""
    runs: list[list[Block]] = []
    until = -inf
    for block in blocks:
        if block.start >= until:
            runs.append([])
        runs[-1].append(block)
        until = max(until, block.end)
    return runs


def _lanes(run: list[Block]) -> list[list[Block]]:
    """As few lanes as can be; each block takes the first that is free."""
    lanes: list[list[Block]] = []
    for block in run:
        free = next((lane for lane in lanes if lane[-1].end <= block.start), None)
        if free is None:
            lanes.append([block])
        else:
            free.append(block)
    return lanes


def _spread(lanes: list[list[Block]], then: float) -> list[Block]:
    """Each block as wide as the lanes to its right leave room; the next run begins at `then`."""
    spread = []
    for number, lane in enumerate(lanes):
        for block in lane:
            after, free_until = number, then
            while after < len(lanes):
                below = bisect_left(lanes[after], block.end, key=lambda b: b.start)
                beside = lanes[after][below - 1] if below else block
                if after > number and beside is not block and beside.end > block.start:
                    break
                free_until = min([free_until] + [b.start for b in lanes[after][below : below + 1]])
                after += 1
            left, right = number / len(lanes), after / len(lanes)
            spread.append(replace(block, left=left, right=right, free_until=free_until))
    return spread

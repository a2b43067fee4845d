"""The times of a calendar page: those in the grid leave out the day, and mostly a.m. and p.m."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from planner.importers import slot_time
from planner.importers.site_calendar_event import EventFound, ItemFound
from planner.importers.slot_time import DAY, SlotTime

_HALF_DAY = DAY // 2
_AT_THE_FRONT = re.compile(r"\[(\d{1,2}:\d\d[^\]]{0,40})\]\s*")
_ENDS = re.compile(r"ends\s+(?:at\s+)?([^()]{1,60}?)\s*\)?", re.IGNORECASE)
_LASTS = re.compile(r"duration:?\s+(\d{1,3}(?:\.\d{1,3})?)\s*(h|min)", re.IGNORECASE)
_MINUTES = {"h": 60, "min": 1}


def of_event(event: EventFound) -> SlotTime | None:
    """When a session or single event is; `None` where its day's or box's time is no time."""
    box = of_box(event)
    if box is None:
        return None
    printed = slot_time.whole_line(event.times)
    start = _near(printed, box.start) if printed else box.start
    end = _end(event.ends, start)
    if printed and printed.end is not None and not _names_a_clock(event.ends):
        end = start + _length(printed, printed.end)
    return replace(box, start=start, end=end)


def of_box(event: EventFound) -> SlotTime | None:
    """The time printed above an event: "SUN 10 DEC" and "7 a.m."; without a day if that is none."""
    return _clock(event.time, event.day) or _clock(event.time)


def says_half_day(event: EventFound) -> bool:
    """Whether the time within an event, if there is one, has a.m. or p.m."""
    printed = slot_time.whole_line(event.times)
    return printed is None or printed.halves


def is_understood(ends: str) -> bool:
    """Whether a text such as "(duration 1.5 hr)" tells an end."""
    return _end(ends, 0) is not None


def without_time(title: str) -> str:
    """ "On Snow" of "[8:00] On Snow"."""
    return title[front.end() :] if (front := _AT_THE_FRONT.match(title)) else title


def of_items(items: Sequence[ItemFound], session: SlotTime | None) -> Sequence[SlotTime | None]:
    """When each talk of a session is; `None` for each where nothing says when the session is.

    One with a time of its own lasts until the next one in its block, the last one as long as the
    block; the others, such as posters, as long as the block. A block without times has those of
    its session.
    """
    if session is None:
        return [None] * len(items)
    blocks: dict[str, tuple[SlotTime, list[SlotTime | None]]] = {}
    for item in items:
        if item.block not in blocks:
            blocks[item.block] = (_block(item.block, session), [])
        block, starts = blocks[item.block]
        starts.append(_start(item.title, block))
    lasting = {name: _lasting(block, starts) for name, (block, starts) in blocks.items()}
    return [next(lasting[item.block]) for item in items]


def _lasting(block: SlotTime, starts: Sequence[SlotTime | None]) -> Iterator[SlotTime]:
    minutes = sorted({when.start for when in starts if when})
    following = dict(pairwise(minutes))
    for when in starts:
        if when is None:
            yield block
        elif when.end is not None:
            yield when
        else:
            end = following.get(when.start, block.end)
            yield replace(when, end=None if end is None else max(end, when.start))


def _block(printed: str, session: SlotTime) -> SlotTime:
    """The time in "Orals 8:00-8:45"; its session's where there is none."""
    found = slot_time.find(printed) if printed else None
    return _within(found[0], session) if found else session


def _start(title: str, block: SlotTime) -> SlotTime | None:
    front = _AT_THE_FRONT.match(title)
    printed = slot_time.whole_line(front[1], alone=True) if front else None
    return _within(printed, block) if printed else None


def _within(printed: SlotTime, around: SlotTime) -> SlotTime:
    """On the day of `around`, in the half day in which it lies there, else in the nearest one."""
    later = around.start + (printed.start - around.start) % _period(printed)
    is_inside = around.end is None or later <= around.end
    start = later if is_inside else _near(printed, around.start)
    end = None if printed.end is None else start + _length(printed, printed.end)
    return replace(around, start=start, end=end)


def _near(printed: SlotTime, minute: int) -> int:
    """The start, by the half day that brings it nearest to `minute`."""
    period = _period(printed)
    return minute + period // 2 - (minute - printed.start + period // 2) % period


def _length(printed: SlotTime, end: int) -> int:
    """The minutes from start to end: `[11:00-2:00]` are three hours."""
    length = end - printed.start
    return length if printed.halves or length <= _HALF_DAY else length % _HALF_DAY


def _period(printed: SlotTime) -> int:
    return DAY if printed.halves else _HALF_DAY


def _end(text: str, start: int) -> int | None:
    """The end in "(ends 4:00 PM)" or "(duration 1.5 hr)"."""
    if lasts := _LASTS.search(text):
        return start + round(float(lasts[1]) * _MINUTES[lasts[2].lower()])
    ends = _ENDS.fullmatch(text.strip(" ("))
    clock = _clock(ends[1]) if ends else None
    return start + (clock.start - start) % _period(clock) if clock else None


def _names_a_clock(ends: str) -> bool:
    return not _LASTS.search(ends) and is_understood(ends)


def _clock(time: str, day: str = "") -> SlotTime | None:
    return slot_time.whole_line(f"{day} {time}", alone=True)

"""Now and next: what of mine runs at a moment, what comes after it, and both in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.conference import Talk
from planner.engagements import Engagement
from planner.mine import Mine, mine
from planner.plan import Plan
from planner.times import clock, short_day
from planner.timetable import Timetable

_SOON = 60  # minutes: what begins within them is told as `in 12 min`, else by the clock
_NIGHT = 6 * 60  # minutes: what begins within them ends this evening's free time, not the day


class NowAndNext(NamedTuple):
    """`now` holds what runs, the most wanted first; `walk` are minutes from there to `next`."""

    now: tuple[Mine, ...]
    next: Mine | None
    walk: int = 0


class Line(NamedTuple):
    """`Now`, `“A”`, `in Hall 1 until 10:30`, and the talk that it leads to."""

    caption: str
    title: str
    rest: str
    talk: Talk | None = None

    @property
    def text(self) -> str:
        return " ".join(filter(None, (f"{self.caption}:", self.title, self.rest)))


def now_and_next(
    timetable: Timetable, plan: Plan, moment: datetime, others: Sequence[Engagement] = ()
) -> NowAndNext | None:
    """What of `plan` and `others` runs at `moment` and comes next; `None` where none of them is on.

    So it is for a plan that holds nothing with a time, too.
    """
    items = mine(timetable, plan, others)
    if not items or not (is_on(timetable, moment) or _are_on(others, timetable.zone, moment)):
        return None
    running = [each for each in items if each.runs_at(moment)]
    running.sort(key=lambda each: (each.rank, -each.start.timestamp()))
    later = (each for each in items if each.start.timestamp() > moment.timestamp())
    following = next(later, None)
    walk = 0
    if running and following:
        walk = plan.walking.between(running[0].room, following.room)
    return NowAndNext(tuple(running), following, walk)


def is_on(timetable: Timetable, moment: datetime) -> bool:
    """Whether it is a conference day, or the night after one, while its talks are not over."""
    today = moment.astimezone(timetable.zone).date()
    if today in timetable.days:
        return True
    last_evening = today - timedelta(days=1)
    if last_evening not in timetable.days:
        return False
    ends = (talk.end for talk in timetable.talks if timetable.day(talk) == last_evening)
    return any(end and moment < end for end in ends)


def _are_on(others: Sequence[Engagement], zone: ZoneInfo, moment: datetime) -> bool:
    """Whether something at other conferences begins on that day."""
    starts = (each.talk.start for each in others)
    today = moment.astimezone(zone).date()
    return any(start and start.astimezone(zone).date() == today for start in starts)


def lines(found: NowAndNext, zone: ZoneInfo, moment: datetime) -> list[Line]:
    """What the strip says, by the clock of `zone`: what is now, and what is next if anything is."""
    said = [_line_of_now(found, zone, moment)]
    if found.next:
        walk = f" ({found.walk} min to walk)" if found.walk else ""
        when = begins(found.next, zone, moment)
        said.append(_line("Next", found.next, f"{when}{_place(found.next, ', ')}{walk}"))
    return said


def begins(item: Mine, zone: ZoneInfo, moment: datetime) -> str:
    """`in 12 min`, `at 14:00` or `Wed 5 at 9:00`, seen from `moment`; the minutes rounded up."""
    minutes = _minutes_until(item, moment)
    if minutes <= _SOON:
        return f"in {minutes} min" if minutes > 0 else "now"
    at = f"at {clock(item.start, zone)}"
    day = item.start.astimezone(zone).date()
    return at if day == moment.astimezone(zone).date() else f"{short_day(day)} {at}"


def _minutes_until(item: Mine, moment: datetime) -> int:
    return ceil((item.start.timestamp() - moment.timestamp()) / 60)


def _line_of_now(found: NowAndNext, zone: ZoneInfo, moment: datetime) -> Line:
    if found.now:
        item, more = found.now[0], len(found.now) - 1
        until = f"until {clock(item.end, zone)}"
        rest = f"{_place(item, 'in ')} {until}".strip()
        return _line("Now", item, f"{rest}, and {more} more" if more else rest)
    return Line("Now", "", f"free {_free_until(found.next, zone, moment)}")


def _free_until(following: Mine | None, zone: ZoneInfo, moment: datetime) -> str:
    if following:
        day, today = (time.astimezone(zone).date() for time in (following.start, moment))
        if day == today or _minutes_until(following, moment) <= _NIGHT:
            return f"until {clock(following.start, zone)}"
    return "for the rest of the day"


def _line(caption: str, item: Mine, rest: str) -> Line:
    return Line(caption, f"“{item.title}”", rest, item.talks[0] if item.talks else None)


def _place(item: Mine, before: str) -> str:
    return f"{before}{item.room}" if item.room else ""

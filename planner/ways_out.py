"""The ways out of a clash, in words: what overlaps, what is lost, the same paper elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.clashes import Clash
from planner.conference import Kind, Talk
from planner.running import wall
from planner.times import minutes, short_day, span
from planner.timetable import Timetable
from planner.walking import Walking

_Span = tuple[datetime, datetime]


class Sentence(NamedTuple):
    """What is said before and after the titles of the talks it is about."""

    before: str
    after: str


class Rest(NamedTuple):
    """What a talk loses to another one, and what can be heard of it all the same."""

    lost: _Span
    heard: tuple[_Span, ...]


def together(clashes: Iterable[Clash], talk_id: str) -> list[list[Clash]]:
    """Those told in one sentence: with the posters of one session, at one time."""
    groups: dict[object, list[Clash]] = defaultdict(list)
    for clash in clashes:
        groups[wall(clash.other(talk_id)), clash.start, clash.end].append(clash)
    return list(groups.values())


def headline(clash: Clash, talk: Talk, timetable: Timetable) -> Sentence:
    """`Clashes with “A”, 9:05 – 9:15 in Hall 2.`, or that there is no time to walk."""
    other = clash.other(talk.id)
    room = timetable.room(other)
    place = f" in {room}" if room else ""
    if not clash.walk:
        return Sentence(
            "Clashes with ", f", {span(clash.start, clash.end, timetable.clock.zone)}{place}."
        )
    has_time = clash.end > clash.start
    only = f"Only {minutes(clash.start, clash.end)}" if has_time else "No time"
    walk = f"{clash.walk} min to walk."
    if other is clash.first:
        return Sentence(f"{only} between ", f"{place} and this; {walk}")
    return Sentence(f"{only} between this and ", f"{place}; {walk}")


def choices(
    group: Sequence[Clash], talk: Talk, timetable: Timetable, walking: Walking, *, own: bool
) -> Iterator[str]:
    """What is lost either way of clashes told together; an `own` entry stands fast."""
    other, zone = group[0].other(talk.id), timetable.clock.zone
    walk = walking.between(timetable.room(talk), timetable.room(other))
    this, that = rest(talk, other, walk), rest(other, talk, walk)
    if own:
        yield _capital(_lost("this", talk, this, zone))
    elif not this.heard and not that.heard:
        yield "Whichever you choose, all of the other is lost."
    else:
        yield f"If you go there, {_lost('this', talk, this, zone)}"
        yield f"If you stay, {_lost('it' if len(group) == 1 else 'them', other, that, zone)}"


def rest(talk: Talk, other: Talk, walk: int) -> Rest:
    """Of a talk, when one hears all of the other, with `walk` minutes there and back."""
    assert talk.start
    assert talk.end
    assert other.start
    assert other.end
    way = timedelta(minutes=walk)
    lost = max(talk.start, other.start - way), min(talk.end, other.end + way)
    parts = (talk.start, lost[0]), (lost[1], talk.end)
    return Rest(lost, tuple(part for part in parts if part[0] < part[1]))


def elsewhere(talk: Talk, timetable: Timetable) -> list[tuple[str, Talk]]:
    """`its poster is Wed 10 11:00 – 13:30 in West Hall`, with the talk that it leads to."""
    return [(_shown_as(o, talk, timetable), o) for o in timetable.elsewhere(talk) if o.start]


def _lost(name: str, talk: Talk, what: Rest, zone: ZoneInfo) -> str:
    if not what.heard:
        return f"all of {name} is lost."
    verb = "seen" if talk.kind is Kind.POSTER else "heard"
    heard = " and ".join(span(*part, zone) for part in what.heard)
    return f"of {name}, {span(*what.lost, zone)} is lost; {heard} can be {verb}."


def _shown_as(other: Talk, talk: Talk, timetable: Timetable) -> str:
    assert other.start
    zone = timetable.clock.zone
    day = short_day(other.start.astimezone(zone).date())
    room = timetable.room(other)
    place = f" in {room}" if room else ""
    same = other.kind in (talk.kind, Kind.OTHER)
    what = "it is given again" if same else f"its {other.kind.label.lower()} is"
    return f"{what} {day} {span(other.start, other.end, zone)}{place}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

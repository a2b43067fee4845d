"""A talk in words: when, where, by whom; the same in the window and on the clipboard."""

from collections.abc import Iterable
from datetime import date

from planner.clocks import Clock, ahead
from planner.conference import Talk
from planner.tex import to_text
from planner.times import day_and_month, long_day, span, zone_name
from planner.timetable import Timetable


def when(talk: Talk, clock: Clock, others: Iterable[Clock] = ()) -> str:
    """`Tue 4 May · 3:25 – 3:35 PDT (12:25 – 12:35 your time)`; of the others those that differ."""
    if talk.start is None:
        return "No time in the programme"
    zone = clock.zone
    day = talk.start.astimezone(zone).date()
    times = f"{span(talk.start, talk.end, zone)} {zone_name(talk.start, zone)}"
    differing = {ahead(other.zone, zone, talk.start): other for other in others}
    brackets = [_there(talk, other, day) for by, other in differing.items() if by]
    return f"{day_and_month(day)} · {times}" + f" ({'; '.join(brackets)})" * bool(brackets)


def _there(talk: Talk, clock: Clock, day: date) -> str:
    """With its day where that is another one."""
    assert talk.start
    there = talk.start.astimezone(clock.zone).date()
    differs = f"{day_and_month(there)}, " if there != day else ""
    return f"{differs}{span(talk.start, talk.end, clock.zone)} {clock.words}"


def where(timetable: Timetable, talk: Talk) -> str:
    """`Foyer · #12`; empty where the programme says nothing."""
    return " · ".join(filter(None, (timetable.room(talk), talk.poster_position)))


def as_text(timetable: Timetable, talk: Talk) -> str:
    """Title, authors, time, room and link, a line each: what is copied to the clipboard."""
    zone = timetable.zone
    time = ""
    if talk.start:
        day = long_day(talk.start.astimezone(zone).date())
        time = f"{day}, {span(talk.start, talk.end, zone)} {zone_name(talk.start, zone)}"
    authors = ", ".join(person.name for person in talk.authors)
    lines = (to_text(talk.shown_title), authors, time, where(timetable, talk), talk.url)
    return "\n".join(filter(None, lines))

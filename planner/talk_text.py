"""A talk in words: when, where, by whom; the same in the window and on the clipboard."""

from zoneinfo import ZoneInfo

from planner.conference import Talk
from planner.tex import to_text
from planner.times import day_and_month, long_day, span, zone_name
from planner.timetable import Timetable


def when(talk: Talk, zone: ZoneInfo, own: ZoneInfo | None = None) -> str:
    """`Tue 4 May · 3:25 – 3:35 PDT (12:25 – 12:35 your time)`; the bracket where clocks differ."""
    if talk.start is None:
        return "No time in the programme"
    day = talk.start.astimezone(zone).date()
    text = (
        f"{day_and_month(day)} · {span(talk.start, talk.end, zone)} {zone_name(talk.start, zone)}"
    )
    if (
        own is None
        or talk.start.astimezone(own).utcoffset() == talk.start.astimezone(zone).utcoffset()
    ):
        return text
    own_day = talk.start.astimezone(own).date()
    differs = f"{day_and_month(own_day)}, " if own_day != day else ""
    return f"{text} ({differs}{span(talk.start, talk.end, own)} your time)"


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

"""On which place's clock a calendar is, and what had to be guessed for it."""

from collections.abc import Sequence
from datetime import datetime

from planner.conference import About, Guess
from planner.importers import dating, ical_times
from planner.importers.ical_lines import Calendar, Component
from planner.importers.ical_times import Moment
from planner.importers.ical_zones import Clocks
from planner.importers.notes import Notes
from planner.importers.sites import HOME_ZONE
from planner.importers.text import clean
from planner.wording import counted

_CALENDAR = "calendar"


def found(calendar: Calendar, events: Sequence[Component], notes: Notes) -> Clocks:
    """The calendar's clocks; home is the place of most events, else that of its header.

    Events are stronger than the header, which often is the zone of whoever exported it. What is
    guessed goes to `notes`.
    """
    clocks = Clocks(calendar.parts)
    starts = [one for one in (ical_times.moment(e.first("DTSTART")) for e in events) if one]
    starts = [one for one in starts if not one.whole_day]
    header = clean(calendar.head.text("X-WR-TIMEZONE"))
    place = clocks.most_frequent(starts)
    told = place or clocks.place(header) or _only_defined(clocks)
    clocks.home, guess = (told, None) if told else _of_offsets(clocks, starts)
    floating = [one for one in starts if one.floats or (one.zone and not clocks.knows(one.zone))]
    if floating and len(floating) == len(starts):
        guess = _of_floating(told, header)
        clocks.home = guess.value
    elif floating:
        what = f"{counted(len(floating), 'time')} without a known zone read as in {clocks.home}"
        notes.guessed(_CALENDAR, what)
    notes.guess(guess)
    if header and clocks.place(header) == clocks.home and not place:
        notes.read(_CALENDAR, f"Its time zone, {header}, is that of its header")
    _remarks(clocks, header, starts, notes)
    return clocks


def _only_defined(clocks: Clocks) -> str:
    return clocks.place(clocks.defined[0]) if len(clocks.defined) == 1 else ""


def _of_offsets(clocks: Clocks, starts: Sequence[Moment]) -> tuple[str, Guess | None]:
    """By the instants that are known; one a day of each offset tells as much as all of them."""
    known = (one for one in starts if one.local.tzinfo or clocks.knows(one.zone))
    moments = {}
    for one in known:
        instant = clocks.instant(one)
        moments[instant.date(), instant.utcoffset()] = instant
    instants: list[datetime] = list(moments.values())
    return dating.place_of_offsets(instants) if instants else (HOME_ZONE, None)


def _of_floating(told: str, header: str) -> Guess:
    if told:
        says = f"its header says {header}" if header else f"it describes {told}"
        why = f"The calendar's times name no time zone; {says}"
    else:
        why = "The calendar's times name no time zone, and nothing else in it does"
    return Guess(about=About.ZONE, value=told or HOME_ZONE, why=why)


def _remarks(clocks: Clocks, header: str, starts: Sequence[Moment], notes: Notes) -> None:
    for tzid in sorted({one.zone for one in starts if one.zone and not clocks.knows(one.zone)}):
        notes.odd(_CALENDAR, f"{tzid[:60]} is no time zone that is known; read as {clocks.home}")
    if header and not clocks.place(header):
        notes.odd(_CALENDAR, f"Its header’s time zone, {header[:60]}, is not known")
    elif header and clocks.place(header) != clocks.home:
        what = f"Its header says {header}, its events {clocks.home}; the events count"
        notes.odd(_CALENDAR, what)

"""From a calendar's events to facts, for iCalendar and its form in XML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from planner.conference import About, Conference, Guess, Programme, Source, Talk
from planner.importers import ical_clock, ical_times, ids
from planner.importers.ical_lines import Calendar, Component
from planner.importers.ical_series import Series, is_series, lasting
from planner.importers.ical_talk import TalkReader
from planner.importers.ical_times import Moment
from planner.importers.ical_zones import Clocks
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.page_remarks import counts
from planner.importers.sites import host_of
from planner.importers.text import clean
from planner.wording import counted

_A_DAY, _NO_TIME = timedelta(days=1), timedelta(0)
_LONGEST = timedelta(days=366)  # what lasts longer is a mistake


@dataclass(frozen=True)
class _Reading:
    """What all events of one calendar are read with."""

    clocks: Clocks
    series: Series
    reader: TalkReader
    uids: Counter[str]
    notes: Notes


def programme(
    calendar: Calendar, page: Page, importer: str, now: datetime, notes: Notes
) -> Programme | None:
    """The facts with their report; `None` for a calendar without an event that takes place."""
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    clocks = ical_clock.found(calendar, events, notes)
    reading = _Reading(
        clocks=clocks,
        series=Series(events, clocks, notes),
        reader=TalkReader(calendar, events),
        uids=Counter(_uid(event) for event in events if not _replaces(event)),
        notes=notes,
    )
    talks = [talk for event in events for talk in _talks(event, reading)]
    if not talks:
        return None
    unique = ids.unique(talk.id for talk in talks)
    conference = Conference(
        id=ids.of_conference(_title(calendar, page), _first_year(talks)),
        title=_title(calendar, page),
        time_zone=clocks.home,
        read_at=now.replace(microsecond=0),
        url=_address(calendar.head),
        talks=tuple(replace(talk, id=own) for talk, own in zip(talks, unique, strict=True)),
        sources=(Source(name=page.name, importer=importer, whole=len(events) > 1),),
    )
    if not _name(calendar.head):
        why = "The calendar does not name its conference"
        notes.guess(Guess(about=About.TITLE, value=conference.title, why=why))
    _remarks(calendar, conference, reading)
    return Programme(conference=conference, report=notes.report())


def _name(head: Component) -> str:
    names = (clean(head.text(name)) for name in ("X-WR-CALNAME", "NAME", "X-WR-CALDESC"))
    return next(filter(None, names), "")


def _title(calendar: Calendar, page: Page) -> str:
    return _name(calendar.head) or clean(page.name.rpartition(".")[0] or page.name) or "Calendar"


def _address(head: Component) -> str:
    addresses = (head.text(name).strip() for name in ("URL", "X-ORIGINAL-URL"))
    return next(filter(host_of, addresses), "")


def _first_year(talks: Sequence[Talk]) -> int | None:
    return min((talk.start.year for talk in talks if talk.start), default=None)


def _talks(event: Component, reading: _Reading) -> Iterator[Talk]:
    """One for each time at which the event takes place; none where that is said in the report."""
    talk = reading.reader.talk(event)
    where = talk.title or "(untitled)"
    first = ical_times.moment(event.first("DTSTART"))
    talk = replace(talk, id=_id(event, talk, reading.uids))
    if event.text("STATUS").strip().upper() == "CANCELLED":
        reading.notes.skipped(where, "It is cancelled")
    elif first is None:
        reading.notes.odd(where, _without_start(event))
        yield talk
    elif first.whole_day:
        yield from _whole_day(event, talk, first, reading.notes)
    else:
        yield from _timed(event, talk, first, reading)


def _timed(event: Component, talk: Talk, first: Moment, reading: _Reading) -> Iterator[Talk]:
    where = talk.title or "(untitled)"
    length = _length(lasting(event, first, reading.clocks), where, reading.notes)
    recurs = is_series(event)
    for moment in reading.series.starts(event, first, where):
        start = reading.clocks.instant(moment)
        own = f"{talk.id}-{moment.local:%Y%m%d}" if recurs else talk.id
        yield replace(talk, id=own, start=start, end=start + length)


def _length(found: timedelta | None, where: str, notes: Notes) -> timedelta:
    if found is None:
        notes.odd(where, "No end was found")
    elif found < _NO_TIME:
        notes.odd(where, "It ends before it starts; the end is left out")
    elif found == _NO_TIME:
        notes.odd(where, "It lasts no time")
    elif found > _LONGEST:
        notes.odd(where, f"It would last {found.days} days; the end is left out")
    else:
        return found
    return _NO_TIME


def _whole_day(event: Component, talk: Talk, first: Moment, notes: Notes) -> Iterator[Talk]:
    """A day is no time: what fills one is kept without, what fills several is no talk."""
    where, day = talk.title or "(untitled)", f"{first.local:%Y-%m-%d}"
    length = _days(event, first)
    if length > _A_DAY:
        notes.skipped(where, f"It lasts {length.days} days from {day}, all day long")
        return
    more = " and recurs" if is_series(event) else ""
    notes.odd(where, f"It lasts all day on {day}{more}; it is kept without a time")
    yield talk


def _days(event: Component, first: Moment) -> timedelta:
    if end := ical_times.moment(event.first("DTEND")):
        return end.local.replace(tzinfo=None) - first.local
    return ical_times.duration(event.text("DURATION")) or _A_DAY


def _id(event: Component, talk: Talk, uids: Counter[str]) -> str:
    """The UID, of a changed occurrence with its date; of one that several share, title and all."""
    uid = _uid(event)
    if not uid or uids[uid] > 1:
        return talk.id
    replaced = ical_times.moment(event.first("RECURRENCE-ID"))
    return f"{uid}-{replaced.local:%Y%m%d}" if replaced else uid


def _uid(event: Component) -> str:
    return clean(event.text("UID"))


def _replaces(event: Component) -> bool:
    return "RECURRENCE-ID" in event.properties


def _without_start(event: Component) -> str:
    written = event.first("DTSTART").value
    return f"Its start, “{written[:40]}”, cannot be read" if written else "No time was found"


def _remarks(calendar: Calendar, conference: Conference, reading: _Reading) -> None:
    notes, where = reading.notes, conference.title
    parts = (counted(len(conference.talks), "talk"), counts(conference.talks))
    notes.read(where, ": ".join(filter(None, parts)))
    for what in calendar.odd:
        notes.odd(where, what)
    others = Counter(part.name for part in calendar.parts) - Counter()
    for name in sorted(set(others) - {"VEVENT", "VTIMEZONE"}):
        notes.skipped(where, f"{others[name]} × {name}, which is no event")

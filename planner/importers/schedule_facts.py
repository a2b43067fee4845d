"""From what a schedule.xml or schedule.json says to facts; ids depend on nothing guessed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner import zones
from planner.conference import About, Conference, Guess, Person, Programme, Source, Talk
from planner.errors import UnreadableError
from planner.importers import ids, iso_time, schedule_kinds, schedule_time, schedule_zone, sites
from planner.importers.fragments import plain
from planner.importers.notes import Notes
from planner.importers.page_remarks import counts
from planner.importers.schedule_found import EventFound, ScheduleFound
from planner.importers.text import clean, slug
from planner.wording import counted

_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLAIN_LINK = re.compile(r"https?://[a-z0-9.-]+(?:[/?#]|$)", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:paper|preprint|arxiv|doi)\b", re.IGNORECASE)


def programme(found: ScheduleFound, notes: Notes, now: datetime) -> Programme:
    """The facts with their report; tracks (devrooms) stay tracks, as they have no times.

    Raises UnreadableError where there is no event.
    """
    if not found.events:
        raise UnreadableError(
            f"“{found.source}” is a schedule that holds no event; get it again when the programme"
            " is published."
        )
    day_change = schedule_time.since_midnight(found.day_change)
    begins = [schedule_time.begin(event, day_change) for event in found.events]
    place = schedule_zone.place_of(found, [moment for moment in begins if moment], notes)
    if not (found.acronym or found.title):
        why = "The file does not name its conference"
        notes.guess(Guess(about=About.TITLE, value=found.source, why=why))
    conference = Conference(
        id=_conference_id(found, begins),
        title=found.title or found.acronym or found.source,
        time_zone=place,
        read_at=now.replace(microsecond=0),
        url=found.url if _is_link(found.url) else "",
        talks=tuple(_talks(found.events, begins, ZoneInfo(place), notes)),
        day_begins=schedule_time.day_begins(found.days, day_change, ZoneInfo(place)),
        sources=(Source(name=found.source, importer=found.importer, whole=True),),
    )
    _remark(found, conference, notes)
    return Programme(conference=conference, report=notes.report())


def _talks(
    events: Sequence[EventFound],
    begins: Sequence[datetime | None],
    zone: ZoneInfo,
    notes: Notes,
) -> Iterator[Talk]:
    for event, talk_id, begin in zip(events, _ids(events), begins, strict=True):
        yield _talk(event, talk_id, begin and _placed(begin, zone), zone, notes)


def _talk(
    event: EventFound, talk_id: str, start: datetime | None, zone: ZoneInfo, notes: Notes
) -> Talk:
    title = clean(event.title)
    authors = tuple(dict.fromkeys(filter(None, map(clean, event.persons))))
    where = title or "(untitled)"
    end = _end(event, start, zone, where, notes) if start else None
    if start is None:
        notes.odd(where, "No time was found")
    return Talk(
        id=talk_id,
        title=title,
        kind=schedule_kinds.kind_of(_label(event.kind), title, bool(authors)),
        start=start,
        end=end,
        room=_label(event.room),
        track=_label(event.track),
        authors=tuple(Person(name=name) for name in authors),
        abstract=_abstract(event),
        url=next((clean(link) for link, _ in event.links if _is_link(link)), ""),
        paper_url=_paper(event),
        language=_label(event.language),
    )


def _end(event: EventFound, start: datetime, zone: ZoneInfo, where: str, notes: Notes) -> datetime:
    own_end = iso_time.moment(event.end)
    end, flaw = schedule_time.end(event, start, own_end and _placed(own_end, zone))
    if flaw:
        notes.odd(where, flaw)
    if event.date[11:16] != event.start:
        _compare(event, start.astimezone(zone), where, notes)
    return end


def _compare(event: EventFound, local: datetime, where: str, notes: Notes) -> None:
    """Date and start both tell the clock; in UTC, the date tells another one."""
    told, clock = event.date[11:16], schedule_time.since_midnight(event.start)
    at = timedelta(hours=local.hour, minutes=local.minute)
    if told and clock not in (None, at, schedule_time.since_midnight(told)):
        notes.odd(where, f"Its date says {told}, its start {event.start}; the date counts")


def _placed(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same where it has an offset, else that at which the clocks of `zone` show it."""
    return moment if moment.tzinfo else zones.instant(moment, zone)


@lru_cache(maxsize=1000)
def _label(written: str) -> str:
    """A word that many events share, clean."""
    return clean(written)


def _abstract(event: EventFound) -> str:
    """Subtitle, abstract and description; one that the next one repeats is left out."""
    parts: list[str] = []
    texts = filter(str.strip, event.texts)
    for part in (clean(event.subtitle), *map(plain, texts)):
        if parts and part.startswith(parts[-1]):
            parts[-1] = part
        elif part and not (parts and parts[-1].startswith(part)):
            parts.append(part)
    return "\n\n".join(parts)


def _paper(event: EventFound) -> str:
    papers = (link for link, caption in event.links if _PAPER.search(caption))
    return next((clean(link) for link in papers if _is_link(link)), "")


def _is_link(address: str) -> bool:
    """Whether it is an http(s) address; nearly all are plain enough to be seen at a glance."""
    return bool(_PLAIN_LINK.match(address) or sites.host_of(address))


def _ids(events: Sequence[EventFound]) -> Iterator[str]:
    """The `guid` where it is unique in the file, else the number, else from title and persons."""
    guids = [clean(event.guid) for event in events]
    numbers = [clean(event.number) for event in events]
    times_guid, times_number = Counter(guids), Counter(numbers)
    return ids.unique(
        (guid if times_guid[guid] == 1 else "")
        or (number if times_number[number] == 1 else "")
        or guid
        or number
        or _hashed_id(event)
        for event, guid, number in zip(events, guids, numbers, strict=True)
    )


def _hashed_id(event: EventFound) -> str:
    if event.title:
        return ids.of_talk(event.title, event.persons)
    return ids.hashed(event.room, event.date, event.start)


def _conference_id(found: ScheduleFound, begins: Sequence[datetime | None]) -> str:
    """Such as `fosdem-2026`: of the acronym, with the year where it does not say it."""
    name = found.acronym or found.title
    own = slug(name) or f"schedule-{ids.hashed(name or found.key)[:8]}"
    year = _year(found, begins)
    return own if _A_YEAR.search(name) or not year else f"{own}-{year}"


def _year(found: ScheduleFound, begins: Sequence[datetime | None]) -> int | None:
    days: list[date] = [day.on for day in found.days if day.on]
    first = schedule_time.iso_date(found.first_day) or min(
        days or [moment.date() for moment in begins if moment], default=None
    )
    return first.year if first else None


def _remark(found: ScheduleFound, conference: Conference, notes: Notes) -> None:
    talks = conference.talks
    rooms = len({talk.room for talk in talks} - {""})
    tracks = len({talk.track for talk in talks} - {""})
    places = f"in {counted(rooms, 'room')} and {counted(tracks, 'track')}"
    notes.read(conference.title, f"{counted(len(talks), 'event')} {places}: {counts(talks)}")
    told, days = found.days_told, len({day.on for day in found.days})
    if days and told.isdecimal() and int(told[:6]) != days:
        notes.odd(
            conference.title, f"It tells of {counted(int(told[:6]), 'day')}, but holds {days}"
        )
    links = sum(len({link for link, _ in event.links if link}) for event in found.events)
    left = links - sum(bool(talk.url) + bool(talk.paper_url) for talk in talks)
    if left > 0:
        notes.skipped(conference.title, f"{counted(left, 'further link')} of events")

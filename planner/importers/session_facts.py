"""From what was found on a session page to facts; ids depend on no guessed year or zone."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from planner.conference import (
    About,
    Conference,
    Guess,
    Kind,
    Person,
    Programme,
    Report,
    Session,
    Source,
    Talk,
)
from planner.importers import dating, ids, kinds, session_remarks, sites
from planner.importers.dating import Dating
from planner.importers.found import SessionFound, SlotFound
from planner.importers.slot_time import Day, SlotTime
from planner.importers.text import slug

_NO_DAY = Day(day=1, month=1)
Span = tuple[datetime, datetime] | None


def programme(found: SessionFound, now: datetime) -> Programme:
    """The facts with their report: one session and its talks."""
    found = _completed(_titled(found))
    clock, guesses = _dating(found, now)
    spans = _spans(found, clock)
    session = _session(found, spans, clock)
    talks = tuple(
        _talk(found, session, slot, talk_id, span)
        for slot, talk_id, span in zip(found.slots, _talk_ids(found), spans, strict=True)
    )
    conference = replace(_conference(found, clock, now), sessions=(session,), talks=talks)
    if not found.site:
        why = "The page names its session, but not its conference"
        guesses += (Guess(about=About.TITLE, value=found.title, why=why),)
    remarks = session_remarks.of(found, conference, clock)
    return Programme(conference=conference, report=Report(remarks=remarks, guesses=guesses))


def _titled(found: SessionFound) -> SessionFound:
    """The same, named like its file where it has no title."""
    if found.title:
        return found
    remark = session_remarks.untitled(found)
    return replace(found, title=found.source, remarks=(*found.remarks, remark))


def _completed(found: SessionFound) -> SessionFound:
    """The same with the day and end that slots and session lend each other."""
    printed = [slot.when for slot in found.slots]
    times = dating.completed(printed, found.when)
    guessed = session_remarks.shifted(found.title, zip(printed, times, strict=True))
    slots = tuple(replace(slot, when=when) for slot, when in zip(found.slots, times, strict=True))
    session = found.when
    if session and session.day is None:
        day = next((when.day for when in times if when and when.day), None)
        session = replace(session, day=day)
    return replace(found, slots=slots, when=session, remarks=(*found.remarks, *guessed))


def _dating(found: SessionFound, now: datetime) -> tuple[Dating, tuple[Guess, ...]]:
    """How times are read here, and what had to be guessed for it."""
    times = _times(found)
    days = list(dict.fromkeys(when.day for when in times if when.day)) or [_NO_DAY]
    year = found.year or next((day.year for day in days if day.year), None)
    guessed = None if year or days == [_NO_DAY] else dating.year_of(days, now)
    year = year or (int(guessed.value) if guessed else now.year)
    zoned = next((when for when in times if when.zone), None) or next(iter(times), None)
    local = dating.local_time(zoned, year, days[0]) if zoned else None
    printed = zoned.zone if zoned else ""
    place, zone_guess = dating.place_of(printed, local or now, found.place)
    guesses = tuple(guess for guess in (guessed, zone_guess) if guess)
    return Dating(year=year, first=days[0], place=place), guesses


def _times(found: SessionFound) -> list[SlotTime]:
    return [when for when in (found.when, *(slot.when for slot in found.slots)) if when]


def _spans(found: SessionFound, clock: Dating) -> list[Span]:
    """The slots' times; posters, and slots of a page without slot times, have the session's."""
    whole = clock.span(found.when) if found.when else None
    timed = any(slot.when for slot in found.slots)
    return [
        clock.span(slot.when)
        if slot.when
        else (whole if not timed or slot.kind is Kind.POSTER else None)
        for slot in found.slots
    ]


def _session(found: SessionFound, spans: Sequence[Span], clock: Dating) -> Session:
    kinds_of_slots = {slot.kind for slot in found.slots}
    common = kinds_of_slots.pop() if len(kinds_of_slots) == 1 else None
    known = [span for span in spans if span]
    start, end = (clock.span(found.when) if found.when else None) or (
        min((span[0] for span in known), default=None),
        max((span[1] for span in known), default=None),
    )
    return Session(
        id=found.number or _named_id(found, found.room),
        title=found.title,
        kind=found.kind or common or Kind.OTHER,
        room=found.room,
        start=start,
        end=end,
        moderators=tuple(Person(name=name) for name in found.moderators),
        abstract=found.abstract,
        url=_session_address(found),
    )


def _session_address(found: SessionFound) -> str:
    if not found.number or not found.year:
        return ""
    return sites.address(f"/virtual/{found.year}/session/{found.number}", found.host)


def _talk(found: SessionFound, session: Session, slot: SlotFound, talk_id: str, span: Span) -> Talk:
    return Talk(
        id=talk_id,
        title=slot.title,
        kind=kinds.kind_of_title(slot.title) or slot.kind or session.kind,
        start=span[0] if span else None,
        end=span[1] if span else None,
        room=session.room,
        session_id=session.id,
        authors=tuple(Person(name=name) for name in slot.authors),
        abstract=slot.abstract,
        keywords=slot.labels,
        poster_position=slot.position,
        url=sites.address(slot.path, found.host),
    )


def _conference(found: SessionFound, clock: Dating, now: datetime) -> Conference:
    certain = found.site and found.year
    title = f"{found.site} {found.year}" if certain else found.site or found.title
    return Conference(
        id=slug(title) if certain else _named_id(found),
        title=title,
        time_zone=clock.place,
        read_at=now.replace(microsecond=0),
        url=sites.address(f"/virtual/{found.year}", found.host) if certain else "",
        sources=(Source(name=found.source, importer=found.importer),),
    )


def _talk_ids(found: SessionFound) -> Iterator[str]:
    """The site's number, else a hash; a repeated one gets its count."""
    return ids.unique(slot.event or _hashed_id(found, slot) for slot in found.slots)


def _hashed_id(found: SessionFound, slot: SlotFound) -> str:
    if slot.title:
        return ids.of_talk(slot.title, slot.authors)
    return ids.hashed(found.title, found.room, _printed_start(slot.when))


def _named_id(found: SessionFound, *more: str) -> str:
    """From the site, the session's title and its first time as printed.

    Neither year nor zone is part of it, for they may be guesses; nor what a later reading may
    show changed, such as the first talk: the plan is found by it.
    """
    digest = ids.hashed(found.title, _printed_start(next(iter(_times(found)), None)), *more)
    return f"{slug(found.site or found.title) or 'session'}-{digest[:8]}"


def _printed_start(when: SlotTime | None) -> str:
    if when is None:
        return ""
    return f"{when.day.day}.{when.day.month} {when.start}" if when.day else str(when.start)

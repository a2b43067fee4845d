"""From what was found on a session page to facts; ids depend on no guessed year or zone."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from planner.conference import Kind, Person, Programme, Report, Session, Talk
from planner.importers import dating, ids, page_facts, session_remarks, sites
from planner.importers.dating import Dating
from planner.importers.found import SessionFound, SlotFound
from planner.importers.page_facts import Span


def programme(found: SessionFound, now: datetime) -> Programme:
    """The facts with their report: one session and its talks."""
    found = _completed(page_facts.titled(found))
    clock, guesses = page_facts.clock(found, session_remarks.times(found), now)
    spans = _spans(found, clock)
    session = _session(found, spans, clock)
    conference = replace(
        page_facts.conference(found, clock, _named_id(found), now),
        sessions=(session,),
        talks=tuple(_talks(found, session, spans)),
    )
    guesses += page_facts.name_guess(found, "session")
    remarks = session_remarks.of(found, conference, clock)
    return Programme(conference=conference, report=Report(remarks=remarks, guesses=guesses))


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
    if found.path or not found.number or not found.year:
        return sites.address(found.path, found.host)
    return sites.address(f"/virtual/{found.year}/session/{found.number}", found.host)


def _talks(found: SessionFound, session: Session, spans: Sequence[Span]) -> Iterator[Talk]:
    def hashed(slot: SlotFound) -> str:
        return ids.hashed(found.title, found.room, page_facts.printed_start(slot.when))

    talk_ids = page_facts.talk_ids(found.slots, hashed)
    for slot, talk_id, span in zip(found.slots, talk_ids, spans, strict=True):
        slot = replace(slot, room=slot.room or session.room, group=session.id)
        yield page_facts.talk(slot, talk_id, span, found.host, session.kind)


def _named_id(found: SessionFound, *more: str) -> str:
    """With the first time as printed: a site has many pages of one title."""
    first = next(iter(session_remarks.times(found)), None)
    return page_facts.named_id(found, page_facts.printed_start(first), *more)

"""From what was found on a page of many events to facts; ids depend on no guessed year or zone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from planner.conference import About, Guess, Kind, Programme, Report, Session, Talk
from planner.importers import ids, list_remarks, page_facts, sites
from planner.importers.dating import Dating
from planner.importers.found import GroupFound, ListFound, SlotFound

_Value = TypeVar("_Value")


def programme(found: ListFound, now: datetime) -> Programme:
    """The facts with their report: talks of many times and rooms, and the sessions they name."""
    found = page_facts.titled(found)
    clock, guesses = page_facts.clock(found, list_remarks.times(found), now)
    talks = tuple(_talks(found, clock))
    conference = replace(
        page_facts.conference(found, clock, page_facts.named_id(found), now),
        sessions=tuple(_sessions(found, talks, clock)),
        talks=talks,
    )
    guesses = tuple(_with_doubt(guess, found) for guess in guesses)
    guesses += page_facts.name_guess(found, "events")
    remarks = list_remarks.of(found, conference, clock)
    return Programme(conference=conference, report=Report(remarks=remarks, guesses=guesses))


def _with_doubt(guess: Guess, found: ListFound) -> Guess:
    """Lists were seen that show the venue's time, unlike all other pages of their site."""
    if guess.about is not About.ZONE or any(when.zone for when in list_remarks.times(found)):
        return guess
    return replace(guess, why=f"{guess.why}, but some lists show the time at the venue")


def _talks(found: ListFound, clock: Dating) -> Iterator[Talk]:
    def hashed(slot: SlotFound) -> str:
        return ids.hashed(found.title, slot.room, page_facts.printed_start(slot.when))

    talk_ids = page_facts.talk_ids(found.slots, hashed)
    for slot, talk_id in zip(found.slots, talk_ids, strict=True):
        span = clock.span(slot.when) if slot.when else None
        yield page_facts.talk(slot, talk_id, span, found.host)


def _sessions(found: ListFound, talks: Iterable[Talk], clock: Dating) -> Iterator[Session]:
    of_group = defaultdict[str, list[Talk]](list)
    for talk in talks:
        of_group[talk.session_id].append(talk)
    for group in found.groups:
        yield _session(group, of_group[group.number], clock, found.host)


def _session(group: GroupFound, talks: list[Talk], clock: Dating, host: str) -> Session:
    """With the time, room and kind of its talks where it has no entry of its own."""
    known = [(talk.start, talk.end) for talk in talks if talk.start and talk.end]
    start, end = (clock.span(group.when) if group.when else None) or (
        min((start for start, _ in known), default=None),
        max((end for _, end in known), default=None),
    )
    return Session(
        id=group.number,
        title=group.title,
        kind=group.kind or _only({talk.kind for talk in talks}) or Kind.OTHER,
        room=group.room or _only({talk.room for talk in talks}) or "",
        start=start,
        end=end,
        abstract=group.abstract,
        url=sites.address(group.path, host),
    )


def _only(values: set[_Value]) -> _Value | None:
    return values.pop() if len(values) == 1 else None

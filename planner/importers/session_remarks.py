"""What is said about the reading of a session page."""

from collections.abc import Iterable, Iterator

from planner.conference import Concern, Conference, Remark
from planner.importers import page_remarks
from planner.importers.dating import Dating
from planner.importers.found import SessionFound
from planner.importers.slot_time import DAY, SlotTime
from planner.wording import counted


def of(found: SessionFound, conference: Conference, clock: Dating) -> tuple[Remark, ...]:
    """The importer's own remarks, and those that the facts give rise to."""
    pairs = list(zip(found.slots, conference.talks, strict=True))
    return (
        _read(found, conference),
        *page_remarks.about_place(found, times(found), conference, clock),
        *found.remarks,
        *_about_session(found, conference, clock),
        *(remark for slot, talk in pairs for remark in page_remarks.about_slot(slot, talk)),
        *page_remarks.repeated(found, conference),
    )


def times(found: SessionFound) -> list[SlotTime]:
    """All times on the page, the session's own first."""
    return [when for when in (found.when, *(slot.when for slot in found.slots)) if when]


def shifted(
    title: str, times: Iterable[tuple[SlotTime | None, SlotTime | None]]
) -> Iterator[Remark]:
    """Said of times, as printed and as read, that were moved by half a day."""
    for printed, taken in times:
        if printed and taken and (taken.start - printed.start) % DAY:
            what = f"{_clock(printed)} is read as {_clock(taken)}, to lie within the session"
            yield Remark(concern=Concern.GUESSED, where=title, what=what)


def _clock(when: SlotTime) -> str:
    return f"{when.start // 60 % 24}:{when.start % 60:02}"


def _read(found: SessionFound, conference: Conference) -> Remark:
    listed = page_remarks.counts(conference.talks)
    parts = [
        counted(len(conference.talks), "slot") + (f": {listed}" if listed else ""),
        counted(len(found.moderators), "moderator") if found.moderators else "",
        f"in {found.room}" if found.room else "no room given",
    ]
    what = "; ".join(filter(None, parts))
    return Remark(concern=Concern.READ, where=found.title, what=what)


def _about_session(found: SessionFound, conference: Conference, clock: Dating) -> Iterator[Remark]:
    if found.when is None and conference.sessions[0].start:
        what = "The session's own time is not given; it is taken from its slots"
        yield Remark(concern=Concern.GUESSED, where=found.title, what=what)
    if found.when and found.when.no_day:
        what = page_remarks.no_day(found.when)
        yield Remark(concern=Concern.ODD, where=found.title, what=what)
    yield from page_remarks.about_times(found.title, times(found), clock)

"""What is said about the reading of a session page."""

from collections import Counter
from collections.abc import Iterable, Iterator

from planner import zones
from planner.conference import Concern, Conference, Remark, Talk
from planner.importers import dating, kinds
from planner.importers.dating import Dating
from planner.importers.found import SessionFound, SlotFound
from planner.importers.slot_time import DAY, SlotTime
from planner.wording import counted

_LONG = DAY // 2


def of(found: SessionFound, conference: Conference, clock: Dating) -> tuple[Remark, ...]:
    """The importer's own remarks, and those that the facts give rise to."""
    pairs = list(zip(found.slots, conference.talks, strict=True))
    return (
        _read(found, conference),
        *_about_place(found, conference, clock),
        *found.remarks,
        *_about_session(found, conference, clock),
        *(remark for slot, talk in pairs for remark in _about_slot(slot, talk)),
        *_repeated(found, conference),
    )


def untitled(found: SessionFound) -> Remark:
    """Said where a session has no title."""
    what = "The session's title was not found; it is named like the file"
    return Remark(concern=Concern.ODD, where=found.source, what=what)


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
    talks = conference.talks
    counts = (
        (sum(not talk.title for talk in talks), "untitled"),
        (sum(bool(talk.authors) for talk in talks), "with authors"),
        (sum(bool(talk.abstract) for talk in talks), "with an abstract"),
    )
    listed = ", ".join(
        f"{'all' if number == len(talks) > 1 else number} {what}"
        for number, what in counts
        if number
    )
    parts = [
        counted(len(talks), "slot") + (f": {listed}" if listed else ""),
        counted(len(found.moderators), "moderator") if found.moderators else "",
        f"in {found.room}" if found.room else "no room given",
    ]
    what = "; ".join(filter(None, parts))
    return Remark(concern=Concern.READ, where=found.title, what=what)


def _about_place(found: SessionFound, conference: Conference, clock: Dating) -> Iterator[Remark]:
    """What the page says of its time zone: of the conference, as it is the same on all pages."""
    concern, what = Concern.ODD, f"The page says that its times are in {found.place}"
    if not found.place:
        return
    if clock.place == found.place:
        concern = Concern.READ
    elif zones.exists(found.place):
        printed = " and ".join(sorted({when.zone for when in _times(found) if when.zone}))
        what += f", but prints {printed}, another time; what is printed counts"
    else:
        what += ", which is no time zone that is known"
    yield Remark(concern=concern, where=conference.title, what=what)


def _times(found: SessionFound) -> list[SlotTime]:
    return [when for when in (found.when, *(slot.when for slot in found.slots)) if when]


def _about_session(found: SessionFound, conference: Conference, clock: Dating) -> Iterator[Remark]:
    if found.when is None and conference.sessions[0].start:
        what = "The session's own time is not given; it is taken from its slots"
        yield Remark(concern=Concern.GUESSED, where=found.title, what=what)
    times = _times(found)
    if found.when and found.when.no_day:
        yield Remark(concern=Concern.ODD, where=found.title, what=_no_day(found.when))
    days = list(dict.fromkeys(when.day for when in times if when.day))
    if days and not dating.fits([clock.first, *days], clock.year):
        what = f"A printed weekday or day does not fit the year {clock.year}"
        yield Remark(concern=Concern.ODD, where=found.title, what=what)
    for printed in sorted({when.zone for when in times if when.zone}):
        if not zones.known(printed):
            what = f"The time zone {printed} is unknown; read as {clock.place}"
            yield Remark(concern=Concern.ODD, where=found.title, what=what)


def _about_slot(slot: SlotFound, talk: Talk) -> Iterator[Remark]:
    if slot.when and slot.when.no_day:
        yield _odd(talk, _no_day(slot.when))
    if talk.start is None:
        yield _odd(talk, "No time was found")
    elif talk.start == talk.end:
        yield _odd(talk, "No end was found")
    if slot.when and slot.when.end is not None and slot.when.end - slot.when.start > _LONG:
        yield _odd(talk, "It ends before it starts; the end is read as on the next day")
    if slot.title and not slot.authors and kinds.kind_of_title(slot.title) is None:
        yield _odd(talk, "No authors were found")


def _no_day(when: SlotTime) -> str:
    where = "; its day is taken from the times around it" if when.day else ""
    return f"Its date, {when.no_day}, does not exist{where}"


def _repeated(found: SessionFound, conference: Conference) -> Iterator[Remark]:
    events = Counter(slot.event for slot in found.slots if slot.event)
    for slot, talk in zip(found.slots, conference.talks, strict=True):
        if slot.event != talk.id and slot.event:
            yield _odd(talk, f"Its number, {slot.event}, stands {events[slot.event]} times here")


def _odd(talk: Talk, what: str) -> Remark:
    return Remark(concern=Concern.ODD, where=talk.shown_title, what=what)

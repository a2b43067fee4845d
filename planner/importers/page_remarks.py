"""What is said about the reading of any page of the sites."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planner import zones
from planner.conference import Concern, Conference, Remark, Talk
from planner.importers import dating, kinds
from planner.importers.dating import Dating
from planner.importers.found import PageFound, SlotFound
from planner.importers.slot_time import DAY, SlotTime

_LONG = DAY // 2


def untitled(found: PageFound) -> Remark:
    """Said where a page has no title."""
    what = "The page's title was not found; it is named like the file"
    return Remark(concern=Concern.ODD, where=found.source, what=what)


def counts(talks: Sequence[Talk]) -> str:
    """What the talks have: "all with authors, 3 with an abstract"."""
    numbers = (
        (sum(not talk.title for talk in talks), "untitled"),
        (sum(bool(talk.authors) for talk in talks), "with authors"),
        (sum(bool(talk.abstract) for talk in talks), "with an abstract"),
    )
    return ", ".join(
        f"{'all' if number == len(talks) > 1 else number} {what}"
        for number, what in numbers
        if number
    )


def about_place(
    found: PageFound, times: Sequence[SlotTime], conference: Conference, clock: Dating
) -> Iterator[Remark]:
    """What the page says of its time zone: of the conference, as it is the same on all pages."""
    concern, what = Concern.ODD, f"The page says that its times are in {found.place}"
    if not found.place:
        return
    if clock.place == found.place:
        concern = Concern.READ
    elif zones.exists(found.place):
        printed = " and ".join(sorted({when.zone for when in times if when.zone}))
        what += f", but prints {printed}, another time; what is printed counts"
    else:
        what += ", which is no time zone that is known"
    yield Remark(concern=concern, where=conference.title, what=what)


def about_times(title: str, times: Iterable[SlotTime], clock: Dating) -> Iterator[Remark]:
    """What is wrong with days and zones as printed."""
    times = list(times)
    days = list(dict.fromkeys(when.day for when in times if when.day))
    if days and not dating.fits([clock.first, *days], clock.year):
        what = f"A printed weekday or day does not fit the year {clock.year}"
        yield Remark(concern=Concern.ODD, where=title, what=what)
    for printed in sorted({when.zone for when in times if when.zone}):
        if not zones.known(printed):
            what = f"The time zone {printed} is unknown; read as {clock.place}"
            yield Remark(concern=Concern.ODD, where=title, what=what)


def about_slot(slot: SlotFound, talk: Talk) -> Iterator[Remark]:
    """What one talk lacks, or what seems wrong with it."""
    yield from about_time(slot, talk)
    if slot.title and not slot.authors and kinds.kind_of_title(slot.title) is None:
        yield odd(talk, "No authors were found")


def about_time(slot: SlotFound, talk: Talk) -> Iterator[Remark]:
    """What a talk's time lacks, or what seems wrong with it."""
    if slot.when and slot.when.no_day:
        yield odd(talk, no_day(slot.when))
    if talk.start is None:
        yield odd(talk, "No time was found")
    elif talk.start == talk.end:
        yield odd(talk, "No end was found")
    if slot.when and _turns_back(slot.when):
        yield odd(talk, "It ends before it starts; the end is read as on the next day")


def _turns_back(when: SlotTime) -> bool:
    """Whether the end's clock is before that of the start, and the night between too long."""
    return when.end is not None and when.end - when.start > _LONG and when.end % DAY <= when.start


def no_day(when: SlotTime) -> str:
    """Said of a printed date that no year has."""
    where = "; its day is taken from the times around it" if when.day else ""
    return f"Its date, {when.no_day}, does not exist{where}"


def repeated(found: PageFound, conference: Conference) -> Iterator[Remark]:
    """Said of numbers that stand several times on the page."""
    events = Counter(slot.event for slot in found.slots if slot.event)
    for slot, talk in zip(found.slots, conference.talks, strict=True):
        if slot.event != talk.id and slot.event:
            yield odd(talk, f"Its number, {slot.event}, stands {events[slot.event]} times here")


def odd(talk: Talk, what: str) -> Remark:
    """A remark about one talk."""
    return Remark(concern=Concern.ODD, where=talk.shown_title, what=what)

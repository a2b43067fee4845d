"""What is said about the reading of a page of many events."""

from collections import Counter
from collections.abc import Iterable

from planner.conference import Concern, Conference, Remark
from planner.importers import page_remarks
from planner.importers.dating import Dating
from planner.importers.found import ListFound
from planner.importers.notes import Notes
from planner.importers.slot_time import SlotTime
from planner.wording import counted


def of(found: ListFound, conference: Conference, clock: Dating) -> tuple[Remark, ...]:
    """The importer's own remarks, and those that the facts give rise to."""
    return (
        _read(found, conference),
        *page_remarks.about_place(found, times(found), conference, clock),
        *found.remarks,
        *page_remarks.about_times(found.title, times(found), clock),
        *_about_talks(found, conference),
        *page_remarks.repeated(found, conference),
    )


def times(found: ListFound) -> list[SlotTime]:
    """All times on the page."""
    printed = [group.when for group in found.groups] + [slot.when for slot in found.slots]
    return [when for when in printed if when]


def skipped_cards(says_something: Iterable[bool], what: str) -> tuple[Remark, ...]:
    """Of the cards of a page, those that do not say what they should: "title nor time"."""
    return tuple(
        Remark(concern=Concern.SKIPPED, where=f"card {number}", what=f"The card has neither {what}")
        for number, says in enumerate(says_something, 1)
        if not says
    )


def _read(found: ListFound, conference: Conference) -> Remark:
    talks = conference.talks
    rooms = {talk.room for talk in talks if talk.room}
    listed = page_remarks.counts(talks)
    parts = [
        counted(len(talks), "talk") + (f": {listed}" if listed else ""),
        f"in {counted(len(rooms), 'room')}" if rooms else "no room given",
        f"in {counted(len(found.groups), 'session')}" if found.groups else "",
    ]
    what = "; ".join(filter(None, parts))
    return Remark(concern=Concern.READ, where=found.title, what=what)


def _about_talks(found: ListFound, conference: Conference) -> tuple[Remark, ...]:
    """What each talk lacks; what all of them lack is said once."""
    pairs = zip(found.slots, conference.talks, strict=True)
    remarks = [remark for pair in pairs for remark in page_remarks.about_slot(*pair)]
    number = len(conference.talks)
    of_all = {what for what, n in Counter(r.what for r in remarks).items() if n == number > 1}
    notes = Notes()
    for what in sorted(of_all):
        notes.odd(found.title, f"{what}, for any of its {number} talks")
    for remark in remarks:
        if remark.what not in of_all:
            notes.odd(remark.where, remark.what)
    return notes.report().remarks

"""A virtual site's calendar page, `/virtual/2023/calendar`: the whole conference at a glance."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from planner.conference import Person, Programme, Report, Session, Talk
from planner.importers import (
    ids,
    page_facts,
    site_calendar_remarks,
    site_identity,
    site_pages,
    sites,
)
from planner.importers.dating import Dating
from planner.importers.found import PageFound
from planner.importers.page import Page
from planner.importers.page_facts import Span
from planner.importers.site_calendar_found import (
    Placed,
    SessionOnCalendar,
    own_id,
    placed,
    times_of,
)
from planner.importers.site_calendar_grid import BOX, Grid, grid
from planner.importers.slot_time import SlotTime

IMPORTER = "calendar page"

_SIGNS = ("title-style", "sessiontitle", "hdrbox")
_ONE_PLACE = "/loc/"  # in the addresses of a conference in several cities: the page shows one


def accepts(page: Page) -> bool:
    """Whether the page has the time boxes of which a calendar consists, and what they hold."""
    return BOX in page.text and any(sign in page.text for sign in _SIGNS) and page.is_html


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme of the page; `None` if its time boxes hold no event."""
    read = grid(page.text)
    events = list(placed(read.events))
    if not events:
        return None
    found = page_facts.titled(_found(page, read, events))
    times = times_of(events)
    clock, guesses = page_facts.clock(found, times, now)
    own = page_facts.named_id(found, events[0].event.day)
    conference = page_facts.conference(found, clock, own, now)
    spans = {when: clock.span(when) for when in times}
    conference = replace(
        conference,
        sessions=tuple(_session(e.session, clock, found.host) for e in events if e.session),
        talks=tuple(_talks(events, spans, found.host)),
        sources=tuple(replace(s, whole=_is_whole(read, found)) for s in conference.sources),
    )
    remarks = site_calendar_remarks.of(page, read, events, found, conference, clock)
    guesses += page_facts.name_guess(found, "events")
    return Programme(conference=conference, report=Report(remarks=remarks, guesses=guesses))


def _found(page: Page, read: Grid, events: Sequence[Placed]) -> PageFound:
    slots = tuple(slot for event in events for slot in event.slots)
    found = PageFound(source=page.name, importer=IMPORTER, title="", slots=slots)
    read.marks.addresses += site_identity.addresses(page)
    paths = [event.event.path for event in events]
    found = site_pages.identified(found, page, read.marks, paths=paths)
    return replace(found, title=next(filter(None, read.marks.titles), ""))


def _is_whole(read: Grid, found: PageFound) -> bool:
    addresses = [*read.marks.addresses, *(slot.path for slot in found.slots)]
    return not any(_ONE_PLACE in address for address in addresses)


def _session(session: SessionOnCalendar, clock: Dating, host: str) -> Session:
    start, end = (clock.span(session.when) if session.when else None) or (None, None)
    return Session(
        id=session.number,
        title=session.title,
        kind=session.kind,
        room=session.room,
        start=start,
        end=end,
        moderators=tuple(Person(name=name) for name in session.moderators),
        url=sites.address(session.path, host),
    )


def _talks(events: Sequence[Placed], spans: dict[SlotTime, Span], host: str) -> Iterator[Talk]:
    pairs = [(slot, event.event.day) for event in events for slot in event.slots]
    talk_ids = ids.unique(own_id(slot, day) for slot, day in pairs)
    for (slot, _), talk_id in zip(pairs, talk_ids, strict=True):
        span = spans[slot.when] if slot.when else None
        yield page_facts.talk(slot, talk_id, span, host)

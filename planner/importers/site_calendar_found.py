"""From the grid of a calendar page to slots: what is when, where, and of which session."""

from collections.abc import Iterable, Iterator

from planner.conference import Kind, Record
from planner.importers import ids, kinds, site_calendar_times, sites
from planner.importers.found import SlotFound
from planner.importers.site_calendar_event import EventFound, ItemFound
from planner.importers.site_rooms import room_of_slug
from planner.importers.slot_time import SlotTime


class SessionOnCalendar(Record):
    """A session as the calendar shows it; `number` is the site's own, else a hash."""

    number: str
    title: str
    kind: Kind
    room: str
    when: SlotTime | None
    moderators: tuple[str, ...]
    path: str


class Placed(Record):
    """An event of the grid: a session with its talks' slots, or a single event with its own."""

    event: EventFound
    session: SessionOnCalendar | None
    slots: tuple[SlotFound, ...]


def placed(events: Iterable[EventFound]) -> Iterator[Placed]:
    """The events with their times and rooms in words, each session with an id of its own."""
    events = list(events)
    numbers = ids.unique(_number(event) for event in events if event.is_session)
    for event in events:
        when = site_calendar_times.of_event(event)
        if event.is_session:
            session = _session(event, when, next(numbers))
            yield Placed(event=event, session=session, slots=tuple(_talks(event, session)))
        else:
            yield Placed(event=event, session=None, slots=(_single(event, when),))


def times_of(events: Iterable[Placed]) -> list[SlotTime]:
    """All times, each once: most talks have that of their session."""
    whens = (item.when for event in events for item in (event.session, *event.slots) if item)
    return list(dict.fromkeys(filter(None, whens)))


def own_id(slot: SlotFound, day: str) -> str:
    """The site's number; without one a hash of the title within its session, else its day.

    A break of the same title is there every day: one more on Monday changes no other's id.
    """
    return slot.event or ids.of_talk(slot.title, (slot.group or day,))


def _number(event: EventFound) -> str:
    return sites.number_in(event.path) or ids.of_talk(event.title, (event.day,))


def _session(event: EventFound, when: SlotTime | None, number: str) -> SessionOnCalendar:
    return SessionOnCalendar(
        number=number,
        title=event.title,
        kind=kinds.kind_of(event.words) or kinds.kind_of_session(event.title) or Kind.OTHER,
        room=room_of_slug(event.room),
        when=when,
        moderators=event.chairs,
        path=event.path,
    )


def _talks(event: EventFound, session: SessionOnCalendar) -> Iterator[SlotFound]:
    times = site_calendar_times.of_items(event.items, session.when)
    for item, when in zip(event.items, times, strict=True):
        yield SlotFound(
            title=site_calendar_times.without_time(item.title),
            when=when,
            kind=_kind(item) or session.kind,
            event=sites.number_in(item.path),
            path=item.path,
            room=session.room,
            group=session.number,
        )


def _kind(item: ItemFound) -> Kind | None:
    """What its class, its block or its link says; of some items, such as works of art, none."""
    return (
        kinds.kind_of(item.words)
        or kinds.kind_of(item.block)
        or kinds.kind_of_link(sites.word_in(item.path))
    )


def _single(event: EventFound, when: SlotTime | None) -> SlotFound:
    word = event.type_word or event.words.title()
    kind = kinds.kind_of(word) or kinds.kind_of(event.words) or Kind.OTHER
    is_told = word.lower() in {kind.label.lower(), event.title.lower()}
    return SlotFound(
        title=event.title,
        when=when,
        authors=event.speakers,
        kind=kind,
        labels=(word,) if word and not is_told else (),
        event=sites.number_in(event.path),
        path=event.path,
        room=room_of_slug(event.room),
    )

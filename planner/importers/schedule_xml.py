"""A whole programme as schedule.xml: Pentabarf, frab, pretalx and their kin."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

from planner.conference import Programme
from planner.errors import UnreadableError
from planner.importers import schedule_facts, schedule_time, xml_tree
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.schedule_found import DayFound, EventFound, ScheduleFound
from planner.importers.text import clean
from planner.importers.xml_tree import Element

IMPORTER = "schedule.xml"
_LONG = ("title", "abstract", "description")


def accepts(page: Page) -> bool:
    """Whether it is XML whose outermost element is <schedule>."""
    return xml_tree.root_of(page) == "schedule"


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme, or `None` for an empty <schedule>.

    Raises UnreadableError for dangerous XML, another schema of the same name and no events.
    """
    notes = Notes()
    root = xml_tree.parsed(page, notes)
    found = _schedule(root, page.name)
    other = "" if found.events else _other_element(root)
    if other:
        raise UnreadableError(
            f"“{page.name}” is a schedule of another kind: its talks are <{other}> elements, not"
            " <event> as those of Pentabarf, frab and pretalx; give the conference's iCalendar"
            " file or its page."
        )
    return schedule_facts.programme(found, notes, now) if len(root) else None


def _schedule(root: Element, name: str) -> ScheduleFound:
    about = root.find("conference")
    told = {} if about is None else {child.tag: child.text or "" for child in about}
    events = tuple(_events(root))
    days = {id(event.day): event.day for event in events}
    return ScheduleFound(
        source=name,
        importer=IMPORTER,
        acronym=clean(told.get("acronym", "")),
        title=clean(told.get("title", "")),
        key=name,
        url=clean(told.get("url") or told.get("base_url") or ""),
        zone=clean(told.get("time_zone_name", "")),
        city=clean(told.get("city", "")),
        first_day=clean(told.get("start", "")),
        day_change=clean(told.get("day_change", "")),
        days_told=clean(told.get("days", "")),
        days=tuple(days.values()),
        events=events,
    )


def _events(root: Element) -> Iterator[EventFound]:
    """In one walk: each event belongs to the day and room that opened last."""
    day, room = DayFound(), ""
    for element in root.iter("day", "room", "event"):
        if element.tag == "event":
            yield _event(element, day, room)
        elif element.tag == "day":
            day, room = _day(element.attrib), ""
        elif len(element):  # an event's own has none inside
            room = element.get("name", "")


def _day(at: Mapping[str, str]) -> DayFound:
    return schedule_time.day(at.get("date", ""), at.get("start", ""), at.get("end", ""))


def _event(event: Element, day: DayFound, room: str) -> EventFound:
    told, inside = _children(event)
    get = told.get
    return EventFound(
        guid=event.get("guid", ""),
        number=event.get("id", ""),
        title=get("title", ""),
        subtitle=get("subtitle", ""),
        kind=get("type", ""),
        day=day,
        date=get("date", "").strip(),
        start=get("start", "").strip(),
        end=get("end", "").strip(),
        duration=get("duration", "").strip(),
        room=get("room", "") or room,
        track=get("track", ""),
        language=get("language", ""),
        texts=(get("abstract", ""), get("description", "")),
        persons=tuple(_names(inside.get("persons", ()))),
        links=(
            (get("url", ""), ""),
            (get("origin_url", ""), ""),
            *_links(inside.get("links", ())),
            *_links(inside.get("attachments", ())),
        ),
    )


def _children(event: Element) -> tuple[dict[str, str], dict[str, Element]]:
    """The texts by their elements' names, and those elements that hold others."""
    told: dict[str, str] = {}
    inside: dict[str, Element] = {}
    for child in event:
        tag = child.tag
        told[tag] = child.text or ""
        if len(child):
            inside[tag] = child
    for tag in _LONG:
        if tag in inside:
            told[tag] = _inner(inside[tag])
    return told, inside


def _inner(element: Element) -> str:
    """Its text with the markup inside, as some write XHTML there without escaping it."""
    parts = []
    # By hand: lxml's own writing repeats all namespaces of the file in each element.
    for step, inner in etree.iterwalk(element, events=("start", "end")):
        if inner is not element:
            parts.append(f"<{inner.tag.rpartition('}')[2]}>")
        if after := inner.text if step == "start" else inner is not element and inner.tail:
            parts.append(escape(after, quote=False))
    return "".join(parts)


def _names(persons: Iterable[Element]) -> Iterator[str]:
    for person in persons:
        name = person.findtext("name") if len(person) else person.text
        yield name or "".join(person.itertext())


def _links(links: Iterable[Element]) -> Iterator[tuple[str, str]]:
    for link in links:
        yield link.get("href", ""), link.text or ""


def _other_element(root: Element) -> str:
    """The first element that has a title, as a talk has."""
    titled = (title.getparent() for title in root.iter("title"))
    return next((e.tag for e in titled if e is not None and e.tag != "conference"), "")

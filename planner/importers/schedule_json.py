"""A whole programme as schedule.json: frab and pretalx (v1), c3voc's flat v2, pretalx's widget."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from planner.conference import Programme
from planner.importers import pretalx_widget, schedule_facts, schedule_time
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.schedule_found import DayFound, EventFound, ScheduleFound
from planner.importers.schedule_values import many, name, named, names_by_key, text, unwrapped
from planner.importers.text import clean
from planner.importers.values import Fields

IMPORTER = "schedule.json"
_KEYED = ("tracks", "rooms", "persons")
_Placed = tuple[Fields, DayFound, str]  # an event, its day and room


def accepts(page: Page) -> bool:
    """Whether it is JSON with a `schedule`, or pretalx's widget data."""
    return _schedule_in(page.json) is not None or pretalx_widget.is_widget(page.json)


def parse(page: Page, now: datetime) -> Programme:
    """The programme; raises UnreadableError where it holds no event."""
    notes = Notes()
    if (schedule := _schedule_in(page.json)) is not None:
        found = _found(schedule, page.name, notes)
    else:
        found = pretalx_widget.found(page, IMPORTER)
    return schedule_facts.programme(found, notes, now)


def _schedule_in(data: Any) -> Fields | None:
    if not isinstance(data, dict):
        return None
    inner = data.get("schedule")
    for schedule in (inner, data):
        if isinstance(schedule, dict) and isinstance(schedule.get("conference"), dict):
            return schedule
    return inner if isinstance(inner, dict) and "events" in inner else None


def _found(schedule: Fields, source: str, notes: Notes) -> ScheduleFound:
    about = schedule.get("conference")
    about = about if isinstance(about, dict) else {}

    def told(*keys: str) -> str:
        return clean(next(filter(None, (text(about.get(key)) for key in keys)), ""))

    days = _days(schedule, about)
    known = _names(schedule, about)
    events = tuple(_event(*placed, known) for placed in _events(schedule, days, source, notes))
    return ScheduleFound(
        source=source,
        importer=IMPORTER,
        acronym=told("acronym"),
        title=told("title"),
        key=source,
        url=told("url") or told("base_url") or clean(text(schedule.get("base_url"))),
        zone=told("time_zone_name", "timezone"),
        city=told("city"),
        first_day=told("start"),
        day_change=told("day_change"),
        days_told=told("daysCount"),
        days=tuple(day for _, day in days),
        events=events,
    )


def _days(schedule: Fields, about: Fields) -> list[tuple[Fields, DayFound]]:
    listed = about.get("days") or schedule.get("days") or schedule.get("day")
    found = []
    for item in many(listed):
        if isinstance(item, dict):
            day = unwrapped(item)
            start, end = day.get("day_start", day.get("start")), day.get("day_end", day.get("end"))
            times = (clean(text(time)) for time in (day.get("date"), start, end))
            found.append((day, schedule_time.day(*times)))
    return found


def _events(
    schedule: Fields, days: list[tuple[Fields, DayFound]], source: str, notes: Notes
) -> Iterator[_Placed]:
    """By days and rooms (v1), else in one list (v2)."""
    any_in_rooms = False
    for written, day in days:
        for room, event in _in_rooms(written):
            any_in_rooms = True
            if isinstance(event, dict):
                yield unwrapped(event), day, room
            else:
                notes.skipped(f"{day.on}, {room}", "An event that is no record")
    if any_in_rooms:
        return
    by_index = {clean(text(day.get("index", day.get("id")))): found for day, found in days}
    for event in many(schedule.get("events"), "event"):
        if isinstance(event, dict):
            event = unwrapped(event)
            yield event, by_index.get(clean(text(event.get("day"))), DayFound()), ""
        else:
            notes.skipped(source, "An event that is no record")


def _in_rooms(day: Fields) -> Iterator[tuple[str, object]]:
    """The day's rooms are a record by name, or a list; each holds its events."""
    rooms = day.get("rooms", day.get("room"))
    if isinstance(rooms, dict) and "event" not in rooms and "events" not in rooms:
        listed = [(room, many(events, "event")) for room, events in rooms.items()]
    else:
        items = rooms if isinstance(rooms, list) else [rooms]
        records = [unwrapped(room) for room in items if isinstance(room, dict)]
        listed = [(name(room), many(room.get("events", room.get("event")))) for room in records]
    for room, events in listed:
        yield from ((room, event) for event in events)


def _names(schedule: Fields, about: Fields) -> dict[str, dict[str, str]]:
    """What tracks, rooms and persons are called, where events give only their keys."""
    return {key: names_by_key(about.get(key) or schedule.get(key)) for key in _KEYED}


def _event(event: Fields, day: DayFound, room: str, known: dict[str, dict[str, str]]) -> EventFound:
    def told(*keys: str) -> str:
        return next(filter(None, (text(event.get(key)) for key in keys)), "")

    return EventFound(
        guid=told("guid"),
        number=told("id", "code"),
        title=told("title"),
        subtitle=told("subtitle"),
        kind=told("type"),
        day=day,
        date=told("date").strip(),
        start=told("start", "startTime").strip(),
        end=told("end").strip(),
        duration=told("duration").strip(),
        room=named(event.get("room"), known["rooms"]) or room,
        track=named(event.get("track"), known["tracks"]),
        language=told("language"),
        texts=(told("abstract"), told("description")),
        persons=tuple(_persons(event, known["persons"])),
        links=tuple(_links(event)),
    )


def _persons(event: Fields, known: dict[str, str]) -> Iterator[str]:
    for key in ("persons", "participants", "speakers"):
        for person in many(event.get(key), "person"):
            yield named(person, known)


def _links(event: Fields) -> Iterator[tuple[str, str]]:
    yield from ((text(event.get(key)), "") for key in ("url", "origin_url"))
    for key, inside in (("links", "link"), ("attachments", "attachment")):
        for link in many(event.get(key), inside):
            record = unwrapped(link) if isinstance(link, dict) else {"url": link}
            yield text(record.get("url", record.get("href"))), name(record)

"""Calendars as two libraries read them that know nothing of each other, nor of us."""

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

import icalendar
import vobject

from planner.conference import Kind
from planner.event_ids import MARK
from planner.exporters.selection import Selection
from planner.files import safe_name
from planner.talk_text import where
from planner.tex import to_text
from tests.exporters.hostile import on_one_line


class Found(NamedTuple):
    """An event; `start` and `end` are in UTC, `alarms` in minutes before the start."""

    uid: str
    title: str
    start: datetime
    end: datetime
    place: str
    about: str
    url: str
    status: str
    sequence: int
    priority: int
    categories: tuple[str, ...]
    mark: str
    alarms: tuple[float, ...]


def by_icalendar(raw: bytes) -> list[Found]:
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors
    return [_by_icalendar(event) for event in calendar.walk("VEVENT")]


def _by_icalendar(event: Any) -> Found:
    assert not event.errors

    def text(name: str) -> str:
        return str(event.get(name, ""))

    start = event.decoded("DTSTART")
    categories = event.get("CATEGORIES")
    return Found(
        uid=text("UID"),
        title=text("SUMMARY"),
        start=start.astimezone(UTC),
        end=(event.decoded("DTEND") if "DTEND" in event else start).astimezone(UTC),
        place=text("LOCATION"),
        about=text("DESCRIPTION"),
        url=text("URL"),
        status=text("STATUS"),
        sequence=event.get("SEQUENCE", 0),
        priority=event.get("PRIORITY", 0),
        categories=tuple(map(str, categories.cats)) if categories else (),
        mark=text(MARK),
        alarms=tuple(
            -alarm.decoded("TRIGGER").total_seconds() / 60 for alarm in event.walk("VALARM")
        ),
    )


def by_vobject(raw: bytes) -> list[Found]:
    calendar = vobject.readOne(raw.decode())
    return [_by_vobject(event) for event in calendar.contents.get("vevent", [])]


def _by_vobject(event: Any) -> Found:
    def value(name: str, otherwise: Any = "") -> Any:
        return event.contents[name][0].value if name in event.contents else otherwise

    start = value("dtstart")
    return Found(
        uid=value("uid"),
        title=value("summary"),
        start=start.astimezone(UTC),
        end=value("dtend", start).astimezone(UTC),
        place=value("location"),
        about=value("description"),
        url=value("url"),
        status=value("status"),
        sequence=int(value("sequence", 0)),
        priority=int(value("priority", 0)),
        categories=tuple(value("categories", ())),
        mark=value(MARK.lower()),
        alarms=tuple(
            -alarm.trigger.value.total_seconds() / 60 for alarm in event.contents.get("valarm", [])
        ),
    )


def check_lines(raw: bytes) -> None:
    """RFC 5545, 3.1: CRLF ends each line, at most 75 octets before it, no controls, whole signs."""
    assert raw.endswith(b"\r\n")
    lines = raw.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert 0 < len(line) <= 75
        line.decode()  # no character is cut
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
    for line in raw.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        assert re.match(r"[A-Z-]+(;[A-Z]+=[^;:,\"]+)*:", line)


def read(raw: bytes, selection: Selection) -> None:
    """By two libraries; each text on one line where it is a title or a place."""
    check_lines(raw)
    events = by_icalendar(raw)
    assert by_vobject(raw) == events
    found = {event.uid: event for event in events}
    for talk in selection.talks:
        kind = "posters" if talk.kind is Kind.POSTER else "talk"
        names = {f"{kind}-{safe_name(i)}" for i in (talk.id, talk.session_id)}
        uids = [f"{name}@hostile-2027.conference-planner" for name in names]
        assert (talk.start is None) is not any(uid in found for uid in uids)
        for event in (found[uid] for uid in uids if uid in found):
            assert event.title == on_one_line(to_text(talk.shown_title))
            assert event.place == on_one_line(where(selection.timetable, talk))
            assert (event.start, event.end, event.url) == (talk.start, talk.end, talk.url)
            assert on_one_line(to_text(talk.abstract)) in on_one_line(event.about)
            assert on_one_line(selection.plan.note(talk.id)) in on_one_line(event.about)
    for own in selection.own_entries:
        event = found[f"own-{own.id}@hostile-2027.conference-planner"]
        assert (event.title, event.start) == (on_one_line(own.title), own.start)

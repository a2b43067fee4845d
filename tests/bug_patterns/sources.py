"""One invented programme as each kind of source tells it, and short cuts to what comes of it."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from planner import importers
from planner.conference import Programme, Talk
from planner.plan import Plan
from tests.importers.pages import make_card, make_page

NOW = datetime(2027, 1, 15, 12, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


class Slot(NamedTuple):
    """One talk as the organisers write it: `start` by the clock of the place."""

    title: str = "On Snow"
    start: str = "2027-03-09 10:00"
    minutes: int = 30
    room: str = "Igloo"
    authors: str = "Ann Lee"
    id: str = ""
    session: str = ""
    kind: str = ""
    abstract: str = ""

    @property
    def begins(self) -> datetime:
        return datetime.fromisoformat(self.start)

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)


Write = Callable[[Sequence[Slot], str], importers.Given]


def as_xml(slots: Sequence[Slot], place: str = BERLIN) -> importers.Given:
    """schedule.xml, with offsets."""
    events = "".join(
        f"<event {_key(slot, number)}>{_tags(_event(slot, place))}"
        f"<persons><person>{escape(slot.authors)}</person></persons></event>"
        for number, slot in enumerate(slots)
    )
    about = _tags({"acronym": "snow27", "title": "Snow 2027", "time_zone_name": place})
    text = (
        f"<schedule><conference>{about}</conference><day index='1' date='{slots[0].start[:10]}'>"
        f"<room name='Igloo'>{events}</room></day></schedule>"
    )
    return importers.Given("schedule.xml", text.encode())


def as_json(slots: Sequence[Slot], place: str = BERLIN) -> importers.Given:
    """schedule.json, with offsets."""
    events = [
        {**_event(slot, place), "id": slot.id or number, "guid": slot.id, "persons": [
            {"public_name": slot.authors}]}
        for number, slot in enumerate(slots, 1)
    ]  # fmt: skip
    day = {"index": 1, "date": slots[0].start[:10], "rooms": {"Igloo": events}}
    about = {"acronym": "snow27", "title": "Snow 2027", "time_zone_name": place, "days": [day]}
    data = {"schedule": {"version": "1", "conference": about}}
    return importers.Given("schedule.json", json.dumps(data).encode())


def as_ical(slots: Sequence[Slot], place: str = BERLIN) -> importers.Given:
    """iCalendar, on the clock of a zone that it names."""
    parts = [
        line
        for number, slot in enumerate(slots)
        for line in (
            "BEGIN:VEVENT",
            f"UID:{slot.id or number}@snow.example",
            f"SUMMARY:{_ical_text(slot.title)}",
            f"LOCATION:{slot.room}",
            f"ATTENDEE;CN={slot.authors}:mailto:speaker@snow.example",
            f"DTSTART;TZID={place}:{slot.begins:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={place}:{slot.ends:%Y%m%dT%H%M%S}",
            f"DESCRIPTION:{_ical_text(slot.abstract)}",
            "END:VEVENT",
        )
    ]
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Snow 2027", *parts, "END:VCALENDAR"]
    return importers.Given("snow.ics", "\r\n".join([*whole, ""]).encode())


def as_csv(slots: Sequence[Slot], place: str = BERLIN) -> importers.Given:
    """A table whose times are the place's clock."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(slots, place))
    return importers.Given("snow.csv", text.getvalue().encode())


def as_excel(slots: Sequence[Slot], place: str = BERLIN) -> importers.Given:
    """The same table as a workbook, every cell a text."""
    book = Workbook()
    for row in _rows(slots, place):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return importers.Given("snow.xlsx", data.getvalue())


def as_page(slots: Sequence[Slot], place: str = "America/Los_Angeles") -> importers.Given:
    """A session page of a virtual site; all slots are in its one session."""
    cards = (
        make_card(
            escape(slot.title),
            slot.authors,
            f"<div class='float-end small'>{_printed(slot, place)}</div>",
            f"<p>{escape(slot.abstract)}</p>",
            event=slot.id or str(101 + number),
        )
        for number, slot in enumerate(slots)
    )
    return importers.Given("page.html", make_page(*cards, time=_printed(slots[0], place)).encode())


def as_text(slots: Sequence[Slot], place: str = "America/Los_Angeles") -> importers.Given:
    """The text of such a page, as it is copied from a browser."""
    head = "Skip to main content\n\nOral Session 2\n\nIgloo\n\nChat is not available.\n"
    told = (f"\n{_printed(s, place)}\n\n{s.title}\n\n{s.authors}\n\n{s.abstract}\n" for s in slots)
    return importers.Given("page.txt", (head + "".join(told)).encode())


def read(given: importers.Given, now: datetime = NOW) -> Programme:
    """Where a page does not say the year, it is asked for."""
    return importers.read(given, now=now, year=2027)


def titled(programme: Programme, title: str) -> Talk:
    (talk,) = [talk for talk in programme.conference.talks if talk.title == title]
    return talk


def starred(programme: Programme, *titles: str) -> Plan:
    """A plan with the stars of these titles, without any with all."""
    talks = [t for t in programme.conference.talks if t.title in titles or not titles]
    return Plan(conference_id=programme.conference.id).with_stars(talks, True)


def local(programme: Programme, title: str) -> str:
    """`10:00–10:30` on the conference's clock."""
    talk, zone = titled(programme, title), programme.conference.zone
    assert talk.start
    assert talk.end
    return f"{talk.start.astimezone(zone):%H:%M}–{talk.end.astimezone(zone):%H:%M}"


def _event(slot: Slot, place: str) -> dict[str, str]:
    """What schedule.xml and schedule.json tell alike."""
    return {
        "date": slot.begins.replace(tzinfo=ZoneInfo(place)).isoformat(),
        "start": f"{slot.begins:%H:%M}",
        "duration": f"{slot.minutes // 60:02}:{slot.minutes % 60:02}",
        "room": slot.room,
        "title": slot.title,
        "track": slot.session,
        "type": slot.kind,
        "abstract": slot.abstract,
    }


def _key(slot: Slot, number: int) -> str:
    return f'id="{slot.id}" guid="{slot.id}"' if slot.id else f'id="{number}"'


def _tags(fields: dict[str, str]) -> str:
    return "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items())


def _rows(slots: Sequence[Slot], place: str) -> list[list[str]]:
    return [
        [
            "id", "date", "start", "end", "timezone",
            "title", "authors", "room", "session", "type", "abstract",
        ],
        *(
            [
                slot.id, f"{slot.begins:%Y-%m-%d}", f"{slot.begins:%H:%M}", f"{slot.ends:%H:%M}",
                place, slot.title, slot.authors, slot.room, slot.session, slot.kind, slot.abstract,
            ]
            for slot in slots
        ),
    ]  # fmt: skip


def _printed(slot: Slot, place: str) -> str:
    zone = slot.begins.replace(tzinfo=ZoneInfo(place)).tzname()
    return f"{slot.begins:%a} {slot.begins.day} {slot.begins:%b %H:%M} - {slot.ends:%H:%M} {zone}"


def _ical_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


BY_CLOCK = [as_xml, as_json, as_ical, as_csv, as_excel]  # any place, any zone
ALL = [*BY_CLOCK, as_page, as_text]  # of Los Angeles

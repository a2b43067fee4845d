"""What a schedule.xml or schedule.json says, in its own words and order."""

from datetime import date, datetime

from planner.conference import Record


class DayFound(Record):
    """A day of the programme: its date (`on`), and when it begins and ends where that is told."""

    on: date | None = None
    start: datetime | None = None
    end: datetime | None = None


class EventFound(Record):
    """One event; texts are as written, with HTML.

    `guid` is meant to be unique, `number` (the file's id or code) may not be. `kind` is the
    organisers' own word, such as "devroom". `texts` are abstract and description; `links` are
    addresses with their captions, the event's own page first.
    """

    guid: str = ""
    number: str = ""
    title: str = ""
    subtitle: str = ""
    kind: str = ""
    day: DayFound = DayFound()
    date: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    room: str = ""
    track: str = ""
    language: str = ""
    texts: tuple[str, str] = ("", "")
    persons: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


class ScheduleFound(Record):
    """A whole programme; `first_day` (a date), `day_change` (a clock time) and `zone` as written.

    `key` tells a programme without a name from others; `days_told` is how many days it announces.
    """

    source: str
    importer: str
    acronym: str = ""
    title: str = ""
    key: str = ""
    url: str = ""
    zone: str = ""
    city: str = ""
    first_day: str = ""
    day_change: str = ""
    days_told: str = ""
    days: tuple[DayFound, ...] = ()
    events: tuple[EventFound, ...] = ()

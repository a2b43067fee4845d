"""The plan, or any talks, as a calendar file (iCalendar, RFC 5545).

It names no METHOD: it is a file to be imported, not a message of an organiser (RFC 5546). What is
imported again takes the place of what was there, since it has the same UID and a greater SEQUENCE.

SEQUENCE is the second of the export. A count of changes would need a memory of all earlier exports,
also of those from other machines; the time at which the programme was read misses what the user
changed: the zone, own entries, notes. Clients need no more than that a later export is greater.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from planner import __version__, event_ids
from planner.exporters.ical_events import Event, events, untimed
from planner.exporters.ical_lines import in_utc, is_utc, joined, text_line, time_line
from planner.exporters.ical_zone import zone_lines
from planner.exporters.plain import line
from planner.exporters.selection import Selection, chosen
from planner.times import instant

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)  # of the sequence: it is no more than 31 bits


def write(selection: Selection, now: datetime | None = None) -> bytes:
    """The whole file.

    Talks without a time are in it for us alone: no calendar can show them. So is what a whole plan
    says of talks and sessions without a star.
    """
    now = now or datetime.now(UTC)
    found = events(selection)
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_product()}", "CALSCALE:GREGORIAN"),
        text_line("NAME", line(selection.title)),  # RFC 7986, 5.1
        text_line("X-WR-CALNAME", line(selection.title)),  # what most programs read instead
        text_line("X-WR-TIMEZONE", selection.zone.key),
    ]
    lines += _mark_of_calendar(selection)
    lines += _zone(selection, found)
    for event in found:
        lines += _event(event, selection, now)
    return joined([*lines, "END:VCALENDAR"])


def one_event(event: Event, selection: Selection, now: datetime, after: int = -1) -> bytes:
    """A calendar that holds nothing else, as CalDAV servers keep them (RFC 4791, 4.1).

    Its sequence is greater than `after`.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_product()}"]
    lines += [*_zone(selection, [event]), *_event(event, selection, now, after)]
    return joined([*lines, "END:VCALENDAR"])


def _mark_of_calendar(selection: Selection) -> list[str]:
    plan, talks = selection.plan, untimed(selection)
    sessions = plan.session_notes if selection.is_whole else {}
    if selection.is_whole:
        noted = [i for i, e in plan.entries.items() if not e.starred and not e.is_empty]
        talks += chosen(selection.timetable, plan, noted)
    if not talks and not sessions:
        return []
    return [text_line(event_ids.MARK, event_ids.mark(plan, talks, sessions=sessions))]


def digest(event: Event, selection: Selection) -> str:
    """Differs when anything differs that a calendar shows."""
    return _digest(_content(event, selection))


def _product() -> str:
    return f"-//Conference Planner//Conference Planner {__version__}//EN"


def _zone(selection: Selection, found: Sequence[Event]) -> list[str]:
    if is_utc(selection.zone) or not found:
        return []
    times = [moment for event in found for moment in (event.start, event.end)]
    return zone_lines(selection.zone, min(times, key=instant), max(times, key=instant))


def _event(event: Event, selection: Selection, now: datetime, after: int = -1) -> list[str]:
    stamp, content = in_utc(now), _content(event, selection)
    sequence = max(after + 1, int((now - _EPOCH).total_seconds()))
    return [
        *("BEGIN:VEVENT", text_line("UID", event.uid), f"DTSTAMP:{stamp}"),
        *(f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{sequence}"),
        text_line(event_ids.DIGEST, _digest(content)),
        *content,
        "END:VEVENT",
    ]


def _content(event: Event, selection: Selection) -> list[str]:
    lines = [time_line("DTSTART", event.start, selection.zone)]
    if (
        event.end.timestamp() > event.start.timestamp()
    ):  # 3.6.1: an end must be later than the start, or not be there
        lines.append(time_line("DTEND", event.end, selection.zone))
    lines.append(text_line("SUMMARY", line(event.title)))
    texts = (("LOCATION", line(event.place)), ("DESCRIPTION", event.about))
    lines += [text_line(name, text) for name, text in texts if text]
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.categories:
        lines.append(text_line("CATEGORIES", *event.categories))
    if event.urgency:
        lines.append(f"PRIORITY:{event.urgency}")
    lines.append(f"STATUS:{'CANCELLED' if event.gone else 'CONFIRMED'}")
    lines.append(text_line(event_ids.MARK, event.mark))
    rings = selection.alarm > 0 and not event.gone
    return lines + (_alarm(event, selection.alarm) if rings else [])


def _digest(content: Sequence[str]) -> str:
    return sha256("\n".join(content).encode()).hexdigest()[:32]


def _alarm(event: Event, minutes: int) -> list[str]:
    """With an id (RFC 9074, 4), by which an alarm that was dismissed stays so."""
    return [
        *("BEGIN:VALARM", text_line("UID", f"alarm-{event.uid}"), "ACTION:DISPLAY"),
        *(text_line("DESCRIPTION", line(event.title)), f"TRIGGER:-PT{minutes}M", "END:VALARM"),
    ]

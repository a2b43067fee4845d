"""What a page tells search engines of its event: JSON-LD with the words of schema.org."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup

from planner.importers import iso_time, values
from planner.importers.slot_time import DAY, Day, SlotTime
from planner.times import offset_name

_EVENT = ("startDate", "performer", "author", "organizer")  # one of these has what we look for
_MOST = 1000  # things in things; an event is among the first
_LONGEST = 14  # days


@dataclass(frozen=True)
class Told:
    """What was found; empty where it is not told."""

    when: SlotTime | None = None
    names: tuple[str, ...] = ()
    room: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()


def of(soup: BeautifulSoup) -> Told:
    """The first event or article that the page describes."""
    for script in soup.find_all("script", type="application/ld+json"):
        for thing in _things(_json(str(script.string or ""))):
            if any(key in thing for key in _EVENT):
                return _told(thing)
    return Told()


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The things of a list or graph, in their order."""
    waiting = [value]
    for _ in range(_MOST):
        value = waiting.pop() if waiting else None
        if isinstance(value, list):
            waiting += value[:_MOST][::-1]
        elif isinstance(value, dict):
            yield value
            waiting.append(value.get("@graph"))


def _told(thing: dict[str, Any]) -> Told:
    persons = (_names(thing.get(key)) for key in ("performer", "author", "organizer"))
    texts = (values.plain(thing.get(key)) for key in ("abstract", "description"))
    start, end = (iso_time.moment(thing.get(key)) for key in ("startDate", "endDate"))
    return Told(
        when=_when(start, end) if start else None,
        names=next(filter(None, persons), ()),
        room=next(iter(_names(thing.get("location"))), ""),
        abstract=next(filter(None, texts), ""),
        keywords=values.texts(thing.get("keywords"), ","),
    )


def _names(value: Any) -> tuple[str, ...]:
    """The names of one thing or several, each written as a text or with its properties."""
    things = value if isinstance(value, list) else [value]
    found = (values.text(one.get("name") if isinstance(one, dict) else one) for one in things)
    return tuple(filter(None, found))


def _when(start: datetime, end: datetime | None) -> SlotTime:
    length = None
    if end and bool(end.tzinfo) == bool(start.tzinfo):
        length = int((end - start).total_seconds()) // 60
    zone = offset_name(start) if start.tzinfo else ""
    minute = start.hour * 60 + start.minute
    return SlotTime(
        start=minute,
        end=minute + length if length is not None and 0 < length <= _LONGEST * DAY else None,
        day=Day(day=start.day, month=start.month, weekday=start.weekday(), year=start.year),
        zone=zone,
        end_zone=zone,
        halves=True,
    )

"""What pretalx gives the schedules that it embeds in other sites: slots, and names behind keys."""

import re
from typing import Any

from planner.importers import ids, sites
from planner.importers.page import Page
from planner.importers.schedule_found import EventFound, ScheduleFound
from planner.importers.schedule_values import names_by_key, text
from planner.importers.text import clean
from planner.importers.values import Fields, records

_EVENT_ADDRESS = re.compile(r"(https?://[^/?#]+/(?:[\w-]+/)*([\w-]+)/)schedule/", re.IGNORECASE)
_OWN_KEYS = frozenset({"timezone", "schedule_id", "event_start"})


def is_widget(data: Any) -> bool:
    """Whether this is such data: https://HOST/EVENT/schedule/widgets/schedule.json."""
    return (
        isinstance(data, dict) and isinstance(data.get("talks"), list) and bool(_OWN_KEYS & {*data})
    )


def found(page: Page, importer: str) -> ScheduleFound:
    """The programme; its event is named only by the address, if it was fetched."""
    data: Fields = page.json
    address = _EVENT_ADDRESS.match(page.address)
    home = address[1] if address and sites.host_of(address[1]) else ""
    known = {key: names_by_key(data.get(key)) for key in ("rooms", "tracks", "speakers")}
    return ScheduleFound(
        source=page.name,
        importer=importer,
        acronym=address[2] if address else "",
        key=_key(data),
        url=home,
        zone=clean(text(data.get("timezone"))),
        first_day=clean(text(data.get("event_start"))),
        events=tuple(_event(talk, known, home) for talk in records(data["talks"])),
    )


def _key(data: Fields) -> str:
    """Of what stays the same from version to version; rooms are numbered through a whole site."""
    rooms = min((text(room.get("id")) for room in records(data.get("rooms"))), default="")
    return ids.hashed(text(data.get("event_start")), text(data.get("timezone")), rooms)


def _event(talk: Fields, known: dict[str, dict[str, str]], home: str) -> EventFound:
    """Its `code` stays over all versions; slots, and so pauses, get a new `id` in each."""
    code = text(talk.get("code"))
    codes = talk.get("speakers")
    return EventFound(
        number=code or text(talk.get("id")),
        title=text(talk.get("title")),
        kind=text(talk.get("slot_type")) or ("talk" if code else "break"),
        start=text(talk.get("start")),
        end=text(talk.get("end")),
        duration=text(talk.get("duration")),
        room=known["rooms"].get(text(talk.get("room")), ""),
        track=known["tracks"].get(text(talk.get("track")), ""),
        language=text(talk.get("content_locale")),
        texts=(text(talk.get("abstract")), text(talk.get("description"))),
        persons=tuple(_names(codes, known["speakers"])) if isinstance(codes, list) else (),
        links=((f"{home}talk/{code}/", ""),) if home and code else (),
    )


def _names(codes: list[object], known: dict[str, str]) -> list[str]:
    return [known.get(text(code), "") for code in codes]

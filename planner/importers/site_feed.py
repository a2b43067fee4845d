"""The virtual sites' data feed, `…/static/virtual/data/neurips-2025-orals-posters.json`.

Newer ones keep their abstracts in a second file, `neurips-2025-abstracts.json`: number -> text.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from planner.conference import Programme
from planner.importers import site_origin, site_records, values
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.site_records import Batch
from planner.importers.values import Fields
from planner.wording import counted

IMPORTER = "site feed"
_OF_EVENTS = {"eventtype", "event_type", "starttime", "decision", "room_name"}
_LOOKED_AT = 50  # records that tell what a file is


def accepts(page: Page) -> bool:
    """Whether the JSON lists events under the feed's names."""
    return any(
        "name" in record and len(_OF_EVENTS & record.keys()) > 1
        for record in islice(_records(page), _LOOKED_AT)
    )


def companion(page: Page) -> str:
    """The abstracts file."""
    return "the abstracts of a data feed" if _are_abstracts(page) else ""


def parse(page: Page, now: datetime) -> Programme:
    """The events with their report; raises UnreadableError where none is to be shown."""
    notes = Notes()
    records = _records(page)
    whole = _is_whole(page, len(records), notes)
    batch = Batch(page, IMPORTER, records, whole, _abstracts(page, notes))
    return site_records.programme(batch, notes, now)


def _records(page: Page) -> list[Fields]:
    feed = page.json
    return values.records(feed.get("results") if isinstance(feed, dict) else feed)


def _is_whole(page: Page, found: int, notes: Notes) -> bool:
    """Whether the file says that it holds all; one of several parts must not cancel the others."""
    feed = page.json
    if not isinstance(feed, dict):
        return True
    entries = len(feed["results"])
    if entries > found:
        notes.skipped(page.name, f"{counted(entries - found, 'entry', 'entries')} without fields")
    declared = feed.get("count")
    if isinstance(declared, int) and declared != entries:
        notes.odd(page.name, f"It declares {declared} events and holds {entries}")
    if feed.get("next"):
        notes.odd(page.name, "It is one part of several; open the others with it")
    return not feed.get("next") and not feed.get("previous") and declared in {None, entries}


def _are_abstracts(page: Page) -> bool:
    found = list(islice(_numbered(page.json), _LOOKED_AT))
    return bool(found) and all(number.isdecimal() for number, _ in found)


def _abstracts(page: Page, notes: Notes) -> dict[str, str]:
    """Those of this conference's files beside it."""
    conference = site_origin.conference_in_name(page.name)
    found: dict[str, str] = {}
    for other in page.together.those(_are_abstracts):
        named = site_origin.conference_in_name(other.name)
        if other is not page and (not named or not conference or named == conference):
            texts = {number: values.plain(text) for number, text in _numbered(other.json)}
            notes.read(other.name, counted(len(texts), "abstract"))
            found |= texts
    return found


def _numbered(data: Any) -> Iterator[tuple[str, object]]:
    """The texts under their events' numbers, as a table, a list of records, or records in one."""
    if isinstance(data, dict) and "results" not in data:
        for number, said in data.items():
            yield number, said.get("abstract") if isinstance(said, dict) else said
    elif isinstance(data, list):
        for record in values.records(data):
            if "abstract" in record and "name" not in record:
                yield values.text(record.get("id")), record["abstract"]

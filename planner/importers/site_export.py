"""What *Downloads* on a virtual site gives: all events, without their times; JSON, CSV or TSV."""

from datetime import datetime
from itertools import islice

from planner.conference import Programme
from planner.importers import delimited, site_records, values
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.site_records import Batch
from planner.importers.values import Fields

IMPORTER = "site export"
_NAMES = {"type", "name", "virtualsite_url"}
_LOOKED_AT = 50  # records that tell what a file is


def accepts(page: Page) -> bool:
    """Whether the records or columns have the export's names."""
    if page.json is None:
        return set(delimited.header(page.text)) >= _NAMES
    return any(record.keys() >= _NAMES for record in islice(_listed(page), _LOOKED_AT))


def parse(page: Page, now: datetime) -> Programme:
    """The events as unscheduled talks; raises UnreadableError for a broken table."""
    records = delimited.records(page.text) if page.json is None else _listed(page)
    return site_records.programme(Batch(page, IMPORTER, records), Notes(), now)


def _listed(page: Page) -> list[Fields]:
    return values.records(page.json)

"""Calendars as XML: xCal (RFC 6321), and its older form that Pentabarf and pretalx write."""

from datetime import datetime

from planner.conference import Programme
from planner.importers import xml_tree
from planner.importers.notes import Notes
from planner.importers.page import Page

IMPORTER = "xCal"


def accepts(page: Page) -> bool:
    """Whether it is XML whose outermost element is <icalendar>."""
    return xml_tree.root_of(page).rpartition(":")[2].lower() == "icalendar"


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme, or `None` without an event; raises as `xml_tree.parsed`."""
    # Here, because every format is asked before the right one, and icalendar takes 80 ms.
    from planner.importers import ical_events, xcal_tree

    notes = Notes()
    return ical_events.programme(xcal_tree.calendar(page, notes), page, IMPORTER, now, notes)

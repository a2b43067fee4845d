"""Calendars (iCalendar, RFC 5545): of Google, Outlook, pretalx, Indico, Symposion and others."""

import re
from datetime import datetime

from planner.conference import Programme
from planner.importers.notes import Notes
from planner.importers.page import Page

IMPORTER = "iCalendar"
_BEGIN = re.compile(r"^\ufeff?BEGIN:V(?:CALENDAR|EVENT)\b", re.IGNORECASE | re.MULTILINE)
_HEAD = 2000  # characters; before it may stand what a mail program wrote


def accepts(page: Page) -> bool:
    """Whether the text begins as a calendar or as an event of one."""
    return bool(_BEGIN.search(page.text[:_HEAD]))


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme; `None` for a calendar without an event that takes place."""
    # Here, because every format is asked before the right one, and icalendar takes 80 ms.
    from planner.importers import ical_events, ical_lines

    return ical_events.programme(ical_lines.read(page.text), page, IMPORTER, now, Notes())

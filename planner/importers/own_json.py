"""A programme as this program itself writes it: `planner convert`, *Save programme*."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from planner import corrections, zones
from planner.conference import About, Conference, Guess, Programme
from planner.errors import LibraryError, UnreadableError
from planner.importers.page import Page
from planner.records import PLAN, read_programme

# A quotation mark inside a JSON text is escaped: this stands only where a key does.
_FORMAT = re.compile(r'"format"\s*:\s*"(conference-[a-z]{1,20})"')
_YEARS = {str(year) for year in range(corrections.FIRST_YEAR, corrections.LAST_YEAR + 1)}


def accepts(page: Page) -> bool:
    """Whether the text is JSON of one of our own formats."""
    return page.text.lstrip()[:1] == "{" and bool(_FORMAT.search(page.text))


def parse(page: Page, now: datetime) -> Programme:
    """The programme with its report, as it was written; `now` plays no part.

    Raises UnreadableError for a plan, and for what is damaged or from a newer version.
    """
    found = _FORMAT.search(page.text)
    if found and found[1] == PLAN:
        raise UnreadableError(f"“{page.name}” is a plan, not a programme; use “Open plan…” for it.")
    try:
        programme = read_programme(page.text)
    except LibraryError as error:
        raise UnreadableError(f"“{page.name}” cannot be opened. {error}", error.details) from error
    if flaw := _flaw(programme.conference) or _flaw_of_guesses(programme.report.guesses):
        raise UnreadableError(
            f"“{page.name}” contradicts itself: {flaw}; convert the programme again."
        )
    return programme


def _flaw(conference: Conference) -> str:
    """What the types allow and no programme may be, in words; empty if all is well."""
    for items in (conference.sessions, conference.talks):
        name, times = next(iter(Counter(item.id for item in items).most_common(1)), ("", 0))
        if times > 1:
            return f"the id “{name[:60]}” stands there {times} times"
        for item in items:
            if (item.start is None) != (item.end is None):
                return f"“{item.id[:60]}” has only one of start and end"
            if item.start and item.end and item.end < item.start:
                return f"“{item.id[:60]}” ends before it starts"
    known = {"", *(session.id for session in conference.sessions)}
    lost = next((talk for talk in conference.talks if talk.session_id not in known), None)
    return f"the session of “{lost.id[:60]}” is missing" if lost else ""


def _flaw_of_guesses(guesses: Iterable[Guess]) -> str:
    """As `_flaw`: the user could neither confirm such a value nor choose it."""
    for guess in guesses:
        for value in (guess.value, *guess.options):
            if not _can_be(guess.about, value):
                return f"the {guess.about} cannot be “{value[:60]}”"
    return ""


def _can_be(about: About, value: str) -> bool:
    if about is About.YEAR:
        return value in _YEARS
    return zones.exists(value) if about is About.ZONE else bool(value.strip())

"""The only door to the formats of programmes: `read` finds the right one by content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from msgspec.structs import replace

from planner import corrections
from planner.conference import Programme
from planner.errors import UnreadableError
from planner.importers.decoding import decode
from planner.importers.page import Page

LIMIT = 50_000_000  # bytes; the largest programmes we know have 10 million

ACCEPTED = (
    "a saved session page of a conference's virtual site (iclr.cc, icml.cc, neurips.cc, mlsys.org,"
    " cvpr.thecvf.com), the same page copied as text, or a programme saved by this program"
)

# By name, so that starting the program does not load the parsers behind them.
_FORMATS = (
    "planner.importers.own_json",
    "planner.importers.session_page",
    "planner.importers.session_text",
)


@dataclass(frozen=True)
class Given:
    """What the user gave: a file, a pasted text or a fetched page, and its name."""

    name: str
    data: bytes


class _Format(Protocol):
    accepts: Callable[[Page], bool]
    parse: Callable[[Page, datetime], Programme | None]


def read(
    given: Given, *, now: datetime, year: int | None = None, zone: str | None = None
) -> Programme:
    """The programme in `given`, with its report.

    `now` (aware) decides which year is proposed where none is given. `year` and `zone` (an IANA
    name) answer those guesses and hold where the page says otherwise. Raises UnreadableError for
    what is no programme, and PlannerError for a year or zone that cannot be.
    """
    programme = _parse(_page(given), now)
    if year is not None:
        programme = corrections.with_year(programme, year)
    return corrections.with_zone(programme, zone) if zone is not None else programme


def _page(given: Given) -> Page:
    if len(given.data) > LIMIT:
        raise _refused(given.name, f"is larger than {LIMIT // 1_000_000} MB")
    if not given.data.strip(b" \t\r\n\0"):
        raise _refused(given.name, "is empty")
    try:
        text, remarks = decode(given.data, given.name)
    except UnreadableError as error:
        raise _refused(given.name, f"is {error}", error.details) from error
    return Page(name=given.name, text=text, remarks=remarks)


def _parse(page: Page, now: datetime) -> Programme:
    for name in _FORMATS:
        module = cast(_Format, import_module(name))
        if module.accepts(page) and (programme := module.parse(page, now)):
            remarks = (*page.remarks, *programme.report.remarks)
            return replace(programme, report=replace(programme.report, remarks=remarks))
    raise _refused(page.name, _what_it_is(page))


def _refused(name: str, what: str, details: str = "") -> UnreadableError:
    return UnreadableError(f"“{name}” {what}; give {ACCEPTED}.", details)


def _what_it_is(page: Page) -> str:
    if page.asks_for_login:
        return "is a page that asks for a login and shows no programme; save it while logged in"
    if page.is_html:
        title = f"the page “{page.titles[0][:80]}”" if page.titles else "a page without a title"
        return f"is {title} and holds no programme that can be read"
    return f"is {_data_format(page.text)} without any talk's time"


def _data_format(text: str) -> str:
    start = text.lstrip()[:200]
    if start.startswith("BEGIN:VCALENDAR"):
        return "a calendar (iCalendar)"
    if start.startswith("<"):
        return "an XML file"
    return "a JSON file" if start.startswith(("{", "[")) else "a text"

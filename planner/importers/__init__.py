"""The only door to the formats of programmes: `read` and `read_all` find each one by its content.

A format is a module with `accepts(page)`, `parse(page, now)` and, where its programmes may come in
several files, `companion(page)`: what a file is that can only be read beside another ("the
abstracts of a data feed"), or an empty text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from msgspec import structs

from planner import corrections
from planner.conference import Programme
from planner.errors import PlannerError, UnreadableError
from planner.importers import archives
from planner.importers.decoding import decode
from planner.importers.given import LIMIT as LIMIT
from planner.importers.given import Given as Given
from planner.importers.page import Page, Together

ACCEPTED = (
    "a calendar, list or session page of a conference's virtual site (such as iclr.cc, icml.cc,"
    " neurips.cc) or its text, a schedule (XML, JSON, iCalendar), a CSV or Excel table, a"
    " programme saved by this program, or several of these in a folder or ZIP archive"
)

# By name, so that starting the program does not load the parsers behind them.
FORMATS = (
    "planner.importers.own_json",
    "planner.importers.schedule_xml",
    "planner.importers.schedule_json",
    "planner.importers.ical",
    "planner.importers.xcal",
    "planner.importers.konopas",
    "planner.importers.site_calendar",
    "planner.importers.site_feed",
    "planner.importers.site_export",
    "planner.importers.miniconf",
    "planner.importers.site_workshop",
    "planner.importers.session_page",
    "planner.importers.site_event",
    "planner.importers.site_list",
    "planner.importers.site_maincards",
    "planner.importers.table",
    "planner.importers.session_text",
)


class Readings(NamedTuple):
    """A programme for each of what was given that holds one, and an error for each other."""

    programmes: list[Programme]
    refused: list[tuple[str, PlannerError]]


class _Format(Protocol):
    accepts: Callable[[Page], bool]
    parse: Callable[[Page, datetime], Programme | None]


def read(
    given: Given, *, now: datetime, year: int | None = None, zone: str | None = None
) -> Programme:
    """The programme in `given` alone; raises what `read_all` would tell of it."""
    programmes, refused = read_all([given], now=now, year=year, zone=zone)
    if not programmes:
        raise refused[0][1]
    return programmes[0]


def read_all(
    given: Sequence[Given],
    *,
    now: datetime,
    year: int | None = None,
    zone: str | None = None,
    goes_on: Callable[[int, int], bool] = lambda done, of: True,
) -> Readings:
    """The programmes in `given`, each with its report; what belongs together is read together.

    `now` (aware) decides which year is proposed where none is given. `year` and `zone` (an IANA
    name) answer those guesses and hold where the page says otherwise. Refused with UnreadableError
    is what is no programme, and with PlannerError a year or zone that cannot be. `goes_on` hears
    how many of how many are read, and ends the reading where it says no.
    """
    readings = Readings([], [])
    pages = list(_pages(given, readings))
    for done, page in enumerate(pages):
        if not goes_on(done, len(pages)):
            break
        try:
            programme = _parse(page, now)
            if programme:
                readings.programmes.append(_corrected(programme, year, zone))
        except PlannerError as error:
            readings.refused.append((page.name, error))
    for page in pages:
        page.together.part()
    return readings


def _pages(given: Iterable[Given], readings: Readings) -> Iterator[Page]:
    together = Together()
    for one in given:
        for file in _files(one, readings):
            try:
                yield _page(file, together)
            except UnreadableError as error:
                readings.refused.append((file.name, error))


def _files(given: Given, readings: Readings) -> list[Given]:
    """Those in an archive; anything else as it is."""
    if len(given.data) > LIMIT or not archives.is_packed(given.data):
        return [given]
    files: list[Given] = []
    try:
        files, refused = import_module("planner.importers.unpacking").unpacked(given)
    except UnreadableError as error:
        refused = [(given.name, error)]
    readings.refused.extend(refused)
    return files


def _page(given: Given, together: Together) -> Page:
    if len(given.data) > LIMIT:
        raise _refused(given.name, f"is larger than {LIMIT // 1_000_000} MB")
    if not given.data.strip(b" \t\r\n\0"):
        raise _refused(given.name, "is empty")
    if archives.is_spreadsheet(given.data):
        return Page(given.name, "", (), given.data, given.address, together)
    try:
        text, remarks = decode(given.data, given.name)
    except UnreadableError as error:
        raise _refused(given.name, f"is {error}", error.details) from error
    return Page(given.name, text, remarks, given.data, given.address, together)


def _parse(page: Page, now: datetime) -> Programme | None:
    """`None` for what is read with another page; raises UnreadableError where it is missing."""
    for module in _formats():
        if module.accepts(page) and (programme := module.parse(page, now)):
            return _of_page(programme, page)
        if _companion(module, page) and _leads_another(module, page):
            return None
    for module in _formats():
        if what := _companion(module, page):
            sentence = f"“{page.name}” holds only {what}; open it together with its programme."
            raise UnreadableError(sentence)
    raise _refused(page.name, _what_it_is(page))


def _leads_another(module: _Format, page: Page) -> bool:
    """Whether another page than this one is a programme of the format."""
    return any(one is not page for one in page.together.those(module.accepts)[:2])


def load() -> None:
    """Import all parsers now, so that the first reading does not wait for it."""
    for _ in _formats():
        pass


def _formats() -> Iterator[_Format]:
    return (cast(_Format, import_module(name)) for name in FORMATS)


def _companion(module: _Format, page: Page) -> str:
    """What the page is where it must not be read alone; or empty."""
    return str(module.companion(page)) if hasattr(module, "companion") else ""


def _of_page(programme: Programme, page: Page) -> Programme:
    """With what the door knows: how the page was decoded, and its address."""
    conference, report = programme.conference, programme.report
    sources = conference.sources
    if page.address:
        sources = tuple(structs.replace(source, address=page.address) for source in sources)
    return Programme(
        conference=structs.replace(conference, sources=sources),
        report=structs.replace(report, remarks=(*page.remarks, *report.remarks)),
    )


def _corrected(programme: Programme, year: int | None, zone: str | None) -> Programme:
    if year is not None:
        programme = corrections.with_year(programme, year)
    return corrections.with_zone(programme, zone) if zone is not None else programme


def _refused(name: str, what: str, details: str = "") -> UnreadableError:
    return UnreadableError(f"“{name}” {what}; give {ACCEPTED}.", details)


def _what_it_is(page: Page) -> str:
    if page.asks_for_login:
        return "is a page that asks for a login and shows no programme; save it while logged in"
    if page.is_html:
        title = f"the page “{page.titles[0][:80]}”" if page.titles else "a page without a title"
        return f"is {title} and holds no programme that can be read"
    return f"is {_data_format(page)} without any talk's time"


def _data_format(page: Page) -> str:
    if page.text.lstrip().startswith("BEGIN:VCALENDAR"):
        return "a calendar (iCalendar)"
    if page.root:
        return f"an XML file (<{page.root}>)"
    return "a JSON file" if page.text.lstrip()[:1] in {"{", "["} else "a text"

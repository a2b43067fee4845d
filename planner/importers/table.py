"""Tables with named columns, CSV and spreadsheets, in the words that organisers use."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath

from planner.conference import About, Conference, Guess, Programme, Source
from planner.errors import UnreadableError
from planner.importers import archives, ids, table_text, workbooks
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.table_columns import Field, Header, Row, header_of
from planner.importers.table_facts import Entry, in_sessions, talks_of
from planner.importers.table_rows import Line, is_empty, text
from planner.importers.table_schedule import Schedule, schedule_of
from planner.importers.text import clean, slug
from planner.wording import counted

IMPORTER = "table"
_COPY = re.compile(r" ?\(\d{1,3}\)$")  # what browsers append to the name of a second download
_COLUMNS_TOLD = 20


def accepts(page: Page) -> bool:
    """Also tables that `parse` refuses, with a better sentence than others can."""
    if not page.text:
        return archives.is_spreadsheet(page.data)
    return table_text.is_table(page.text)


def parse(page: Page, now: datetime) -> Programme:
    """Raises UnreadableError for a table without a column for titles and for a damaged one."""
    notes = Notes()
    header, rows = _table(page, notes)
    if Field.TITLE not in header.fields:
        raise UnreadableError(_without_titles(page.name, rows[header.row]))
    lines = _lines(header, rows)
    schedule = schedule_of(lines, now, notes)
    entries = _entries(lines, schedule, notes)
    sessions, talks = in_sessions(entries, talks_of(entries, notes))
    counts = f"{counted(len(talks), 'talk')}, {counted(len(sessions), 'session')}"
    notes.read(page.name, f"{counts}; columns: {', '.join(header.fields)}")
    if header.unknown:
        notes.skipped("columns", f"Not known and not read: {_listed(header.unknown)}")
    title = _title(page.name)
    why = "The table does not name its conference; this is the name of the file"
    notes.guess(Guess(about=About.TITLE, value=title, why=why))
    return Programme(
        conference=Conference(
            id=_id(title, schedule.year),
            title=title,
            time_zone=schedule.place,
            read_at=now,
            sessions=sessions,
            talks=talks,
            sources=(Source(name=page.name, importer=IMPORTER, whole=True),),
        ),
        report=notes.report(),
    )


def _table(page: Page, notes: Notes) -> tuple[Header, Sequence[Row]]:
    """The header and all rows; of a spreadsheet, those of the first sheet with such a header."""
    if page.text:
        rows = table_text.rows(page.text)
        header = header_of(rows)
        if page.text.count('"') % 2:
            notes.odd(page.name, "A quotation mark is not closed; a cell may hold several rows")
        return header or _no_header(page.name, rows), rows
    found: tuple[Header, Sequence[Row]] | None = None
    first: Sequence[Row] = []
    for name, sheet in workbooks.sheets(page.data, page.name):
        header = header_of(sheet)
        first = first or sheet
        if found or not header or Field.TITLE not in header.fields:
            notes.skipped(
                f"sheet {name}", f"{counted(len(sheet), 'row')} of a sheet that is not read"
            )
        else:
            found = header, sheet
    return found or (_no_header(page.name, first), [])


def _no_header(name: str, rows: Sequence[Row]) -> Header:
    columns = next((row for row in rows if not is_empty(row)), [])
    raise UnreadableError(_without_titles(name, columns))


def _without_titles(name: str, row: Row) -> str:
    columns = _listed([text(cell) for cell in row if text(cell)]) or "no columns"
    return (
        f"“{name}” is a table with {columns}, but none that is called “title”; name its columns"
        " title, date, start, end, room, authors."
    )


def _listed(names: Sequence[str]) -> str:
    more = [f"{len(names) - _COLUMNS_TOLD} more"] if len(names) > _COLUMNS_TOLD else []
    return ", ".join([*(f"“{clean(name)[:40]}”" for name in names[:_COLUMNS_TOLD]), *more])


def _lines(header: Header, rows: Sequence[Row]) -> list[Line]:
    first = header.row + 1
    return [
        Line(number, row, header.fields)
        for number, row in enumerate(rows[first:], first + 1)
        if not is_empty(row)
    ]


def _entries(lines: Sequence[Line], schedule: Schedule, notes: Notes) -> list[Entry]:
    """A row without a title is an untitled slot if it has a time."""
    entries = []
    for line, span in zip(lines, schedule.spans, strict=True):
        if span or line.text(Field.TITLE):
            entries.append(Entry(line, span))
        else:
            notes.skipped(line.where, "A row without a title and a time")
    return entries


def _title(name: str) -> str:
    return _COPY.sub("", clean(PurePosixPath(name).stem)) or "Programme"


def _id(title: str, year: int | None) -> str:
    """With the year, which the name of a file often lacks, where the dates have one."""
    named = slug(title) or f"table-{ids.hashed(title)}"
    return named if year is None or str(year) in named else f"{named}-{year}"

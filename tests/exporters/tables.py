"""What exported tables must hold, as the csv module and openpyxl read them."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from io import BytesIO, StringIO

import openpyxl

from planner.conference import Talk
from planner.exporters.selection import Selection
from planner.formulas import as_meant
from planner.plan import OwnEntry
from tests.exporters import hostile
from tests.exporters.hostile import on_one_line


def read_csv(raw: bytes, selection: Selection) -> None:
    assert raw.startswith(codecs.BOM_UTF8)
    rows = list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline="")))
    dangerous = ("=", "+", "-", "@", "\t", "\r", "\n")
    assert not any(cell.startswith(dangerous) for row in rows for cell in row.values())
    meant = [{name: as_meant(cell) for name, cell in row.items()} for row in rows]
    _compare_rows(meant, selection)


def read_xlsx(raw: bytes, selection: Selection) -> None:
    book = openpyxl.load_workbook(BytesIO(raw))
    sheet = book.active
    assert sheet
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet for cell in row)
    header, *below = sheet.iter_rows(values_only=True)
    names = [str(name) for name in header]
    rows = [dict(zip(names, map(_as_csv_says, row), strict=True)) for row in below]
    _compare_rows(rows, selection)


def _as_csv_says(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return "" if value is None else str(value)


def _compare_rows(rows: list[dict[str, str]], selection: Selection) -> None:
    for item, row in zip(_by_time(selection), rows, strict=True):
        _compare_times(item, row, selection)
        if isinstance(item, OwnEntry):
            told = (row["title"], row["room"], row["type"])
            assert told == (on_one_line(item.title), on_one_line(item.place), "own entry")
        else:
            _compare_row(item, row, selection)


def _compare_row(talk: Talk, row: Mapping[str, str], selection: Selection) -> None:
    people = [f"{p.name} ({p.affiliation})" if p.affiliation else p.name for p in talk.authors]
    assert row["title"] == on_one_line(talk.shown_title)
    assert row["authors"] == on_one_line("; ".join(people))
    assert row["room"] == on_one_line(talk.room)
    assert row["url"] == talk.url
    assert row["keywords"] == on_one_line("; ".join(talk.keywords))
    assert row["remark"] == "no longer in the programme" * selection.is_gone(talk)
    assert row["priority"] == (str(selection.plan.entry(talk.id).priority) or "0").strip("0")
    assert on_one_line(row["abstract"]) == on_one_line(talk.abstract)
    assert on_one_line(row["note"]) == on_one_line(selection.plan.note(talk.id))


def _compare_times(item: Talk | OwnEntry, row: Mapping[str, str], selection: Selection) -> None:
    if item.start is None or item.end is None:
        assert row["date"] == row["start"] == row["end"] == row["timezone"] == ""
        return
    start, end = (moment.astimezone(selection.zone) for moment in (item.start, item.end))
    told = (row["date"], row["start"], row["end date"] or row["date"], row["end"])
    assert told == (f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%Y-%m-%d}", f"{end:%H:%M}")
    assert row["timezone"] == "America/Los_Angeles"


def _by_time(selection: Selection) -> Iterator[Talk | OwnEntry]:
    timed = [*selection.own_entries, *(talk for talk in selection.talks if talk.start)]
    yield from sorted(timed, key=lambda item: (item.start or hostile.START).timestamp())
    yield from (talk for talk in selection.talks if not talk.start)

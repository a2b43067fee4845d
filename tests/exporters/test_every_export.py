"""Hostile texts in every format, read back by a reader that is not ours, talk by talk."""

import codecs
import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from planner.conference import Talk
from planner.exporters import FORMATS, by_ending, content
from planner.exporters.selection import Selection
from planner.formulas import as_meant
from planner.plan import OwnEntry
from tests.exporters import calendars, hostile
from tests.exporters.hostile import on_one_line


@pytest.fixture(scope="module")
def selection() -> Selection:
    return hostile.selection()


def read_json(raw: bytes, selection: Selection) -> None:
    data = json.loads(raw)
    assert data["conference"] == selection.conference.title
    for talk, found in zip(selection.talks, data["talks"], strict=True):
        told = {name: found[name] for name in ("title", "room", "abstract", "url", "id")}
        assert told == {name: getattr(talk, name) for name in told}
        assert [person["name"] for person in found["authors"]] == [p.name for p in talk.authors]
        assert [_moment(found[name]) for name in ("start", "end")] == [talk.start, talk.end]
        assert found["note"] == selection.plan.note(talk.id)
        assert found["in_programme"] is not selection.is_gone(talk)
    titles = [(own["title"], own["place"]) for own in data["own_entries"]]
    assert titles == [(own.title, own.place) for own in selection.own_entries]


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


READERS: dict[str, Callable[[bytes, Selection], None]] = {
    ".csv": read_csv,
    ".ics": calendars.read,
    ".json": read_json,
    ".xlsx": read_xlsx,
}


def test_each_format_has_its_reader() -> None:
    assert {one.ending for one in FORMATS} == set(READERS)


@pytest.mark.parametrize("ending", READERS)
def test_each_talk_comes_back_as_it_was(ending: str, selection: Selection) -> None:
    READERS[ending](content(selection, by_ending(Path(f"plan{ending}"))), selection)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

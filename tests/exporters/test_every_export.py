"""Hostile texts in every format, read back by a reader that is not ours, talk by talk."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from planner.exporters import FORMATS, by_ending, content
from planner.exporters.selection import Selection
from tests.exporters import calendars, hostile
from tests.exporters.citations import read_bibtex, read_ris
from tests.exporters.markdown_files import read_markdown
from tests.exporters.tables import read_csv, read_xlsx
from tests.exporters.web_pages import compare_page


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


def read_html(raw: bytes, selection: Selection) -> None:
    assert raw.startswith(b"<!DOCTYPE html>")
    compare_page(BeautifulSoup(raw, "lxml"), selection)


READERS: dict[str, Callable[[bytes, Selection], None]] = {
    ".bib": read_bibtex,
    ".csv": read_csv,
    ".ics": calendars.read,
    ".html": read_html,
    ".json": read_json,
    ".md": read_markdown,
    ".ris": read_ris,
    ".xlsx": read_xlsx,
}


def test_each_format_has_its_reader() -> None:
    assert {one.ending for one in FORMATS} == set(READERS)


@pytest.mark.usefixtures("qapp")  # for Qt's parser of Markdown
@pytest.mark.parametrize("ending", READERS)
def test_each_talk_comes_back_as_it_was(ending: str, selection: Selection) -> None:
    READERS[ending](content(selection, by_ending(Path(f"plan{ending}"))), selection)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

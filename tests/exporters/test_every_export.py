"""Hostile texts in every format, read back by a reader that is not ours, talk by talk."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from planner.exporters import FORMATS, by_ending, content
from planner.exporters.selection import Selection
from tests.exporters import hostile


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


READERS: dict[str, Callable[[bytes, Selection], None]] = {".json": read_json}


def test_each_format_has_its_reader() -> None:
    assert {one.ending for one in FORMATS} == set(READERS)


@pytest.mark.parametrize("ending", READERS)
def test_each_talk_comes_back_as_it_was(ending: str, selection: Selection) -> None:
    READERS[ending](content(selection, by_ending(Path(f"plan{ending}"))), selection)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

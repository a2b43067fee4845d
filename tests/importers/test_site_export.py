"""What *Downloads* on a virtual site gives: invented events in the real structure."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from planner import importers
from planner.conference import Kind, Person, Programme
from planner.errors import UnreadableError
from planner.importers import Given

Read = Callable[..., Programme]


def event(number: int = 35000, **fields: Any) -> dict[str, Any]:
    return {
        "type": "Poster",
        "name": f"On $x^2$ Snow {number}",
        "virtualsite_url": f"https://ICML.cc//virtual/2027/poster/{number}",
        "speakers/authors": "Ann Lee, Bo Ek",
        "abstract": 'We melt it, "slowly".\nThen we stop.',
    } | fields


def programme_of(talks: int) -> Given:
    """An invented export of that many events."""
    return Given("Events.json", json.dumps([event(n + 1) for n in range(talks)]).encode())


def table(events: list[dict[str, Any]], delimiter: str) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(events[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(events)
    return text.getvalue()


def test_an_event_is_an_unscheduled_talk_under_its_number(read: Read) -> None:
    programme = read(json.dumps([event()]))
    conference = programme.conference
    assert (conference.id, conference.title) == ("icml-2027", "ICML 2027")
    (talk,) = conference.talks
    assert (talk.id, talk.kind, talk.start) == ("35000", Kind.POSTER, None)
    assert talk.title == "On $x^2$ Snow 35000"
    assert talk.authors == (Person(name="Ann Lee"), Person(name="Bo Ek"))
    assert talk.url == "https://icml.cc/virtual/2027/poster/35000"
    assert talk.abstract.startswith("We melt it")
    assert not programme.report.guesses
    assert not conference.sources[0].whole


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_the_same_as_a_table_gives_the_same(read: Read, delimiter: str) -> None:
    events = [event(1), event(2, type="Oral", abstract="x" * 200_000)]
    as_json, as_table = read(json.dumps(events)), read("\ufeff" + table(events, delimiter))
    assert as_table.conference.talks == as_json.conference.talks


@pytest.mark.parametrize(
    "people",
    [
        {"speakers": ["Ann Lee", "Bo Ek"]},
        {"authors": [{"fullname": "Ann Lee"}, {"name": "Bo Ek"}]},
        {"speakers": "Ann Lee; Bo Ek"},
    ],
)
def test_people_come_under_several_names(read: Read, people: dict[str, Any]) -> None:
    (talk,) = read(json.dumps([event(**{"speakers/authors": None}, **people)])).conference.talks
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]


def test_it_joins_the_session_page_of_the_same_conference(
    read: Read, page: Callable[..., str], card: Callable[..., str]
) -> None:
    session = read(page(card(event="101", link="/virtual/2027/oral/101")))
    export = read(json.dumps([event(101)]))
    assert export.conference.id == session.conference.id
    assert export.conference.talks[0].id == session.conference.talks[0].id


def test_a_list_of_something_else_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError, match="a JSON file"):
        read(json.dumps([{"type": "a", "name": "b"}]))


def test_any_value_may_be_of_any_type() -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    for value in (None, 3, True, [], {}, [None, [1]], {"a": 1}):
        for field in event():
            data = json.dumps([event(1, **{field: value}), event(2)]).encode()
            assert len(importers.read(Given("x", data), now=now).conference.talks) == 2

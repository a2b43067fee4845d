"""Facts and choices survive the way to JSON and back; wrong files are refused with a reason."""

import json
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Programme, Record, Talk
from planner.errors import LibraryError
from planner.exporters import json_list
from planner.plan import Entry, Plan
from planner.recent import Summary
from planner.records import (
    PLAN,
    PROGRAMME,
    NewerFileError,
    json_schema,
    read_plan,
    read_programme,
    read_record,
    schema_texts,
    to_json,
)

SCHEMAS = Path(__file__).parents[1] / "resources" / "schemas"
ZONES = st.sampled_from(["UTC", "America/Los_Angeles", "Asia/Kathmandu"])
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of the type `hint`, all fields of records filled at will."""
    if isinstance(hint, type) and issubclass(hint, Record):
        hints = get_type_hints(hint)
        values = {name: anything(hints[name]) for name in hint.__struct_fields__}
        if "time_zone" in values:
            values["time_zone"] = ZONES
        return st.builds(hint, **values)
    if get_origin(hint) is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(st.text(), anything(get_args(hint)[1]), max_size=3)
    if get_origin(hint) is types.UnionType:
        return st.none() | anything(get_args(hint)[0])
    if hint is datetime:
        years = datetime(1900, 1, 1), datetime(2200, 12, 31)
        return st.datetimes(*years, timezones=OFFSETS)
    return st.sampled_from(hint) if issubclass(hint, StrEnum) else st.from_type(hint)


PLANS = anything(Plan)
PROGRAMMES = anything(Programme)
SAMPLE = Plan(conference_id="c", entries={"t": Entry(starred=True, note="früh\n“da”")})


@given(PLANS)
def test_any_plan_is_read_back_equal(plan: Plan) -> None:
    assert read_plan(to_json(plan, PLAN)) == plan


@settings(max_examples=40)
@given(PROGRAMMES)
def test_any_programme_is_read_back_equal(programme: Programme) -> None:
    assert read_programme(to_json(programme, PROGRAMME).encode()) == programme


@settings(max_examples=30)
@given(PLANS)
def test_the_text_is_what_the_standard_library_would_indent(plan: Plan) -> None:
    text = to_json(plan, PLAN)
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_keys_come_in_the_order_of_the_fields() -> None:
    data = json.loads(to_json(SAMPLE, PLAN))
    assert list(data) == ["format", "version", *Plan.__struct_fields__]
    assert (data["format"], data["version"]) == ("conference-plan", 1)
    assert list(data["entries"]["t"]) == list(Entry.__struct_fields__)


def test_times_are_written_with_their_offset(make_talk: Callable[..., Talk]) -> None:
    start = datetime(2027, 3, 9, 9, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    plan = Plan(conference_id="c").with_star(make_talk("t", start=start), True)
    text = to_json(plan, PLAN)
    assert '"start": "2027-03-09T09:00:00-08:00"' in text
    assert read_plan(text) == plan


def test_a_time_without_a_zone_is_not_written(make_talk: Callable[..., Talk]) -> None:
    plan = Plan(conference_id="c").with_star(make_talk("t", start=datetime(2027, 3, 9)), True)
    with pytest.raises(ValueError, match="offset from UTC"):
        to_json(plan, PLAN)


def test_a_broken_character_of_a_page_is_kept() -> None:
    plan = replace(SAMPLE, conference_title="half a \ud83d smile")
    assert read_plan(to_json(plan, PLAN).encode("utf-8")) == plan


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_plan(to_json(SAMPLE, PLAN).encode("utf-8-sig")) == SAMPLE


def test_missing_keys_take_their_default_and_unknown_ones_are_ignored() -> None:
    raw = '{"format": "conference-plan", "version": 1, "conference_id": "c", "mood": "good"}'
    assert read_plan(raw) == Plan(conference_id="c")


def test_a_newer_version_is_refused_as_such() -> None:
    raw = to_json(SAMPLE, PLAN).replace('"version": 1', '"version": 2')
    with pytest.raises(NewerFileError, match=r"newer Conference Planner.*untouched"):
        read_plan(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "[]",
        "null",
        "<html>",
        b"\xff\xfe\x00",
        "[" * 100_000,
        '{"format": "conference-programme", "version": 1, "conference_id": "c"}',
        '{"format": "conference-plan", "conference_id": "c"}',
        '{"format": "conference-plan", "version": true, "conference_id": "c"}',
        '{"format": "conference-plan", "version": 0, "conference_id": "c"}',
        '{"format": "conference-plan", "version": 1}',
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_what_is_no_plan_is_refused_in_a_sentence(raw: str | bytes) -> None:
    with pytest.raises(LibraryError, match=r"^The .*\.$"):
        read_plan(raw)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", None),
        ("title", 3),
        ("kind", "nap"),
        ("kind", ["oral"]),
        ("start", "2027-03-09T09:00:00"),
        ("start", "tomorrow"),
        ("start", 1800000000),
        ("authors", {}),
        ("authors", ["Ann"]),
        ("authors", [{"affiliation": "nowhere"}]),
        ("topics", "AI"),
        ("topics", [1]),
    ],
)
def test_a_wrong_type_is_refused(conference: Conference, key: str, value: object) -> None:
    data = json.loads(to_json(Programme(conference=conference), PROGRAMME))
    data["conference"]["talks"][0][key] = value
    with pytest.raises(LibraryError, match="damaged") as caught:
        read_programme(json.dumps(data))
    assert caught.value.details


def test_the_details_name_every_mistake(conference: Conference) -> None:
    data = json.loads(to_json(Programme(conference=conference), PROGRAMME))
    data["conference"]["talks"][1]["title"] = 3
    data["conference"]["sessions"][0]["kind"] = "nap"
    with pytest.raises(LibraryError) as caught:
        read_programme(json.dumps(data))
    assert "conference.talks.1.title" in caught.value.details
    assert "conference.sessions.0.kind" in caught.value.details


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "", "a\0b", "x" * 5000])
def test_a_zone_that_does_not_exist_is_refused(zone: str) -> None:
    raw = to_json(replace(SAMPLE, time_zone=zone), PLAN)
    with pytest.raises(LibraryError, match="time zone"):
        read_plan(raw)


def test_dates_are_read_back() -> None:
    summary = Summary(
        id="a", title="A", read_at=datetime(2027, 1, 2, tzinfo=UTC), first_day=date(2027, 3, 9)
    )
    assert read_record(to_json(summary, "x"), Summary, "x") == summary
    with pytest.raises(LibraryError):
        read_record(to_json(summary, "x").replace('"2027-03-09"', "5"), Summary, "x")


def test_the_published_schemas_are_those_of_the_code() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    of_exports = {json_list.FORMAT: json_list.TalkList}
    assert published == schema_texts(of_exports), "run packaging/make_schemas.py"


@settings(max_examples=30)
@given(PLANS, PROGRAMMES)
def test_what_we_write_follows_the_schema(plan: Plan, programme: Programme) -> None:
    for value, name in ((plan, PLAN), (programme, PROGRAMME)):
        schema = json_schema(type(value), name)
        assert list(violations(json.loads(to_json(value, name)), schema, schema)) == []


def test_the_schema_finds_mistakes(conference: Conference) -> None:
    schema = json_schema(Programme, PROGRAMME)
    data = json.loads(to_json(Programme(conference=conference), PROGRAMME))
    data["conference"]["talks"][0]["title"] = 3
    del data["conference"]["id"]
    data["version"] = 2
    assert len(list(violations(data, schema, schema))) == 3


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[Any]:
    """What of `value` breaks `schema`: the part of JSON Schema that our schemas use."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        if all(list(violations(value, one, root)) for one in schema["anyOf"]):
            yield value
    elif "const" in schema or "enum" in schema:
        if value not in schema.get("enum", [schema.get("const")]):
            yield value
    elif not isinstance(value, JSON_TYPES[schema["type"]]):
        yield value
    else:
        yield from violations_inside(value, schema, root)


def violations_inside(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from (key for key in schema.get("required", []) if key not in value)
        for key, item in value.items():
            of = schema.get("properties", {}).get(key) or schema["additionalProperties"]
            yield from violations(item, of, root)
    elif isinstance(value, list):
        for item in value:
            yield from violations(item, schema["items"], root)


JSON_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": types.NoneType,
}


def test_on_one_line_the_same_is_read(conference: Conference) -> None:
    programme = Programme(conference=conference)
    text = to_json(programme, PROGRAMME, indented=False)
    assert text.count("\n") == 1
    assert json.loads(text) == json.loads(to_json(programme, PROGRAMME))
    assert read_programme(text) == programme


def test_pydantic_is_not_imported_for_whole_files() -> None:
    """It costs 75 ms of the start."""
    code = (
        "import sys; from planner import records; from planner.plan import Plan;"
        "records.read_plan(records.to_json(Plan(conference_id='c'), records.PLAN));"
        "assert 'pydantic_core' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])

"""Invented convention programmes as KonOpas and ConClár have them; and the real ones."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner import importers
from planner.conference import About, Concern, Kind, Programme, Talk
from planner.errors import UnreadableError
from planner.importers import Given

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Read = Callable[..., Programme]
BERLIN = {"zone": "Europe/Berlin"}


def item(**fields: object) -> dict[str, Any]:
    return {
        "id": "7",
        "title": "On Snow",
        "tags": ["Track:Ice", "Type:Panel", "Tag:Winter", "Division:Cold"],
        "date": "2027-03-09",
        "time": "23:30",
        "mins": "60",
        "loc": ["Hall 1", "Left Wing"],
        "people": [{"id": "P1", "name": "Ann Lee (moderator)"}, {"id": "P2"}],
        "desc": "<p>We melt it &amp; <b>freeze</b> it.</p><p>Twice.&nbsp;</p>",
        "links": {"signup": "https://example.org/7"},
    } | fields


PEOPLE = [
    {"id": "P1", "name": ["Ann", "Lee", "Dr", "Jr."], "prog": ["7"], "bio": "<p>She.</p>"},
    {"id": "P2", "name": ["Bo Ek"], "prog": ["7"]},
    {"id": "P3", "name": ["Cy Dee"], "prog": ["8"]},
]


def programme_of(talks: int) -> Given:
    items = [
        item(id=str(n), title=f"On Snow {n}", date=f"2027-03-{n % 27 + 1:02}") for n in range(talks)
    ]
    people = json.dumps(PEOPLE)
    script = f"// var program = [\nvar program = {json.dumps(items)};\nvar people = {people};"
    return Given("program.js", b"\xef\xbb\xbf" + script.encode())


@pytest.fixture
def talk(read: Read) -> Callable[..., Talk]:
    """The talk of a programme of one item."""

    def of(**fields: object) -> Talk:
        (only,) = read(json.dumps([item(**fields)]), **BERLIN).conference.talks
        return only

    return of


def said(programme: Programme, concern: Concern) -> str:
    return "\n".join(
        f"{r.where}: {r.what}" for r in programme.report.remarks if r.concern is concern
    )


def names(talk: Talk) -> list[str]:
    return [person.name for person in talk.authors]


SHAPES = {
    "array": json.dumps([item()]),
    "script": f"var program = {json.dumps([item()])};",
    "both in one": f"var program = {json.dumps([item()])};\nvar people = {json.dumps(PEOPLE)};",
    "old names": f"prog = {json.dumps([item()])}",
    "after a comment": f"/* [ */ // `var program = ` or [\nvar program = [{json.dumps(item())}]",
    "version 2": json.dumps({"schemaVersion": 2, "schedule": [item()], "info": {"note": "x"}}),
    "one record": json.dumps({"program": [item()], "people": PEOPLE}),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_shape_gives_the_same_talk(read: Read, shape: str, mark: str) -> None:
    (talk,) = read(mark + SHAPES[shape], **BERLIN).conference.talks
    assert (talk.id, talk.title, talk.kind) == ("7", "On Snow", Kind.PANEL)
    assert talk.start == datetime(2027, 3, 9, 22, 30, tzinfo=UTC)
    assert talk.end == datetime(2027, 3, 9, 23, 30, tzinfo=UTC), "after midnight there"
    assert (talk.room, talk.track) == ("Hall 1, Left Wing", "Ice")
    assert (talk.topics, talk.keywords) == (("Winter",), ("Cold",))
    assert talk.abstract == "We melt it & freeze it.\n\nTwice."
    assert talk.url == "https://example.org/7"


def test_scripts_are_read_though_they_are_no_json(read: Read) -> None:
    text = """var program = [ // the first
      {id: '7', title: 'Ann\\'s "Snow"', day: "2027-03-09", time: '9:00', mins: 60,
       loc: "Hall", desc: 'a // b', people: undefined,},
    ];"""
    (talk,) = read(text, zone="UTC").conference.talks
    assert (talk.title, talk.abstract) == ('Ann\'s "Snow"', "a // b")
    assert talk.start == datetime(2027, 3, 9, 9, 0, tzinfo=UTC)


def test_the_first_guides_had_other_names(read: Read) -> None:
    old = {
        "id": "1",
        "title": "Snow",
        "day": "2027-03-09",
        "time": "12:00",
        "mins": 60,
        "room": "B",
        "floor": "Ground",
        "precis": "We melt it.<br>Twice.",
        "tags": ["workshop", "ice"],
    }
    (talk,) = read(f"prog = {json.dumps([old])}").conference.talks
    assert (talk.room, talk.kind, talk.topics) == ("B, Ground", Kind.WORKSHOP, ("ice",))
    assert talk.abstract == "We melt it.\n\nTwice."


def read_together(*files: tuple[str, object]) -> importers.Readings:
    given = [Given(name, json.dumps(content).encode()) for name, content in files]
    return importers.read_all(given, now=NOW)


def test_people_come_from_the_file_beside() -> None:
    listed = item(id="8", people=[])
    programmes, refused = read_together(("people.json", PEOPLE), ("program.json", [item(), listed]))
    assert refused == []
    (programme,) = programmes
    first, second = programme.conference.talks
    assert names(first) == ["Dr Ann Lee Jr.", "Bo Ek"]
    assert names(second) == ["Cy Dee"]
    assert "1 moderator" in said(programme, Concern.READ)
    assert [source.name for source in programme.conference.sources] == ["program.json"]


def test_a_programme_with_its_own_people_is_one_also_beside_another() -> None:
    whole = {"program": [item()], "people": PEOPLE}
    programmes, refused = read_together(("a.json", whole), ("b.json", [item(id="9")]))
    assert refused == []
    assert [programme.conference.talks[0].id for programme in programmes] == ["7", "9"]


def test_people_without_a_name_are_told(read: Read) -> None:
    programme = read(json.dumps([item()]))
    assert names(programme.conference.talks[0]) == ["Ann Lee"]
    assert "1 person without a name, such as P2" in said(programme, Concern.SKIPPED)


def test_a_people_file_alone_is_refused_with_what_to_do(read: Read) -> None:
    for text in (json.dumps(PEOPLE), f"var people = {json.dumps(PEOPLE)};"):
        with pytest.raises(UnreadableError, match="holds only the people of a convention; open it"):
            read(text)


def test_no_zone_asks_for_one(read: Read) -> None:
    programme = read(json.dumps([item()]))
    guesses = {guess.about: guess.value for guess in programme.report.guesses}
    assert guesses == {About.ZONE: "America/Los_Angeles", About.TITLE: "page"}
    assert programme.conference.id == "page-2027"


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"datetime": "2027-06-09T09:00:00+02:00"}, "2027-06-09T07:00+00:00"),
        ({"datetime": "2027-06-09T09:00:00Z"}, "2027-06-09T09:00+00:00"),
        ({"date": "2027-06-09T09:00:00+02:00"}, "2027-06-09T07:00+00:00"),
        ({"time": "25:00"}, "2027-03-10T00:00+00:00"),
        ({"time": "01:30", "date": "2027-03-28"}, "2027-03-28T00:30+00:00"),
        ({"date": None, "day": "2027-06-09"}, "2027-06-09T21:30+00:00"),
    ],
)
def test_days_and_times_have_many_forms(talk: Callable[..., Talk], fields: Any, start: str) -> None:
    if "Z" in str(fields) or "+" in str(fields):
        found = importers.read(Given("x", json.dumps([item(**fields)]).encode()), now=NOW)
        (only,) = found.conference.talks
    else:
        only = talk(**fields)
    assert only.start == datetime.fromisoformat(start)


def test_offsets_propose_the_place(read: Read) -> None:
    programme = read(json.dumps([item(datetime="2027-06-09T09:00:00+02:00")]))
    guess = programme.report.guesses[0]
    assert (guess.about, guess.value) == (About.ZONE, "Europe/Berlin")


def test_a_night_in_which_the_clock_goes_forward_keeps_its_length(read: Read) -> None:
    placed = item(datetime="2027-06-09T09:00:00+02:00")
    night = item(id="8", date="2027-03-27", time="23:00", mins=240)
    _, talk = read(json.dumps([placed, night])).conference.talks
    assert talk.start == datetime(2027, 3, 27, 22, 0, tzinfo=UTC)
    assert talk.end == datetime(2027, 3, 28, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, 0, "0", "", "x", -5, [], {}, True, 1e400, "9" * 20, "²"])
def test_a_length_that_is_none_leaves_the_start(read: Read, value: object) -> None:
    programme = read(json.dumps([item(mins=value)]))
    (talk,) = programme.conference.talks
    assert talk.start == talk.end is not None
    assert "No length was found" in said(programme, Concern.ODD)


@pytest.mark.parametrize("field", list(item()))
@pytest.mark.parametrize("value", [None, 3, "", "\ud800", [], {}, [[]], [None, 3, {}], {"a": []}])
def test_any_value_in_any_field_is_read(field: str, value: object) -> None:
    data = json.dumps([item(**{field: value}), item(id="8")]).encode()
    talks = importers.read(Given("x.json", data), now=NOW).conference.talks
    assert len({talk.id for talk in talks}) == 2


def test_tags_may_be_records_that_are_named_once(read: Read) -> None:
    named = {"value": "t1", "category": "Track", "label": "Ice"}
    first = item(tags=[named, {"value": "t2", "label": "Fun"}])
    second = item(id="8", tags=[{"value": "t1"}, {"value": "t3"}], format="Workshop")
    one, two = read(json.dumps([first, second])).conference.talks
    assert (one.track, one.topics) == ("Ice", ("Fun",))
    assert (two.track, two.topics, two.kind) == ("Ice", ("t3",), Kind.WORKSHOP)


def test_a_type_that_is_no_kind_of_ours_is_kept_as_a_keyword(talk: Callable[..., Talk]) -> None:
    found = talk(tags=["Type:Reading"])
    assert (found.kind, found.keywords) == (Kind.OTHER, ("Reading",))


def test_ids_that_repeat_do_not_hang_on_their_order(read: Read) -> None:
    items = [item(title="A"), item(title="B"), item(title="C", id=None)]
    there = {talk.title: talk.id for talk in read(json.dumps(items)).conference.talks}
    back = {talk.title: talk.id for talk in read(json.dumps(items[::-1])).conference.talks}
    assert there == back
    assert len(set(there.values())) == 3


def test_other_json_and_scripts_are_not_taken_for_it(read: Read) -> None:
    for text in (
        '[{"title": "x", "time": "9:00"}]',
        "var program = [1, 2];",
        "program = [{",
        "mins:",
    ):
        with pytest.raises(UnreadableError):
            read(text)


def independent(path: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["schedule"]
    return items


def test_the_real_convention_alone_combined_and_with_its_people(
    shared_data: Path, read: Read
) -> None:
    folder = shared_data / "konopas"
    files = [folder / "conclar-2022-schedule.json", folder / "conclar-2022-people.json"]
    given = [Given(path.name, path.read_bytes()) for path in files]
    (together,), refused = importers.read_all(given, now=NOW)
    combined = read(folder / "conclar-2022-combined.js")
    assert refused == []
    assert together.conference.talks == combined.conference.talks
    expected = independent(files[0])
    assert len(expected) == len(combined.conference.talks) == 86
    for told, talk in zip(expected, combined.conference.talks, strict=True):
        people = [" ".join(person["name"].split()) for person in told["people"] or []]
        assert talk.id == told["id"]
        assert names(talk) == [name.removesuffix(" (moderator)") for name in people]
        assert f"{talk.start:%Y-%m-%d %H:%M}" == f"{told['date']} {told['time']}"
        assert talk.end - talk.start == timedelta(minutes=int(told["mins"]))
        assert bool(talk.abstract) == bool(re.sub(r"<[^>]*>|&nbsp;|\s", "", told["desc"]))
    assert sum(not talk.abstract for talk in combined.conference.talks) == 22

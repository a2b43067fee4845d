"""Programmes that this program wrote, given back to it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from planner.conference import (
    About,
    Concern,
    Conference,
    Guess,
    Person,
    Programme,
    Remark,
    Report,
    Session,
    Source,
    Talk,
)
from planner.errors import UnreadableError
from planner.importers import Given
from planner.plan import Plan
from planner.records import PLAN, PROGRAMME, to_json

Make = Callable[..., str]
Read = Callable[..., Programme]


@pytest.fixture
def programme(conference: Conference) -> Programme:
    """With every kind of slot, a remark and a guess."""
    remark = Remark(concern=Concern.ODD, where="a “page”", what='It holds "format": "x".')
    guess = Guess(about=About.YEAR, value="2027", options=("2021",), why="No year")
    return Programme(conference=conference, report=Report(remarks=(remark,), guesses=(guess,)))


def programme_of(talks: int) -> Given:
    """A programme with so many talks, as this program writes it."""
    start = datetime(2027, 3, 9, 23, 50, tzinfo=UTC)
    conference = Conference(
        id="slm-2027",
        title="SLM 2027",
        time_zone="America/Los_Angeles",
        read_at=start,
        sessions=(Session(id="s", title="Snow"),),
        talks=tuple(
            Talk(
                id=f"t{n}",
                title=f"On “Snow” {n}",
                start=start + timedelta(minutes=n),
                end=start + timedelta(minutes=n + 15),
                session_id="s",
                authors=(Person(name="Ann Lee"),),
            )
            for n in range(talks)
        ),
        sources=(Source(name="page.html", importer="session page"),),
    )
    return Given("programme.json", to_json(Programme(conference=conference), PROGRAMME).encode())


def changed(programme: Programme, change: Callable[[Any], object]) -> str:
    """The programme's JSON, its conference changed."""
    data = json.loads(to_json(programme, PROGRAMME))
    change(data["conference"])
    return json.dumps(data)


def test_what_was_written_is_read_back_equal(read: Read, programme: Programme) -> None:
    assert read(to_json(programme, PROGRAMME)) == programme


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_an_editor_may_have_changed_encoding_and_order(
    read: Read, programme: Programme, encoding: str
) -> None:
    data = dict(reversed(json.loads(to_json(programme, PROGRAMME)).items()))
    text = f"\n {json.dumps(data, ensure_ascii=False)}"
    assert read(text.encode(encoding)).conference == programme.conference


def test_a_page_that_was_read_comes_back_with_its_report(
    read: Read, page: Make, card: Make
) -> None:
    once = read(page(card(), card("", event="102")))
    assert read(to_json(once, PROGRAMME)) == once


def test_guesses_can_still_be_answered(read: Read, programme: Programme) -> None:
    moved = read(to_json(programme, PROGRAMME), year=2021, zone="Asia/Tokyo")
    assert moved.report.guesses == ()
    assert moved.conference.talks[0].start == datetime(2021, 3, 9, 0, 0, tzinfo=UTC)


def test_a_plan_is_refused_as_a_plan(read: Read) -> None:
    with pytest.raises(UnreadableError, match="is a plan, not a programme; use “Open plan…”"):
        read(to_json(Plan(conference_id="slm-2027"), PLAN))


def test_a_damaged_or_newer_programme_is_refused_with_the_reason(
    read: Read, programme: Programme
) -> None:
    text = to_json(programme, PROGRAMME)
    with pytest.raises(UnreadableError, match=r"“page” cannot be opened\..*not whole"):
        read(text[:-20])
    with pytest.raises(UnreadableError, match="newer Conference Planner"):
        read(text.replace('"version": 1', '"version": 2'))
    with pytest.raises(UnreadableError, match="is damaged") as refusal:
        read(changed(programme, lambda conference: conference.update(talks=7)))
    assert "talks" in refusal.value.details


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (lambda c: c["talks"].append(c["talks"][0]), "the id “a” stands there 2 times"),
        (lambda c: c["sessions"].append(c["sessions"][0]), "the id “s1” stands there 2 times"),
        (lambda c: c["talks"][0].update(end=None), "“a” has only one of start and end"),
        (lambda c: c["talks"][0].update(start=c["talks"][0]["end"], end=c["talks"][0]["start"]),
         "“a” ends before it starts"),
        (lambda c: c["sessions"].pop(0), "the session of “a” is missing"),
    ],
)  # fmt: skip
def test_a_programme_that_contradicts_itself_is_refused(
    read: Read, programme: Programme, change: Callable[[Any], object], flaw: str
) -> None:
    with pytest.raises(UnreadableError, match=flaw):
        read(changed(programme, change))


def test_a_programme_without_talks_is_read(read: Read, programme: Programme) -> None:
    empty = replace(programme, conference=replace(programme.conference, talks=(), sessions=()))
    assert read(to_json(empty, PROGRAMME)) == empty


@pytest.mark.parametrize(
    "guess",
    [
        Guess(about=About.YEAR, value="soon"),
        Guess(about=About.YEAR, value="1900"),
        Guess(about=About.YEAR, value="2027", options=("2021", "²⁰²¹")),
        Guess(about=About.ZONE, value="Mars/Crater"),
        Guess(about=About.ZONE, value="UTC", options=("../x",)),
        Guess(about=About.TITLE, value=" "),
    ],
    ids=str,
)
def test_a_guess_that_cannot_be_is_refused(read: Read, programme: Programme, guess: Guess) -> None:
    wrong = replace(programme, report=Report(guesses=(guess,)))
    with pytest.raises(UnreadableError, match=f"the {guess.about} cannot be “"):
        read(to_json(wrong, PROGRAMME))


@pytest.mark.parametrize("year", ["0001", "1899", "2201", "9999"])
def test_times_in_no_year_of_a_conference_are_refused(
    read: Read, programme: Programme, year: str
) -> None:
    start = {"start": f"{year}-03-09T09:00:00+14:00", "end": f"{year}-03-09T10:00:00+14:00"}
    with pytest.raises(UnreadableError, match="is damaged"):
        read(changed(programme, lambda conference: conference["talks"][0].update(start)))


def test_other_json_and_text_about_ours_are_not_taken_for_it(read: Read) -> None:
    for text in ('{"format": "other"}', '{"a": "\\"format\\": \\"conference-plan\\""}'):
        with pytest.raises(UnreadableError, match="is a JSON file without any talk's time"):
            read(text)

"""`planner export`: a plan or talks in the format that the ending names."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from planner import cli
from planner.conference import Conference, Programme
from planner.library import Library
from planner.plan import Plan
from planner.plan_files import write_plan
from planner.records import PROGRAMME, to_json
from tests.exporters.calendars import by_icalendar

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """With a library of its own."""
    monkeypatch.setattr("planner.paths.data_folder", lambda: tmp_path / "library")
    return lambda *arguments: cli.run(cli.parse(["export", *map(str, arguments)]))


@pytest.fixture
def programme(conference: Conference, tmp_path: Path) -> Path:
    path = tmp_path / "programme.json"
    path.write_text(to_json(Programme(conference=conference), PROGRAMME))
    return path


@pytest.fixture
def plan(conference: Conference, tmp_path: Path) -> Path:
    """The talks a and p2 are starred, d is hidden, b has a note."""
    talks = {talk.id: talk for talk in conference.talks}
    plan = Plan(conference_id=conference.id, conference_title=conference.title)
    plan = plan.with_stars([talks["a"], talks["p2"]], True).with_note(talks["b"], "Ask Bo")
    path = tmp_path / "plan.json"
    write_plan(plan.with_hidden("talks", ["d"], True).refreshed(conference), path)
    return path


def test_the_ending_names_the_format_and_the_number_of_talks_is_told(
    run: Run, plan: Path, programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "out.csv"
    assert run(plan, programme, "-o", table) == 0
    assert capsys.readouterr().out == f"{table}: 2 talks · My plan · SLM 2027\n"
    assert titles(table) == ["Talk a", "Talk p2"]
    for ending in (".md", ".html", ".ics", ".xlsx", ".bib", ".ris", ".json"):
        assert run(plan, programme, "-o", tmp_path / f"out{ending}") == 0
        said = capsys.readouterr().out
        assert ("2 papers" if ending in (".bib", ".ris") else "2 talks") in said
        assert (tmp_path / f"out{ending}").read_bytes()


def test_a_calendar_rings_as_long_before_as_is_asked_for(
    run: Run, plan: Path, programme: Path, tmp_path: Path
) -> None:
    calendar = tmp_path / "out.ics"
    for minutes, alarms in ((10, (10,)), (0, ())):
        assert run(plan, programme, "--alarm", minutes, "-o", calendar) == 0
        assert {event.alarms for event in by_icalendar(calendar.read_bytes())} == {alarms}


def test_the_programme_comes_from_the_library_else_from_the_plan_itself(
    run: Run,
    plan: Path,
    conference: Conference,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "out.csv"
    assert run(plan, "-o", table) == 0
    assert "not stored here" in capsys.readouterr().err
    assert titles(table) == ["Talk a", "Talk p2"]
    assert "About a." not in table.read_text("utf-8-sig")
    Library(tmp_path / "library").save_programme(Programme(conference=conference))
    assert run(plan, "-o", table) == 0
    assert capsys.readouterr().err == ""
    assert "About a." in table.read_text("utf-8-sig")


def test_a_search_or_all_of_the_programme_without_what_is_hidden(
    run: Run, plan: Path, programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "out.csv"
    for search, found in {
        "room:hall": ["Talk a", "Talk b", "(untitled)", "Talk e"],
        "is:starred room:hall": ["Talk a"],
        "note:bo": ["Talk b"],
    }.items():
        assert run(plan, programme, "--shown", search, "-o", table) == 0
        assert titles(table) == found
        assert f"for “{search}” · SLM 2027" in capsys.readouterr().out
    assert run(plan, programme, "--whole", "-o", table) == 0
    assert len(titles(table)) == 9
    assert run(programme, "--whole", "-o", table) == 0
    assert len(titles(table)) == 10
    assert "10 talks · SLM 2027" in capsys.readouterr().out


def test_abstracts_and_notes_can_be_left_out(
    run: Run, plan: Path, programme: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    assert run(plan, programme, "--shown", "talk", "-o", out) == 0
    assert "About b." in out.read_text()
    assert "Ask Bo" in out.read_text()
    less = ("--no-abstracts", "--no-notes")
    assert run(plan, programme, "--shown", "talk", *less, "-o", out) == 0
    assert "About b." not in out.read_text()
    assert "Ask Bo" not in out.read_text()
    assert len(json.loads(out.read_text())["talks"]) == 8


def test_what_cannot_be_exported_is_one_sentence(
    run: Run, plan: Path, programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.md"
    for arguments, said in {
        (plan, programme, "-o", tmp_path / "plan.docx"): "names no format",
        (programme, "-o", out): "--whole or --shown",
        (plan, programme, "--shown", " ", "-o", out): "asks for nothing",
        (plan, plan, "-o", out): "several plans",
        (tmp_path / "missing.json", "--whole", "-o", out): "There is no file",
    }.items():
        assert run(*arguments) == 2
        error = capsys.readouterr().err
        assert said in error
        assert error.count("\n") == 1
        assert not out.exists()


def test_what_is_read_is_not_written_over(
    run: Run, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list of talks in JSON would take the place of the plan itself."""
    before = plan.read_bytes()
    (tmp_path / "down").mkdir()
    for same in (plan, tmp_path / "down" / ".." / plan.name):
        assert run(plan, "-o", same) == 2
        assert "is what is read; give another name" in capsys.readouterr().err
    assert plan.read_bytes() == before


def titles(table: Path) -> list[str]:
    rows = csv.DictReader(StringIO(table.read_text("utf-8-sig"), newline=""))
    return [row["title"] for row in rows]

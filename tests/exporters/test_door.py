"""The door to the exports: the ending of the file's name says which format."""

from importlib import import_module
from pathlib import Path

import pytest

from planner.conference import Conference
from planner.errors import LibraryError, PlannerError
from planner.exporters import FORMATS, Format, by_ending, export
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.plan import Plan
from planner.timetable import Timetable


@pytest.fixture
def selection(conference: Conference) -> Selection:
    return selections.of_plan(Timetable(conference), Plan(conference_id="slm-2027"))


def test_every_ending_leads_to_one_format_with_a_writer() -> None:
    endings = [ending for one in FORMATS for ending in one.endings]
    assert len(endings) == len(set(endings))
    for one in FORMATS:
        assert one.about.endswith(".")
        assert callable(import_module(f"planner.exporters.{one.module}").write)


@pytest.mark.parametrize("one", FORMATS)
def test_an_empty_plan_can_be_exported(selection: Selection, tmp_path: Path, one: Format) -> None:
    for ending in one.endings:
        path = tmp_path / f"My plan{ending.upper()}"
        assert export(selection, path) == one
        assert path.exists()


def test_an_unknown_ending_is_refused_with_those_that_are_known(selection: Selection) -> None:
    for name in ("plan.docx", "plan", ".json"):
        with pytest.raises(PlannerError, match=r"give it one of .*\.json") as refused:
            by_ending(Path(name))
        assert f"“{name}”" in str(refused.value)


def test_a_folder_that_is_none_is_told(selection: Selection, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be used"):
        export(selection, tmp_path / "file" / "plan.json")

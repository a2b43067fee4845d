"""Plans as files elsewhere."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.conference import Talk
from planner.errors import LibraryError
from planner.plan import Plan
from planner.plan_files import read_plan_file, write_plan


def test_a_copy_of_a_plan_is_opened_elsewhere(
    tmp_path: Path, make_talk: Callable[..., Talk]
) -> None:
    talk = make_talk("é")
    plan = Plan(conference_id="c").with_star(talk, True).with_note(talk, "naïve")
    write_plan(plan, tmp_path / "my plan.json")
    assert read_plan_file(tmp_path / "my plan.json") == plan
    assert [path.name for path in tmp_path.iterdir()] == ["my plan.json"]
    assert json.loads((tmp_path / "my plan.json").read_text("utf-8"))["version"] == 1


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be used"):
        read_plan_file(tmp_path / "missing.json")

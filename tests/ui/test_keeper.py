"""Saving in the background, and what is still under way when the program ends."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.library import Library
from planner.ui.keeper import Keeper
from planner.ui.workspace import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


@pytest.fixture
def keeper(workspace: Workspace, library: Library, conference: Conference, qtbot: QtBot) -> Keeper:
    keeper = Keeper(workspace, library, workspace)
    with qtbot.waitSignal(keeper.saved):
        keeper.add(Programme(conference=conference))
        workspace.toggle_stars(["a"])
    return keeper


def stars(library: Library) -> list[str]:
    return library.load_plan("slm-2027").plan.starred_ids()


def test_what_is_taken_back_while_it_is_saved_does_not_come_back(
    keeper: Keeper, workspace: Workspace, library: Library, qtbot: QtBot
) -> None:
    workspace.toggle_stars(["b"])
    workspace.undo()
    keeper.flush()
    assert stars(library) == ["a"]
    workspace.toggle_stars(["d"])
    with qtbot.waitSignal(keeper.saved):  # the end of the first save is told before
        pass
    assert workspace.starred == {"a", "d"}
    assert stars(library) == ["a", "d"]


def test_another_windows_star_stays_when_the_program_ends_while_saving(
    keeper: Keeper, workspace: Workspace, library: Library, conference: Conference
) -> None:
    plan = library.load_plan("slm-2027").plan
    library.save_plan(plan.with_star(conference.talks[1], True), plan)
    workspace.toggle_stars(["d"])
    workspace.toggle_stars(["a"])
    keeper.flush()
    assert stars(library) == ["b", "d"]


def test_an_update_and_its_undoing_are_stored(
    keeper: Keeper, workspace: Workspace, library: Library, conference: Conference, qtbot: QtBot
) -> None:
    fewer = Conference(
        id=conference.id,
        title="Fewer",
        time_zone=conference.time_zone,
        read_at=conference.read_at,
        talks=conference.talks[:1],
    )
    workspace.update(Programme(conference=fewer), workspace.plan)
    keeper.flush()
    assert library.load_programme(conference.id).conference == fewer
    workspace.undo()
    keeper.flush()
    assert library.load_programme(conference.id).conference == conference

"""Saving in the background, and what is still under way when the program ends."""

import gc
from datetime import timedelta
from pathlib import Path
from threading import Event, Timer

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.errors import LibraryError
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


def test_opening_another_conference_loses_no_star_of_either(
    keeper: Keeper, workspace: Workspace, library: Library, conference: Conference
) -> None:
    """Not even what was starred in the moment before, nor where both have talks of one id."""
    workspace.toggle_stars(["b"])
    keeper.add(Programme(conference=replace(conference, id="other", title="Other")))
    assert workspace.starred == set()
    workspace.toggle_stars(["d"])
    keeper.open("slm-2027")
    assert workspace.starred == {"a", "b"}
    keeper.open("other")
    assert workspace.starred == {"d"}
    keeper.flush()
    assert library.load_plan("slm-2027").plan.starred_ids() == ["a", "b"]
    assert library.load_plan("other").plan.starred_ids() == ["d"]


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


def full_disk(*given: object) -> None:
    raise LibraryError("The disk is full.")


def store_at_the_second_try(
    keeper: Keeper, programme: Programme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper._retry.setInterval(5)
    with monkeypatch.context() as patch, qtbot.waitSignal(keeper.failed):
        patch.setattr(keeper.library, "save_programme", full_disk)
        keeper.store(programme)
    with qtbot.waitSignal(keeper.saved):
        pass


@pytest.fixture
def other(conference: Conference) -> Programme:
    return Programme(conference=replace(conference, id="other"))


@pytest.fixture
def newer(conference: Conference) -> Programme:
    return Programme(conference=replace(conference, title="Newer"))


def test_a_programme_that_cannot_be_stored_is_neither_lost_nor_in_the_way_of_others(
    keeper: Keeper, workspace: Workspace, library: Library, other, newer, qtbot, monkeypatch
) -> None:
    keeper.flush()
    with monkeypatch.context() as patch, qtbot.waitSignal(keeper.failed):
        patch.setattr(library, "save_programme", full_disk)
        workspace.correct(newer)
        with pytest.raises(LibraryError):
            keeper.flush()
        keeper.show(other)
    assert keeper._retry.isActive()
    keeper.open("slm-2027")
    assert workspace.conference.title == "Newer"
    assert library.load_programme("slm-2027").conference.title == "SLM 2027"
    keeper.flush()
    assert library.load_programme("slm-2027").conference.title == "Newer"


def test_what_could_not_be_stored_is_tried_again_and_its_end_is_told(
    keeper: Keeper, workspace: Workspace, library: Library, newer, qtbot, monkeypatch
) -> None:
    keeper.flush()
    store_at_the_second_try(keeper, newer, qtbot, monkeypatch)
    assert library.load_programme("slm-2027").conference.title == "Newer"
    assert not keeper._retry.isActive()


def test_a_file_of_a_newer_program_is_told_once(
    keeper: Keeper, library: Library, newer: Programme, qtbot
) -> None:
    keeper.flush()
    path = next((library.folder / "programmes").glob("*.json"))
    path.write_text('{"format": "conference-programme", "version": 99}')
    with qtbot.waitSignal(keeper.failed):
        keeper.store(newer)
    keeper.flush()


def test_what_is_being_stored_is_opened_as_it_will_be(
    keeper: Keeper, workspace: Workspace, library: Library, other, newer, monkeypatch
) -> None:
    keeper.add(other)
    keeper.flush()
    save, go_on = library.save_programme, Event()

    def save_slowly(programme: Programme) -> None:
        go_on.wait(5)
        save(programme)

    monkeypatch.setattr(library, "save_programme", save_slowly)
    keeper.store(newer)
    asked = keeper.programme("slm-2027")
    Timer(0.05, go_on.set).start()
    keeper.open("slm-2027")
    assert asked is newer
    assert workspace.programme is newer


def test_without_a_programme_no_plan_is_saved(library: Library, newer, qtbot, monkeypatch) -> None:
    workspace = Workspace()
    keeper = Keeper(workspace, library, workspace)
    store_at_the_second_try(keeper, newer, qtbot, monkeypatch)
    assert not (library.folder / "plans").exists()


def test_a_failure_that_was_made_good_meanwhile_is_not_told(
    keeper: Keeper, workspace: Workspace, library: Library, other, qtbot, monkeypatch
) -> None:
    keeper.flush()
    with monkeypatch.context() as patch:
        patch.setattr(library, "save_plan", full_disk)
        workspace.toggle_stars(["b"])
        keeper._pool.waitForDone()
    with qtbot.assertNotEmitted(keeper.failed):
        keeper.show(other)
        qtbot.waitUntil(gc.isenabled)
    assert stars(library) == ["a", "b"]
    assert not keeper._retry.isActive()


def test_a_withdrawn_poster_stays_missing_at_the_next_start(
    keeper: Keeper, workspace: Workspace, library: Library, conference: Conference
) -> None:
    """Though the oral of the same paper is still there."""
    oral = next(talk for talk in conference.talks if talk.id == "d")
    later = timedelta(hours=5)
    poster = replace(oral, id="poster", start=oral.start + later, end=oral.end + later)
    both = Programme(conference=replace(conference, talks=(*conference.talks, poster)))
    workspace.update(both, workspace.plan)
    workspace.toggle_stars(["poster"])
    workspace.update(Programme(conference=conference), workspace.plan)
    keeper.flush()
    keeper.open("slm-2027")
    assert workspace.missing == ["poster"]
    assert workspace.starred == {"a"}


def test_what_is_opened_comes_first_at_the_next_start(
    keeper: Keeper, library: Library, other: Programme, qtbot: QtBot
) -> None:
    keeper.add(other)
    keeper.flush()
    keeper.open("slm-2027")
    qtbot.waitUntil(lambda: library.programmes()[0].id == "slm-2027")


def test_opening_works_where_nothing_can_be_written(
    keeper: Keeper, library: Library, other: Programme, qtbot: QtBot, monkeypatch
) -> None:
    keeper.add(other)
    keeper.flush()
    tried = Event()

    def refuse(conference_id: str) -> None:
        tried.set()
        full_disk()

    monkeypatch.setattr(library, "remember_opened", refuse)
    keeper.open("slm-2027")
    qtbot.waitUntil(tried.is_set)
    keeper.flush()


def test_what_is_corrected_before_it_is_stored_stays_corrected(
    keeper: Keeper, workspace: Workspace, library: Library, conference, newer, monkeypatch, qapp
) -> None:
    monkeypatch.setattr("planner.ui.keeper.PAINT_FIRST", 0)
    keeper.add(Programme(conference=conference))
    workspace.correct(newer)
    keeper.flush()
    qapp.processEvents()
    keeper.flush()
    assert library.load_programme("slm-2027").conference.title == "Newer"

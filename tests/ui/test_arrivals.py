"""What was read arrives beside what is stored: questions, and errors that must lose nothing."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.combining import combine
from planner.conference import Conference, Programme, Source, Talk
from planner.errors import LibraryError, PlannerError, UnreadableError
from planner.library import Library
from planner.ui.file_commands import FileCommands
from planner.ui.keeper import Keeper
from planner.ui.opening import Reading
from planner.ui.settings import Settings
from planner.ui.workspace import Workspace

Make = Callable[..., Talk]
REFUSED = [("page 2", UnreadableError("It is empty."))]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def workspace(window: QWidget) -> Workspace:
    return Workspace(window)


@pytest.fixture
def keeper(workspace: Workspace, window: QWidget, tmp_path: Path) -> Keeper:
    return Keeper(workspace, Library(tmp_path / "data"), window)


@pytest.fixture
def files(workspace: Workspace, keeper: Keeper, window: QWidget, tmp_path: Path) -> FileCommands:
    return FileCommands(workspace, keeper, Settings(tmp_path / "settings.ini"), window)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """`answer("Yes")` presses that button of all boxes to come; an empty text the default one."""

    def with_button(text: str) -> list[str]:
        asked: list[str] = []

        def press(box: QMessageBox) -> int:
            asked.append(box.text())
            named = {button.text(): button for button in box.buttons()}
            (named[text] if text else box.defaultButton()).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", press)
        return asked

    return with_button


@pytest.fixture
def one(conference: Conference, make_talk: Make) -> Callable[..., Programme]:
    """`one("x", "a", "b")`: the conference x with two talks."""

    def make(conference_id: str, *talk_ids: str, source: str = "f") -> Programme:
        talks = tuple(make_talk(i, n * 20, session_id="") for n, i in enumerate(talk_ids))
        facts = replace(
            conference,
            id=conference_id,
            title=conference_id.upper(),
            sessions=(),
            talks=talks,
            sources=(Source(name=source, importer=source),),
        )
        return Programme(conference=facts)

    return make


def ids(programme: Programme | None) -> set[str]:
    assert programme
    return {talk.id for talk in programme.conference.talks}


def full_disk(*given: object) -> None:
    raise LibraryError("The disk is full.")


def test_what_is_put_together_keeps_the_talks_that_were_stored(
    files, keeper, workspace, one, answer
):
    stored, page, other = one("x", "a", "b"), one("x", "a", source="p"), one("y", "c", source="q")
    keeper.add(stored)
    asked = answer("Put them together")
    known = [combine([stored, page]), other]
    files.arrivals.take(Reading(Event(), fresh=[page, other], known=known))
    assert asked == ["Do these pages belong to one conference?"]
    assert ids(workspace.programme) == {"a", "b", "c"}


def test_added_pages_land_in_the_conference_that_they_were_asked_for(files, keeper, workspace, one):
    keeper.add(one("x", "a"))
    keeper.add(one("y", "b"))  # opened while the page for x was read
    page = one("page", "c", source="p")
    files.arrivals.take(Reading(Event(), into="x", fresh=[page], known=[page]))
    assert (workspace.conference.id, ids(workspace.programme)) == ("x", {"a", "c"})
    assert ids(keeper.programme("y")) == {"b"}


@pytest.mark.parametrize(("button", "opened"), [("", "other"), ("Update with it", "x")])
def test_an_update_with_a_file_of_another_conference_is_asked_about(
    files, keeper, workspace, one, answer, button: str, opened: str
):
    keeper.add(one("x", "a"))
    page = one("other", "c", source="p")
    asked = answer(button)
    reading = Reading(Event(), into="x", is_update=True, fresh=[page], known=[page])
    files.arrivals.take(reading)
    days = "9 Mar 2027"
    assert asked == [f"This file is of “OTHER · {days}”, not of “X · {days}”."]
    assert workspace.conference.id == opened


def test_an_update_that_came_in_part_deletes_nothing_unasked(files, keeper, workspace, one, answer):
    keeper.add(one("x", "a", "b", "c"))
    rest = one("x", "a", "b")
    reading = Reading(
        Event(), into="x", is_update=True, fresh=[rest], known=[rest], refused=REFUSED, came=16
    )
    asked = answer("")
    files.arrivals.take(reading)
    assert asked == ["1 of 17 pages could not be read."]
    assert ids(workspace.programme) == {"a", "b", "c"}
    answer("Update with the rest")
    files.arrivals.take(reading)
    assert ids(workspace.programme) == {"a", "b"}
    workspace.undo()
    assert ids(workspace.programme) == {"a", "b", "c"}


def test_a_cancelled_update_is_asked_about_too_but_not_where_nothing_is_lacking(
    files, keeper, workspace, one, answer
):
    keeper.add(one("x", "a", "b", "c"))
    asked = answer("")
    for talk_ids in (("a", "b"), ("a", "b", "c", "d")):
        rest = one("x", *talk_ids)
        reading = Reading(Event(), into="x", is_update=True, fresh=[rest], known=[rest])
        reading.cancelled.set()
        files.arrivals.take(reading)
    assert asked == ["The reading was cancelled before its end."]
    assert ids(workspace.programme) == {"a", "b", "c", "d"}


@pytest.fixture
def failures(files: FileCommands) -> list[PlannerError]:
    failures: list[PlannerError] = []
    files.failed.connect(failures.append)
    return failures


def arrive(files: FileCommands, *known: Programme) -> None:
    reading = Reading(Event(), fresh=list(known[:1]), known=list(known), refused=REFUSED)
    files.opener.done.emit(reading)


def test_beside_a_plan_of_a_newer_program_what_was_read_is_stored_and_all_errors_are_told(
    files, keeper, workspace, one, failures
):
    keeper.add(one("x", "a"))
    path = keeper.library._plan_path("n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"format": "conference-plan", "version": 99}')
    arrive(files, one("n", "b"), one("m", "c"))
    assert [type(error).__name__ for error in failures] == ["NewerFileError", "UnreadableError"]
    assert workspace.conference.id == "x"
    keeper.flush()
    assert ids(keeper.library.load_programme("n")) == {"b"}
    assert ids(keeper.library.load_programme("m")) == {"c"}


@pytest.mark.parametrize("is_stored", [False, True])
def test_while_the_open_plan_cannot_be_saved_what_was_read_is_stored(
    files, keeper, workspace, one, failures, monkeypatch, is_stored: bool
):
    if is_stored:
        keeper.add(one("z", "old"))
    keeper.add(one("x", "a"))
    keeper.flush()
    with monkeypatch.context() as patch:
        patch.setattr(keeper.library, "save_plan", full_disk)
        workspace.toggle_stars(["a"])
        arrive(files, one("z", "old", "new"))
        assert [str(error) for error in failures] == ["The disk is full.", "It is empty."]
        assert workspace.conference.id == "x"
    keeper.flush()
    assert ids(keeper.library.load_programme("z")) == {"old", "new"}
    assert keeper.library.load_plan("x").plan.is_starred("a")

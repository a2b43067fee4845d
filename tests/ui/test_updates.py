"""A newer copy arrives: applied as one step, told, asked about, stored."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme, Source, Talk
from planner.ui.changes_dialog import ChangesDialog, MissingDialog
from planner.ui.main_window import MainWindow
from planner.ui.opening import Reading
from tests.bug_patterns.test_empty_updates import NOTHING

Make = Callable[..., Talk]


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """With all stored."""
    window.keeper.flush()
    return window


def arrive(window: MainWindow, *newer: Conference) -> None:
    """As if the opener had read them and joined them to what is stored."""
    programmes = [Programme(conference=conference) for conference in newer]
    window.commands.files.arrivals.take(Reading(Event(), fresh=programmes[:1], known=programmes))


def stored(window: MainWindow) -> Conference:
    window.keeper.flush()
    return window.keeper.library.load_programme("slm-2027").conference


def told(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.status.findChildren(QLabel))


def answer(text: str) -> list[str]:
    """Presses a button of the box that comes up; what that said is in the list."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        next(b for b in box.buttons() if b.text() == text).click()

    QTimer.singleShot(0, press)
    return said


def test_only_new_talks_are_told_in_the_status_bar(window, conference, make_talk: Make):
    more = replace(conference, talks=(*conference.talks, make_talk("x"), make_talk("y")))
    arrive(window, more)
    assert "2 new talks" in told(window)
    assert window.findChild(ChangesDialog) is None
    assert stored(window).talks == more.talks


def test_the_same_again_is_no_step(window, conference):
    newer = replace(conference, read_at=conference.read_at + timedelta(days=1))
    arrive(window, newer)
    assert "Nothing has changed since Sat 2 Jan" in told(window)
    assert not window.workspace.can_undo()
    assert stored(window).read_at == newer.read_at


def test_changes_are_shown_and_one_step_undoes_them_on_the_disk_as_well(
    window, conference, qtbot: QtBot
):
    window.workspace.toggle_stars(["a", "d"])
    renamed = tuple(replace(talk, id=f"{talk.id}-2") for talk in conference.talks)
    newer = replace(conference, talks=(replace(renamed[0], room="Cellar"), *renamed[2:]))
    arrive(window, newer)
    dialog = window.findChild(ChangesDialog)
    assert dialog.isVisible()
    assert window.workspace.starred == {"a-2", "d-2"}
    assert "Your star of “Talk a” moved to its new entry in the programme. And 1 more." in told(
        window
    )
    assert stored(window).talks == newer.talks
    assert set(window.keeper.library.load_plan("slm-2027").plan.starred_ids()) == {"a-2", "d-2"}
    dialog.talk_wanted.emit(window.workspace.timetable.by_id["d-2"])
    assert window.browser.current.id == "d-2"
    window.parts.actions["Undo"].trigger()
    assert not dialog.isVisible()
    assert window.workspace.starred == {"a", "d"}
    assert stored(window) == conference
    assert set(window.keeper.library.load_plan("slm-2027").plan.starred_ids()) == {"a", "d"}


def test_a_note_that_is_being_written_is_carried_over(window, conference, qtbot: QtBot):
    window.browser.show_talk(conference.talks[0])
    window.parts.write_note()
    qtbot.keyClicks(QApplication.focusWidget(), "front row")
    newer = tuple(replace(talk, id=f"{talk.id}-2", room="X") for talk in conference.talks)
    arrive(window, replace(conference, talks=newer))
    assert window.workspace.plan.note("a-2") == "front row"


@pytest.mark.parametrize("left", [0, 4])
def test_a_half_read_programme_is_asked_about_before_anything_is_applied(
    window, conference, left: int
):
    window.workspace.toggle_stars(["a"])
    half = replace(conference, talks=conference.talks[:left])
    said = answer("Keep the old one")
    arrive(window, half)
    assert said == [f"The new copy has {left} of 10 talks."]
    assert window.workspace.conference == conference
    assert stored(window) == conference
    answer("Update anyway")
    arrive(window, half)
    assert window.workspace.conference == half
    assert window.workspace.plan.is_starred("a")
    window.workspace.undo()
    assert stored(window) == conference


def test_an_update_of_a_stored_conference_opens_it(window, conference, qtbot: QtBot):
    window.workspace.toggle_stars(["a"])
    window.keeper.add(Programme(conference=replace(conference, id="other")))
    newer = replace(conference, talks=(*conference.talks[1:], conference.talks[0]))
    arrive(window, replace(newer, title="SLM 2027 again"))
    assert window.workspace.conference.title == "SLM 2027 again"
    assert window.workspace.starred == {"a"}


def test_several_at_once_are_stored_but_not_the_empty_one(window, conference):
    window.keeper.add(Programme(conference=replace(conference, id="other")))
    window.keeper.flush()
    said = answer("Keep the old one")
    arrive(window, conference, replace(conference, id="other", talks=()))
    assert said == ["The new copy has 0 of 10 talks."]
    window.keeper.flush()
    assert window.keeper.library.load_programme("other").conference.talks


@pytest.mark.parametrize("name", NOTHING)
def test_an_update_with_an_empty_file_keeps_programme_and_stars(
    window, conference, tmp_path: Path, qtbot: QtBot, name: str
):
    window.workspace.toggle_stars(["a", "b"])
    plan = window.workspace.plan
    file = tmp_path / name
    file.write_bytes(NOTHING[name])
    files = window.commands.files
    with qtbot.waitSignal(files.failed) as failed:
        files.opener.open_files([file], into="slm-2027", is_update=True)
    assert str(failed.args[0]).startswith(f"“{name}” ")
    assert window.workspace.conference == stored(window) == conference
    assert window.workspace.plan == plan
    assert window.keeper.library.load_plan("slm-2027").plan.starred_ids() == ["a", "b"]
    assert not window.workspace.history.done[1:]  # only the stars


def test_missing_talks_are_a_click_away(window, conference, qtbot: QtBot):
    window.workspace.toggle_stars(["a", "b"])
    arrive(window, replace(conference, talks=conference.talks[1:]))
    window.findChild(ChangesDialog).close()
    button = next(b for b in window.status.findChildren(QPushButton) if "no longer" in b.text())
    assert button.text() == "1 more no longer in the programme"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    missing = window.findChild(MissingDialog)
    remove = next(b for b in missing.findChildren(QPushButton) if b.text() == "Remove the star")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert window.workspace.missing == []
    assert not button.isVisible()


def test_update_reads_the_addresses_again(window, conference, monkeypatch: pytest.MonkeyPatch):
    links = ["https://slm.example/a", "https://slm.example/b"]
    sources = [Source(name="x", importer="x", address=link) for link in (*links, links[0], "")]
    window.workspace.correct(Programme(conference=replace(conference, sources=tuple(sources))))
    asked: list[tuple[list[str], str]] = []
    opener = window.commands.files.opener
    monkeypatch.setattr(opener, "read_again", lambda *given: asked.append(given))
    window.parts.actions["Update"].trigger()
    assert asked == [(links, "slm-2027")]
    assert window.parts.actions["Update"].shortcut().toString() == "F5"


def test_without_an_address_update_asks_for_the_newer_file(
    window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    opened: list[object] = []

    def choose(parent: object, title: str, *rest: object) -> tuple[list[str], str]:
        asked.append(title)
        return [str(tmp_path / "newer.xml")], ""

    def open_files(paths: list[Path], *, into: str, is_update: bool) -> None:
        opened.append((paths, into, is_update))

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    monkeypatch.setattr(window.commands.files.opener, "open_files", open_files)
    window.parts.actions["Update"].trigger()
    assert "not read from the web" in asked[0]
    assert opened == [([tmp_path / "newer.xml"], "slm-2027", True)]


def test_new_talks_that_i_follow_are_told_in_the_status_bar_and_listed(
    window, conference, make_talk: Make
):
    workspace = window.workspace
    workspace.change("Follow", workspace.plan.with_followed("words", ["R&D"], True))
    more = (make_talk("x", title="Of R&D"), make_talk("y", abstract="r d"), make_talk("z"))
    arrive(window, replace(conference, talks=(*conference.talks, *more)))
    assert "2 new talks by authors or with words you follow" in told(window)
    (dialog,) = window.findChildren(ChangesDialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Authors or words you follow (2)" in texts
    assert sum(text.count("You follow R&amp;D") for text in texts) == 2
    assert "Everything else (1)" in texts
    dialog.close()

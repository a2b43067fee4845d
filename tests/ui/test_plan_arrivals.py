"""A plan that comes from elsewhere: pasted, dropped or opened, added to mine or in its place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.errors import PlannerError
from planner.exporters import ical
from planner.exporters.selection import of_plan
from planner.plan import Plan
from planner.plan_files import write_plan
from planner.sharing import to_link
from planner.timetable import Timetable
from planner.ui import dialogs
from planner.ui.main_window import MainWindow
from planner.ui.paste_dialog import PasteDialog
from planner.ui.plan_arrivals import is_plan_file


@pytest.fixture
def theirs(conference: Conference) -> Plan:
    plan = Plan(conference_id=conference.id).with_stars(
        [t for t in conference.talks if t.id in "bd"], True
    )
    return plan.refreshed(conference)


@pytest.fixture
def link(theirs: Plan, conference: Conference) -> str:
    return to_link(theirs, conference)


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[str], list[str]]:
    """Clicks on the button with this text in the next question; gives what was asked."""
    asked: list[str] = []

    def click(text: str) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(0, lambda: click(text))
            return
        asked.append(f"{box.text()} {box.informativeText()}")
        buttons = {b.text().replace("&", ""): b for b in box.findChildren(QPushButton)}
        qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)

    def start(text: str) -> list[str]:
        QTimer.singleShot(0, lambda: click(text))
        return asked

    return start


def test_into_an_empty_plan_it_comes_without_a_question(window: MainWindow, link: str) -> None:
    window.commands.files.take_plan_link(link)
    assert window.workspace.starred == {"b", "d"}
    window.workspace.undo()
    assert window.workspace.starred == set()


def test_it_is_added_to_mine(window: MainWindow, link: str, answer) -> None:
    window.workspace.toggle_stars(["a"])
    asked = answer("Add to mine")
    window.commands.files.take_plan_link(link)
    assert window.workspace.starred == {"a", "b", "d"}
    assert "2 starred talks" in asked[0]
    assert "Yours holds 1 starred talk." in asked[0]


def test_it_takes_the_place_of_mine_and_one_undo_brings_mine_back(
    window: MainWindow, link: str, answer
) -> None:
    window.workspace.toggle_stars(["a"])
    answer("Replace mine")
    window.commands.files.take_plan_link(link)
    assert window.workspace.starred == {"b", "d"}
    window.workspace.undo()
    assert window.workspace.starred == {"a"}


def test_a_link_takes_no_note_away_and_shows_nothing_that_was_hidden(
    window: MainWindow, link: str, answer
) -> None:
    workspace = window.workspace
    a = workspace.timetable.by_id["a"]
    plan = workspace.plan.with_star(a, True).with_note(a, "why?").with_session_note("s1", "loud")
    workspace.change("Choose", plan.with_hidden("rooms", ["Bar"], True))
    answer("Replace mine")
    window.commands.files.take_plan_link(link)
    assert workspace.starred == {"b", "d"}
    assert (workspace.plan.note("a"), workspace.plan.session_notes) == ("why?", {"s1": "loud"})
    assert workspace.plan.hidden.rooms == ("Bar",)


def test_cancelling_changes_nothing(window: MainWindow, link: str, answer) -> None:
    window.workspace.toggle_stars(["a"])
    answer("Cancel")
    window.commands.files.take_plan_link(link)
    assert window.workspace.starred == {"a"}
    window.workspace.undo()
    assert not window.workspace.can_undo()


def test_what_i_have_already_is_not_asked_about_twice(window: MainWindow, link: str) -> None:
    window.commands.files.take_plan_link(link)
    window.workspace.undo()
    window.workspace.redo()
    assert window.workspace.starred == {"b", "d"}


def test_a_mail_is_pasted_as_it_came(window: MainWindow, link: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(f"Hello,\n\nmy plan: {link[:40]}\n{link[40:]}\n\nAnn")
    dialogs.show_paste(window)
    dialog = window.findChild(PasteDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    read = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Read")
    if dialog.isVisible():
        qtbot.mouseClick(read, Qt.MouseButton.LeftButton)
    assert window.workspace.starred == {"b", "d"}


def test_a_damaged_link_is_told(window: MainWindow, link: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.commands.files.failed) as failed:
        window.commands.files.take_plan_link(f"{link[:-9]}/")
    assert isinstance(failed.args[0], PlannerError)
    assert "damaged" in str(failed.args[0])
    QApplication.activeModalWidget().close()


def test_a_link_for_another_stored_conference_opens_that(
    window: MainWindow, theirs: Plan, conference: Conference
) -> None:
    other = replace(conference, id="other", title="Other")
    window.keeper.add(Programme(conference=other))
    window.commands.files.take_plan_link(to_link(theirs, conference))
    assert window.workspace.conference.id == conference.id
    assert window.workspace.starred == {"b", "d"}


def test_a_link_for_a_conference_that_is_still_on_its_way_to_the_disk_opens_that(
    window: MainWindow, theirs: Plan, conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.keeper, "store", lambda programme: None)
    for name in ("new", "other"):
        window.keeper.add(Programme(conference=replace(conference, id=name, title=name)))
    window.commands.files.take_plan_link(to_link(replace(theirs, conference_id="new"), conference))
    assert window.workspace.conference.id == "new"
    assert window.workspace.starred == {"b", "d"}


def test_a_link_for_an_unknown_conference_says_what_to_do(
    window: MainWindow, theirs: Plan, conference: Conference, qtbot: QtBot
) -> None:
    plan = replace(theirs, conference_id="elsewhere")
    with qtbot.waitSignal(window.commands.files.failed) as failed:
        window.commands.files.take_plan_link(to_link(plan, replace(conference, title="Elsewhere")))
    assert "“Elsewhere”, which is not stored here; open its programme" in str(failed.args[0])
    assert window.workspace.conference.id == conference.id
    QApplication.activeModalWidget().close()


def test_talks_that_are_not_there_are_counted(
    window: MainWindow, theirs: Plan, conference: Conference, qtbot: QtBot
) -> None:
    link = to_link(theirs, conference)
    window.keeper.add(Programme(conference=replace(conference, talks=conference.talks[:2])))
    with qtbot.waitSignal(window.commands.files.told) as told:
        window.commands.files.take_plan_link(link)
    assert "1 talk of it not found" in told.args[0]
    assert window.workspace.starred == {"b"}


def test_a_dropped_plan_file_of_a_renumbered_programme_is_taken_over(
    window: MainWindow, theirs: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ann.json"
    entries = {f"old-{i}": entry for i, entry in theirs.entries.items()}
    write_plan(replace(theirs, entries=entries), file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.commands.files.take_dropped(data)
    assert window.workspace.starred == {"b", "d"}


def test_an_exported_calendar_brings_the_stars_back(
    window: MainWindow, theirs: Plan, conference: Conference, tmp_path: Path
) -> None:
    file = tmp_path / "plan.ics"
    file.write_bytes(ical.write(of_plan(Timetable(conference), theirs)))
    window.commands.files.open_files([file])
    assert window.workspace.starred == {"b", "d"}
    assert window.workspace.conference == conference


def test_what_comes_while_it_is_asked_is_kept(
    window: MainWindow, link: str, conference: Conference, answer
) -> None:
    """Another window saves a star meanwhile."""
    workspace = window.workspace
    workspace.toggle_stars(["a"])
    e = workspace.timetable.by_id["e"]
    QTimer.singleShot(0, lambda: workspace.take_over(workspace.plan.with_star(e, True)))
    answer("Add to mine")
    window.commands.files.take_plan_link(link)
    assert workspace.starred == {"a", "b", "d", "e"}


def test_nothing_goes_into_the_plan_of_a_conference_that_comes_while_it_is_asked(
    window: MainWindow, link: str, conference: Conference, answer
) -> None:
    window.workspace.toggle_stars(["a"])
    other = Programme(conference=replace(conference, id="other"))
    QTimer.singleShot(0, lambda: window.keeper.add(other))
    answer("Add to mine")
    window.commands.files.take_plan_link(link)
    assert window.workspace.plan.conference_id == "other"
    assert not window.workspace.starred
    assert window.keeper.library.load_plan(conference.id).plan.is_starred("a")


def test_a_plan_is_known_as_one_in_whatever_order_its_keys_stand(
    theirs: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.json"
    write_plan(replace(theirs, entries={}), path)
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(dict(reversed(content.items()))), encoding="utf-8")
    assert is_plan_file(path)
    assert not is_plan_file(tmp_path)
    assert not is_plan_file(tmp_path / "missing.json")

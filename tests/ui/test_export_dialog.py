"""Exporting in the window: what, as which file, how many talks, and where it went."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox

from planner.exporters import FORMATS
from planner.ui.alarm_box import usual_alarm
from planner.ui.export_dialog import ExportDialog
from planner.ui.main_window import MainWindow
from tests.exporters.calendars import by_icalendar

Asks = Callable[[Path], None]


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch) -> Asks:
    """What the user chooses as the file."""

    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(path), ""))

    return choose


@pytest.fixture
def starred(window: MainWindow) -> MainWindow:
    """The talks a and night are starred, and a has a note."""
    workspace = window.workspace
    workspace.toggle_stars(["a", "night"])
    talk = workspace.timetable.by_id["a"]
    workspace.change("Note", workspace.plan.with_note(talk, "Ask Ann"))
    return window


def open_dialog(window: MainWindow, qtbot) -> ExportDialog:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog
    return dialog


def click(button: QAbstractButton, qtbot) -> None:
    place = button.rect().center()
    place.setX(8)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)


def choose_format(dialog: ExportDialog, ending: str, qtbot) -> None:
    click(dialog.formats[[one.ending for one in FORMATS].index(ending)], qtbot)


def save(dialog: ExportDialog, qtbot) -> None:
    click(dialog.save, qtbot)
    qtbot.waitUntil(dialog.save.isEnabled)


def test_my_plan_becomes_a_table_and_the_number_of_talks_is_told(starred, qtbot, asks, tmp_path):
    dialog = open_dialog(starred, qtbot)
    assert [box.text() for box in dialog.what] == [
        "My plan (2 talks)",
        "The whole programme (10 talks)",
    ]
    choose_format(dialog, ".csv", qtbot)
    assert dialog.holds.text() == "CSV: 2 talks"
    asks(tmp_path / "plan.csv")
    save(dialog, qtbot)
    assert dialog.said.text() == "Exported 2 talks to plan.csv"
    assert titles(tmp_path / "plan.csv") == ["Talk a", "Talk night"]
    assert "Ask Ann" in (tmp_path / "plan.csv").read_text("utf-8-sig")


def test_hidden_talks_that_are_left_out_are_told(starred, qtbot):
    workspace = starred.workspace
    workspace.change("Hide", workspace.plan.with_hidden("talks", ["b"], True))
    dialog = open_dialog(starred, qtbot)
    assert dialog.what[1].text() == "The whole programme, 1 hidden talk left out (9 talks)"


def test_posters_of_one_session_are_one_event_as_is_told(starred, qtbot):
    starred.workspace.toggle_stars(["p1", "p2"])
    dialog = open_dialog(starred, qtbot)
    choose_format(dialog, ".ics", qtbot)
    assert dialog.holds.text() == "Calendar: 4 talks as 3 events"


def test_talks_without_authors_are_no_papers_and_nothing_is_saved(window, qtbot):
    conference = window.workspace.conference
    talks = tuple(replace(talk, authors=()) for talk in conference.talks)
    nameless = replace(conference, talks=talks)
    window.workspace.correct(replace(window.workspace.programme, conference=nameless))
    dialog = open_dialog(window, qtbot)
    click(dialog.what[1], qtbot)
    choose_format(dialog, ".bib", qtbot)
    assert "this programme names no authors" in dialog.holds.text()
    assert not dialog.save.isEnabled()
    choose_format(dialog, ".csv", qtbot)
    assert dialog.save.isEnabled()


def test_what_is_shown_is_named_by_what_narrows_it(starred, qtbot, asks, tmp_path):
    starred.browser.set_search("room:hall")
    dialog = open_dialog(starred, qtbot)
    assert dialog.what[1].text() == "What is shown now: “room:hall” (5 talks)"
    click(dialog.what[1], qtbot)
    choose_format(dialog, ".csv", qtbot)
    asks(tmp_path / "found.csv")
    save(dialog, qtbot)
    assert titles(tmp_path / "found.csv") == ["Talk a", "Talk d", "Talk b", "(untitled)", "Talk e"]


def test_an_ampersand_of_the_search_is_no_shortcut(starred, qtbot):
    starred.browser.set_search("R&D")
    dialog = open_dialog(starred, qtbot)
    assert dialog.what[1].text() == "What is shown now: “R&&D” (0 talks)"


def test_another_ending_that_is_known_is_another_format(starred, qtbot, asks, tmp_path):
    dialog = open_dialog(starred, qtbot)
    choose_format(dialog, ".md", qtbot)
    asks(tmp_path / "plan.CSV")
    save(dialog, qtbot)
    assert titles(tmp_path / "plan.CSV") == ["Talk a", "Talk night"]


def test_an_error_nobody_foresaw_is_reported_and_not_told_as_a_sentence(
    starred, qtbot, asks, tmp_path, monkeypatch
):
    def break_down(*given):
        raise KeyError("no such thing")

    monkeypatch.setattr("planner.ui.export_dialog.export", break_down)
    dialog = open_dialog(starred, qtbot)
    asks(tmp_path / "plan.csv")
    with qtbot.captureExceptions() as errors:
        save(dialog, qtbot)
    assert [kind for kind, *_ in errors] == [KeyError]
    assert dialog.said.text() == ""


def test_several_selected_talks_can_be_exported_alone(starred, qtbot):
    starred.list.setFocus()
    starred.list.start_at_top()
    qtbot.keyClick(starred.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog = open_dialog(starred, qtbot)
    assert dialog.what[2].text() == "The selected talks (2 talks)"


def test_days_abstracts_and_notes_can_be_left_out(starred, qtbot, asks, tmp_path):
    starred.workspace.toggle_stars(["unplanned"])
    dialog = open_dialog(starred, qtbot)
    assert dialog.days == []  # the fixture conference has one day
    choose_format(dialog, ".json", qtbot)
    for box in (dialog.abstracts, dialog.notes):
        click(box, qtbot)
    asks(tmp_path / "plan.json")
    save(dialog, qtbot)
    text = (tmp_path / "plan.json").read_text()
    assert "Talk a" in text
    assert "Ask Ann" not in text
    assert "About a." not in text


def test_the_ending_is_added_and_what_is_there_is_replaced_only_when_told(
    starred, qtbot, asks, tmp_path, monkeypatch
):
    (tmp_path / "trip.2027.md").write_text("old")
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *given: answers.pop(0))
    dialog = open_dialog(starred, qtbot)
    choose_format(dialog, ".md", qtbot)
    asks(tmp_path / "trip.2027")
    click(dialog.save, qtbot)
    assert (tmp_path / "trip.2027.md").read_text() == "old"
    save(dialog, qtbot)
    assert (tmp_path / "trip.2027.md").read_text().startswith("# My plan · SLM 2027")


def test_format_and_folder_are_remembered_and_the_folder_shown(
    starred, qtbot, asks, tmp_path, monkeypatch
):
    folder = tmp_path / "exports"
    folder.mkdir()
    dialog = open_dialog(starred, qtbot)
    assert not dialog.show_folder.isVisible()
    choose_format(dialog, ".ris", qtbot)
    asks(folder / "papers.ris")
    save(dialog, qtbot)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    click(dialog.show_folder, qtbot)
    assert opened == [str(folder)]
    click(dialog.close_button, qtbot)
    qtbot.waitUntil(lambda: starred.findChild(ExportDialog) is None)
    proposed = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: (proposed.append(given[2]), ("", ""))[1]
    )
    again = open_dialog(starred, qtbot)
    assert again.chosen_format.name == "RIS"
    click(again.save, qtbot)
    assert proposed == [str(folder / "My plan · SLM 2027.ris")]


def test_an_empty_plan_offers_what_is_shown_and_a_bad_folder_is_told(window, qtbot, asks, tmp_path):
    dialog = open_dialog(window, qtbot)
    assert dialog.what[1].isChecked()
    click(dialog.what[0], qtbot)
    assert not dialog.save.isEnabled()
    click(dialog.what[1], qtbot)
    (tmp_path / "file").write_text("")
    asks(tmp_path / "file" / "plan.ics")
    save(dialog, qtbot)
    assert "cannot be used" in dialog.said.text()
    assert not dialog.show_folder.isVisible()


def test_a_narrow_window_leaves_the_button_to_the_menu(window, qtbot):
    window.resize(1400, 700)
    assert window.header.export_button.isVisible()
    least = window.header.minimumSizeHint().width()
    window.resize(least, 700)
    assert not window.header.export_button.isVisible()
    assert window.header.minimumSizeHint().width() == least
    window.resize(1400, 700)
    click(window.header.export_button, qtbot)
    assert window.findChild(ExportDialog)


def titles(table: Path) -> list[str]:
    rows = csv.DictReader(StringIO(table.read_text("utf-8-sig"), newline=""))
    return [row["title"] for row in rows]


def test_a_calendar_has_an_alarm_and_says_what_it_cannot_show(starred, qtbot, asks, tmp_path):
    starred.workspace.toggle_stars(["unplanned"])
    dialog = open_dialog(starred, qtbot)
    choose_format(dialog, ".csv", qtbot)
    assert not dialog.alarm.isVisible()
    choose_format(dialog, ".ics", qtbot)
    assert dialog.holds.text() == ("Calendar: 3 talks (1 without a time, which no calendar shows)")
    dialog.alarm.setFocus()
    qtbot.keyClick(dialog.alarm, Qt.Key.Key_Down)
    asks(tmp_path / "plan.ics")
    save(dialog, qtbot)
    events = by_icalendar((tmp_path / "plan.ics").read_bytes())
    assert {event.title: event.alarms for event in events} == {"Talk a": (5,), "Talk night": (5,)}
    dialog.reject()
    assert usual_alarm(starred.settings) == 5

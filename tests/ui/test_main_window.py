"""The whole window: files in, stars by keyboard alone, plans on the disk, and what goes wrong."""

import json
from pathlib import Path

import pytest
import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

import planner.files
from planner.conference import Person
from planner.corrections import with_title, with_year
from planner.library import Library
from planner.listing import Facet, Filters
from planner.plan import Hidden, Plan
from planner.plan_files import read_plan_file, write_plan
from planner.ui import dialogs
from planner.ui.application import show_first
from planner.ui.following_dialog import FollowingDialog
from planner.ui.main_window import MainWindow
from planner.ui.settings import Settings
from planner.ui.suggestions_dialog import SuggestionsDialog

PAGE = """Skip to yearly menu bar Skip to main content

Lantern Session

Moderator: Ida Okoro

Chat is not available.

Tue 9 Mar 2027 9:00 - 9:15 PST

Lanterns That Learn

Ann Bee · Cy Dee

Light is learned.

Tue 9 Mar 2027 9:15 - 9:30 PST

Shadows of Lanterns

Eve Eff

What the light leaves.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "lantern.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def press(qtbot: QtBot, keys: str) -> None:
    """On whatever has the focus, as a user's keyboard does."""
    widget = QApplication.focusWidget()
    assert widget is not None
    for stroke in QKeySequence(keys):
        qtbot.keyClick(widget, stroke.key(), stroke.keyboardModifiers())


def stars_on_disk(window: MainWindow) -> set[str]:
    folder = window.keeper.library.folder / "plans"
    plans = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")]
    return {i for plan in plans for i, entry in plan["entries"].items() if entry["starred"]}


def shown_texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_stars_search_and_notes_in_the_list_by_keyboard_alone(window, qtbot):
    press(qtbot, "Ctrl+F")
    qtbot.keyClicks(QApplication.focusWidget(), "title:e")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    press(qtbot, "Space")
    assert window.workspace.starred == {"e"}
    press(qtbot, "N")
    qtbot.keyClicks(QApplication.focusWidget(), "Ask S about N/2")
    press(qtbot, "Esc")
    window.parts.details.flush()
    assert window.workspace.plan.note("e") == "Ask S about N/2"
    press(qtbot, "Ctrl+Shift+F")
    assert window.header.search.text() == ""
    window.list.setFocus()
    press(qtbot, "Home")
    press(qtbot, "S")
    press(qtbot, "Down")
    press(qtbot, "Space")
    assert window.workspace.starred == {"a", "b", "e"}
    press(qtbot, "Ctrl+Z")
    assert window.workspace.starred == {"a", "e"}
    press(qtbot, "Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a", "b", "e"})


def test_digits_give_priorities_and_zero_takes_them_away(window, qtbot):
    window.list.setFocus()
    press(qtbot, "Home")
    current = window.browser.current.id
    for key, priority in ((Qt.Key.Key_1, 1), (Qt.Key.Key_3, 3), (Qt.Key.Key_0, 0)):
        qtbot.keyClick(window.list, key)
        entry = window.workspace.plan.entry(current)
        assert (entry.priority, entry.starred) == (priority, True)


def test_stars_search_and_notes_in_the_timeline_by_keyboard_alone(window, qtbot):
    press(qtbot, "Ctrl+2")
    assert window.views.currentWidget() is window.parts.timeline
    press(qtbot, "Home")
    press(qtbot, "Space")
    press(qtbot, "Down")
    press(qtbot, "S")
    assert window.workspace.starred == {"a", "b"}
    press(qtbot, "N")
    qtbot.keyClicks(QApplication.focusWidget(), "why")
    window.parts.details.flush()
    assert window.workspace.plan.note("b") == "why"
    press(qtbot, "Ctrl+F")
    qtbot.keyClicks(QApplication.focusWidget(), "title:d")
    press(qtbot, "Return")
    press(qtbot, "Home")
    press(qtbot, "Space")
    assert window.workspace.starred == {"a", "b", "d"}
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a", "b", "d"})


def test_clashes_are_found_one_after_another(window, qtbot):
    window.workspace.toggle_stars(["a", "d", "e", "p1"])
    seen = []
    for _ in range(4):
        press(qtbot, "C")
        seen.append(window.browser.current.id)
    assert seen == ["a", "d", "p1", "e"]


def test_days_are_stepped_by_keys_and_every_key_has_one_meaning(window, qtbot):
    press(qtbot, "Alt+Right")
    assert window.browser.filters.day == window.workspace.timetable.days[0]
    press(qtbot, "Alt+Left")
    assert window.browser.filters.day is None
    keys = [key for action in window.parts.actions.values() for key in action.shortcuts()]
    assert len(keys) == len({key.toString() for key in keys})


def test_a_file_is_opened_stored_and_there_again_at_the_next_start(open_window, page, qtbot):
    window = open_window(page)
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")
    assert [talk.title for talk in window.browser.talks] == [
        "Lanterns That Learn",
        "Shadows of Lanterns",
    ]
    window.workspace.toggle_stars([window.browser.talks[0].id])
    window.close()
    again = open_window()
    assert again.workspace.conference.title == "Lantern Session"
    assert len(again.workspace.starred) == 1
    assert again.pages.currentWidget() is again.programme_page


def test_changing_a_guess_moves_the_talks_and_keeps_the_stars(open_window, tmp_path, qtbot):
    page = tmp_path / "page.txt"
    page.write_text(PAGE.replace(" 2027", ""), encoding="utf-8")
    window = open_window(page)
    qtbot.waitUntil(lambda: bool(window.browser.talks))
    talk = window.browser.talks[0]
    window.workspace.toggle_stars([talk.id])
    window.correct(with_year(window.workspace.programme, 2032))
    moved = window.workspace.timetable.by_id[talk.id]
    assert moved.start.year == 2032
    assert moved.start.year != talk.start.year
    assert window.workspace.starred == {talk.id}
    window.close()
    assert open_window().workspace.timetable.by_id[talk.id].start.year == 2032


def test_what_is_no_programme_is_said_in_a_sentence_and_the_window_stays_usable(
    window, tmp_path, qtbot
):
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    window.commands.files.open_files([picture, tmp_path / "missing.html"])
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert "photo.png" in shown_texts(box)
    with qtbot.waitActive(window):
        box.close()
        window.activateWindow()
    window.list.setFocus()
    press(qtbot, "Home")
    press(qtbot, "Space")
    assert window.workspace.starred == {"a"}


def test_files_and_text_are_dropped_on_the_window(open_window, page, qtbot):
    window = open_window()
    assert window.pages.currentWidget() is window.parts.welcome
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(page))])
    drop(window, data)
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")
    text = QMimeData()
    text.setText(PAGE.replace("Lantern Session", "Candle Session"))
    drop(window, text)
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Candle Session")
    recent = ["Candle Session", "Lantern Session"]
    programmes = window.keeper.library.programmes  # stored first, then put first among the recent
    qtbot.waitUntil(lambda: [summary.title for summary in programmes()] == recent)


def test_a_copied_page_is_pasted_into_the_empty_window(open_window, qtbot):
    window = open_window()
    QGuiApplication.clipboard().setText(PAGE)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")


def test_a_damaged_plan_is_replaced_by_its_backup_and_that_is_said(window, open_window, qtbot):
    for talk_id in ("a", "b"):
        window.workspace.toggle_stars([talk_id])
        qtbot.waitUntil(lambda talk_id=talk_id: talk_id in stars_on_disk(window))
    window.close()
    plan = window.keeper.library.folder / "plans" / "slm-2027.json"
    plan.write_text(plan.read_text("utf-8")[:100], "utf-8")
    again = open_window()
    assert again.workspace.starred == {"a"}  # the backup is one star behind
    box = QApplication.activeModalWidget()
    assert "its backup was used" in shown_texts(box)
    box.close()


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_pages_that_do_not_say_where_they_belong_are_asked_about(
    open_window, page, tmp_path, qtbot, monkeypatch
):
    other = tmp_path / "candle.txt"
    other.write_text(PAGE.replace("Lantern Session", "Candle Session"), encoding="utf-8")
    asked = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window = open_window(page, other)
    qtbot.waitUntil(lambda: len(window.workspace.conference.sessions) == 2)
    assert asked == ["Do these pages belong to one conference?"]


def test_a_page_is_added_to_the_open_conference(window, page, qtbot, monkeypatch):
    window.workspace.toggle_stars(["a"])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: ([str(page)], ""))
    window.commands.files.add_pages()
    qtbot.waitUntil(lambda: len(window.workspace.conference.sessions) == 5)
    assert window.workspace.conference.id == "slm-2027"
    assert window.workspace.starred == {"a"}


def test_a_text_is_pasted_and_a_wrong_one_is_refused_in_the_dialog(open_window, qtbot):
    window = open_window()
    QGuiApplication.clipboard().setText("no programme at all")
    dialogs.show_paste(window)
    dialog = QApplication.activeModalWidget()
    dialog.read_wanted.emit("pasted text", b"no programme at all")
    qtbot.waitUntil(lambda: "pasted text" in shown_texts(dialog))
    dialog.read_wanted.emit("pasted text", PAGE.encode())
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")
    assert not shiboken6.isValid(dialog)


def test_nothing_found_says_where_it_searched_and_offers_the_way_back(window, qtbot):
    press(qtbot, "Ctrl+F")
    qtbot.keyClicks(window.header.search, "zebra")
    assert window.views.currentWidget() is window.parts.nothing
    assert "Nothing matches “zebra”" in shown_texts(window.parts.nothing)
    window.parts.nothing.all_wanted.emit()
    assert window.views.currentWidget() is window.list
    assert window.header.search.text() == ""
    window.browser.set_filters(Filters(starred_only=True))
    assert "No stars yet" in shown_texts(window.parts.nothing)


def test_who_looks_for_authors_that_no_talk_names_is_told_so(window, qtbot):
    window.browser.set_search("author:zebra")
    assert "This programme names no authors." not in shown_texts(window.parts.nothing)
    programme = window.workspace.programme
    talks = tuple(replace(talk, authors=()) for talk in programme.conference.talks)
    nameless = replace(programme.conference, talks=talks)
    window.workspace.correct(replace(programme, conference=nameless))
    qtbot.waitUntil(lambda: window.browser.is_ready)
    window.browser.set_search("author:ann")
    assert "This programme names no authors." in shown_texts(window.parts.nothing)


def test_a_filter_that_hides_stars_says_so_and_shows_them_again(window, qtbot):
    window.workspace.toggle_stars(["p1"])
    window.browser.set_filters(Filters().with_hidden(Facet.KIND, ["poster"]))
    assert window.browser.hidden_stars() == 1
    window.status.all_wanted.emit()
    assert window.browser.hidden_stars() == 0


def test_a_plan_is_copied_and_brought_back_as_one_step(window, tmp_path, qtbot, monkeypatch):
    window.workspace.toggle_stars(["a", "b"])
    copy = tmp_path / "copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(copy), ""))
    window.commands.files.save_copy()
    window.workspace.toggle_stars(["a", "b"])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(copy), ""))
    window.commands.files.open_plan()
    assert window.workspace.starred == {"a", "b"}
    window.workspace.undo()
    assert window.workspace.starred == set()


def test_a_file_for_others_leaves_out_what_is_mine(window, tmp_path, monkeypatch):
    workspace = window.workspace
    workspace.toggle_stars(["a"])
    noted = workspace.plan.with_note(workspace.timetable.by_id["a"], "why?")
    workspace.change("Hide", noted.with_hidden("rooms", ["Bar"], True))
    asked = []
    file = tmp_path / "plan.json"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *a: asked.append(a[1]) or (str(file), "")
    )
    dialogs.show_share(window)
    dialog = QApplication.activeModalWidget()
    dialog.file_wanted.emit(False)
    shared = read_plan_file(file)
    assert (shared.starred_ids(), shared.note("a"), shared.hidden) == (["a"], "", Hidden())
    window.commands.files.save_copy()
    assert read_plan_file(file) == workspace.plan
    assert ["without my notes" in asked[0], "whole plan" in asked[1]] == [True, True]
    dialog.reject()


def test_a_plan_is_read_without_its_programme(window, tmp_path, qtbot, monkeypatch):
    talks = [window.workspace.timetable.by_id[talk_id] for talk_id in ("a", "night")]
    foreign = tmp_path / "foreign.json"
    plan = Plan(conference_id="elsewhere", conference_title="Elsewhere").with_stars(
        [replace(t, title=f"Other {t.id}", authors=(Person(name="Zoe"),)) for t in talks], True
    )
    write_plan(plan, foreign)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(foreign), ""))
    window.commands.files.open_plan()
    assert window.workspace.conference.title == "Elsewhere"
    assert [talk.title for talk in window.browser.talks] == ["Other a", "Other night"]
    assert window.browser.talks[0].start == plan.entries["a"].snapshot.start
    assert window.workspace.starred == {"a", "night"}


def test_a_full_disk_is_said_and_saving_is_tried_again(window, qtbot, monkeypatch):
    real = planner.files.replace

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(planner.files, "replace", full)
    window.keeper._retry.setInterval(5)
    window.workspace.toggle_stars(["a"])
    qtbot.waitUntil(lambda: "The disk is full" in shown_texts(window.status))
    monkeypatch.setattr(planner.files, "replace", real)
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a"})
    qtbot.waitUntil(lambda: "Plan saved" in shown_texts(window.status))


def test_closing_asks_before_it_loses_what_cannot_be_saved(window, qtbot, monkeypatch):
    real = planner.files.replace
    asked = []

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    def stay(parent: QWidget, title: str, text: str, buttons: object) -> object:
        asked.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "warning", stay)
    monkeypatch.setattr(planner.files, "replace", full)
    window.workspace.toggle_stars(["a"])
    window.close()
    assert "The disk is full" in asked[0]
    assert window.isVisible()
    assert window.keeper._retry.isActive()
    monkeypatch.setattr(planner.files, "replace", real)


def test_two_windows_on_one_plan_lose_no_star(window, open_window, qtbot):
    qtbot.waitUntil(lambda: bool(window.keeper.library.programmes()))
    other = open_window()
    window.workspace.toggle_stars(["a"])
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a"})
    other.workspace.toggle_stars(["e"])
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a", "e"})
    qtbot.waitUntil(lambda: other.workspace.starred == {"a", "e"})


def test_view_density_and_look_come_back_at_the_next_start(open_window, window, qtbot):
    press(qtbot, "Ctrl+D")
    press(qtbot, "Ctrl+2")
    window.set_appearance("dark")
    qtbot.waitUntil(lambda: bool(window.keeper.library.programmes()))
    window.close()
    again = open_window()
    assert again.views.currentWidget() is again.parts.timeline
    assert again.parts.actions["Compact rows"].isChecked()
    assert again.settings.text("appearance", "") == "dark"
    again.set_appearance("system")


def test_the_page_of_keys_names_every_key(window, qtbot):
    window.parts.actions["All keys…"].trigger()
    dialog = QApplication.activeModalWidget()
    texts = shown_texts(dialog)
    assert all(text in texts for text in ("Star or unstar", "Ctrl+F", "Space"))
    dialog.close()


def test_undo_in_one_window_leaves_the_other_windows_stars(window, open_window, qtbot):
    qtbot.waitUntil(lambda: bool(window.keeper.library.programmes()))
    other = open_window()
    window.workspace.toggle_stars(["a"])
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a"})
    other.workspace.toggle_stars(["e"])
    qtbot.waitUntil(lambda: stars_on_disk(window) == {"a", "e"})
    window.workspace.toggle_stars(["b"])
    qtbot.waitUntil(lambda: window.workspace.starred == {"a", "b", "e"})
    for stars in ({"a", "e"}, {"e"}):
        press_in(window, qtbot, "Ctrl+Z")
        assert window.workspace.starred == stars
        qtbot.waitUntil(lambda stars=stars: stars_on_disk(window) == stars)


def press_in(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.list.setFocus()
    press(qtbot, keys)


def test_panels_are_hidden_and_shown_by_key_and_a_note_brings_them_back(window, qtbot):
    for keys, panel in (("Ctrl+T", window.parts.details), ("Ctrl+L", window.parts.filters)):
        press(qtbot, keys)
        assert not panel.isVisible()
        press(qtbot, keys)
        assert panel.isVisible()
    press(qtbot, "Home")
    press(qtbot, "Ctrl+T")
    press(qtbot, "N")
    assert window.parts.details.isVisible()
    assert window.parts.actions["Details"].isChecked()


OPENS_A_DIALOG = {"Quit", *(text for text in ("Menu",))}


def test_every_command_can_be_called(window, qtbot, monkeypatch):
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *a: ("", ""))
    for text, action in window.parts.actions.items():
        if text in OPENS_A_DIALOG or not action.isEnabled():
            continue
        for _ in range(2):
            action.trigger()
            dialog = QApplication.activeModalWidget()
            if dialog:
                dialog.close()
    window.set_appearance("system")


def test_what_would_do_nothing_is_disabled(open_window, qtbot):
    window = open_window()
    enabled = {text for text, action in window.parts.actions.items() if action.isEnabled()}
    assert {"Open…", "Paste…", "Quit", "About…"} <= enabled
    assert not enabled & {"Save a copy…", "Report…", "Undo", "Print…", "Search"}


def test_undo_and_redo_are_enabled_as_there_is_something_to_do(window):
    undo, redo = window.parts.actions["Undo"], window.parts.actions["Redo"]
    states = [(undo.isEnabled(), redo.isEnabled())]
    window.workspace.toggle_stars(["a"])
    states.append((undo.isEnabled(), redo.isEnabled()))
    undo.trigger()
    states.append((undo.isEnabled(), redo.isEnabled()))
    assert states == [(False, False), (True, False), (False, True)]


def test_pages_take_the_place_of_what_a_plan_remembered(
    open_window, page, tmp_path, qtbot, monkeypatch
):
    first = open_window(page)
    qtbot.waitUntil(lambda: bool(first.browser.talks))
    first.workspace.toggle_stars([first.browser.talks[1].id])
    copy = tmp_path / "copy.json"
    write_plan(first.workspace.plan, copy)
    title = first.workspace.conference.title
    first.close()
    other = MainWindow(Library(tmp_path / "elsewhere"), Settings(tmp_path / "other.ini"))
    show_first(other, [], sample=False)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(copy), ""))
    other.commands.files.open_plan()
    assert (other.workspace.conference.title, len(other.browser.talks)) == (title, 1)
    other.commands.files.open_files([page])
    qtbot.waitUntil(lambda: len(other.browser.talks) == 2)
    assert [talk.title for talk in other.browser.talks if talk.id in other.workspace.starred] == [
        "Shadows of Lanterns"
    ]
    other.close()
    other.deleteLater()


def test_a_failed_adding_of_pages_is_forgotten(window, page, tmp_path, qtbot, monkeypatch):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: ([str(empty)], ""))
    window.commands.files.add_pages()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().close()
    window.commands.files.open_files([page])
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")


def test_a_folder_stands_for_its_pages_and_an_empty_one_says_so(open_window, page, tmp_path, qtbot):
    folder = tmp_path / "pages"
    folder.mkdir()
    window = open_window(folder)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert "holds no page" in shown_texts(box)
    box.close()
    page.rename(folder / "lantern.txt")
    window.commands.files.open_files([folder])
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")


def test_a_corrected_name_is_in_the_plan_on_the_disk(open_window, page, qtbot):
    window = open_window(page)
    qtbot.waitUntil(lambda: bool(window.browser.talks))
    window.workspace.toggle_stars([window.browser.talks[0].id])
    window.correct(with_title(window.workspace.programme, "Lantern Conf 2027"))

    def name_on_disk() -> str:
        plans = (window.keeper.library.folder / "plans").glob("*.json")
        return "".join(json.loads(p.read_text("utf-8"))["conference_title"] for p in plans)

    qtbot.waitUntil(lambda: name_on_disk() == "Lantern Conf 2027")


def test_unstarring_under_starred_only_goes_on_from_the_same_place(window, qtbot):
    window.workspace.toggle_stars(["a", "b", "d", "e"])
    window.browser.set_filters(Filters(starred_only=True))
    window.list.setFocus()
    press(qtbot, "Home")
    press(qtbot, "Down")
    press(qtbot, "S")
    assert window.browser.current.id == "d"
    press(qtbot, "S")
    press(qtbot, "S")
    assert [talk.id for talk in window.browser.talks] == ["a"]
    assert window.browser.current.id == "a"


def test_another_programme_is_shown_without_the_search_of_the_one_before(window, page, qtbot):
    window.header.search.setText("zebra")
    window.commands.files.open_files([page])
    qtbot.waitUntil(lambda: window.workspace.conference.title == "Lantern Session")
    assert window.header.search.text() == ""
    assert len(window.browser.talks) == 2


def test_a_star_finds_its_talk_again_under_another_title(open_window, page, qtbot):
    window = open_window(page)
    qtbot.waitUntil(lambda: bool(window.browser.talks))
    window.workspace.toggle_stars([window.browser.talks[0].id])
    page.write_text(PAGE.replace("Lanterns That Learn", "Lanterns That Learned"), "utf-8")
    window.commands.files.open_files([page])
    qtbot.waitUntil(lambda: "Your star" in shown_texts(window.status))
    starred = [t.title for t in window.browser.talks if t.id in window.workspace.starred]
    assert starred == ["Lanterns That Learned"]
    assert "Your star" in window.workspace.programme.report.remarks[-1].what


def test_an_unforeseen_error_ends_the_reading(window, page, qtbot, monkeypatch):
    import planner.importers

    def broken(*arguments: object, **named: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr(planner.importers, "read_all", broken)
    with qtbot.captureExceptions() as caught:
        window.commands.files.open_files([page])
        qtbot.waitUntil(lambda: bool(caught))
    assert not window.parts.reading_bar.isVisible()
    assert not window.parts.reading_bar._patience.isActive()


def test_an_unreadable_library_is_said_and_the_window_opens(tmp_path, open_window, qtbot):
    (tmp_path / "data").write_text("not a folder")
    window = open_window()
    assert window.isVisible()
    assert window.pages.currentWidget() is window.parts.welcome


def test_the_plan_is_the_third_view_and_is_remembered(window, open_window, qtbot):
    window.workspace.toggle_stars(["a", "b"])
    press(qtbot, "Ctrl+3")
    assert window.views.currentWidget() is window.parts.plan
    assert window.header._views.checkedId() == 2
    assert "2 starred" in window.header._views.button(2).accessibleName()
    window.close()
    again = open_window()
    assert again.views.currentWidget() is again.parts.plan


def test_a_search_without_results_leaves_the_plan_and_s_unstars_what_it_shows(window, qtbot):
    window.workspace.toggle_stars(["a", "b"])
    window.browser.set_search("zebra")
    press(qtbot, "Ctrl+3")
    assert window.views.currentWidget() is window.parts.plan
    press(qtbot, "Down")
    press(qtbot, "Down")
    press(qtbot, "S")
    assert window.workspace.starred == {"a"}
    press(qtbot, "Ctrl+1")
    assert window.views.currentWidget() is window.parts.nothing


def test_an_own_entry_is_added_from_any_view(window):
    window.parts.actions["Add an entry…"].trigger()
    assert window.views.currentWidget() is window.parts.plan
    assert window.parts.plan._form.isVisible()


def test_suggestions_lead_to_their_talks_in_the_window(window, qtbot):
    window.workspace.toggle_stars([talk.id for talk in window.browser.talks[:1]])
    window.parts.actions["Suggested for me…"].trigger()
    window.parts.actions["Suggested for me…"].trigger()  # there is one at most
    (dialog,) = window.findChildren(SuggestionsDialog)
    other = window.browser.talks[1]
    dialog.talk_wanted.emit(other)
    assert window.browser.current is other
    dialog.close()


def test_a_search_in_the_plan_shows_the_list_and_keeps_the_focus(window, qtbot):
    press(qtbot, "Ctrl+3")
    press(qtbot, "Ctrl+F")
    qtbot.keyClicks(QApplication.focusWidget(), "e")
    assert window.views.currentWidget() is window.list
    assert window.header.search.hasFocus()
    assert window.header._views.checkedId() == 0


def test_f_asks_what_to_follow_and_a_click_there_lists_its_talks(window, qtbot):
    qtbot.waitUntil(lambda: window.browser.is_ready)
    window.views.choose(2)
    window.search()
    window.header.search.setText("is:followed")
    assert "Nothing followed yet" in [x.text() for x in window.parts.nothing.findChildren(QLabel)]
    window.views.choose(2)
    qtbot.keyClick(window, Qt.Key.Key_F)
    (dialog,) = window.findChildren(FollowingDialog)
    window.commands.following.follow_words("“talk b”")
    tree = next(t for t in dialog.findChildren(QTreeWidget) if t.accessibleName() == "Words")
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 1)
    place = tree.visualItemRect(tree.topLevelItem(0)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [talk.id for talk in window.browser.talks] == ["b"]
    assert window.header.search.text() == 'followed:"talk b"'
    assert window.views.currentWidget() is window.list
    dialog.close()

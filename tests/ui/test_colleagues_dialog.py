"""Colleagues' plans: added by button, drop and question; looked at, split, taken over, marked."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.clocks import Clock, Whose
from planner.colleague_store import ColleagueStore
from planner.conference import Programme
from planner.day_plan import keeping
from planner.errors import LibraryError
from planner.listing import Filters
from planner.plan import Plan
from planner.plan_files import read_plan_file, write_plan
from planner.sharing import to_link
from planner.ui.clash_box import ClashBox
from planner.ui.colleagues_dialog import ColleaguesDialog
from planner.ui.error_report import ErrorBox
from planner.ui.filter_box import FilterBox
from planner.ui.main_window import MainWindow
from planner.ui.plan_lines import Card
from planner.ui.shared_words import EMPTY
from planner.ui.suggestion_list import SuggestionList
from planner.ui.talk_model import Order
from planner.ui.views import PLAN


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """With stars of mine on a and b."""
    window.workspace.toggle_stars(["a", "b"])
    return window


@pytest.fixture
def plan_file(tmp_path: Path, conference) -> Callable[..., Path]:
    def write(name: str, *ids: str, conference_id: str = conference.id) -> Path:
        talks = {talk.id: talk for talk in conference.talks}
        plan = Plan(conference_id=conference_id).with_stars([talks[i] for i in ids], True)
        path = tmp_path / f"{name}.json"
        write_plan(plan, path)
        return path

    return write


@pytest.fixture
def with_ann(window, plan_file, qtbot) -> MainWindow:
    """Ann has b and d."""
    window.commands.colleagues.take_files([plan_file("Ann", "b", "d")])
    qtbot.waitUntil(lambda: bool(window.workspace.fans))
    return window


def open_dialog(window: MainWindow, qtbot: QtBot) -> ColleaguesDialog:
    window.parts.actions["Colleagues’ plans…"].trigger()
    dialog = window.findChild(ColleaguesDialog)
    assert dialog
    if window.commands.colleagues.people:
        qtbot.waitUntil(lambda: button(dialog, "Common").text() != "Common")
    return dialog


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text().startswith(text))


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def rows(dialog: ColleaguesDialog) -> list[tuple[str, str]]:
    model = dialog.findChild(SuggestionList).model()
    found = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
    return [(row.talk_id, row.reason) for row in found]


def says(dialog: QWidget, text: str) -> bool:
    return any(text in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def answer(qtbot: QtBot, text: str) -> None:
    """In the next question."""

    def click_it() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            buttons = {b.text().replace("&", ""): b for b in box.findChildren(QPushButton)}
            click(qtbot, buttons[text])
        else:
            QTimer.singleShot(0, click_it)

    QTimer.singleShot(0, click_it)


def close_error(qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ErrorBox))
    box = QApplication.activeModalWidget()
    assert says(box, text)
    box.close()


def drop(target: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, action = target.rect().center(), Qt.DropAction.CopyAction
    no_key, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where, action, data, left, no_key)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(where), action, data, left, no_key))


def test_it_is_opened_by_key_and_says_how_a_plan_gets_here(window, qtbot):
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ColleaguesDialog)
    qtbot.waitUntil(lambda: says(dialog, EMPTY))
    assert not button(dialog, "Common").isVisible()


def test_plans_are_added_by_the_button_and_who_goes_where_is_told(
    window, plan_file, qtbot, monkeypatch
):
    dialog = open_dialog(window, qtbot)
    files = [str(plan_file("Ann", "b", "d")), str(plan_file("slm-2027-plan-bo", "b", "e"))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: (files, ""))
    click(qtbot, button(dialog, "Add a plan"))
    qtbot.waitUntil(lambda: button(dialog, "Common").text() == "Common 1")
    names = [edit.text() for edit in dialog.findChildren(QLineEdit) if edit.isVisible()]
    assert names == ["Ann", "Bo"]
    assert rows(dialog) == [("b", "Starred by all of us. You and Bo go; Ann is at “Talk d” then.")]
    click(qtbot, button(dialog, "Only theirs"))
    assert [talk_id for talk_id, _ in rows(dialog)] == ["d", "e"]
    click(qtbot, button(dialog, "Only yours"))
    assert rows(dialog) == [("a", "You go.")]
    assert window.workspace.plan.starred_ids() == ["a", "b"]


def test_a_file_dropped_on_it_is_a_colleagues(window, plan_file, qtbot):
    dialog = open_dialog(window, qtbot)
    drop(dialog, plan_file("Ann", "b"))
    qtbot.waitUntil(lambda: button(dialog, "Common").text() == "Common 1")
    assert window.workspace.starred == {"a", "b"}


@pytest.mark.parametrize(
    ("choice", "mine", "fans"),
    [
        ("Show beside mine", {"a", "b"}, {"b", "d"}),
        ("Add to mine", {"a", "b", "d"}, set()),
        ("Replace mine", {"b", "d"}, set()),
    ],
)
def test_a_plan_dropped_on_the_window_is_what_the_user_says(
    window, plan_file, qtbot, choice, mine, fans
):
    answer(qtbot, choice)
    drop(window, plan_file("Ann", "b", "d"))
    qtbot.waitUntil(lambda: window.workspace.starred == mine)
    qtbot.waitUntil(lambda: set(window.workspace.fans) == fans)
    window.workspace.undo()
    if choice != "Show beside mine":
        assert window.workspace.starred == {"a", "b"}


def test_a_cancelled_question_changes_nothing(window, plan_file, qtbot):
    answer(qtbot, "Cancel")
    drop(window, plan_file("Ann", "b", "d"))
    assert window.workspace.starred == {"a", "b"}
    assert not window.workspace.fans


def test_the_split_is_taken_over_as_one_step_and_copied_for_the_colleagues(with_ann, qtbot):
    window = with_ann
    window.workspace.toggle_stars(["d"])  # it clashes with both of mine, and with Ann's b
    dialog = open_dialog(window, qtbot)
    click(qtbot, button(dialog, "Split"))
    assert rows(dialog) == [
        ("a", "Your own star."),
        ("b", "Your own star; for Ann, who is at “Talk d” then."),
    ]
    who = dialog.findChild(QComboBox)
    who.setFocus()
    qtbot.keyClick(who, Qt.Key.Key_Down)
    assert rows(dialog) == [("d", "Ann's own star; for you, who are at “Talk a” then.")]
    click(qtbot, button(dialog, "Copy as text"))
    text = QGuiApplication.clipboard().text()
    assert text.startswith("I:\n  Tue 9 Mar · 9:00 – 9:15 PST · Talk a · Hall 1\n")
    assert "\n\nAnn:\n  Tue 9 Mar · 9:05 – 9:20 PST · Talk d · Hall 2" in text
    click(qtbot, button(dialog, "Take over my part"))
    assert window.workspace.starred == {"a", "b"}
    qtbot.waitUntil(lambda: not button(dialog, "Take over my part").isEnabled())
    window.workspace.undo()
    assert window.workspace.starred == {"a", "b", "d"}


def test_a_click_stars_here_and_leads_to_the_talk(with_ann, qtbot):
    dialog = open_dialog(with_ann, qtbot)
    click(qtbot, button(dialog, "Only theirs"))
    talks = dialog.findChild(SuggestionList)
    qtbot.keyClick(talks, Qt.Key.Key_Return)
    assert with_ann.browser.current.id == "d"
    qtbot.keyClick(talks, Qt.Key.Key_Space)
    assert with_ann.workspace.starred == {"a", "b", "d"}
    qtbot.waitUntil(lambda: button(dialog, "Only theirs").text() == "Only theirs 0")
    assert says(dialog, "You have all that your colleagues starred.")


def test_a_colleague_is_renamed_read_again_and_removed(with_ann, plan_file, qtbot):
    dialog = open_dialog(with_ann, qtbot)
    name = dialog.findChild(QLineEdit)
    name.selectAll()
    qtbot.keyClicks(name, "Anna Lee")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [p.name for p in with_ann.commands.colleagues.people] == ["Anna Lee"])
    assert dialog.isVisible()
    plan_file("Ann", "b", "d", "night")
    click(qtbot, button(dialog, "Read again"))
    qtbot.waitUntil(lambda: "night" in with_ann.workspace.fans)
    assert with_ann.workspace.fans["night"].words == "Anna Lee goes here"
    click(qtbot, button(dialog, "Remove"))
    qtbot.waitUntil(lambda: not with_ann.workspace.fans)
    qtbot.waitUntil(lambda: says(dialog, EMPTY))


def test_they_are_there_at_the_next_start_though_the_file_is_gone(
    with_ann, open_window, plan_file, qtbot
):
    (plan_file("Ann", "b", "d")).unlink()
    with_ann.close()
    again = open_window()
    qtbot.waitUntil(lambda: set(again.workspace.fans) == {"b", "d"})
    dialog = open_dialog(again, qtbot)
    click(qtbot, button(dialog, "Read again"))
    close_error(qtbot, "Ann.json")
    assert set(again.workspace.fans) == {"b", "d"}


def test_a_plan_of_another_conference_is_refused_with_a_sentence(window, plan_file, qtbot):
    dialog = open_dialog(window, qtbot)
    drop(dialog, plan_file("Ann", conference_id="elsewhere"))
    close_error(qtbot, "This plan is of “elsewhere”, not of “SLM 2027”")
    assert not window.commands.colleagues.people


def test_list_and_tooltip_name_them_and_filters_narrow(with_ann, qtbot):
    window = with_ann
    model, where = window.model, window.model.index_of
    star = where("d", Order.STAR).data(Qt.ItemDataRole.AccessibleTextRole)
    assert star == "not starred, Ann goes here"
    assert "Ann starred it" in where("b").data(Qt.ItemDataRole.ToolTipRole)
    assert "starred" not in where("a").data(Qt.ItemDataRole.ToolTipRole)
    assert model.rowCount() > 4
    boxes = [b for b in window.parts.filters.findChildren(FilterBox) if b.value == "Ann"]
    check = boxes[0].findChild(QCheckBox)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center() / 4)
    assert [talk.id for talk in window.browser.talks] == ["b", "d"]
    window.browser.set_filters(Filters(starred_only=True, starred_by=frozenset({"Ann"})))
    assert [talk.id for talk in window.browser.talks] == ["b"]
    window.commands.colleagues.remove("Ann")
    qtbot.waitUntil(lambda: window.browser.filters == Filters(starred_only=True))
    qtbot.waitUntil(lambda: not boxes[0].isVisible())


def test_one_clash_is_split_with_the_colleague_who_goes_there(window, plan_file, qtbot):
    window.commands.colleagues.take_files([plan_file("Ann", "d")])
    qtbot.waitUntil(lambda: bool(window.workspace.fans))
    window.workspace.toggle_stars(["d"])
    window.browser.show_talk(window.workspace.timetable.by_id["a"])
    box = window.parts.details.findChild(ClashBox)
    go = box.findChild(QPushButton, "Go")
    assert go.text() == "Split: you here, Ann there"
    assert "Ann goes there." in box.findChild(QLabel, "Clashes").text()
    assert box.findChild(QPushButton, "Leave").isHidden()
    window.browser.show_talk(window.workspace.timetable.by_id["d"])
    leave = box.findChild(QPushButton, "Leave")
    assert (go.text(), leave.text()) == ("Go to this one", "Leave this one to Ann")
    click(qtbot, leave)
    assert window.workspace.starred == {"a", "b"}
    window.workspace.undo()
    window.browser.show_talk(window.workspace.timetable.by_id["a"])
    click(qtbot, go)
    assert window.workspace.starred == {"a", "b"}


def test_a_plan_that_came_as_a_link_stands_beside_mine(window, plan_file, qtbot):
    plan = read_plan_file(plan_file("Ann", "b", "d"))
    answer(qtbot, "Show beside mine")
    window.commands.files.take_plan_link(to_link(plan, window.workspace.conference))
    qtbot.waitUntil(lambda: set(window.workspace.fans) == {"b", "d"})
    dialog = open_dialog(window, qtbot)
    assert dialog.findChild(QLineEdit).text() == "Colleague"
    assert not button(dialog, "Read again").isVisible()


def test_stars_that_were_not_found_are_counted(window, plan_file, qtbot):
    path = plan_file("Ann", "b", "d")
    text = path.read_text(encoding="utf-8").replace("Talk d", "Cancelled").replace('"d"', '"gone"')
    path.write_text(text, encoding="utf-8")
    dialog = open_dialog(window, qtbot)
    drop(dialog, path)
    qtbot.waitUntil(lambda: says(dialog, "1 star, 1 not in this programme"))


def test_a_foreign_name_is_no_markup_and_no_key(window, plan_file, qtbot):
    plan = read_plan_file(plan_file("Ann", "d"))
    window.commands.colleagues.take(plan, "<b>A & B</b>")
    qtbot.waitUntil(lambda: bool(window.workspace.fans))
    window.workspace.toggle_stars(["d"])
    window.browser.show_talk(window.workspace.timetable.by_id["a"])
    box = window.parts.details.findChild(ClashBox)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt; goes there." in box.findChild(QLabel, "Clashes").text()
    assert box.findChild(QPushButton, "Go").text() == "Split: you here, <b>A && B</b> there"
    tip = window.model.index_of("d").data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt; goes here" in tip


def test_all_of_us_goes_with_another_programme(with_ann, conference, qtbot):
    other = replace(conference, id="other", title="Other")
    with_ann.keeper.add(Programme(conference=other))
    assert not with_ann.workspace.fans
    qtbot.waitUntil(lambda: not with_ann.commands.colleagues.people)
    with_ann.keeper.open(conference.id)
    qtbot.waitUntil(lambda: set(with_ann.workspace.fans) == {"b", "d"})


def test_my_plan_says_in_a_clash_who_goes_there_and_how_to_split_it(window, plan_file, qtbot):
    window.workspace.toggle_stars(["d"])
    window.views.choose(PLAN)
    assert {card.team for card in cards(window)} == {""}
    window.commands.colleagues.take_files([plan_file("Ann", "b", "d")])
    qtbot.waitUntil(lambda: bool(window.workspace.fans))
    assert {card.title: card.team for card in cards(window)} == {
        "Talk a": "Split: you here, Ann there",
        "Talk d": "Ann goes here",
        "Talk b": "Ann starred it · Split: you here, Ann there",
    }
    (block,) = {card.frame for card in cards(window) if card.frame}
    window.workspace.change("Keep", keeping(window.workspace.plan, block))
    teams = [card.team for card in cards(window)]
    assert not any("Split" in team for team in teams), "what is decided is not asked again"
    assert "Ann goes here" in teams


def cards(window: MainWindow) -> list[Card]:
    return [line for line in window.parts.plan._model.lines if isinstance(line, Card)]


def test_the_dialog_follows_the_clock_in_use(with_ann, qtbot):
    dialog = open_dialog(with_ann, qtbot)
    model = dialog.findChild(SuggestionList).model()

    def places() -> list[str]:
        found = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
        return [row.place for row in found]

    assert places() == ["Tue 9 Mar · 9:15 – 9:30 PST · Hall 1"]
    with_ann.workspace.show_by(Clock(Whose.PLACE, ZoneInfo("Asia/Tokyo")))
    qtbot.waitUntil(lambda: places() == ["Wed 10 Mar · 2:15 – 2:30 JST · Hall 1"])


def test_those_of_another_conference_do_not_stay_where_the_file_of_this_one_is_damaged(
    with_ann, conference, qtbot
):
    folder = with_ann.keeper.library.colleagues_folder
    (folder / "other.json").write_text("{", encoding="utf-8")
    with_ann.keeper.add(Programme(conference=replace(conference, id="other")))
    close_error(qtbot, "not whole JSON")
    assert not with_ann.commands.colleagues.people


def test_a_removal_that_fails_is_not_told_as_done(with_ann, qtbot, monkeypatch):
    def fail(*_: object) -> None:
        raise LibraryError("The disk is full.")

    told: list[str] = []
    colleagues = with_ann.commands.colleagues
    colleagues.told.connect(told.append)
    monkeypatch.setattr(ColleagueStore, "change", fail)
    colleagues.remove("Ann")
    close_error(qtbot, "The disk is full.")
    assert told == []
    assert [one.name for one in colleagues.people] == ["Ann"]


def test_what_was_worked_out_for_an_older_copy_of_the_programme_is_not_shown(
    with_ann, conference, qtbot, monkeypatch
):
    """The split gives `d` to Ann, and the newer copy has no `d`."""
    window = with_ann
    window.workspace.toggle_stars(["d"])
    dialog = open_dialog(window, qtbot)
    dialog.show_split()
    finder = dialog._finder
    qtbot.waitUntil(lambda: not finder._is_working and not finder._soon.isActive())
    monkeypatch.setattr(window.commands.colleagues, "load", lambda: None)
    finder._work_out()
    talks = tuple(talk for talk in conference.talks if talk.id != "d")
    window.workspace.renew(Programme(conference=replace(conference, talks=talks)))
    qtbot.waitUntil(lambda: not finder._is_working and not finder._soon.isActive())
    assert dialog.is_ready
    assert "d" not in [talk_id for talk_id, _ in rows(dialog)]


def test_the_search_finds_what_a_colleague_has_starred(with_ann, plan_file, qtbot):
    qtbot.waitUntil(lambda: with_ann.browser.is_ready)
    qtbot.keyClicks(with_ann.header.search, "by:ann")
    assert [talk.id for talk in with_ann.browser.talks] == ["b", "d"]
    with_ann.commands.colleagues.take_files([plan_file("Ann", "e")])
    qtbot.waitUntil(lambda: [talk.id for talk in with_ann.browser.talks] == ["e"])

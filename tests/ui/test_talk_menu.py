"""Hiding, priorities and the context menu, in the whole window with mouse and keys."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QPushButton

from planner.conference import Conference, Programme, Talk
from planner.ui.main_window import MainWindow
from planner.ui.talk_model import Role


@pytest.fixture
def window(open_window: Callable[..., MainWindow], conference: Conference, qtbot) -> MainWindow:
    """With the conference, whose talk `b` has a page."""
    window = open_window()
    talks = [replace(t, url="https://b.example") if t.id == "b" else t for t in conference.talks]
    window.keeper.add(Programme(conference=replace(conference, talks=tuple(talks))))
    qtbot.waitUntil(lambda: window.browser.is_ready)
    return window


def right_click(view: QAbstractItemView, place: QPoint, qtbot) -> None:
    """A press and the event that the system sends with it."""
    qtbot.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=place)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.RightButton, pos=place)


def place_of(window: MainWindow, view: QAbstractItemView, talk_id: str) -> QPoint:
    index = window.model.index_of(talk_id)
    view.scrollTo(index)
    return view.visualRect(index).topLeft() + QPoint(3, 12)


def menu(window: MainWindow) -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def texts(found: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in found.actions() if action.text()]


def choose(window: MainWindow, text: str, qtbot) -> None:
    """By a click on it in the open menu."""
    shown = menu(window)
    action = next(a for a in shown.actions() if a.text().partition("\t")[0] == text)
    place = shown.actionGeometry(action).center()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def ids(window: MainWindow) -> set[str]:
    return {talk.id for talk in window.browser.talks}


def said(window: MainWindow) -> set[str]:
    return {label.text() for label in window.status.findChildren(QLabel)}


def link(window: MainWindow, text: str) -> QPushButton:
    return next(b for b in window.status.findChildren(QPushButton) if b.text() == text)


def test_the_menu_of_a_talk_tells_all_that_can_be_done_with_it(window, qtbot):
    window.workspace.set_priority(["d"], 2)
    right_click(window.list, place_of(window, window.list, "d"), qtbot)
    assert window.browser.current.id == "d"
    assert texts(menu(window)) == [
        *("Star or unstar", "Priority: Want to see", "Write a note", "Follow"),
        *("Open page", "Copy", "Copy as", "Add to my calendar"),
        *("Hide this talk", "Hide session “Oral Session 2”", "Hide room “Hall 2”"),
        *("Hide all orals", "Show hidden"),
    ]
    page = next(a for a in menu(window).actions() if a.text() == "Open page")
    assert not page.isEnabled()
    choose(window, "Copy", qtbot)
    assert QGuiApplication.clipboard().text().startswith("Talk d\n")
    choose_star = place_of(window, window.list, "d")
    right_click(window.list, choose_star, qtbot)
    choose(window, "Star or unstar", qtbot)
    assert not window.workspace.starred


def test_the_page_is_opened_from_the_menu(window, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    right_click(window.list, place_of(window, window.list, "b"), qtbot)
    choose(window, "Open page", qtbot)
    assert opened == ["https://b.example"]


def test_a_session_is_hidden_and_its_star_stays(window, qtbot):
    window.workspace.toggle_stars(["d"])
    right_click(window.list, place_of(window, window.list, "e"), qtbot)
    choose(window, "Hide session “Oral Session 2”", qtbot)
    assert "d" in ids(window)
    assert "e" not in ids(window)
    assert "1 talk hidden. Ctrl+Z brings it back" in said(window)
    assert {"9 talks", "1 starred"} <= said(window)
    qtbot.mouseClick(link(window, "1 hidden"), Qt.MouseButton.LeftButton)
    assert "e" in ids(window)
    assert window.parts.actions["Show hidden"].isChecked()
    right_click(window.list, place_of(window, window.list, "e"), qtbot)
    choose(window, "Unhide session “Oral Session 2”", qtbot)
    assert "1 talk shown again" in said(window)
    assert window.browser.hidden == set()


def test_several_selected_talks_are_hidden_in_one_step(window, qtbot):
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Home)
    qtbot.keyClick(window.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    right_click(window.list, place_of(window, window.list, "b"), qtbot)
    choose(window, "Hide these 2 talks", qtbot)
    assert window.browser.hidden == {"a", "b"}
    qtbot.keyClick(window.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.browser.hidden == set()


def test_h_hides_the_current_talk_and_keys_go_on_from_there(window, qtbot):
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Home)
    qtbot.keyClick(window.list, Qt.Key.Key_H)
    assert "a" not in ids(window)
    assert window.browser.current.id == "b"
    window.commands.hiding.toggle_shown()
    qtbot.keyClick(window.list, Qt.Key.Key_Up)
    qtbot.keyClick(window.list, Qt.Key.Key_H)
    assert window.browser.hidden == set()


def test_hiding_a_starred_talk_asks_nothing_and_says_that_it_stays_in_the_plan(window, qtbot):
    window.workspace.toggle_stars(["a"])
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Home)
    qtbot.keyClick(window.list, Qt.Key.Key_H)
    assert "a" not in ids(window)
    assert window.workspace.starred == {"a"}
    assert "Hidden, but it stays in your plan. Ctrl+Z brings it back" in said(window)
    assert link(window, "1 hidden, 1 starred").isVisible()
    qtbot.keyClick(window.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "a" in ids(window)


def submenu(shown: QMenu, text: str) -> QMenu:
    """As if the pointer were on its entry."""
    action = next(a for a in shown.actions() if a.text() == text)
    shown.setActiveAction(action)
    found = action.menu()
    assert isinstance(found, QMenu)
    return found


def test_authors_are_followed_from_the_menu_and_no_longer(window, qtbot):
    right_click(window.list, place_of(window, window.list, "d"), qtbot)
    authors = submenu(menu(window), "Follow")
    assert texts(authors) == ["Ann d"]
    assert not authors.actions()[0].isChecked()
    qtbot.mouseClick(
        authors,
        Qt.MouseButton.LeftButton,
        pos=authors.actionGeometry(authors.actions()[0]).center(),
    )
    assert window.workspace.plan.following.authors == ("Ann d",)
    assert "You follow “Ann d”: 1 talk" in said(window)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    right_click(window.list, place_of(window, window.list, "d"), qtbot)
    followed, _ = submenu(menu(window), "Follow").actions()
    assert followed.isChecked()
    followed.trigger()
    menu(window).close()
    assert window.workspace.plan.following.authors == ()
    assert "“Ann d” is not followed now" in said(window)
    window.workspace.undo()
    assert window.workspace.plan.following.authors == ("Ann d",)


def test_a_talk_without_authors_offers_none_to_follow(window, qtbot):
    right_click(window.list, place_of(window, window.list, "c"), qtbot)
    assert not submenu(menu(window), "Follow").isEnabled()
    menu(window).close()


def test_keywords_and_topics_can_be_followed_as_well(window, qtbot, conference):
    talks = [replace(t, keywords=("R&D", "R&D", "…"), topics=("Ice",)) for t in conference.talks]
    window.keeper.add(Programme(conference=replace(conference, id="kw", talks=tuple(talks))))
    right_click(window.list, place_of(window, window.list, "d"), qtbot)
    follow = submenu(menu(window), "Follow")
    assert texts(follow) == ["Ann d", "R&&D", "Ice"]
    follow.actions()[2].trigger()
    menu(window).close()
    assert window.workspace.plan.following.words == ("R&D",)


def test_the_timeline_has_the_same_menu(window, qtbot):
    window.views.choose(1)
    timeline = window.parts.timeline
    right_click(timeline, place_of(window, timeline, "d"), qtbot)
    choose(window, "Hide room “Hall 2”", qtbot)
    assert not ids(window) & {"d", "e"}
    assert not timeline.visualRect(window.model.index_of("d")).isValid()


def test_the_details_have_the_same_menu(window, qtbot):
    window.browser.set_current(window.workspace.timetable.by_id["a"])
    more = next(b for b in window.parts.details.findChildren(QPushButton) if b.text() == "⋯")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    choose(window, "Hide this talk", qtbot)
    assert window.browser.hidden == {"a"}


def test_where_no_talk_stands_there_is_no_menu(window, qtbot):
    qtbot.keyClicks(window.header.search, "night")
    window.list.clearSelection()
    below = window.list.viewport().rect().bottomLeft() - QPoint(-50, 5)
    assert not window.list.indexAt(below).isValid()
    right_click(window.list, below, qtbot)
    assert QApplication.activePopupWidget() is None


def test_titles_in_the_menu_are_plain_text(window, qtbot, conference):
    sessions = tuple(replace(s, title="R&D") for s in conference.sessions)
    window.keeper.add(Programme(conference=replace(conference, id="rd", sessions=sessions)))
    right_click(window.list, place_of(window, window.list, "a"), qtbot)
    assert "Hide session “R&&D”" in texts(menu(window))
    menu(window).close()


def test_a_programme_of_which_all_is_hidden_says_so(window, qtbot):
    kinds = {talk.kind.value for talk in window.workspace.timetable.talks}
    window.workspace.change("Hide", window.workspace.plan.with_hidden("kinds", kinds, True))
    assert window.views.currentWidget() is window.parts.nothing
    labels = [label.text() for label in window.parts.nothing.findChildren(QLabel)]
    assert "You have hidden every talk" in labels


def test_another_conference_is_opened_without_what_was_hidden_in_this_one(
    window, qtbot, conference
):
    window.workspace.change("Hide", window.workspace.plan.with_hidden("talks", ["a"], True))
    window.commands.hiding.toggle_shown()
    window.keeper.add(Programme(conference=replace(conference, id="another")))
    assert not window.browser.shows_hidden
    assert not window.parts.actions["Show hidden"].isChecked()
    assert "a" in ids(window)


def test_the_priority_button_tells_and_changes_it(window, qtbot):
    talk: Talk = window.workspace.timetable.by_id["a"]
    window.browser.set_current(talk)
    buttons = window.parts.details.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == "Priority ▾")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    choose(window, "▲ Must see", qtbot)
    assert button.text() == "▲ Must see ▾"
    assert button.accessibleName() == "Priority: Must see"
    assert window.workspace.plan.entry("a").priority == 1
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [a.text() for a in menu(window).actions() if a.isChecked()] == ["▲ Must see\t1"]
    choose(window, "No priority", qtbot)
    assert button.text() == "Priority ▾"
    assert window.workspace.starred == {"a"}
    window.workspace.undo()
    assert button.text() == "▲ Must see ▾"


def heading(window: MainWindow, number: int = 0) -> QPoint:
    index = window.model.index(window.model.group_rows()[number], 2)
    window.list.scrollTo(index)
    return window.list.visualRect(index).center()


def test_a_heading_offers_what_can_be_done_with_its_session(window, qtbot):
    title = "Hide session “Oral Session 1”"
    right_click(window.list, heading(window), qtbot)
    assert texts(menu(window)) == ["Star all 3 talks", "Session note", title]
    choose(window, "Star all 3 talks", qtbot)
    assert window.workspace.starred == {"a", "b", "c"}
    right_click(window.list, heading(window), qtbot)
    assert texts(menu(window))[0] == "Unstar all 3 talks"
    choose(window, "Unstar all 3 talks", qtbot)
    right_click(window.list, heading(window), qtbot)
    choose(window, title, qtbot)
    assert not ids(window) & {"a", "b", "c"}


def test_a_session_with_a_note_has_a_mark_at_its_heading(window, qtbot):
    row = window.list.visualRect(window.model.index(window.model.group_rows()[0], 2))
    bare = window.list.viewport().grab(row).toImage()
    right_click(window.list, heading(window), qtbot)
    choose(window, "Session note", qtbot)
    editor = window.focusWidget()
    assert editor.accessibleName() == "Note on this session"
    qtbot.keyClicks(editor, "Sit in front")
    window.parts.details.flush()
    assert window.workspace.plan.session_notes == {"s1": "Sit in front"}
    assert window.model.index(window.model.group_rows()[0], 0).data(Role.NOTED)
    assert window.list.viewport().grab(row).toImage() != bare


def test_where_the_hidden_ones_alone_match_it_says_so_and_shows_them(window, qtbot):
    window.workspace.change("Hide", window.workspace.plan.with_hidden("sessions", ["n1"], True))
    qtbot.keyClicks(window.header.search, "night")
    nothing = window.parts.nothing
    assert window.views.currentWidget() is nothing
    said_there = {label.text() for label in nothing.findChildren(QLabel)}
    assert "You have hidden 1 talk of what would stand here." in said_there
    (button,) = [b for b in nothing.findChildren(QPushButton) if b.text() == "Show hidden"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ids(window) == {"night"}

"""Now and next in the whole window: where the strip stands, and where J and clicks lead."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.ui.main_window import MainWindow
from planner.ui.poster_list import PosterList
from planner.ui.poster_route import PosterRouteDialog
from planner.ui.talk_line import TalkLine


@pytest.fixture
def window(open_window: Callable[..., MainWindow], conference: Conference, make_talk) -> MainWindow:
    """Three days of talks, each of 30 minutes in two rooms; it is 10:10 of the second day."""
    talks = tuple(
        make_talk(f"{day}-{n}-{room}", day * 24 * 60 + n * 30, 30, session_id="", room=room)
        for day in range(3)
        for n in range(12)
        for room in ("Hall 1", "Hall 2")
    )
    window = open_window()
    window.keeper.add(Programme(conference=replace(conference, talks=talks)))
    moment = make_talk().start + timedelta(days=1, minutes=70)
    set_clock(window, moment)
    window.parts.timeline.now = lambda: moment
    return window


def set_clock(window: MainWindow, moment: datetime) -> None:
    for part in (window.commands.go, window.parts.now_strip, window.commands.reminders):
        part.now = lambda: moment
    window.parts.now_strip.refresh()


def press_now(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)


def test_j_shows_what_runs_now_amid_its_neighbours_in_the_list(window, qtbot):
    press_now(qtbot)
    assert window.browser.current.id == "1-2-Hall 1"
    area = window.list.viewport().rect()
    for talk_id in ("1-2-Hall 1", "1-1-Hall 1", "1-3-Hall 1"):
        assert area.contains(window.list.visualRect(window.model.index_of(talk_id)).center())


def test_j_scrolls_the_timeline_to_the_now_line_of_today(window, qtbot):
    window.views.choose(1)
    press_now(qtbot)
    assert window.browser.current.id == "1-2-Hall 1"
    timeline = window.parts.timeline
    box = timeline.visualRect(window.model.index_of("1-2-Hall 1"))
    assert timeline.viewport().rect().intersects(box)


def test_a_click_in_the_strip_under_the_days_leads_to_the_talk(window, qtbot):
    window.workspace.toggle_stars(["1-2-Hall 2", "1-4-Hall 1"])
    strip = window.parts.now_strip
    column = window.programme_page.layout()
    assert column.indexOf(window.day_bar) < column.indexOf(strip) < column.indexOf(window.splitter)
    focus = QApplication.focusWidget()
    now, _ = strip.findChildren(TalkLine)
    assert now.accessibleName() == "Now: “Talk 1-2-Hall 2” in Hall 2 until 10:30"
    assert QApplication.focusWidget() is focus
    qtbot.mouseClick(now, Qt.MouseButton.LeftButton)
    assert window.browser.current.id == "1-2-Hall 2"


def test_a_reminder_stands_in_the_window(window, qtbot):
    window.workspace.toggle_stars(["1-3-Hall 2"])
    window.commands.reminders.set_minutes(30)
    bar = window.parts.reminder_bar
    line = bar.findChild(TalkLine)
    assert line.accessibleName() == "Starts in 20 min: “Talk 1-3-Hall 2” at 10:30 in Hall 2"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert window.browser.current.id == "1-3-Hall 2"


def test_commands_open_the_dialogs_and_show_the_strip_again(window, conference, qtbot):
    window.keeper.add(Programme(conference=replace(conference, id="posters")))
    window.workspace.toggle_stars(["p2"])
    window.parts.actions["Poster route…"].trigger()
    (dialog,) = window.findChildren(PosterRouteDialog)
    qtbot.keyClick(dialog.findChild(PosterList), Qt.Key.Key_Return)
    assert window.browser.current.id == "p2"
    dialog.close()
    window.parts.actions["Remind me…"].trigger()
    assert QApplication.activeModalWidget().windowTitle() == "Remind me"
    qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)
    window.parts.actions["Now and next"].trigger()
    assert window.parts.now_strip.isHidden()  # that day is not one of the conference

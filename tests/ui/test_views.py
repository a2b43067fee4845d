"""Which view is shown, and what header and status bar say beside it."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.ui.main_window import MainWindow


def test_the_plan_says_nothing_of_the_search_that_other_views_show(
    window: MainWindow, qtbot: QtBot
) -> None:
    search, bar = window.header.search, window.status
    window.workspace.toggle_stars(["a", "d"])
    qtbot.keyClicks(search, "night")
    assert search.text() == "night"
    told = {"1 of 10 talks", "2 stars hidden here – show all"}
    assert told <= visible_texts(bar)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert not told & visible_texts(bar)
    assert {"2 starred", "1 clash"} <= visible_texts(bar)
    assert search.text() == ""
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == "night"
    assert told <= visible_texts(bar)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "b")
    assert (search.text(), window.browser.text) == ("b", "b")
    assert window.views.currentWidget() is window.list


def visible_texts(parent: QWidget) -> set[str]:
    shown = [*parent.findChildren(QLabel), *parent.findChildren(QPushButton)]
    return {widget.text() for widget in shown if widget.isVisible()}


def test_another_conference_without_a_star_comes_up_in_the_list(
    window: MainWindow, conference: Conference
) -> None:
    window.workspace.toggle_stars(["a"])
    window.views.choose(2)
    other = replace(conference, id="other", title="Other 2027")
    window.keeper.add(Programme(conference=other))
    assert window.workspace.conference.id == "other"
    assert window.views.currentWidget() is window.list
    window.views.choose(2)
    window.correct(Programme(conference=replace(other, title="Another 2027")))
    assert window.views.currentWidget() is window.parts.plan, "the user chose it"
    window.open_stored(conference.id)
    assert window.views.currentWidget() is window.parts.plan

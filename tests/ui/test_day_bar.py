from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from planner.conference import Programme
from planner.ui.browser import Browser
from planner.ui.day_bar import DayBar

FIRST, SECOND = date(2027, 3, 9), date(2027, 3, 11)


@pytest.fixture
def bar(browser: Browser, make_talk, qtbot) -> DayBar:
    bar = DayBar(browser)
    qtbot.addWidget(bar)
    later = make_talk("later", 2 * 24 * 60)
    conference = browser.workspace.conference
    conference = replace(conference, talks=(*conference.talks, later))
    browser.workspace.correct(Programme(conference=conference))
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def names(bar: DayBar) -> list[str]:
    return [b.accessibleName() for b in bar.findChildren(QAbstractButton) if b.isVisible()]


def test_each_day_shows_its_count_of_stars(bar, browser):
    browser.workspace.toggle_stars(["a", "night"])
    assert names(bar) == ["All days", "Tuesday 9 March 2027, 2 starred", "Thursday 11 March 2027"]
    browser.workspace.undo()
    assert names(bar)[1] == "Tuesday 9 March 2027"


def test_a_click_and_a_step_choose_the_day(bar, browser, qtbot):
    day = next(b for b in bar.findChildren(QAbstractButton) if b.text() == "Thu 11")
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)
    assert browser.filters.day == SECOND
    bar.step(-1)
    assert browser.filters.day == FIRST
    bar.step(-1)
    assert browser.filters.day is None
    bar.step(-1)
    assert browser.filters.day is None


def test_a_day_chosen_elsewhere_is_checked_here(bar, browser):
    browser.set_day(SECOND)
    checked = [b.text() for b in bar.findChildren(QAbstractButton) if b.isChecked()]
    assert checked == ["Thu 11"]


def test_it_paints_stars_and_the_chosen_day(bar, browser):
    browser.workspace.toggle_stars(["a"])
    browser.set_day(FIRST)
    assert not bar.grab().isNull()

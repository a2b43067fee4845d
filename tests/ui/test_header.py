from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from planner.recent import Summary
from planner.ui.header import Header


@pytest.fixture
def header(qtbot) -> Header:
    header = Header()
    qtbot.addWidget(header)
    with qtbot.waitExposed(header):
        header.show()
    return header


def test_down_return_and_esc_leave_the_search_and_esc_clears_first(header, qtbot):
    search = header.search
    qtbot.keyClicks(search, "graph")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        with qtbot.waitSignal(search.left):
            qtbot.keyClick(search, key)
    assert search.text() == "graph"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    with qtbot.waitSignal(search.left):
        qtbot.keyClick(search, Qt.Key.Key_Escape)


def test_the_programme_menu_offers_the_library(header, qtbot):
    day = date(2027, 3, 9)
    now = datetime(2027, 1, 1, tzinfo=UTC)
    header.set_programmes(
        [Summary(id="x", title="A & B", read_at=now, first_day=day, last_day=day, talks=3)]
    )
    actions = header.programme_button.menu().actions()
    assert actions[0].text() == "A && B · 9 Mar 2027"
    with qtbot.waitSignal(header.programme_wanted) as wanted:
        actions[0].trigger()
    assert wanted.args == ["x"]
    with qtbot.waitSignal(header.open_wanted):
        actions[-1].trigger()


def test_the_switch_says_which_view_is_wanted_and_shows_it(header, qtbot):
    header.show_view(1)
    with qtbot.waitSignal(header.view_wanted) as wanted:
        header._views.button(0).click()
    assert wanted.args == [0]


def test_the_switch_counts_the_stars_for_eye_and_ear(header, qtbot):
    plan = header._views.button(2)
    narrow, before = plan.sizeHint().width(), header.grab().toImage()
    header.show_stars(7)
    assert plan.accessibleName() == "My plan, 7 starred"
    assert plan.sizeHint().width() > narrow
    assert header.grab().toImage() != before
    with qtbot.waitSignal(header.view_wanted) as wanted:
        qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
    assert wanted.args == [2]

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

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


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_the_switch_is_painted_anew_where_the_count_is_as_wide_as_before(header, qtbot):
    header.show_stars(1)
    painted = Painted(header._views.button(2))
    qtbot.waitUntil(lambda: painted.times > 0)
    QApplication.processEvents()
    before = painted.times
    header.show_stars(3)
    qtbot.waitUntil(lambda: painted.times > before)


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


def test_in_a_narrow_window_the_days_give_way_then_the_end_of_the_name(header):
    button = header.programme_button
    header.show_programme("Lanterns & Tides 2027", "31 Jan – 2 Feb 2027")
    header.resize(1400, header.height())
    assert "31 Jan – 2 Feb 2027" in button.text()
    header.resize(header.sizeHint().width() - 100, header.height())
    assert button.text() == "Lanterns && Tides 2027 ▾"
    header.resize(header.minimumSizeHint().width(), header.height())
    assert button.text().endswith("… ▾")
    header.resize(1400, header.height())
    assert "31 Jan – 2 Feb 2027" in button.text()


def test_all_buttons_fit_into_900_pixels(header):
    """Whatever the programme is called, with hundreds of stars, at a place with a long name."""
    header.show_stars(400)
    header.show_programme("International Conference on Lanterns", "30 Nov 2026 – 2 Jan 2027")
    header.show_zone("Conference time (UTC+5:45)")
    assert header.minimumSizeHint().width() <= 900


def test_the_export_button_goes_when_other_buttons_need_its_room(header, qtbot):
    header.show_programme("Lanterns", "")
    header.setFixedWidth(header.minimumSizeHint().width() + header.export_button.width() + 10)
    assert header.export_button.isVisible()
    header.show_stars(400)
    qtbot.waitUntil(header.export_button.isHidden)

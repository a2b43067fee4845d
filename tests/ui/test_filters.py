import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from planner.conference import Programme
from planner.listing import Facet
from planner.ui.browser import Browser
from planner.ui.filters import FEW, FilterPanel


@pytest.fixture
def panel(browser: Browser, qtbot) -> FilterPanel:
    panel = FilterPanel(browser)
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    browser.refresh()
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def box(panel: FilterPanel, name: str) -> QCheckBox:
    boxes = [b for b in panel.findChildren(QCheckBox) if b.isVisible()]
    return next(b for b in boxes if b.accessibleName().startswith(name))


def click(panel: FilterPanel, name: str, qtbot, held=Qt.KeyboardModifier.NoModifier) -> None:
    check = box(panel, name)
    where = check.rect().center()
    where.setX(10)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, held, where)


def ids(browser: Browser) -> set[str]:
    return {talk.id for talk in browser.talks}


def test_a_box_hides_and_shows_its_talks(panel, browser, qtbot):
    click(panel, "Poster,", qtbot)
    assert not ids(browser) & {"p1", "p2", "p3"}
    click(panel, "Poster,", qtbot)
    assert ids(browser) >= {"p1", "p2", "p3"}


def test_with_ctrl_only_that_one_is_shown_and_all_brings_the_others_back(panel, browser, qtbot):
    click(panel, "Hall 2", qtbot, Qt.KeyboardModifier.ControlModifier)
    assert ids(browser) == {"d", "e"}
    everything = panel.findChildren(QPushButton)
    back = next(b for b in everything if b.accessibleName() == "Show every room")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert len(ids(browser)) == 10


def test_counts_follow_the_search(panel, browser, qtbot):
    assert box(panel, "Oral Session 1").accessibleName() == "Oral Session 1, 3 talks"
    qtbot.waitUntil(lambda: browser.is_ready)
    browser.set_search("title:b")
    assert box(panel, "Oral Session 1").accessibleName() == "Oral Session 1, 1 talk"
    assert box(panel, "Oral Session 2").accessibleName() == "Oral Session 2, 0 talks"


def test_starred_only_and_without_clashes_count_and_work(panel, browser, qtbot):
    browser.workspace.toggle_stars(["a"])
    assert box(panel, "Starred").accessibleName() == "Starred only, 1 talk"
    assert box(panel, "Without").accessibleName() == "Without clashes, 9 talks"
    click(panel, "Starred", qtbot)
    assert ids(browser) == {"a"}
    qtbot.keyClick(box(panel, "Starred"), Qt.Key.Key_Space)
    click(panel, "Without", qtbot)
    assert "d" not in ids(browser)


def test_a_long_room_keeps_its_end_and_a_long_session_its_beginning(panel, browser, qtbot):
    programme = browser.workspace.programme
    name = "West Exhibition Hall of the Old Harbour, Upper Level"
    talks = [replace(t, room=f"{name} {t.id}") for t in programme.conference.talks]
    sessions = [replace(s, title=f"{name} {s.id}") for s in programme.conference.sessions]
    conference = replace(programme.conference, talks=tuple(talks), sessions=tuple(sessions))
    browser.workspace.renew(replace(programme, conference=conference))
    shown = [check.text() for check in panel.findChildren(QCheckBox) if "…" in check.text()]
    rooms = [text for text in shown if not text.endswith("…")]
    assert [text for text in shown if text.endswith("…")]
    assert rooms
    assert all(text.rpartition(" ")[2] in browser.workspace.timetable.by_id for text in rooms)


def test_many_values_are_shown_when_asked_for(panel, browser, make_talk, qtbot):
    talks = tuple(make_talk(f"r{n}", 0, room=f"Room {n}") for n in range(FEW + 5))
    conference = replace(browser.workspace.conference, talks=talks)
    browser.workspace.correct(Programme(conference=conference))
    visible = [b for b in panel.findChildren(QCheckBox) if b.isVisible()]
    assert len(visible) == 2 + FEW  # one kind and one session are no choice
    more = next(b for b in panel.findChildren(QPushButton) if b.text() == "Show 5 more…")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert box(panel, f"Room {FEW + 4}").isVisible()
    click(panel, f"Room {FEW + 4}", qtbot)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert browser.filters.hidden[Facet.ROOM] == {f"Room {FEW + 4}"}


def test_priorities_are_offered_once_something_has_one(panel, browser, qtbot):
    with pytest.raises(StopIteration):
        box(panel, "▲ Must see")
    browser.workspace.set_priority(["a", "d"], 1)
    assert box(panel, "▲ Must see").accessibleName() == "▲ Must see, 2 talks"
    click(panel, "No priority", qtbot)
    assert ids(browser) == {"a", "d"}
    browser.workspace.set_priority(["a", "d"], 0)
    assert ids(browser) == set()  # and the box that hides them is still there
    click(panel, "No priority", qtbot)
    assert len(ids(browser)) == 10


def test_what_the_user_hid_is_neither_counted_nor_offered(panel, browser, qtbot):
    plan = browser.workspace.plan.with_hidden("rooms", ["Hall 2"], True)
    browser.workspace.change("Hide", plan)
    assert box(panel, "Oral,").accessibleName() == "Oral, 4 talks"
    with pytest.raises(StopIteration):
        box(panel, "Hall 2")


def test_followed_only_is_offered_once_something_is_followed(panel, browser, qtbot):
    qtbot.waitUntil(lambda: browser.is_ready)
    with pytest.raises(StopIteration):
        box(panel, "Followed")
    plan = browser.workspace.plan.with_followed("authors", ["Ann a", "Ann p1"], True)
    browser.workspace.change("Follow", plan)
    assert box(panel, "Followed").accessibleName() == "Followed only, 2 talks"
    click(panel, "Followed", qtbot)
    assert ids(browser) == {"a", "p1"}
    browser.workspace.undo()
    assert ids(browser) == set()  # and the box that hides them is still there
    click(panel, "Followed", qtbot)
    assert len(ids(browser)) == 10
    with pytest.raises(StopIteration):
        box(panel, "Followed")


def test_a_part_that_is_hidden_leaves_no_gap(panel, qtbot):
    first, second, third, *_ = panel._facets
    gap = second.y() - first.geometry().bottom()
    second.hide()
    qtbot.waitUntil(lambda: third.y() - first.geometry().bottom() == gap)

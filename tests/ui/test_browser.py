from datetime import date

from PySide6.QtCore import QThreadPool

from planner.listing import Facet, Filters, Order
from planner.timetable import Group
from planner.ui.browser import Browser


def ids(browser: Browser) -> list[str]:
    return [talk.id for talk in browser.talks]


def search(browser: Browser, qtbot, text: str) -> None:
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: browser.is_ready)
    browser.set_search(text)


def test_rows_stand_under_their_sessions(browser: Browser):
    browser.refresh()
    titles = [row.title for row in browser.rows if isinstance(row, Group)]
    assert titles[:3] == ["Oral Session 1", "Oral Session 2", "Poster Session 1"]
    assert len(browser.rows) == len(browser.talks) + len(titles)


def test_a_search_ranks_without_group_rows_until_time_is_chosen(browser: Browser, qtbot):
    search(browser, qtbot, "talk b")
    assert ids(browser)[0] == "b"
    assert not any(isinstance(row, Group) for row in browser.rows)
    browser.set_order(Order.TIME)
    assert any(isinstance(row, Group) for row in browser.rows)


def test_a_search_typed_before_the_index_stands_is_answered_when_it_does(browser: Browser, qtbot):
    browser.set_search("author:ann title:e")
    qtbot.waitUntil(lambda: ids(browser) == ["e"])


def test_is_starred_follows_the_stars(browser: Browser, qtbot):
    search(browser, qtbot, "is:starred")
    assert ids(browser) == []
    browser.workspace.toggle_stars(["d", "a"])
    assert ids(browser) == ["a", "d"]


def test_a_search_follows_the_notes_while_they_are_typed(browser: Browser, qtbot):
    workspace = browser.workspace
    search(browser, qtbot, "note:kites")
    assert ids(browser) == []
    workspace.set_note(workspace.timetable.by_id["b"], "Kites?")
    assert ids(browser) == ["b"]
    workspace.change("Note", workspace.plan.with_session_note("n1", "kites at night"))
    assert ids(browser) == ["b", "night"]
    workspace.undo()
    search(browser, qtbot, "is:noted")
    assert ids(browser) == ["b"]
    workspace.undo()
    assert ids(browser) == []


def test_hidden_stars_are_counted(browser: Browser, qtbot):
    browser.workspace.toggle_stars(["a", "p1"])
    browser.set_filters(Filters().with_hidden(Facet.KIND, ["poster"]))
    assert browser.hidden_stars() == 1
    search(browser, qtbot, "zzz")
    assert browser.hidden_stars() == 2


def test_to_show_a_hidden_talk_search_and_boxes_are_cleared(browser: Browser, qtbot):
    day = date(2027, 3, 9)
    browser.set_filters(Filters(day=day, starred_only=True))
    talk = browser.workspace.timetable.by_id["e"]
    browser.show_talk(talk)
    assert browser.current is talk
    assert browser.filters == Filters(day=day)


def test_without_clashes_leaves_what_fits_the_plan(browser: Browser):
    browser.workspace.toggle_stars(["a"])
    browser.set_filters(Filters(without_clashes=True))
    assert "d" not in ids(browser)
    assert {"a", "b", "e"} <= set(ids(browser))

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QThreadPool

from planner.conference import Programme
from planner.listing import Facet, Filters, Order
from planner.plan import Plan
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
    workspace.change("Note", workspace.plan.with_note(workspace.timetable.by_id["b"], "Kites?"))
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


def hide(browser: Browser, what: str, *names: str) -> None:
    browser.workspace.change("Hide", browser.workspace.plan.with_hidden(what, names, True))


def test_what_is_not_wanted_vanishes_and_is_shown_when_asked_for(browser: Browser, qtbot):
    hide(browser, "rooms", "Hall 2")
    assert not {"d", "e"} & {talk.id for talk in browser.talks}
    assert "Hall 2" not in {getattr(row, "room", "") for row in browser.rows}
    browser.show_hidden(True)
    assert {"d", "e"} <= {talk.id for talk in browser.talks}
    assert browser.hidden == {"d", "e"}
    browser.show_hidden(False)
    browser.workspace.undo()
    assert {"d", "e"} <= {talk.id for talk in browser.talks}


def test_a_star_brings_a_talk_of_a_hidden_session_back_at_once(browser: Browser, qtbot):
    hide(browser, "sessions", "s2")
    browser.workspace.toggle_stars(["d"])
    assert browser.hidden == {"e"}
    assert "d" in {talk.id for talk in browser.talks}
    browser.workspace.toggle_stars(["d"])
    assert "d" not in {talk.id for talk in browser.talks}


def test_a_star_that_is_hidden_by_itself_is_not_one_that_filters_hide(browser: Browser, qtbot):
    browser.workspace.toggle_stars(["a"])
    hide(browser, "talks", "a")
    assert browser.hidden == {"a"}
    assert browser.hidden_stars() == 0


def test_who_is_led_to_a_hidden_talk_sees_it(browser: Browser, qtbot):
    hide(browser, "talks", "a")
    browser.show_talk(browser.workspace.timetable.by_id["a"])
    assert browser.current.id == "a"
    assert browser.shows_hidden
    assert "a" in {talk.id for talk in browser.talks}


def test_a_search_for_priorities_follows_the_plan(browser: Browser, qtbot):
    search(browser, qtbot, "is:must")
    assert browser.talks == []
    browser.workspace.set_priority(["b"], 1)
    assert [talk.id for talk in browser.talks] == ["b"]


def test_a_filter_of_priorities_follows_the_plan(browser: Browser, qtbot):
    browser.set_filters(Filters().with_hidden(Facet.PRIORITY, ["1"]))
    browser.workspace.set_priority(["b"], 1)
    assert "b" not in {talk.id for talk in browser.talks}


def follow(browser: Browser, *words: str) -> None:
    browser.workspace.change("Follow", browser.workspace.plan.with_followed("words", words, True))


def test_what_is_followed_is_known_once_the_index_stands_and_keeps_the_current_talk(
    browser: Browser, qtbot
):
    talk = browser.workspace.timetable.by_id["b"]
    browser.set_current(talk)
    follow(browser, "talk b")
    qtbot.waitUntil(lambda: browser.is_ready)
    assert browser.followed == {"b": ["talk b"]}
    follow(browser, "about d")
    assert [(match.name, match.talks) for match in browser.matches] == [
        ("about d", ("d",)),
        ("talk b", ("b",)),
    ]
    assert browser.current is talk


def test_followed_only_and_is_followed_follow_the_plan(browser: Browser, qtbot):
    search(browser, qtbot, "is:followed")
    assert ids(browser) == []
    follow(browser, "talk b", "talk d")
    assert set(ids(browser)) == {"b", "d"}
    browser.workspace.undo()
    assert ids(browser) == []
    browser.show_all(None)
    browser.set_filters(Filters(followed_only=True))
    follow(browser, "about p2")
    assert ids(browser) == ["p2"]


def test_another_conference_has_its_own_marks(browser: Browser, conference, qtbot):
    search(browser, qtbot, "")
    follow(browser, "talk b")
    other = Programme(conference=replace(conference, id="other"))
    browser.workspace.open(other, Plan(conference_id="other"))
    assert not browser.followed
    qtbot.waitUntil(lambda: browser.is_ready)
    assert not browser.followed


def test_after_an_update_the_marks_stay_until_the_new_ones_are_known(
    browser: Browser, conference, make_talk, qtbot
):
    search(browser, qtbot, "")
    follow(browser, "talk b", "talk x")
    newer = replace(conference, talks=(*conference.talks, make_talk("x")))
    browser.workspace.update(Programme(conference=newer), browser.workspace.plan)
    assert set(browser.followed) == {"b"}
    qtbot.waitUntil(lambda: browser.is_ready)
    assert set(browser.followed) == {"b", "x"}

from datetime import timedelta

import pytest

from planner.ui.browser import Browser
from planner.ui.go_commands import GoCommands


@pytest.fixture
def go(browser: Browser) -> GoCommands:
    browser.refresh()
    return GoCommands(browser, browser)


@pytest.mark.parametrize(
    ("minutes", "talk_id", "told"),
    [
        (-10, "a", "Nothing is on now; next on Tuesday 9 March 2027"),
        (3, "a", ""),
        (50, "p1", ""),  # the one that began first of those that run
        (15 * 60 + 45, "night", ""),  # after midnight
        (24 * 60, "", "The conference is over"),
    ],
)
def test_now_is_the_talk_that_runs_or_the_next(
    go: GoCommands, browser: Browser, make_talk, minutes: int, talk_id: str, told: str
):
    said = []
    go.told.connect(said.append)
    go.now = lambda: make_talk().start + timedelta(minutes=minutes)
    go.jump_to_now()
    assert (browser.current.id if browser.current else "") == talk_id
    assert "".join(said) == told


def test_a_name_with_quotes_is_searched_for_as_one_phrase(go: GoCommands, browser: Browser, qtbot):
    qtbot.waitUntil(lambda: browser.is_ready)
    go.search_for("author", 'Ann "a"')
    assert browser.text == 'author:"Ann  a "'
    assert [talk.id for talk in browser.talks] == ["a"]


def test_without_a_clash_it_says_so(go: GoCommands):
    said = []
    go.told.connect(said.append)
    go.next_clash()
    assert said == ["Nothing that you starred clashes"]


def test_now_is_shown_after_its_talk_is_chosen(go: GoCommands, browser: Browser, make_talk, qtbot):
    seen = []
    go.now_wanted.connect(lambda: seen.append(browser.current.id))
    go.now = lambda: make_talk().start
    go.jump_to_now()
    go.now = lambda: make_talk().start + timedelta(days=9)
    go.jump_to_now()
    assert seen == ["a"]

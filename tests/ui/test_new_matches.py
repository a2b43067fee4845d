"""Known talks that match what is followed only since an update."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.plan import Plan
from planner.ui.browser import Browser
from planner.ui.new_matches import NewMatches


@pytest.fixture
def told(browser: Browser, qtbot: QtBot) -> list[str]:
    """What is said while “snow” is followed."""
    matches = NewMatches(browser, browser)
    sentences: list[str] = []
    matches.told.connect(sentences.append)
    qtbot.waitUntil(lambda: browser.is_ready)
    browser.workspace.change("Follow", following(browser.workspace.plan, "snow"))
    return sentences


def following(plan: Plan, word: str) -> Plan:
    return plan.with_followed("words", [word], True)


def with_abstract(conference: Conference, talk_id: str, abstract: str) -> Conference:
    talks = conference.talks
    changed = (replace(t, abstract=abstract) if t.id == talk_id else t for t in talks)
    return replace(conference, talks=tuple(changed))


def update(browser: Browser, conference: Conference, qtbot: QtBot) -> None:
    browser.workspace.update(Programme(conference=conference), browser.workspace.plan)
    qtbot.waitUntil(lambda: browser.is_ready)


def test_an_abstract_that_comes_late_is_told_once(browser, conference, told, qtbot, make_talk):
    newer = with_abstract(conference, "a", "Of snow.")
    newer = replace(newer, talks=(*newer.talks, make_talk("x", title="Snow")))
    update(browser, newer, qtbot)
    assert told == ["1 changed talk now with what you follow"]
    update(browser, with_abstract(newer, "b", "Of ice."), qtbot)
    assert len(told) == 1


def test_what_is_followed_from_now_on_is_no_news(browser, conference, told, qtbot):
    update(browser, with_abstract(conference, "a", "Of ice."), qtbot)
    browser.workspace.change("Follow", following(browser.workspace.plan, "ice"))
    other = replace(with_abstract(conference, "a", "Of snow."), id="other")
    browser.workspace.open(Programme(conference=other), following(Plan("other"), "snow"))
    qtbot.waitUntil(lambda: browser.is_ready)
    assert told == []

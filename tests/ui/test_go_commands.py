from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from planner.conference import Kind, Programme, Talk
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


def test_now_is_not_what_runs_for_days(go: GoCommands, browser: Browser, make_talk):
    workspace = browser.workspace
    exhibition = make_talk("booths", -60, 3 * 24 * 60, kind=Kind.OTHER, session_id="")
    conference = replace(workspace.conference, talks=(*workspace.conference.talks, exhibition))
    workspace.correct(Programme(conference=conference))
    go.now = lambda: make_talk().start + timedelta(minutes=20)
    go.jump_to_now()
    assert browser.current.id == "b"
    go.now = lambda: make_talk().start + timedelta(days=2)
    go.jump_to_now()
    assert browser.current.id == "booths"  # nothing else is left


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Asia/Kolkata", "Pacific/Honolulu"])
def test_now_is_the_same_instant_in_any_zone_also_where_it_is_another_day(
    go: GoCommands, browser: Browser, make_talk, zone: str
):
    """`today` of the user's own clock is the day before or after the conference's there."""
    go.now = lambda: (make_talk().start + timedelta(minutes=20)).astimezone(ZoneInfo(zone))
    browser.set_day(browser.workspace.timetable.days[0])
    go.jump_to_now()
    assert browser.current.id == "b"
    assert browser.filters.day == browser.workspace.timetable.days[0]


def test_now_leads_from_another_day_and_from_a_search_that_hides_it(
    go: GoCommands, browser: Browser, make_talk
):
    workspace = browser.workspace
    tomorrow = make_talk("tomorrow", 24 * 60, session_id="")
    conference = replace(workspace.conference, talks=(*workspace.conference.talks, tomorrow))
    workspace.correct(Programme(conference=conference))
    first, second = workspace.timetable.days
    browser.set_day(first)
    browser.set_search("lantern")
    go.now = lambda: tomorrow.start + timedelta(minutes=5)
    go.jump_to_now()
    assert browser.current.id == "tomorrow"
    assert browser.filters.day == second
    assert not browser.text


def test_now_in_the_night_in_which_the_clocks_go_back(go: GoCommands, browser: Browser):
    zone = ZoneInfo("Europe/Berlin")
    first = datetime(2027, 10, 31, 2, 0, tzinfo=zone)
    talks = tuple(
        Talk(id=i, title=i, start=start, end=start.astimezone(UTC) + timedelta(minutes=30))
        for i, start in (("summer", first), ("winter", first.replace(fold=1)))
    )
    conference = replace(browser.workspace.conference, time_zone=zone.key, talks=talks)
    browser.workspace.correct(Programme(conference=conference))
    go.now = lambda: first.astimezone(UTC) + timedelta(minutes=65)  # 2:05 for the second time
    go.jump_to_now()
    assert browser.current.id == "winter"

"""Who of us covers what, by the stars and each one's best plan."""

from datetime import timedelta

import pytest

from planner.colleagues import YOU, Member
from planner.plan import OwnEntry, Plan
from planner.team import Days, Share, fans, shared, team
from planner.team_text import about, as_text, sent
from planner.timetable import Timetable


@pytest.fixture
def timetable(conference) -> Timetable:
    """At once: a and d, partly b and d; e with the posters; c, e later."""
    return Timetable(conference)


@pytest.fixture
def one_of_us(timetable):
    def make(name: str, *ids: str, **priorities: int) -> Member:
        talks = timetable.by_id
        plan = Plan(conference_id="slm-2027").with_stars([talks[i] for i in ids], True)
        for talk_id, priority in priorities.items():
            plan = plan.with_priority([talks[talk_id]], priority)
        return Member(name, plan)

    return make


def test_the_stars_of_all_are_told_apart(timetable, one_of_us):
    us = team(timetable, [one_of_us(YOU, "a", "b"), one_of_us("Ann", "b", "e", "unplanned")])
    assert list(us.starred.items()) == [
        ("a", (0,)),
        ("b", (0, 1)),
        ("e", (1,)),
        ("unplanned", (1,)),
    ]
    found = {share: shared(timetable, us, share) for share in Share}
    assert found == {
        Share.COMMON: ["b"],
        Share.MINE: ["a"],
        Share.THEIRS: ["e", "unplanned"],
        Share.NOBODY: [],  # what has no time may be read by all
    }


def test_common_are_those_of_any_two_and_theirs_may_be_common_among_them(timetable, one_of_us):
    us = team(timetable, [one_of_us(YOU, "a"), one_of_us("Ann", "e"), one_of_us("Bo", "e")])
    assert shared(timetable, us, Share.COMMON) == ["e"]
    assert shared(timetable, us, Share.THEIRS) == ["e"]
    assert shared(timetable, us, Share.MINE) == ["a"]


def test_what_clashes_in_every_plan_that_has_it_is_covered_by_nobody(timetable, one_of_us):
    me, ann = one_of_us(YOU, "d", a=1), one_of_us("Ann", "d", b=1)
    us = team(timetable, [me, ann])
    assert shared(timetable, us, Share.NOBODY) == ["d"]
    days = Days(timetable, us)
    assert about(timetable, us, days, "d") == (
        "Starred by you and Ann. Nobody goes; you are at “Talk a” then; Ann is at “Talk b” then."
    )
    assert about(timetable, us, days, "a") == "You go."


def test_an_own_entry_keeps_one_from_a_talk_and_is_named(timetable, one_of_us, make_talk):
    me = one_of_us(YOU, "a")
    start = timetable.by_id["a"].start
    meeting = OwnEntry(id="m", title="Meeting", start=start, end=start + timedelta(minutes=5))
    me = me._replace(plan=me.plan.with_own_entry(meeting))
    us = team(timetable, [me, one_of_us("Ann", "a"), one_of_us("Bo", "a")])
    text = about(timetable, us, Days(timetable, us), "a")
    assert text == "Starred by all of us. Ann and Bo go; you are at “Meeting” then."


def test_marks_are_of_colleagues_only_and_say_who_goes(timetable, one_of_us):
    us = team(
        timetable, [one_of_us(YOU, "a"), one_of_us("Ann Lee", "d", a=1), one_of_us("Bo", "a")]
    )
    found = fans(us)
    assert [(m.name, m.initials, m.goes) for m in found["a"].marks] == [
        ("Ann Lee", "AL", True),
        ("Bo", "Bo", True),
    ]
    assert [(m.initials, m.goes) for m in found["d"].marks] == [("AL", False)]
    assert (found["a"].words, found["d"].words) == ("Ann Lee and Bo go here", "Ann Lee starred it")
    assert "b" not in found


def test_the_message_says_who_goes_where_and_what_nobody_hears(timetable, one_of_us):
    us = team(timetable, [one_of_us(YOU, a=1, d=2), one_of_us("Ann", "b")])
    assert as_text(timetable, us).splitlines() == [
        "I:",
        "  Tue 9 Mar · 9:00 – 9:15 PST · Talk a · Hall 1",
        "",
        "Ann:",
        "  Tue 9 Mar · 9:15 – 9:30 PST · Talk b · Hall 1",
        "",
        "Nobody:",
        "  Tue 9 Mar · 9:05 – 9:20 PST · Talk d · Hall 2",
    ]
    assert sent(us, Days(timetable, us), 0, "a") == "Your own star."

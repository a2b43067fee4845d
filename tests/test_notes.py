"""What a search finds in notes: like the index does, with words in note and programme together."""

from collections.abc import Callable
from time import thread_time

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Talk
from planner.notes import searchable_notes
from planner.plan import Plan
from planner.query import parse_query
from planner.search import SearchIndex
from planner.timetable import Timetable

Make = Callable[..., Talk]


def plan_of(conference: Conference, **notes: str) -> Plan:
    """A plan with notes on talks and sessions, by their ids."""
    plan = Plan(conference_id=conference.id)
    talks = {talk.id: talk for talk in conference.talks}
    for about, note in notes.items():
        if about in talks:
            plan = plan.with_note(talks[about], note)
        else:
            plan = plan.with_session_note(about, note)
    return plan


def found(conference: Conference, plan: Plan, query: str) -> list[str]:
    notes = searchable_notes(plan, Timetable(conference))
    return SearchIndex(conference).find(parse_query(query), notes=notes)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("note:baseline", ["a"]),
        ("notes:BASE", ["a"]),
        ("Note: naive", ["a"]),  # written Naïve
        ("note:baselines", []),
        ("note:about", []),  # only in an abstract
        ('note:"the naive"', ["a"]),
        ('note:"naive the"', []),
        ('note:"naiv"', []),  # a finished phrase ends with whole words
        ("baseline", ["a"]),
        ("baseline talk", ["a"]),  # one word in the note, one in the title
        ("ask note:baseline title:talk", ["a"]),
        ("baseline title:baseline", []),
        ("baseline zebra", []),
        ("note:mo", ["p1", "p2", "p3"]),  # on their session
        ("mo title:p2", ["p2"]),
        ("note:queue note:mo", ["p2"]),  # its own and its session's
        ('"queue mo"', []),  # but no phrase through both
        ("is:noted", ["a", "p1", "p2", "p3"]),
        ("is:n is:noted title:p3", ["p3"]),
        ("is:noted day:wed", []),
    ],
)
def test_notes_are_found(conference: Conference, query: str, expected: list[str]) -> None:
    plan = plan_of(conference, a="Ask: the **Naïve** baseline?", p2="queue")
    plan = plan.with_session_note("p1", "Mo moderates.")
    assert found(conference, plan, query) == expected


def test_words_of_a_note_stand_after_titles_and_authors_and_before_the_rest(
    conference: Conference, make_talk: Make
) -> None:
    talks = (
        make_talk("abstract", abstract="On kites."),
        make_talk("noted"),
        make_talk("title", title="Kites"),
        make_talk("both", 5, title="Kites too"),
    )
    conference = replace(conference, talks=talks)
    plan = plan_of(conference, noted="kites!", both="kites")
    assert found(conference, plan, "kites") == ["title", "both", "noted", "abstract"]


def test_notes_on_what_has_gone_are_not_searched(conference: Conference, make_talk: Make) -> None:
    gone = make_talk("gone")
    plan = Plan(conference_id="c").with_note(gone, "kites").with_session_note("gone", "kites")
    assert found(conference, plan, "kites") == []
    assert found(conference, plan, "is:noted") == []


def test_an_empty_note_is_no_note(conference: Conference) -> None:
    plan = plan_of(conference, a="x").with_stars(conference.talks[:2], True)
    assert found(conference, plan.with_note(conference.talks[0], ""), "is:noted") == []


def test_5000_talks_and_500_notes_are_searched_in_milliseconds(
    conference: Conference, make_talk: Make
) -> None:
    """About 3 ms on a quiet machine; the bound leaves room for a busy one."""
    talks = tuple(make_talk(f"t{n}", n) for n in range(5000))
    conference = replace(conference, talks=talks)
    plan = Plan(conference_id="c")
    notes = {talk.id: f"Note {n}, " + "with many naïve words " * 90 for n, talk in enumerate(talks)}
    for talk in talks[:500]:
        plan = plan.with_note(talk, notes[talk.id])
    index, timetable, times = SearchIndex(conference), Timetable(conference), []
    query = parse_query("note many talk note:words")
    for _ in range(5):
        began = thread_time()
        assert len(index.find(query, notes=searchable_notes(plan, timetable))) == 500
        times.append(thread_time() - began)
    assert min(times) < 0.03

"""Going to one of what clashes: what leaves the plan and those beside it, and what stays."""

from collections.abc import Callable

from msgspec.structs import replace

from planner.clashes import Clashes
from planner.conference import Kind, Talk
from planner.engagements import engagements
from planner.going import Going, going_to
from planner.plan import OwnEntry, Plan
from tests.conftest import START

Make = Callable[..., Talk]


def starred(*talks: Talk) -> Plan:
    return Plan(conference_id="c").with_stars(talks, True)


def test_only_what_clashes_with_it_goes(make_talk: Make) -> None:
    talks = [make_talk("a", 0, 20), make_talk("b", 15, 60), make_talk("c", 60, 10)]
    clashes, plan = Clashes(talks), starred(*talks)
    assert going_to(["a"], clashes, plan).plan.starred_ids() == ["a", "c"]
    assert going_to(["b"], clashes, plan).plan.starred_ids() == ["b"]


def test_posters_are_gone_to_together_and_go_together(make_talk: Make) -> None:
    posters = [make_talk(f"p{n}", 0, 60, kind=Kind.POSTER, session_id="p") for n in range(3)]
    talk = make_talk("a", 30, 10)
    clashes, plan = Clashes([*posters, talk]), starred(*posters, talk)
    ids = [poster.id for poster in posters]
    assert going_to(ids, clashes, plan).plan.starred_ids() == ids
    assert going_to(["a"], clashes, plan).plan.starred_ids() == ["a"]


def test_own_entries_and_talks_of_other_conferences_go_as_well(make_talk: Make) -> None:
    a, w, v = make_talk("a", 0, 30), make_talk("w", 10), make_talk("v", 90)
    assert a.start
    assert a.end
    call = OwnEntry(id="call", title="Call", start=a.start, end=a.end)
    tea = replace(call, id="tea", start=START.replace(hour=20), end=START.replace(hour=21))
    there = replace(starred(w, v), conference_id="ws", conference_title="Workshops")
    others = engagements([there])
    plan = starred(a).with_own_entry(call).with_own_entry(tea)
    clashes = Clashes([a], own=[call, tea], others=others)

    going = going_to(["a"], clashes, plan, [there], others)
    assert going.plan.starred_ids() == ["a"]
    assert set(going.plan.own_entries) == {"tea"}
    assert [other.starred_ids() for other in going.beside] == [["v"]]
    assert going.told("Talk a") == (
        "You go to “Talk a”; “Talk w” is taken out of the plan for Workshops; Ctrl+Z takes it back"
    )

    going = going_to([others[0].talk.id], clashes, plan, [there], others)
    assert going.plan.starred_ids() == []
    assert set(going.plan.own_entries) == {"tea"}, "it clashes with the call, too"
    assert going.beside == [there]


def test_where_nothing_clashes_nothing_goes(make_talk: Make) -> None:
    talk = make_talk("a")
    plan = starred(talk)
    assert going_to(["a"], Clashes([talk]), plan) == Going(plan, [], [])

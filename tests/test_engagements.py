"""Two conferences in one plan: clashes by instants, posters, own entries, days, what is free."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.clashes import Clashes, clashes_of
from planner.conference import Conference, Kind, Talk
from planner.day_budget import Span
from planner.day_plan import Agenda, Block, agenda, rivals
from planner.engagements import (
    Engagement,
    apart,
    engagements,
    keeping,
    noted_in,
    stars_between,
    taken_out,
    without,
)
from planner.exporters.agenda import PrintOptions, make_agenda
from planner.exporters.day_grid import make_day_grid
from planner.itinerary_plan import Scope, best_of, chosen, left_out
from planner.mine import mine
from planner.now import lines, now_and_next
from planner.plan import OwnEntry, Plan
from planner.priorities import label
from planner.records import read_plan
from planner.timetable import Timetable
from planner.walking import Walking
from tests.conftest import START

Make = Callable[..., Talk]
ZONES = ("America/Los_Angeles", "Asia/Tokyo", "Asia/Kathmandu", "Pacific/Auckland")


def workshops(*talks: Talk, own: tuple[OwnEntry, ...] = ()) -> Plan:
    """The plan for another conference, with these stars."""
    plan = Plan(conference_id="ws", conference_title="Workshops", time_zone="Asia/Tokyo")
    for entry in own:
        plan = plan.with_own_entry(entry)
    return plan.with_stars(talks, True)


def dinner(minute: int, length: int = 30, entry_id: str = "dinner") -> OwnEntry:
    start = START + timedelta(minutes=minute)
    return OwnEntry(id=entry_id, title="Dinner", start=start, end=start + timedelta(minutes=length))


def seen_in(zone: str, talk: Talk) -> Talk:
    """The same instants by another clock."""
    assert talk.start
    assert talk.end
    there = ZoneInfo(zone)
    return replace(talk, start=talk.start.astimezone(there), end=talk.end.astimezone(there))


def together(plan: Plan, *talks: Talk, mine: Plan | None = None) -> tuple[Agenda, Clashes]:
    """The agenda of a conference in Los Angeles whose talks are all starred, beside `plan`."""
    conference = Conference(
        id="main", title="Main", time_zone="America/Los_Angeles", read_at=START, talks=talks
    )
    timetable, others = Timetable(conference), engagements([plan])
    mine = mine or Plan(conference_id="main").with_stars(talks, True)
    clashes = clashes_of(timetable, mine, others)
    return agenda(timetable, mine, clashes, others), clashes


def blocks(of: Agenda) -> list[list[str]]:
    """The titles that stand in each block of all days."""
    found = [part for day in of.days for part in day.parts if isinstance(part, Block)]
    return [[talk.title for item in block.items for talk in item.shown_talks] for block in found]


# Clashes


@pytest.mark.parametrize("zone", ZONES)
def test_talks_of_two_conferences_clash_by_instants(make_talk: Make, zone: str) -> None:
    there = workshops(seen_in(zone, make_talk("w", 10)))
    shown, clashes = together(there, make_talk("a", 0, 15), make_talk("b", 25, 15))
    assert (clashes.counts, len(clashes)) == ({"a": 1}, 1)
    assert blocks(shown) == [["Talk a", "Talk w"], ["Talk b"]], "b only touches it"
    assert [day.clashes for day in shown.days] == [1]


def test_a_night_talk_clashes_with_what_begins_after_midnight(make_talk: Make) -> None:
    late = make_talk("late", 14 * 60 + 30, 60)  # 23:30 in Los Angeles
    shown, clashes = together(workshops(make_talk("w", 15 * 60 + 15, 15)), late)
    assert clashes.counts == {"late": 1}
    assert [(day.date.day, day.talks, day.others) for day in shown.days] == [(9, 1, 1)]


def test_the_same_id_in_both_conferences_is_two_talks(make_talk: Make) -> None:
    shown, clashes = together(workshops(make_talk("a", 60)), make_talk("a", 0))
    assert len(clashes) == 0
    assert blocks(shown) == [["Talk a"], ["Talk a"]]


def test_posters_of_one_session_elsewhere_are_one_and_clash_with_what_is_here(
    make_talk: Make,
) -> None:
    posters = [make_talk(f"p{n}", 0, 60, kind=Kind.POSTER, room="") for n in range(3)]
    shown, clashes = together(workshops(*posters), make_talk("a", 10))
    assert clashes.counts == {"a": 3}
    assert blocks(shown) == [["Talk p0", "Talk p1", "Talk p2", "Talk a"]]
    (day,) = shown.days
    assert (day.talks, day.others) == (1, 3)


def test_two_talks_elsewhere_at_one_time_clash_but_not_in_one_room(make_talk: Make) -> None:
    """A plan of before does not say what is a poster; but nobody speaks over another."""
    apart = workshops(make_talk("v", room=""), make_talk("w", room=""))
    beside = workshops(make_talk("v", room="Hall 9"), make_talk("w", room="Hall 9"))
    assert [len(together(plan)[1]) for plan in (apart, beside)] == [1, 0]


def test_own_entries_of_both_take_time_but_do_not_clash_with_each_other(make_talk: Make) -> None:
    there = workshops(own=(dinner(0), dinner(90, entry_id="lunch")))
    here = Plan(conference_id="main").with_own_entry(dinner(0)).with_star(make_talk("a", 95), True)
    shown, clashes = together(there, make_talk("a", 95), mine=here)
    assert clashes.counts == {"a": 1}
    assert blocks(shown)[-1] == ["Dinner", "Talk a"]


def test_a_room_of_the_same_name_elsewhere_is_another_room(make_talk: Make) -> None:
    a = make_talk("a", 0, 15)
    here = replace(Plan(conference_id="main").with_star(a, True), walking=Walking(minutes=10))
    shown, clashes = together(workshops(make_talk("w", 20)), a, mine=here)
    (clash,) = clashes.of("a")
    assert (clash.walk, clash.second.room) == (10, "Hall 1, Workshops")
    near = Walking(minutes=10).with_pair("Hall 1", "Hall 1, Workshops", 0)
    assert len(together(workshops(make_talk("w", 20)), a, mine=replace(here, walking=near))[1]) == 0
    assert len(shown.days[0].parts) == 1


def test_an_event_that_both_programmes_hold_is_one(make_talk: Make) -> None:
    there = workshops(
        seen_in("Asia/Tokyo", make_talk("w", title="Opening Kéynote")),
        make_talk("v", title="Opening Keynote", minute=5),
        own=(dinner(0),),
    )
    left = apart(engagements([there]), [make_talk("a", title="Opening keynote")])
    assert [each.known.id for each in left] == ["v", "dinner"]


SLOTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.booleans()), max_size=12)


@given(slots=SLOTS, minutes=st.sampled_from([0, 10]))
def test_two_conferences_clash_as_one_with_all_their_talks(
    slots: list[tuple[int, int, bool]], minutes: int
) -> None:
    def talk(number: int) -> Talk:
        start = START + timedelta(minutes=10 * slots[number][0])
        end = start + timedelta(minutes=10 * slots[number][1])
        return Talk(id=str(number), title=str(number), start=start, end=end, room=f"Hall {number}")

    talks, walking = [talk(number) for number in range(len(slots))], Walking(minutes=minutes)
    here = [t for t, slot in zip(talks, slots, strict=True) if slot[2]]
    there = workshops(*(t for t in talks if t not in here))
    apart_from = Clashes(here, walking=walking, others=engagements([there]))
    whole = Clashes(talks, walking=walking)
    assert len(apart_from) == len(whole)
    assert apart_from.counts == {t.id: whole.counts[t.id] for t in here if t.id in whole.counts}


# The agenda


def test_days_are_those_of_the_open_conference_and_others_fill_free_time(make_talk: Make) -> None:
    there = workshops(seen_in("Asia/Tokyo", make_talk("w", 15, 30)))  # 2:15 of the 10th there
    shown, _ = together(there, make_talk("a", 0), make_talk("b", 60))
    (day,) = shown.days
    free = [part.seconds for part in day.parts if isinstance(part, Span)]
    assert (day.date.day, free, day.budget.planned) == (9, [15 * 60], 60 * 60)


def test_a_clash_is_kept_once_both_plans_have_pinned_it(make_talk: Make) -> None:
    a, w = make_talk("a"), make_talk("w")
    pinned = Plan(conference_id="main").with_pin(a, True)
    there = workshops(w)
    shown, _ = together(there, a, mine=pinned)
    (block,) = (part for part in shown.days[0].parts if isinstance(part, Block))
    assert not block.kept
    (kept,) = keeping([there], block.others, pinned=True)
    assert kept.entry("w").pinned
    shown, _ = together(kept, a, mine=pinned)
    assert [part.kept for part in shown.days[0].parts if isinstance(part, Block)] == [True]
    assert [item.key for item in rivals(block, block.items[0])] == [block.items[1].key]


# What the other plans become


def test_taking_out_changes_only_the_plan_that_it_is_from(make_talk: Make) -> None:
    poster = make_talk("p", 0, 60, kind=Kind.POSTER)
    there = workshops(poster, make_talk("w"), own=(dinner(0),)).with_note(poster, "look")
    third = replace(workshops(make_talk("w")), conference_id="third", conference_title="Third")
    gone = [e for e in engagements([there]) if e.talk.title in ("Talk p", "Dinner")]
    after, same = without([there, third], gone)
    assert (after.starred_ids(), dict(after.own_entries), same) == (["w"], {}, third)
    assert after.entries["p"].snapshot == there.entries["p"].snapshot, "its note stays"
    assert taken_out(gone) == "2 talks are taken out of the plan for Workshops"
    assert taken_out(gone[:1]) == "“Talk p” is taken out of the plan for Workshops"


def test_a_plan_without_the_poster_sessions_is_read(make_talk: Make) -> None:
    raw = """{"format": "conference-plan", "version": 1, "conference_id": "ws", "entries":
      {"w": {"starred": true, "snapshot": {"title": "W", "start": "2027-03-09T17:00:00Z",
      "end": "2027-03-09T17:15:00Z"}}}}"""
    (found,) = engagements([read_plan(raw)])
    assert (found.conference, found.talk.room, found.talk.kind) == ("ws", "ws", Kind.OTHER)


def test_stars_are_counted_that_run_on_the_days(make_talk: Make) -> None:
    plan = workshops(make_talk("v"), make_talk("w", 24 * 60), make_talk("x", start=None, end=None))
    assert stars_between(plan, START, START + timedelta(hours=1)) == 1


# What else asks what is planned


@pytest.fixture
def timetable(conference: Conference) -> Timetable:
    return Timetable(conference)


@pytest.fixture
def others(make_talk: Make) -> tuple[Engagement, ...]:
    return engagements([workshops(make_talk("w", 10, 10, room="Attic"))])


def test_the_best_plan_goes_round_what_is_elsewhere(
    timetable: Timetable, others: tuple[Engagement, ...]
) -> None:
    plan = Plan(conference_id="slm-2027").with_stars(map(timetable.by_id.get, "ae"), True)  # type: ignore[arg-type]
    best = best_of(plan, timetable, Scope(), (), others)
    assert [(line.title, line.room) for line in chosen(best, timetable)] == [
        ("Talk w (Workshops)", "Attic, Workshops"),
        ("Talk e", "Hall 2"),
    ]
    (line,) = left_out(best)
    assert line.reason(timetable, plan) == "At this time you have “Talk w (Workshops)”."


def test_on_paper_it_stands_with_its_conferences_name(
    conference: Conference, make_talk: Make
) -> None:
    posters = [make_talk(f"p{n}", 60, kind=Kind.POSTER, session_id="p9") for n in range(2)]
    others = engagements([workshops(make_talk("w", 30, 10, room="Attic"), *posters)])
    plan = noted_in(Plan(conference_id="slm-2027"), others)
    printed = make_agenda(Timetable(conference), plan, PrintOptions(), START.date())
    ((first, second),) = (day.rows for day in printed.days)
    assert (first.time, first.title, first.room) == ("9:30 – 9:40", "Talk w (Workshops)", "Attic")
    assert second.title == "2 posters (Workshops)"
    assert (first.remark, second.remark) == ("at another conference", "at another conference")
    assert printed.footer == "SLM 2027 · 0 talks · 2 at other conferences · 25 min"
    grid = make_day_grid(Timetable(conference), plan, PrintOptions(), START.date())
    assert grid.footer.endswith("2 at other conferences")
    cells = [cell for page in grid.days for column in page.columns for cell in column.cells]
    assert {cell.remark for cell in cells if cell.own} == {"at another conference"}


def test_now_and_next_and_reminders_know_of_it_also_on_other_days(
    timetable: Timetable, others: tuple[Engagement, ...], make_talk: Make
) -> None:
    plan = Plan(conference_id="slm-2027")
    assert [each.title for each in mine(timetable, plan, others)] == ["Talk w"]
    found = now_and_next(timetable, plan, START, others)
    assert found
    assert lines(found, timetable.zone, START)[1].text == (
        "Next: “Talk w” in 10 min, Attic, Workshops"
    )
    later = engagements([workshops(make_talk("w", 72 * 60))])
    then = datetime(2027, 3, 12, 16, 0, tzinfo=UTC)
    assert now_and_next(timetable, plan, then, later)
    assert now_and_next(timetable, plan, then, others) is None


def test_what_a_damaged_plan_says_of_times_and_priorities_is_borne(
    conference: Conference,
) -> None:
    """It may come from elsewhere, and be shown beside this one."""
    half = {"title": "On Wind", "start": START.isoformat()}
    entries = {"w": {"starred": True, "priority": 7, "snapshot": half}}
    head = {"format": "conference-plan", "version": 1, "conference_id": "ws"}
    raw = json.dumps(head | {"entries": entries})
    others = engagements([read_plan(raw)])
    assert others == ()
    damaged = json.dumps(head | {"conference_id": conference.id, "entries": entries})
    plan = read_plan(damaged)
    assert label(plan.entry("w").priority) == ""
    assert agenda(Timetable(conference), plan, Clashes()).gone[0].end is None

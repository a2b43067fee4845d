"""The poster list: by position, with boxes."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from planner.clocks import Clock, Whose
from planner.conference import Conference, by_id
from planner.exporters.agenda import Agenda
from planner.exporters.posters import make_posters
from planner.exporters.print_options import Layout, PrintOptions, What
from planner.plan import Plan
from planner.timetable import Timetable


@pytest.fixture
def plan(conference: Conference) -> Plan:
    talks = by_id(conference.talks)
    plan = Plan(conference_id=conference.id).with_stars(
        [talks["p3"], talks["p1"], talks["a"]], True
    )
    return plan.with_visit(talks["p1"], True).with_note(talks["p3"], "Ask.")


def posters(conference: Conference, plan: Plan, **options: object) -> Agenda:
    chosen = PrintOptions(**options)  # type: ignore[arg-type]
    return make_posters(Timetable(conference), plan, chosen, date(2027, 2, 1))


def test_starred_posters_stand_by_position_with_a_box_that_says_what_was_visited(
    conference: Conference, plan: Plan
) -> None:
    made = posters(conference, plan)
    (part,) = made.days
    assert part.title == "Poster Session 1"
    assert part.details == "Tuesday 9 March 2027, 9:30 – 11:30 PST · Foyer · 1 of 2 visited"
    assert [(row.time, row.title, row.ticked) for row in part.rows] == [
        ("#1", "Talk p1", True),
        ("#3", "Talk p3", False),
    ]
    assert part.rows[1].note == "Ask."
    assert made.footer == "SLM 2027 · 2 posters · 1 visited"


def test_the_programme_has_all_posters_mine_marked(conference: Conference, plan: Plan) -> None:
    (part,) = posters(conference, plan, what=What.PROGRAMME).days
    assert [(row.time, row.starred, row.strong) for row in part.rows] == [
        ("#1", True, True),
        ("#2", False, False),
        ("#3", True, True),
    ]


def test_notes_can_be_left_out(conference: Conference, plan: Plan) -> None:
    assert not any(row.note for row in posters(conference, plan, notes=False).days[0].rows)


@pytest.mark.parametrize(
    ("stars", "what", "said"),
    [
        ((), What.PLAN, "You have not starred any talk yet"),
        (("a",), What.PLAN, "No poster is starred"),
    ],
)
def test_why_there_is_no_poster(
    conference: Conference, stars: tuple[str, ...], what: What, said: str
) -> None:
    talks = by_id(conference.talks)
    plan = Plan(conference_id=conference.id).with_stars([talks[i] for i in stars], True)
    made = posters(conference, plan, what=what)
    assert not made.days
    assert made.nothing[0] == said


def test_other_days_have_none(conference: Conference, plan: Plan) -> None:
    made = posters(conference, plan, days=(date(2027, 3, 10),))
    assert (made.days, made.nothing[0]) == ((), "No starred talk on these days")


def test_posters_that_are_gone_are_counted(conference: Conference, plan: Plan) -> None:
    left = tuple(talk for talk in conference.talks if talk.id != "p3")
    made = posters(replace(conference, talks=left), plan)
    lost = "1 no longer in the programme left out"
    assert made.footer == f"SLM 2027 · 1 poster · 1 visited · {lost}"


def test_the_sheet_for_the_hall_goes_by_its_clock(conference: Conference, plan: Plan) -> None:
    timetable = Timetable(conference)
    kolkata = Clock(Whose.PLACE, ZoneInfo("Asia/Kolkata"))
    options, today = PrintOptions(layout=Layout.POSTERS), date(2027, 2, 1)
    there = make_posters(timetable.on_clock(kolkata), plan, options, today)
    assert there == make_posters(timetable, plan, options, today)

"""The day grid: what stands in which column, and which hours there are."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from planner.clocks import Clock, Whose
from planner.conference import Conference, Kind, Talk
from planner.exporters.day_grid import OWN, DayGrid, make_day_grid
from planner.exporters.grid_cells import Cell
from planner.exporters.print_options import Columns, PrintOptions, What
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable

WHOLE = PrintOptions(what=What.PROGRAMME)
MINE = PrintOptions()


@pytest.fixture
def plan(conference: Conference) -> Plan:
    return Plan(conference_id=conference.id)


def grid(conference: Conference, plan: Plan, options: PrintOptions = MINE) -> DayGrid:
    return make_day_grid(Timetable(conference), plan, options, date(2027, 2, 1))


def titles(made: DayGrid) -> list[str]:
    return [column.column.title for day in made.days for column in day.columns]


def cells(made: DayGrid) -> list[Cell]:
    return [cell for day in made.days for column in day.columns for cell in column.cells]


def starred(conference: Conference, plan: Plan, *ids: str) -> Plan:
    return plan.with_stars([talk for talk in conference.talks if talk.id in ids], True)


def test_a_plan_shows_the_rooms_of_its_stars_with_all_that_runs_there(
    conference: Conference, plan: Plan
) -> None:
    made = grid(conference, starred(conference, plan, "a"))
    assert titles(made) == ["Hall 1"]
    assert [(cell.title, cell.mine) for cell in cells(made)] == [
        ("Talk a", True),
        ("Talk b", False),
        ("(untitled)", False),
    ]
    assert made.footer == "SLM 2027 · 2 talks · 1 starred"
    assert [day.title for day in made.days] == ["Tuesday 9 March 2027"]


def test_what_no_grid_can_show_is_counted(
    conference: Conference, plan: Plan, make_talk: Callable[..., Talk]
) -> None:
    gone = make_talk("gone", title="Withdrawn")
    untimed = make_talk("u", title="Some day", start=None, end=None)
    with_untimed = replace(conference, talks=(*conference.talks, untimed))
    stars = plan.with_stars([conference.talks[0], gone, untimed], True)
    lost = "2 without a time or no longer in the programme left out"
    assert grid(with_untimed, stars).footer == f"SLM 2027 · 2 talks · 1 starred · {lost}"


def test_a_plan_shows_only_the_hours_in_which_something_of_mine_runs(
    conference: Conference, plan: Plan, make_talk: Callable[..., Talk]
) -> None:
    late = [make_talk(f"late{n}", 300, 120, room="Hall 1", kind=Kind.POSTER) for n in range(500)]
    full = replace(conference, talks=(*conference.talks, *late))
    (day,) = grid(full, starred(full, plan, "a")).days
    assert list(day.hours) == [9]
    assert "late0" not in [talk.id for cell in day.columns[0].cells for talk in cell.block.talks]
    (whole,) = grid(full, starred(full, plan, "a"), WHOLE).days
    assert {14, 15}.issubset(whole.hours)


def test_the_programme_shows_all_rooms_or_all_sessions(conference: Conference, plan: Plan) -> None:
    assert titles(grid(conference, plan, WHOLE)) == ["Bar", "Foyer", "Hall 1", "Hall 2"]
    sessions = PrintOptions(what=What.PROGRAMME, columns=Columns.SESSIONS)
    assert titles(grid(conference, plan, sessions)) == [
        "Oral Session 1",
        "Oral Session 2",
        "Poster Session 1",
        "Night Session",
    ]


def test_hours_without_a_talk_are_left_out_and_the_night_belongs_to_its_evening(
    conference: Conference, plan: Plan
) -> None:
    (day,) = grid(conference, plan, WHOLE).days
    assert list(day.hours) == [9, 10, 11, 24, 25]


def test_each_hour_has_the_readers_time_where_it_differs(
    conference: Conference, plan: Plan
) -> None:
    options = PrintOptions(what=What.PROGRAMME, other=Clock(Whose.OWN, ZoneInfo("Asia/Tokyo")))
    made = grid(conference, plan, options)
    assert made.days[0].hours[9] == "(Wed 2:00)"
    assert "your time, JST, in brackets" in made.subtitle
    near = PrintOptions(what=What.PROGRAMME, other=Clock(Whose.OWN, ZoneInfo("America/Tijuana")))
    assert set(grid(conference, plan, near).days[0].hours.values()) == {""}


def test_own_time_is_right_on_both_sides_of_a_change_of_clocks(
    conference: Conference, plan: Plan, make_talk: Callable[..., Talk]
) -> None:
    begin = datetime(2027, 3, 14, 9, tzinfo=UTC)  # 1:00 in Los Angeles; at 2:00 it becomes 3:00
    night = [
        make_talk(str(n), start=begin + timedelta(hours=n), end=begin + timedelta(hours=n + 1))
        for n in range(2)
    ]
    options = PrintOptions(what=What.PROGRAMME, other=Clock(Whose.OWN, ZoneInfo("UTC")))
    changed = replace(conference, talks=tuple(night), sessions=())
    hours = grid(changed, plan, options).days[0].hours
    assert {hour: hours[hour] for hour in (1, 3)} == {1: "(9:00)", 3: "(10:00)"}


def test_many_posters_are_one_cell_that_lists_mine_in_hall_order(
    conference: Conference, plan: Plan, make_talk: Callable[..., Talk]
) -> None:
    more = [
        make_talk(
            f"q{n}",
            30,
            120,
            session_id="p1",
            kind=Kind.POSTER,
            poster_position=f"#{n}",
            room="Foyer",
        )
        for n in range(4, 30)
    ]
    full = replace(conference, talks=(*conference.talks, *more))
    made = grid(full, starred(full, plan, "q20", "p3"), WHOLE)
    (crowd,) = (cell for cell in cells(made) if cell.listed)
    assert crowd.title == "Poster Session 1"
    assert crowd.people == "29 posters, 2 of mine"
    assert crowd.listed == ("#3 Talk p3", "#20 Talk q20")
    assert crowd.mine


def test_own_entries_stand_in_their_room_or_in_a_column_of_theirs(
    conference: Conference, plan: Plan
) -> None:
    start = datetime(2027, 3, 9, 18, tzinfo=UTC)
    for number, place in enumerate(("Hall 2", "")):
        entry = OwnEntry(
            id=f"own{number}",
            title="$5 lunch",
            start=start,
            end=start + timedelta(hours=1),
            place=place,
        )
        plan = plan.with_own_entry(entry)
    made = grid(conference, plan)
    assert titles(made) == ["Hall 2", OWN]
    assert [cell.title for cell in cells(made) if cell.own and cell.mine] == ["$5 lunch"] * 2
    assert made.footer == "SLM 2027 · 0 talks · 2 own entries"


def test_only_the_priorities_and_days_that_were_chosen(conference: Conference, plan: Plan) -> None:
    talks = {talk.id: talk for talk in conference.talks}
    plan = starred(conference, plan, "a").with_priority([talks["d"]], 1)
    assert titles(grid(conference, plan, PrintOptions(priorities=(1,)))) == ["Hall 2"]
    assert titles(grid(conference, plan, PrintOptions(priorities=(0, 1)))) == ["Hall 1", "Hall 2"]
    other = grid(conference, plan, PrintOptions(days=(date(2027, 3, 10),)))
    assert not other.days
    assert other.nothing[0] == "No starred talk on these days"


def test_hidden_talks_are_left_out_but_for_the_starred(conference: Conference, plan: Plan) -> None:
    plan = starred(conference, plan, "a").with_hidden("rooms", ["Hall 1", "Bar"], True)
    made = grid(conference, plan, WHOLE)
    assert titles(made) == ["Foyer", "Hall 1", "Hall 2"]
    assert [cell.title for cell in cells(made) if cell.mine] == ["Talk a"]
    assert "Talk b" not in [cell.title for cell in cells(made)]


def test_without_a_star_it_says_how_to_star(conference: Conference, plan: Plan) -> None:
    made = grid(conference, plan)
    assert not made.days
    assert made.nothing[0] == "You have not starred any talk yet"

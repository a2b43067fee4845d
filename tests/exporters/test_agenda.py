"""What stands on the paper."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.clocks import Clock, Whose
from planner.conference import Conference, Kind, Person, Session, Talk, by_id
from planner.exporters.agenda import Agenda, make_agenda
from planner.exporters.agenda.rows import Row, Style
from planner.exporters.print_options import PrintOptions, What
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from planner.walking import Walking

TODAY = date(2027, 2, 1)
START = datetime(2027, 3, 9, 17, tzinfo=UTC)  # 9:00 in Los Angeles
IN_AN_HOUR = START + timedelta(hours=1)
MINE = PrintOptions()
WHOLE = PrintOptions(what=What.PROGRAMME)


def starred(conference: Conference, *talk_ids: str, notes: dict[str, str] | None = None) -> Plan:
    talks = by_id(conference.talks)
    plan = Plan(conference_id=conference.id)
    for talk_id in talk_ids:
        plan = plan.with_star(talks[talk_id], True)
    for talk_id, note in (notes or {}).items():
        plan = plan.with_note(talks[talk_id], note)
    return plan


def printed(
    conference: Conference, plan: Plan | None = None, options: PrintOptions = MINE
) -> Agenda:
    return make_agenda(
        Timetable(conference), plan or Plan(conference_id=conference.id), options, TODAY
    )


def rows(agenda: Agenda) -> list[Row]:
    return [row for day in agenda.days for row in day.rows]


def row(agenda: Agenda, title: str) -> Row:
    return next(row for row in rows(agenda) if row.title == title)


def test_a_plan_is_told_by_time_with_everything_needed_to_get_there(conference: Conference) -> None:
    plan = starred(conference, "b", "a", notes={"a": "Ask about the **baseline**."})
    agenda = printed(conference, plan)
    assert agenda.title == "My plan · SLM 2027"
    assert [day.title for day in agenda.days] == ["Tuesday 9 March 2027"]
    assert rows(agenda) == [
        Row(
            style=Style.TALK,
            time="9:00 – 9:15",
            title="Talk a",
            people="Ann a",
            room="Hall 1",
            session="Oral Session 1",
            note="Ask about the baseline.",
        ),
        Row(
            style=Style.TALK,
            time="9:15 – 9:30",
            title="Talk b",
            people="Ann b",
            room="Hall 1",
            session="Oral Session 1",
        ),
    ]


def test_a_talk_after_midnight_stands_under_the_evening_before(conference: Conference) -> None:
    agenda = printed(conference, starred(conference, "night"))
    assert [day.title for day in agenda.days] == ["Tuesday 9 March 2027"]
    assert row(agenda, "Talk night").time == "0:30 – 1:30"
    assert row(agenda, "Talk night").remark == "next day"


def test_the_head_names_the_zone_and_the_day_of_printing(conference: Conference) -> None:
    agenda = printed(conference, starred(conference, "a"))
    assert agenda.subtitle == "Times in PST (America/Los_Angeles, UTC−8) · printed 1 Feb 2027"


def test_both_names_of_the_zone_where_the_clocks_change_in_between(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    later = make_talk("later", 7 * 24 * 60, session_id="")
    conference = replace(conference, talks=(*conference.talks, later))
    agenda = printed(conference, starred(conference, "a", "later"))
    assert agenda.subtitle.startswith("Times in PST/PDT (America/Los_Angeles, UTC−8/UTC−7)")


def test_a_conference_in_utc_says_it_once(conference: Conference) -> None:
    agenda = printed(replace(conference, time_zone="UTC"), starred(conference, "a"))
    assert agenda.subtitle.startswith("Times in UTC · ")


def test_own_time_stands_in_brackets_with_the_weekday_if_it_is_another_day(
    conference: Conference,
) -> None:
    options = PrintOptions(other=Clock(Whose.OWN, ZoneInfo("Asia/Kolkata")))
    late = starred(conference, "a", "night")
    agenda = printed(conference, late, options)
    assert row(agenda, "Talk a").own_time == "(22:30)"
    assert row(agenda, "Talk night").own_time == "(14:00)"
    assert "your time, IST, in brackets" in agenda.subtitle
    tokyo = printed(conference, late, PrintOptions(other=Clock(Whose.OWN, ZoneInfo("Asia/Tokyo"))))
    assert row(tokyo, "Talk a").own_time == "(Wed 2:00)"


@pytest.mark.parametrize(
    ("zone", "words"), [("Asia/Kolkata", "Kolkata time, IST, in brackets"), ("UTC", "UTC, in b")]
)
def test_the_clock_of_a_place_is_named_by_it(conference: Conference, zone: str, words: str) -> None:
    options = PrintOptions(other=Clock(Whose.PLACE, ZoneInfo(zone)))
    assert f" · {words}" in printed(conference, starred(conference, "a"), options).subtitle


def test_no_own_time_where_the_clocks_agree(conference: Conference) -> None:
    options = PrintOptions(other=Clock(Whose.OWN, ZoneInfo("America/Tijuana")))
    agenda = printed(conference, starred(conference, "a"), options)
    assert row(agenda, "Talk a").own_time == ""
    assert "brackets" not in agenda.subtitle


def test_clashes_are_said_in_words_on_both_sides(conference: Conference) -> None:
    agenda = printed(conference, starred(conference, "a", "d", "b"))
    assert row(agenda, "Talk a").clash == "clashes with Talk d (9:05\xa0–\xa09:20)"
    assert row(agenda, "Talk d").clash == (
        "clashes with Talk a (9:00\xa0–\xa09:15), Talk b (9:15\xa0–\xa09:30)"
    )


def test_many_clashes_end_in_a_number(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    others = tuple(make_talk(f"x{n}", 0, title=f"X{n} {'long ' * 40}") for n in range(5))
    conference = replace(conference, talks=(*conference.talks, *others))
    agenda = printed(conference, starred(conference, "a", *(talk.id for talk in others)))
    clash = row(agenda, "Talk a").clash
    assert clash.endswith(" and 2 more")
    assert len(clash) < 350


def test_posters_of_one_session_stand_by_position_under_one_time(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    far = make_talk(
        "p10", 30, 120, session_id="p1", room="Foyer", kind=Kind.POSTER, poster_position="#10"
    )
    conference = replace(conference, talks=(far, *conference.talks))
    agenda = printed(conference, starred(conference, "p10", "p2", "e", "p1"))
    heading, *posters = rows(agenda)[:4]
    assert (heading.style, heading.title, heading.time, heading.room) == (
        Style.HEADING,
        "Poster Session 1",
        "9:30 – 11:30",
        "Foyer",
    )
    assert heading.clash == "clashes with Talk e (9:45\xa0–\xa010:00)"
    assert [(poster.time, poster.title) for poster in posters] == [
        ("#1", "Talk p1"),
        ("#2", "Talk p2"),
        ("#10", "Talk p10"),
    ]
    assert not any(poster.clash for poster in posters)
    assert row(agenda, "Talk e").clash == "clashes with Poster Session 1 (9:30\xa0–\xa011:30)"


def test_a_single_poster_is_a_row_like_others_with_its_position(conference: Conference) -> None:
    only = rows(printed(conference, starred(conference, "p2")))
    assert [(r.style, r.time, r.room) for r in only] == [(Style.TALK, "9:30 – 11:30", "Foyer · #2")]


def test_the_footer_counts_time_once_where_talks_run_at_one_time(conference: Conference) -> None:
    assert printed(conference, starred(conference, "p1", "p2", "p3", "e")).footer == (
        "SLM 2027 · 4 talks · 2 h"
    )
    assert (
        printed(conference, starred(conference, "a", "e")).footer == "SLM 2027 · 2 talks · 30 min"
    )


def test_no_stars_says_how_to_star(conference: Conference) -> None:
    agenda = printed(conference)
    assert agenda.days == ()
    assert agenda.nothing[0] == "You have not starred any talk yet"
    assert "press S or Space" in agenda.nothing[1]
    assert agenda.subtitle == "Printed 1 Feb 2027"


def test_only_the_chosen_days(conference: Conference, make_talk: Callable[..., Talk]) -> None:
    tomorrow = make_talk("t", 24 * 60, session_id="")
    conference = replace(conference, talks=(*conference.talks, tomorrow))
    plan = starred(conference, "a", "t", "unplanned")
    agenda = printed(conference, plan, PrintOptions(days=(date(2027, 3, 10),)))
    assert [(day.title, len(day.rows)) for day in agenda.days] == [("Wednesday 10 March 2027", 1)]
    elsewhere = printed(conference, plan, PrintOptions(days=(date(2027, 3, 12),)))
    assert elsewhere.nothing[0] == "No starred talk on these days"


def test_a_talk_without_a_time_comes_last(conference: Conference) -> None:
    agenda = printed(conference, starred(conference, "unplanned", "a"))
    assert [day.title for day in agenda.days] == ["Tuesday 9 March 2027", "Time not known"]
    assert row(agenda, "Talk unplanned").time == ""


def test_a_starred_talk_that_is_gone_is_printed_as_it_was(conference: Conference) -> None:
    plan = starred(conference, "a", "b")
    smaller = replace(conference, talks=tuple(t for t in conference.talks if t.id != "a"))
    gone = row(printed(smaller, plan), "Talk a")
    assert (gone.time, gone.room, gone.people) == ("9:00 – 9:15", "Hall 1", "Ann a")
    assert gone.remark == "no longer in the programme"
    assert row(printed(smaller, plan), "Talk b").remark == ""


def test_what_is_gone_is_told_apart_in_the_footer_and_takes_no_time(conference: Conference) -> None:
    plan = starred(conference, "a", "d", "e")
    smaller = replace(conference, talks=tuple(t for t in conference.talks if t.id != "a"))
    agenda = printed(smaller, plan)
    assert agenda.footer == "SLM 2027 · 2 talks · 1 no longer in the programme · 30 min"
    assert row(agenda, "Talk d").clash == ""  # as on the screen


def test_own_entries_are_printed_and_clash(conference: Conference) -> None:
    lunch = OwnEntry(id="own", title="Lunch for $5 or $6", start=START, end=IN_AN_HOUR, place="Bar")
    agenda = printed(conference, starred(conference, "e").with_own_entry(lunch))
    assert rows(agenda)[0] == Row(
        style=Style.TALK,
        time="9:00 – 10:00",
        title="Lunch for $5 or $6",
        room="Bar",
        remark="own entry",
        own=True,
        clash="clashes with Talk e (9:45\xa0–\xa010:00)",
    )
    assert row(agenda, "Talk e").clash == ("clashes with Lunch for $5 or $6 (9:00\xa0–\xa010:00)")
    assert agenda.footer == "SLM 2027 · 1 talk · 1 own entry · 1 h"
    alone = printed(conference, Plan(conference_id="slm-2027").with_own_entry(lunch))
    assert [r.title for r in rows(alone)] == ["Lunch for $5 or $6"]


def test_too_little_time_to_walk_is_a_printed_clash(conference: Conference) -> None:
    talks = by_id(conference.talks)
    there = replace(talks["b"], room="Far Hall")
    conference = replace(conference, talks=(talks["a"], there))
    plan = starred(conference, "a", "b")
    assert row(printed(conference, plan), "Talk a").clash == ""
    walking = replace(plan, walking=Walking(minutes=5))
    assert row(printed(conference, walking), "Talk a").clash == (
        "clashes with Talk b (9:15\xa0–\xa09:30)"
    )


def test_the_programme_leaves_out_what_is_hidden_and_says_so(conference: Conference) -> None:
    empty = Session(id="x", title="Members only", room="Hall 9")
    conference = replace(conference, sessions=(*conference.sessions, empty))
    plan = starred(conference, "p2", "e").with_hidden("sessions", ["p1", "x"], True)
    agenda = printed(conference, plan.with_hidden("talks", ["e"], True), WHOLE)
    titles = [r.title for r in rows(agenda)]
    assert not {"Talk p1", "Talk p3", "Members only"} & set(titles)
    assert {"Talk p2", "Talk e"} < set(titles)  # starred
    assert agenda.footer == "SLM 2027 · 7 talks · 2 starred · 2 hidden talks left out"
    another_day = PrintOptions(what=What.PROGRAMME, days=(date(2027, 3, 12),))
    assert "hidden" not in printed(conference, plan, another_day).footer
    assert "Talk p2" in [r.title for r in rows(printed(conference, plan))]


@pytest.mark.parametrize("whole", [What.PLAN, What.PROGRAMME])
def test_abstracts_and_notes_only_where_asked_for(conference: Conference, whole: What) -> None:
    plan = starred(conference, "a", notes={"a": "Mine"})
    with_both = PrintOptions(what=whole, abstracts=True, notes=True)
    neither = PrintOptions(what=whole, abstracts=False, notes=False)
    full = row(printed(conference, plan, with_both), "Talk a")
    assert (full.abstract, full.note) == ("About a.", "Mine")
    short = row(printed(conference, plan, neither), "Talk a")
    assert (short.abstract, short.note) == ("", "")


def test_tex_stays_as_published_for_who_can_set_it_but_not_in_clashes(
    conference: Conference,
) -> None:
    talks = by_id(conference.talks)
    tex = replace(talks["a"], title="Sparse $L_0$ bounds", abstract=r"For $\alpha$.")
    conference = replace(conference, talks=(tex, talks["d"]))
    agenda = printed(conference, starred(conference, "a", "d"), PrintOptions(abstracts=True))
    assert (rows(agenda)[0].title, rows(agenda)[0].abstract) == (tex.title, tex.abstract)
    assert row(agenda, "Talk d").clash.startswith("clashes with Sparse L₀ bounds (")


def test_the_programme_is_told_by_session_with_moderators(conference: Conference) -> None:
    agenda = printed(conference, starred(conference, "a"), WHOLE)
    assert agenda.title == "Programme · SLM 2027"
    headings = [r.title for r in rows(agenda) if r.style is Style.HEADING]
    assert headings == ["Oral Session 1", "Oral Session 2", "Poster Session 1", "Night Session"]
    assert row(agenda, "Oral Session 1").people == "Moderated by Mo Derator"
    assert row(agenda, "Talk a").room == ""  # its session's
    assert row(agenda, "Talk a").starred
    assert row(agenda, "Talk a").strong
    assert not row(agenda, "Talk b").starred
    assert not row(agenda, "Talk b").strong
    assert agenda.footer == "SLM 2027 · 9 talks · 1 starred"


def test_breaks_and_untitled_slots_of_the_programme_are_muted(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    lunch = make_talk("lunch", 60, title="Lunch", kind=Kind.BREAK, session_id="")
    conference = replace(conference, talks=(*conference.talks, lunch))
    muted = [r.title for r in rows(printed(conference, options=WHOLE)) if r.muted]
    assert muted == ["(untitled)", "Lunch"]


def test_a_session_without_talks_is_part_of_the_programme(conference: Conference) -> None:
    start = datetime(2027, 3, 10, 1, 0, tzinfo=UTC)
    dinner = Session(
        id="dinner", title="Dinner", room="Pier", start=start, end=start + timedelta(hours=3)
    )
    conference = replace(conference, sessions=(*conference.sessions, dinner))
    found = row(printed(conference, options=WHOLE), "Dinner")
    assert (found.time, found.room) == ("17:00 – 20:00", "Pier")


def test_a_session_that_is_its_only_talk_has_no_heading(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    session = Session(id="k", title="Keynote", room="Hall 1")
    talk = make_talk("k1", 90, title="Keynote", session_id="k")
    conference = replace(conference, sessions=(session,), talks=(talk,))
    assert [r.style for r in rows(printed(conference, options=WHOLE))] == [Style.TALK]


def test_very_many_authors_end_in_a_number(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    crowd = make_talk("c", authors=tuple(Person(name=f"P{n}") for n in range(500)))
    conference = replace(conference, talks=(crowd,))
    people = rows(printed(conference, starred(conference, "c")))[0].people
    assert people.endswith("P29\xa0· 470 more")


@settings(max_examples=60)
@given(data=st.data())
def test_every_starred_talk_is_printed_once(data: st.DataObject) -> None:
    start = datetime(2027, 3, 9, tzinfo=UTC)
    talks = tuple(
        Talk(
            id=str(number),
            title=f"T{number}",
            kind=data.draw(st.sampled_from([Kind.ORAL, Kind.POSTER])),
            session_id=data.draw(st.sampled_from(["", "s1", "lost"])),
            start=start + timedelta(hours=hour) if hour is not None else None,
            end=start + timedelta(hours=hour + 1) if hour is not None else None,
            poster_position=data.draw(st.text("#²1a", max_size=3)),
        )
        for number in range(data.draw(st.integers(0, 8)))
        for hour in [data.draw(st.none() | st.integers(0, 40))]
    )
    conference = Conference(
        id="c",
        title="C",
        time_zone="Asia/Tokyo",
        read_at=start,
        sessions=(Session(id="s1", title="S1", start=start, end=start + timedelta(hours=2)),),
        talks=talks,
    )
    plan = starred(conference, *(talk.id for talk in talks))
    for what in What:
        found = rows(printed(conference, plan, PrintOptions(what=what)))
        titles = [r.title for r in found if r.style is not Style.HEADING]
        assert sorted(titles) == sorted(talk.title for talk in talks)


def test_a_priority_is_printed_as_a_word(conference: Conference) -> None:
    talks = by_id(conference.talks)
    plan = starred(conference, "a", "b").with_priority([talks["a"]], 1)
    agenda = printed(conference, plan)
    assert row(agenda, "Talk a").remark == "Must see"
    assert row(agenda, "Talk b").remark == ""
    gone = replace(conference, talks=[talk for talk in conference.talks if talk.id != "a"])
    remark = row(printed(gone, plan), "Talk a").remark
    assert remark == "Must see · no longer in the programme"

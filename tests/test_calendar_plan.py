"""The stars come back from a calendar file that was exported, and from no other."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import thread_time

import pytest
from msgspec.structs import replace

from planner.calendar_plan import plan_in
from planner.conference import Conference, Kind, Talk
from planner.errors import LibraryError
from planner.exporters import ical
from planner.exporters.selection import of_plan, of_talks, on_days, without_notes
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from tests.conftest import START

NOW = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def plan(conference: Conference) -> Plan:
    """Stars of every kind, with a priority, a pin, a visit and notes, also on a session.

    Two talks have no star, but a note and a visit; of one session only the session has a note.
    """
    a, b, *_ = conference.talks
    poster = next(talk for talk in conference.talks if talk.kind is Kind.POSTER)
    dinner = OwnEntry("own", "Dinner; late, \\ with “Bo”", START, START + timedelta(hours=2))
    plan = Plan(conference_id=conference.id).with_stars(conference.talks, True)
    plan = plan.with_priority([a], 1).with_note(b, "Why?\n=1+1, 雪" * 40)
    plan = plan.with_pin(b, True).with_visit(poster, True)
    plan = plan.with_session_note(poster.session_id, "Come early; <b>bring</b> a pen")
    noted, seen, alone = (t for t in conference.talks if t.id in ("d", "p2", "night"))
    plan = plan.with_stars([noted, seen, alone], False).with_note(noted, "Slides?")
    plan = plan.with_visit(seen, True).with_session_note(alone.session_id, "Bring a coat")
    return plan.with_own_entry(dinner).refreshed(conference)


def test_every_choice_comes_back(plan: Plan, conference: Conference) -> None:
    raw = ical.write(of_plan(Timetable(conference), plan), NOW)
    assert plan_in(raw) == plan


def test_a_calendar_of_some_days_or_talks_tells_nothing_of_others(
    plan: Plan, conference: Conference
) -> None:
    timetable = Timetable(conference)
    starred = [talk for talk in conference.talks if plan.is_starred(talk.id)]
    days = {timetable.day(talk) for talk in starred} - {None}
    for selection in (
        on_days(of_plan(timetable, plan), days),
        of_talks(timetable, plan, starred),
        without_notes(of_plan(timetable, plan)),
    ):
        back = plan_in(ical.write(selection, NOW))
        assert back
        assert not any(entry.note == "Slides?" for entry in back.entries.values())
        assert "Bring a coat" not in back.session_notes.values()


def test_also_where_a_program_has_folded_the_lines_anew(plan: Plan, conference: Conference) -> None:
    raw = ical.write(of_plan(Timetable(conference), plan), NOW)
    lines = raw.replace(b"\r\n ", b"").replace(b"\r\n", b"\n").split(b"\n")
    folded = [b"\n\t".join(line[i : i + 60] for i in range(0, len(line), 60)) for line in lines]
    assert plan_in(b"\n".join(folded)) == plan


def test_a_calendar_of_others_and_an_exported_programme_without_stars_hold_none(
    conference: Conference,
) -> None:
    timetable, empty = Timetable(conference), Plan(conference_id=conference.id)
    assert plan_in(ical.write(of_talks(timetable, empty, timetable.talks), NOW)) is None
    assert plan_in(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR") is None


def test_a_damaged_part_is_told(plan: Plan, conference: Conference) -> None:
    raw = ical.write(of_plan(Timetable(conference), plan), NOW)
    with pytest.raises(LibraryError, match="damaged"):
        plan_in(raw.replace(b"X-CONFERENCE-PLANNER-PLAN:", b"X-CONFERENCE-PLANNER-PLAN:!"))


def test_thousands_of_stars_do_not_keep_the_window_waiting(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    talks = tuple(make_talk(str(number), number) for number in range(1500))
    big = replace(conference, talks=talks)
    plan = Plan(conference_id=big.id).with_stars(talks, True).refreshed(big)
    raw = ical.write(of_plan(Timetable(big), plan), NOW)
    start = thread_time()
    assert plan_in(raw) == plan
    assert thread_time() - start < 1  # 3 s where each part copied all that came before it

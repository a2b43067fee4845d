"""A plan goes out as a link and comes back as the same choices."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Kind, Talk
from planner.errors import LibraryError
from planner.link_code import packed
from planner.plan import Following, OwnEntry, Plan
from planner.plan_files import for_others
from planner.sharing import SharedPlan, from_link, received, to_link

Make = Callable[..., Talk]
START = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)


def sent(plan: Plan, conference: Conference, *, notes: bool = False) -> Plan:
    back = received(from_link(to_link(plan, conference, notes=notes)), conference)
    assert back.lost == 0
    return back.plan


@pytest.fixture
def plan(conference: Conference) -> Plan:
    a, b, c = conference.talks[:3]
    plan = Plan(conference_id=conference.id).with_stars([a, b], True)
    return plan.with_priority([c], 2).with_note(a, "front row\n= $x$ 雪").refreshed(conference)


def test_stars_and_priorities_come_back(conference: Conference, plan: Plan) -> None:
    back = sent(plan, conference)
    assert back.starred_ids() == plan.starred_ids()
    assert back.priorities() == plan.priorities()
    assert not any(entry.note for entry in back.entries.values())


def test_notes_go_along_where_they_are_wanted(conference: Conference, plan: Plan) -> None:
    back = sent(plan, conference, notes=True)
    assert back == plan


@given(
    start=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
    ),
    minutes=st.integers(0, 3000),
    title=st.text(max_size=30),
    zone=st.sampled_from(["Asia/Kolkata", "Australia/Lord_Howe", "America/Los_Angeles"]),
)
def test_own_entries_come_back_at_the_same_instants(start, minutes, title, zone) -> None:
    conference = Conference(id="c", title="C", time_zone=zone, read_at=START)
    title = title.encode("utf-8", "replace").decode()
    entry = OwnEntry("own", title, start, start + timedelta(minutes=minutes), "Café")
    plan = Plan(conference_id="c").with_own_entry(entry)
    [back] = sent(plan, conference).own_entries.values()
    assert (back.title, back.place, back.start, back.end) == (title, "Café", start, entry.end)
    assert back.start.utcoffset() == start.astimezone(ZoneInfo(zone)).utcoffset()


def test_who_takes_a_plan_over_twice_has_its_entries_once(conference: Conference) -> None:
    entry = OwnEntry("own", "Dinner", START, START + timedelta(hours=2))
    plan = Plan(conference_id=conference.id).with_own_entry(entry)
    assert list(sent(plan, conference).own_entries) == list(sent(plan, conference).own_entries)


def test_a_file_for_others_holds_what_a_link_does(conference: Conference, plan: Plan) -> None:
    talks = {talk.id: talk for talk in conference.talks}
    plan = plan.with_note(talks["a"], "why?").with_note(talks["night"], "Not starred")
    plan = replace(plan, session_notes={"s1": "Sit in front"})
    plan = plan.with_pin(talks["a"], True).with_hidden("rooms", ["Bar"], True)
    plan = replace(plan, following=Following(words=("snow",)), beside={"other": "Other"})
    assert for_others(plan) == replace(sent(plan, conference), entries=for_others(plan).entries)
    assert for_others(plan).starred_ids() == plan.starred_ids()
    assert for_others(plan).priorities() == plan.priorities()
    assert "night" not in for_others(plan).entries
    assert not for_others(plan).note("a")
    assert not for_others(plan).entry("a").pinned
    noted = for_others(plan, notes=True)
    assert (noted.note("a"), noted.session_notes) == ("why?", {"s1": "Sit in front"})


def test_stars_find_their_talks_in_a_copy_with_other_numbers(
    conference: Conference, plan: Plan
) -> None:
    shared = from_link(to_link(plan, conference))
    renumbered = replace(
        conference, talks=tuple(replace(t, id=f"9{t.id}") for t in conference.talks)
    )
    assert received(shared, renumbered).plan.starred_ids() == [
        f"9{talk_id}" for talk_id in plan.starred_ids()
    ]


def test_a_number_that_names_another_paper_now_is_no_star_for_it(
    conference: Conference, make_talk: Make
) -> None:
    talk = conference.talks[0]
    shared = from_link(to_link(Plan(conference_id="c").with_star(talk, True), conference))
    changed = replace(conference, talks=(make_talk(talk.id, title="On Something Else"),))
    assert received(shared, changed).plan.starred_ids() == []
    assert received(shared, changed).lost == 1


def test_the_poster_of_an_oral_is_not_taken_for_it(conference: Conference, make_talk: Make) -> None:
    oral = make_talk("1", title="On Snow")
    poster = replace(oral, id="2", kind=Kind.POSTER)
    both = replace(conference, talks=(oral, poster))
    shared = from_link(to_link(Plan(conference_id="c").with_star(poster, True), both))
    swapped = replace(both, talks=(replace(oral, id="2"), replace(poster, id="1")))
    assert received(shared, swapped).plan.starred_ids() == ["1"]


def test_what_the_programme_no_longer_holds_is_counted(conference: Conference, plan: Plan) -> None:
    gone = replace(conference, talks=conference.talks[1:])
    back = received(from_link(to_link(plan, gone)), gone)
    assert (len(back.plan.starred_ids()), back.lost) == (2, 1)


def test_sixty_stars_fit_into_a_qr_code_that_a_screen_shows(make_talk: Make) -> None:
    talks = tuple(make_talk(str(27000 + 7 * i), title=f"Paper {i}") for i in range(60))
    conference = Conference(id="c", title="C", time_zone="UTC", read_at=START, talks=talks)
    link = to_link(Plan(conference_id="c").with_stars(talks, True), conference)
    assert len(link) < 1000


@given(st.binary(max_size=200))
def test_no_content_whatever_breaks_the_program(content: bytes) -> None:
    with pytest.raises(LibraryError, match="damaged"):
        from_link(packed(content))


@pytest.mark.parametrize(
    "fields",
    [
        {"signs": b"abcd"},
        {"time_zone": "../../etc"},
        {"own_entries": [("Dinner", "", 10**17, 60)]},
        {"own_entries": [("Dinner", "", 0, -60)]},
    ],
)
def test_a_link_made_by_hand_is_refused(fields: dict[str, object]) -> None:
    whole = {
        "conference_id": "c",
        "conference_title": "C",
        "time_zone": "UTC",
        "ids": [1],
        "signs": b"abc",
        "priorities": b"",
        "notes": {},
        "own_entries": [],
    }
    assert from_link(packed(msgspec.msgpack.encode(list(whole.values())))) == SharedPlan(**whole)
    with pytest.raises(LibraryError, match="damaged"):
        from_link(packed(msgspec.msgpack.encode(list((whole | fields).values()))))


def test_a_link_of_endless_lists_is_damaged() -> None:
    """A newer version may append fields; what is nested in one without end is none."""
    shared = ["c", "C", "UTC", [], b"", b"", {}, []]
    endless = b"\x91" * 100_000 + b"\xc0"
    content = bytes([0x90 + len(shared) + 1]) + msgspec.msgpack.encode(shared)[1:] + endless
    with pytest.raises(LibraryError, match="damaged"):
        from_link(packed(content))

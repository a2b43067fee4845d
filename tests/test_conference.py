"""Facts: what a talk is called, and the conference day it belongs to."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Kind, Session, Talk, by_id, day_of

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
EVENING = datetime(2027, 3, 10, 4, 0, tzinfo=UTC)  # Tuesday the 9th, 20:00 in Los Angeles
NIGHT = Session(id="n", title="Night", start=EVENING, end=EVENING + timedelta(hours=6))


def in_zone(name: str, day_begins: int = 0) -> Conference:
    return Conference(id="c", title="C", time_zone=name, read_at=EVENING, day_begins=day_begins)


def test_facts_do_not_change(make_talk: Callable[..., Talk]) -> None:
    with pytest.raises(AttributeError):
        make_talk("a").title = "other"  # type: ignore[misc]


def test_an_untitled_slot_is_shown_as_such(make_talk: Callable[..., Talk]) -> None:
    assert make_talk("a", title="").shown_title == "(untitled)"
    assert make_talk("a", title="", kind=Kind.BREAK).shown_title == "Break"
    assert make_talk("a", title="Coffee", kind=Kind.BREAK).shown_title == "Coffee"


def test_every_kind_has_a_label() -> None:
    assert Kind.KEYNOTE.label == "Invited talk"
    assert Kind.POSTER.label == "Poster"
    assert all(kind.label[0].isupper() for kind in Kind)


def test_by_id_keeps_the_order(conference: Conference) -> None:
    talks = by_id(conference.talks)
    assert tuple(talks.values()) == conference.talks
    assert talks["d"].room == "Hall 2"


def test_the_zone_is_that_of_the_name(conference: Conference) -> None:
    assert conference.zone == LOS_ANGELES


@pytest.mark.parametrize(
    ("hours", "session", "expected"),
    [
        (0, NIGHT, date(2027, 3, 9)),
        (4.5, NIGHT, date(2027, 3, 9)),  # 0:30 belongs to the evening before
        (4.5, None, date(2027, 3, 10)),
        (13, NIGHT, date(2027, 3, 10)),  # a session of several days is no night
        (-1, NIGHT, date(2027, 3, 9)),
        (4.5, replace(NIGHT, start=None, end=None), date(2027, 3, 10)),
    ],
)
def test_the_day_of_a_talk(hours: float, session: Session | None, expected: date) -> None:
    start = EVENING + timedelta(hours=hours)
    talk = Talk(id="t", start=start, end=start + timedelta(minutes=15))
    assert day_of(talk, session, in_zone("America/Los_Angeles")) == expected


def test_the_day_is_that_of_the_conference() -> None:
    talk = Talk(id="t", start=EVENING, end=EVENING)
    assert day_of(talk, None, in_zone("Asia/Tokyo")) == date(2027, 3, 10)


@pytest.mark.parametrize(("begins", "day"), [(0, 10), (60, 10), (61, 9), (360, 9)])
def test_a_day_may_begin_later_than_at_midnight(begins: int, day: int) -> None:
    """The talk begins at 1:00 on Wednesday the 10th."""
    late = Talk(id="t", start=EVENING + timedelta(hours=5), end=EVENING + timedelta(hours=6))
    found = day_of(late, None, in_zone("America/Los_Angeles", begins))
    assert found == date(2027, 3, day)


def test_a_talk_without_a_time_has_no_day() -> None:
    assert day_of(Talk(id="t"), NIGHT, in_zone("America/Los_Angeles")) is None


def test_times_are_compared_by_their_instants_also_in_the_hour_that_comes_twice() -> None:
    new_york = ZoneInfo("America/New_York")
    first, second = (datetime(2027, 11, 7, 1, 30, tzinfo=new_york, fold=fold) for fold in (0, 1))
    for fact in (
        Talk(id="t", start=first, end=second),
        Session(id="s", title="", start=first, end=second),
    ):
        assert fact.start is not None
        assert fact.end is not None
        assert fact.end - fact.start == timedelta(hours=1)
        assert fact.start == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
        assert {fact.start, fact.end} == {first.astimezone(UTC), second.astimezone(UTC)}
        assert (fact.start.hour, fact.start.utcoffset()) == (1, timedelta(hours=-4))

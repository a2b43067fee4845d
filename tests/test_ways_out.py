"""What a clash is told in: the minutes, what is lost, what can be heard, and where else."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from planner.clashes import Clashes
from planner.conference import Conference, Kind, Person, Talk
from planner.plan import OwnEntry
from planner.timetable import Timetable
from planner.walking import Walking
from planner.ways_out import choices, elsewhere, headline, together

Make = Callable[..., Talk]
NOON = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)


def timetable_of(*talks: Talk, zone: str = "UTC") -> Timetable:
    return Timetable(
        Conference(id="c", title="C", time_zone=zone, read_at=NOON, talks=tuple(talks))
    )


def told(
    *talks: Talk, walk: int = 0, own: Sequence[OwnEntry] = (), zone: str = "UTC"
) -> list[tuple[str, ...]]:
    """All that is said of the first talk: for each clash the sentences."""
    timetable, walking, talk = timetable_of(*talks, zone=zone), Walking(minutes=walk), talks[0]
    clashes = Clashes(talks, walking=walking, own=own)
    found = []
    for group in together(clashes.of(talk.id), talk.id):
        others = [clash.other(talk.id) for clash in group]
        before, after = headline(group[0], talk, timetable)
        names = ", ".join(f"“{other.title}”" for other in others)
        is_own = clashes.is_fixed(others[0])
        rest = choices(group, talk, timetable, walking, own=is_own)
        found.append((f"{before}{names}{after}", *rest))
    return found


def test_the_part_that_can_be_heard_and_what_is_lost(make_talk: Make) -> None:
    this, other = make_talk("a", 25, 15), make_talk("b", 20, 10, room="Hall 2")
    assert told(this, other) == [
        (
            "Clashes with “Talk b”, 17:25 – 17:30 in Hall 2.",
            "If you go there, of this, 17:25 – 17:30 is lost; 17:30 – 17:40 can be heard.",
            "If you stay, of it, 17:25 – 17:30 is lost; 17:20 – 17:25 can be heard.",
        )
    ]


def test_the_way_there_and_back_is_lost_as_well(make_talk: Make) -> None:
    long, short = make_talk("a", 0, 60), make_talk("b", 20, 10, room="Hall 2")
    ((_, there, stay),) = told(long, short, walk=5)
    assert there == (
        "If you go there, of this, 17:15 – 17:35 is lost;"
        " 17:00 – 17:15 and 17:35 – 18:00 can be heard."
    )
    assert stay == "If you stay, all of it is lost."


def test_of_two_at_one_time_one_is_lost(make_talk: Make) -> None:
    (said,) = told(make_talk("a"), make_talk("b", room=""))
    assert said == (
        "Clashes with “Talk b”, 17:00 – 17:15.",
        "Whichever you choose, all of the other is lost.",
    )


@pytest.mark.parametrize(
    ("minute", "sentence"),
    [
        (20, "Only 5 min between this and “Talk b” in Hall 2; 10 min to walk."),
        (15, "No time between this and “Talk b” in Hall 2; 10 min to walk."),
        (-20, "Only 5 min between “Talk b” in Hall 2 and this; 10 min to walk."),
    ],
)
def test_a_walk_is_said_as_such(make_talk: Make, minute: int, sentence: str) -> None:
    this, other = make_talk("a"), make_talk("b", minute, room="Hall 2")
    assert told(this, other, walk=10)[0][0] == sentence


def test_what_a_walk_takes_of_both(make_talk: Make) -> None:
    this, other = make_talk("a"), make_talk("b", 20, 15, room="Hall 2")
    assert told(this, other, walk=10)[0][1:] == (
        "If you go there, of this, 17:10 – 17:15 is lost; 17:00 – 17:10 can be heard.",
        "If you stay, of it, 17:20 – 17:25 is lost; 17:25 – 17:35 can be heard.",
    )


def test_an_own_entry_stands_fast(make_talk: Make) -> None:
    entry = OwnEntry(
        id="own",
        title="Dentist",
        start=NOON + timedelta(hours=5, minutes=10),
        end=NOON + timedelta(hours=6),
        place="Town",
    )
    assert told(make_talk("a"), own=[entry]) == [
        (
            "Clashes with “Dentist”, 17:10 – 17:15 in Town.",
            "Of this, 17:10 – 17:15 is lost; 17:00 – 17:10 can be heard.",
        )
    ]


def test_the_posters_of_one_session_are_told_together(make_talk: Make) -> None:
    posters = [
        make_talk(n, 0, 60, kind=Kind.POSTER, session_id="p", room="Foyer") for n in ("p", "q")
    ]
    assert told(make_talk("a", 45, 15), *posters) == [
        (
            "Clashes with “Talk p”, “Talk q”, 17:45 – 18:00 in Foyer.",
            "If you go there, all of this is lost.",
            "If you stay, of them, 17:45 – 18:00 is lost; 17:00 – 17:45 can be seen.",
        )
    ]


def test_over_midnight_in_the_conference_s_zone(make_talk: Make) -> None:
    this, other = make_talk("a", 890, 30), make_talk("b", 910, 30, room="")
    said = told(this, other, zone="America/Los_Angeles")
    assert said[0][:2] == (
        "Clashes with “Talk b”, 0:10 – 0:20.",
        "If you go there, of this, 0:10 – 0:20 is lost; 23:50 – 0:10 can be heard.",
    )


def test_the_same_paper_elsewhere(make_talk: Make) -> None:
    authors = (Person(name="Ann Lee"),)
    oral = make_talk("a", title="On Snow", authors=authors)
    poster = make_talk(
        "p", 1440, 150, title="On Snow", authors=authors, kind=Kind.POSTER, room="West Hall"
    )
    again = make_talk("r", 2880, 30, title="On Snow", authors=authors, room="")
    untimed = make_talk("u", title="On Snow", authors=authors, start=None, end=None)
    timetable = timetable_of(oral, poster, again, untimed)
    assert elsewhere(oral, timetable) == [
        ("its poster is Wed 10 17:00 – 19:30 in West Hall", poster),
        ("it is given again Thu 11 17:00 – 17:30", again),
    ]

"""An invented programme of any size with a plan of sixty stars, as the library keeps them."""

import random
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from planner.conference import Conference, Kind, Person, Programme, Session, Talk
from planner.library import Library
from planner.plan import Plan

ROOMS = 30
DAYS = 3
STARS = 60
START = datetime(2027, 2, 6, 9, tzinfo=timezone(timedelta(hours=1)))
_chance = random.Random(1)  # the same talks in every run
WORDS = [
    "".join(_chance.choices("abcdefghiklmnoprstuvw", k=_chance.randint(3, 9))) for _ in range(4000)
]


def make_library(folder: Path, talks: int) -> Library:
    """A library that holds the programme and the plan."""
    library = Library(folder)
    conference = make_conference(talks)
    library.save_programme(Programme(conference=conference))
    nothing = plan = Plan(conference_id=conference.id, conference_title=conference.title)
    for talk in conference.talks[:: max(1, talks // STARS)][:STARS]:
        plan = plan.with_star(talk, True)
    library.save_plan(plan, nothing)
    return library


def make_conference(talks: int) -> Conference:
    """Three days of talks of 20 minutes in thirty rooms, with abstracts of 160 words."""
    return Conference(
        id=f"big-{talks}",
        title=f"Big {talks}",
        time_zone="Europe/Brussels",
        read_at=datetime(2027, 2, 1, tzinfo=UTC),
        talks=tuple(_talk(number, talks) for number in range(talks)),
        sessions=tuple(
            Session(id=_session_id(day, room), title=f"Track {_words(2)}", kind=Kind.ORAL)
            for day in range(DAYS)
            for room in range(ROOMS)
        ),
    )


def _talk(number: int, talks: int) -> Talk:
    slot, room = divmod(number, ROOMS)
    slots_a_day = -(-talks // (ROOMS * DAYS))
    day, time = divmod(slot, slots_a_day)
    start = START + timedelta(days=day, minutes=20 * time)
    return Talk(
        id=str(number),
        title=_words(9).capitalize(),
        kind=Kind.ORAL,
        start=start,
        end=start + timedelta(minutes=20),
        room=f"Room {room}",
        session_id=_session_id(day, room),
        authors=tuple(Person(name=_words(2).title()) for _ in range(3)),
        abstract=_words(160),
    )


def _session_id(day: int, room: int) -> str:
    return f"s{day}-{room}"


def _words(number: int) -> str:
    return " ".join(_chance.choices(WORDS, k=number))

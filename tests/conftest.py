"""What all tests share: invented talks, the real programmes, a user folder of their own."""

import gc
import os
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from msgspec.structs import replace

from planner.conference import Conference, Kind, Person, Session, Talk
from planner.library import Library
from planner.plan import Plan
from planner.timetable import Timetable

# The time zones of the locked tzdata, not the machine's; for the tests' own processes as well.
os.environ.setdefault("PYTHONTZPATH", "")
zoneinfo.reset_tzpath()

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile(
    "planner", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("planner")

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real programmes beside the checkout; skipped where missing, but not in CI."""
    if not SHARED_DATA.exists() and not os.environ.get("CI"):
        pytest.skip("the real programmes are not beside this checkout")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def garbage_is_collected() -> Iterator[None]:
    """The program switches it off at times; a test that leaves it so would starve all others."""
    yield
    enabled = gc.isenabled()
    gc.enable()
    assert enabled, "the test left Python's garbage collection switched off"


START = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)  # 9:00 in Los Angeles


@pytest.fixture
def make_talk() -> Callable[..., Talk]:
    """`make_talk("a", 30)`: the talk `a` of 15 minutes that starts 30 minutes after START."""

    def make(talk_id: str = "a", minute: int = 0, length: int = 15, **fields: object) -> Talk:
        start = START + timedelta(minutes=minute)
        talk = Talk(
            id=talk_id,
            title=f"Talk {talk_id}",
            kind=Kind.ORAL,
            start=start,
            end=start + timedelta(minutes=length),
            room="Hall 1",
            session_id="s1",
            authors=(Person(name=f"Ann {talk_id}"),),
            abstract=f"About {talk_id}.",
        )
        return replace(talk, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def conference(make_talk: Callable[..., Talk]) -> Conference:
    """Two parallel oral sessions, a poster session over both, one untitled slot, a night talk."""
    return Conference(
        id="slm-2027",
        title="SLM 2027",
        time_zone="America/Los_Angeles",
        read_at=datetime(2027, 1, 2, 12, 0, tzinfo=UTC),
        sessions=(
            _session("s1", "Oral Session 1", Kind.ORAL, "Hall 1", 0, 60),
            _session("s2", "Oral Session 2", Kind.ORAL, "Hall 2", 0, 60),
            _session("p1", "Poster Session 1", Kind.POSTER, "Foyer", 30, 120),
            _session("n1", "Night Session", Kind.SOCIAL, "Bar", 14 * 60, 180),
        ),
        talks=(
            make_talk("a", 0),
            make_talk("b", 15),
            make_talk("c", 30, title="", authors=(), abstract=""),
            make_talk("d", 5, session_id="s2", room="Hall 2"),
            make_talk("e", 45, session_id="s2", room="Hall 2"),
            *(
                make_talk(
                    f"p{n}",
                    30,
                    120,
                    session_id="p1",
                    room="Foyer",
                    kind=Kind.POSTER,
                    poster_position=f"#{n}",
                )
                for n in range(1, 4)
            ),
            make_talk("night", 15 * 60 + 30, 60, session_id="n1", room="Bar", kind=Kind.SOCIAL),
            make_talk("unplanned", start=None, end=None, session_id="", room=""),
        ),
    )


def _session(
    session_id: str, title: str, kind: Kind, room: str, minute: int, length: int
) -> Session:
    start = START + timedelta(minutes=minute)
    return Session(
        id=session_id,
        title=title,
        kind=kind,
        room=room,
        start=start,
        end=start + timedelta(minutes=length),
        moderators=(Person(name="Mo Derator"),),
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "not" / "yet" / "there")


@pytest.fixture
def timetable(conference: Conference) -> Timetable:
    return Timetable(conference)


def plan_of(timetable: Timetable, *talk_ids: str) -> Plan:
    plan = Plan(conference_id="slm-2027")
    return plan.with_stars([timetable.by_id[i] for i in talk_ids], True)

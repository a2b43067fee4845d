"""Notes on sessions that got another id, another time or another name."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from planner.conference import Conference, Session
from planner.plan import Plan
from planner.rematch import carried

NOON = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)
SNOW = Session(id="1", title="Snow & Ice", start=NOON, end=NOON + timedelta(hours=1))
RAIN = Session(id="2", title="Rain", start=NOON, end=NOON + timedelta(hours=1))
TOMORROW = replace(SNOW, id="3", start=NOON + timedelta(days=1), end=NOON + timedelta(days=2))


def conference_of(*sessions: Session) -> Conference:
    return Conference(id="c", title="C", time_zone="UTC", read_at=NOON, sessions=sessions)


def notes(before: tuple[Session, ...], after: tuple[Session, ...]) -> dict[str, str]:
    plan = Plan(conference_id="c")
    for session in before:
        note = f"{session.title} on the {session.start:%d}"
        plan = plan.with_session_note(session.id, note)
    return carried(plan, conference_of(*before), conference_of(*after)).plan.session_notes


def test_renumbered_sessions_keep_their_notes() -> None:
    after = (replace(RAIN, id="1"), replace(SNOW, id="3"), replace(TOMORROW, id="2"))
    assert notes((SNOW, RAIN, TOMORROW), after) == {
        "1": "Rain on the 09",
        "3": "Snow & Ice on the 09",
        "2": "Snow & Ice on the 10",
    }


def test_a_session_that_moved_under_another_id_keeps_its_note() -> None:
    moved = replace(SNOW, id="x", start=NOON + timedelta(hours=3))
    assert notes((SNOW, RAIN), (moved, RAIN)) == {
        "x": "Snow & Ice on the 09",
        "2": "Rain on the 09",
    }


def test_of_two_of_one_name_none_gets_the_others_note() -> None:
    elsewhere = replace(SNOW, id="x", start=NOON + timedelta(hours=3))
    assert notes((SNOW, TOMORROW), (elsewhere, replace(elsewhere, id="y"))) == {
        "1": "Snow & Ice on the 09",
        "3": "Snow & Ice on the 10",
    }


def test_a_session_that_is_renamed_under_its_id_or_gone_keeps_its_note() -> None:
    assert notes((SNOW, RAIN), (replace(SNOW, title="Frost"),)) == {
        "1": "Snow & Ice on the 09",
        "2": "Rain on the 09",
    }


def test_notes_of_sessions_that_became_one_stand_together() -> None:
    twin = replace(SNOW, id="9", title="Snow and Hail")
    plan = Plan(conference_id="c").with_session_note("1", "mine").with_session_note("x", "older")
    found = carried(plan, conference_of(SNOW, twin), conference_of(replace(SNOW, id="x"), twin))
    assert found.plan.session_notes == {"x": "mine\n\nolder"}

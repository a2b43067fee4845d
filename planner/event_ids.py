"""By what an event in a calendar is known again as ours, and what it tells of its plan."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from planner.conference import Talk
from planner.errors import LibraryError
from planner.files import safe_name
from planner.plan import OwnEntry, Plan
from planner.records import PLAN, VERSION, read_plan

DOMAIN = "conference-planner"  # at the end of each UID
MARK = "X-CONFERENCE-PLANNER-PLAN"  # of an event, or of the calendar for talks without a time
DIGEST = "X-CONFERENCE-PLANNER-DIGEST"  # of an event: the same as long as nothing changed

_T = TypeVar("_T")
_DAMAGED = "The calendar's part of a plan is damaged; export the plan once more."


def uid_of_talk(conference_id: str, talk_id: str) -> str:
    """Always the same for a talk, whatever of it changes: who imports it again updates it."""
    return _uid(conference_id, "talk", talk_id)


def uid_of_posters(conference_id: str, wall: str, number: int) -> str:
    """Of the `number`-th time, from 0, at which the posters of a session hang."""
    return _uid(conference_id, "posters", wall if number == 0 else f"{wall} {number + 1}")


def uid_of_own_entry(conference_id: str, entry_id: str) -> str:
    return _uid(conference_id, "own", entry_id)


def is_ours(uid: str, conference_id: str) -> bool:
    """Whether one of the functions above made it, for this conference."""
    kind, _, place = uid.partition("-")
    return kind in ("talk", "posters", "own") and place.endswith(_place(conference_id))


def mark(
    plan: Plan,
    talks: Iterable[Talk] = (),
    own_entries: Iterable[OwnEntry] = (),
    sessions: Iterable[str] = (),
) -> str:
    """What the plan says of these and of their sessions, to be read back by `read_mark`.

    It is a plan file without what is empty in it, in base64: programs and servers do not agree on
    what of a property that they do not know they have to escape.
    """
    talks = list(talks)
    part = Plan(
        conference_id=plan.conference_id,
        conference_title=plan.conference_title,
        time_zone=plan.time_zone,
        entries=_named(plan.entries, (talk.id for talk in talks)),
        own_entries=_named(plan.own_entries, (own.id for own in own_entries)),
        session_notes=_named(plan.session_notes, [*sessions, *(t.session_id for t in talks)]),
    )
    head = {"format": PLAN, "version": VERSION, "conference_id": plan.conference_id}
    found = msgspec.to_builtins(part)
    found = found | {"entries": _without_empty(found["entries"])}
    text = json.dumps(head | {key: each for key, each in found.items() if each})
    return b64encode(text.encode()).decode()


def read_mark(text: str) -> Plan:
    """The part of a plan that `mark` wrote. Raises LibraryError for anything else."""
    try:
        raw = b64decode(text, validate=True)
    except ValueError as error:
        raise LibraryError(_DAMAGED, str(error)) from error
    return read_plan(raw)


def _named(all_of_them: dict[str, _T], names: Iterable[str]) -> dict[str, _T]:
    return {name: all_of_them[name] for name in names if name in all_of_them}


def _uid(conference_id: str, kind: str, foreign_id: str) -> str:
    """As RFC 7986 wants them: nothing in it tells who made it, and it is short enough for all."""
    return f"{kind}-{safe_name(foreign_id)}{_place(conference_id)}"


def _place(conference_id: str) -> str:
    return f"@{safe_name(conference_id)}.{DOMAIN}"


def _without_empty(value: Any) -> Any:
    """All defaults of an entry are empty, and most of it is default."""
    if not isinstance(value, dict):
        return value
    inner = ((key, _without_empty(each)) for key, each in value.items())
    return {key: each for key, each in inner if each}

"""Plans as files that the user keeps where he wants."""

from pathlib import Path

from planner.files import telling, write_safely
from planner.plan import Entry, Plan
from planner.records import PLAN, read_plan, to_json

_HEAD = 4096  # bytes in which a file says what it is


def write_plan(plan: Plan, path: Path) -> None:
    """*Save a copy*: the plan as one file, where the user wants it."""
    write_safely(path, to_json(plan, PLAN).encode())


def for_others(plan: Plan, *, notes: bool = False) -> Plan:
    """What a link to it would tell: stars, priorities, own entries; `notes` where wanted, those on
    sessions as well."""
    starred = {talk_id: plan.entry(talk_id) for talk_id in plan.starred_ids()}
    shared = {
        talk_id: Entry(
            starred=True,
            priority=entry.priority,
            note=entry.note if notes else "",
            snapshot=entry.snapshot,
        )
        for talk_id, entry in starred.items()
    }
    return Plan(
        conference_id=plan.conference_id,
        conference_title=plan.conference_title,
        time_zone=plan.time_zone,
        entries=shared,
        own_entries=plan.own_entries,
        session_notes=plan.session_notes if notes else {},
    )


def read_plan_file(path: Path) -> Plan:
    """*Open plan*: a plan's file from elsewhere. Raises LibraryError."""
    with telling(path):
        return read_plan(path.read_bytes())


def is_plan_file(path: Path) -> bool:
    """Whether it says of itself that it is a plan, whole or damaged. Raises LibraryError."""
    with telling(path):
        return path.is_file() and f'"{PLAN}"'.encode() in head(path)


def head(path: Path) -> bytes:
    """The beginning of a file, for what it says of itself. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(_HEAD)

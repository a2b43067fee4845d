"""Plans as files that the user keeps where he wants."""

from pathlib import Path

from planner.files import telling, write_safely
from planner.plan import Plan
from planner.records import PLAN, read_plan, to_json

_HEAD = 4096  # bytes in which a file says what it is


def write_plan(plan: Plan, path: Path) -> None:
    """*Save a copy*: the plan as one file, where the user wants it."""
    write_safely(path, to_json(plan, PLAN).encode())


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

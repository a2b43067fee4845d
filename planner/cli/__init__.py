"""The work that needs no window: print, export, convert, pictures."""

import argparse
import os
import sys
from io import TextIOWrapper

from planner.arguments import parse as parse
from planner.cli.telling import warn
from planner.errors import PlannerError


def run(given: argparse.Namespace) -> int:
    """Carry out a command; the exit code is 0, or 2 with a sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a windowed program has none on Windows
            stream.reconfigure(errors="replace")  # a title may hold what its code page does not
    try:
        _spare_sources(given)
        _carry_out(given)
    except PlannerError as error:
        warn(str(error))
        return 2
    return 0


def _carry_out(given: argparse.Namespace) -> None:
    """A command is imported only when it is given: the window starts without any."""
    match given.command:
        case "print":
            from planner.cli.printing import run as command
        case "export":
            from planner.cli.export import run as command
        case "convert":
            from planner.cli.convert import run as command
        case _:
            from planner.cli.pictures import run as command
    command(given)


def _spare_sources(given: argparse.Namespace) -> None:
    """Raises PlannerError where what is written would take the place of what is read."""
    output, plan = (getattr(given, name, None) for name in ("output", "plan"))
    read = [*getattr(given, "sources", ()), *([plan] if plan else [])]
    if output and os.path.realpath(output) in map(os.path.realpath, read):
        raise PlannerError(f"“{output}” is what is read; give another name with -o.")

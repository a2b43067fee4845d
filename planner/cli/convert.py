"""`planner convert`: a programme as our own JSON."""

import argparse
import sys
from collections import Counter

from planner.cli.sources import read_programme
from planner.conference import Concern, Programme
from planner.errors import PlannerError
from planner.files import write_safely
from planner.records import PROGRAMME, to_json
from planner.wording import counted


def run(given: argparse.Namespace) -> None:
    if not given.output and not sys.stdout:
        raise PlannerError("There is no standard output to write to; name a file with -o.")
    programme = read_programme(given)
    content = to_json(programme, PROGRAMME).encode()
    if given.output:
        write_safely(given.output, content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    print("\n".join(_summary(programme)), file=sys.stderr)


def _summary(programme: Programme) -> list[str]:
    """What was read, every guess, and how much was skipped or odd."""
    conference, report = programme.conference, programme.report
    lines = [
        f"{conference.title}: {counted(len(conference.talks), 'talk')}, "
        f"{counted(len(conference.sessions), 'session')}, times of {conference.time_zone}."
    ]
    for guess in report.guesses:
        others = f" (or {', '.join(guess.options)})" if guess.options else ""
        why = f" {guess.why.rstrip('.')}." if guess.why else ""
        lines.append(f"Guessed {guess.about}: {guess.value}{others}.{why}")
    counts = Counter(remark.concern for remark in report.remarks)
    told = [f"{counts[what]} {what}" for what in (Concern.SKIPPED, Concern.ODD) if counts[what]]
    return lines + [f"The report in the JSON tells more: {', '.join(told)}."] * bool(told)

"""When talks run, in seconds since 1970, and where they hang: what clashes are counted by."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime
from math import inf, nextafter

from planner.conference import Kind, Talk
from planner.times import instant

Run = tuple[float, float]
Wall = tuple[str, str | float]


class Runs:
    """Many runs, given in the order of their starts."""

    def __init__(self, runs: Iterable[Run]) -> None:
        given = list(runs)
        self.starts = [start for start, _ in given]
        self._ends = sorted(end for _, end in given)

    def during(self, run: Run, reach: float = 0.0) -> int:
        """How many of them run at some time of `run`, or less than `reach` seconds away from it.

        That is: begun before its end, not over before it.
        """
        start, end = run
        return bisect_left(self.starts, end + reach) - bisect_right(self._ends, start - reach)


def run_of(start: datetime, end: datetime) -> Run:
    """From the start until just before what follows; what has no length runs at that instant."""
    begin = start.timestamp()
    return begin, max(end.timestamp(), nextafter(begin, inf))


def wall(talk: Talk) -> Wall:
    """Where it hangs: hundreds of posters of one session, or of one time where they have none, are
    to be seen one after another and do not clash; any other talk hangs alone."""
    if talk.kind is not Kind.POSTER:
        return "talk", talk.id
    if talk.session_id:
        return "session", talk.session_id
    return "time", instant(talk.start)

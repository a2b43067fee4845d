"""Which starred talks overlap: by instants, half open; counted at once, told talk by talk."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate
from math import inf, nextafter
from typing import NamedTuple

from planner.conference import Kind, Talk
from planner.times import instant


class Clash(NamedTuple):
    """Two talks and the time in which both run; `first` starts no later than `second`."""

    first: Talk
    second: Talk
    start: datetime
    end: datetime

    def other(self, talk_id: str) -> Talk:
        return self.second if self.first.id == talk_id else self.first


class Clashes:
    """All clashes between `starred` talks; their number is the length.

    Five thousand talks may have hundreds of thousands of clashes: those of one talk are made when
    they are asked for. A talk that ends when it starts (its end is not known) runs at that
    instant; one without a time never clashes. `counts` holds the talks that clash, with how many,
    in the order of their times.
    """

    def __init__(self, starred: Iterable[Talk] = ()) -> None:
        self._timed = sorted(_Timed(*_run(talk), talk.id, talk) for talk in starred if talk.start)
        self._places = {each.id: place for place, each in enumerate(self._timed)}
        self._latest = list(accumulate((each.end for each in self._timed), max))
        self._all = _Runs(self._timed)
        self._wall_of = [wall(each.talk) for each in self._timed]
        walls: dict[Wall, list[_Timed]] = defaultdict(list)
        for each, place in zip(self._timed, self._wall_of, strict=True):
            walls[place].append(each)
        self._walls = {place: _Runs(members) for place, members in walls.items()}
        counts = ((each.id, self.count(each.talk)) for each in self._timed)
        self.counts = {talk_id: count for talk_id, count in counts if count}

    def __len__(self) -> int:
        return sum(self.counts.values()) // 2

    def count(self, talk: Talk) -> int:
        """With how many of the starred talks any talk clashes, starred itself or not."""
        if not talk.start:
            return 0
        run = _run(talk)
        hung = self._walls.get(wall(talk))
        return self._all.during(run) - (hung.during(run) if hung else 0)

    def hangs_alone(self, talk: Talk) -> bool:
        """Whether no starred talk hangs on the same wall, itself included."""
        return wall(talk) not in self._walls

    def runs_beside(self, talk: Talk) -> bool:
        """Whether any starred talk runs at its time, be it itself or one that hangs beside it."""
        return bool(talk.start and self._all.during(_run(talk)))

    def of(self, talk_id: str) -> list[Clash]:
        """The clashes of one starred talk, in the order of their times; of others none."""
        mine = self._places.get(talk_id, 0)
        return [self._clash(*sorted((place, mine))) for place in self._rivals(talk_id)]

    def others(self, talk_id: str) -> list[Talk]:
        """The talks that a starred one clashes with, in the order of their times."""
        return [self._timed[place].talk for place in self._rivals(talk_id)]

    def _rivals(self, talk_id: str) -> list[int]:
        if talk_id not in self.counts:
            return []
        mine = self._places[talk_id]
        start, end, *_ = self._timed[mine]
        own_wall = self._wall_of[mine]
        first = bisect_right(self._latest, start)  # what stands before has ended by then
        return [
            place
            for place in range(first, bisect_left(self._all.starts, end))
            if self._timed[place].end > start and self._wall_of[place] != own_wall
        ]

    def _clash(self, first_place: int, second_place: int) -> Clash:
        first, second = self._timed[first_place], self._timed[second_place]
        sooner = first if first.end < second.end else second
        assert second.talk.start
        assert sooner.talk.end
        return Clash(first.talk, second.talk, second.talk.start, sooner.talk.end)


def talks_that_clash(talks: Iterable[Talk], starred: Iterable[Talk]) -> set[str]:
    """The ids of those `talks` that overlap a starred one other than themselves."""
    clashes = Clashes(starred)
    slots: dict[tuple[datetime | None, datetime | None], bool] = {}  # many talks share one
    found = set()
    for talk in talks:
        slot = talk.start, talk.end
        if slot not in slots:
            slots[slot] = clashes.runs_beside(talk)
        if slots[slot] and (clashes.hangs_alone(talk) or clashes.count(talk)):
            found.add(talk.id)
    return found


_Run = tuple[float, float]
Wall = tuple[str, str | float]


class _Timed(NamedTuple):
    """A talk with its `_run`; sorts by time."""

    start: float
    end: float
    id: str
    talk: Talk


class _Runs:
    """When many talks run, which are sorted by time."""

    def __init__(self, talks: Sequence[_Timed]) -> None:
        self.starts = [each.start for each in talks]
        self._ends = sorted(each.end for each in talks)

    def during(self, run: _Run) -> int:
        """How many of them run at some time of `run`: begun before its end, not over before it."""
        start, end = run
        return bisect_left(self.starts, end) - bisect_right(self._ends, start)


def _run(talk: Talk) -> _Run:
    """From its start until just before what follows, in seconds since 1970."""
    assert talk.start
    assert talk.end
    start = talk.start.timestamp()
    return start, max(talk.end.timestamp(), nextafter(start, inf))


def wall(talk: Talk) -> Wall:
    """Where it hangs: hundreds of posters of one session, or of one time where they have none, are
    to be seen one after another and do not clash; any other talk hangs alone."""
    if talk.kind is not Kind.POSTER:
        return "talk", talk.id
    if talk.session_id:
        return "session", talk.session_id
    return "time", instant(talk.start)

"""Which starred talks overlap: by instants, half open; counted at once, told talk by talk."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import accumulate
from math import inf, nextafter
from typing import NamedTuple

from planner.conference import Kind, Talk


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
        timed = sorted(((*_run(talk), talk.id, talk) for talk in starred if talk.start))
        self._talks = {talk_id: talk for _, _, talk_id, talk in timed}
        self._all = _Runs([(start, end) for start, end, *_ in timed])
        self._latest = list(accumulate((end for _, end, *_ in timed), max))
        walls: dict[_Wall, list[_Span]] = defaultdict(list)
        for start, end, _, talk in timed:
            walls[_wall(talk)].append((start, end))
        self._walls = {wall: _Runs(spans) for wall, spans in walls.items()}
        counts = ((talk_id, self.count(talk)) for talk_id, talk in self._talks.items())
        self.counts = {talk_id: count for talk_id, count in counts if count}

    def __len__(self) -> int:
        return sum(self.counts.values()) // 2

    def count(self, talk: Talk) -> int:
        """With how many of the starred talks any talk clashes, starred itself or not."""
        if not talk.start:
            return 0
        span = _run(talk)
        wall = self._walls.get(_wall(talk))
        return self._all.during(*span) - (wall.during(*span) if wall else 0)

    def of(self, talk_id: str) -> list[Clash]:
        """The clashes of one starred talk, in the order of their times; of others none."""
        if talk_id not in self.counts:
            return []
        talk = self._talks[talk_id]
        start, end = _run(talk)
        first = bisect_right(self._latest, start)  # nothing before it still runs then
        near = list(self._talks.values())[first : bisect_left(self._all.starts, end)]
        return [
            _clash(talk, other)
            for other in near
            if _run(other)[1] > start and _wall(other) != _wall(talk)
        ]


def talks_that_clash(talks: Iterable[Talk], starred: Iterable[Talk]) -> set[str]:
    """The ids of those `talks` that overlap a starred one other than themselves."""
    clashes = Clashes(starred)
    return {talk.id for talk in talks if clashes.count(talk)}

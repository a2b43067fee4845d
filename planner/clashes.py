"""Which starred talks overlap: all pairs, by instants, half open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.conference import Kind, Talk


@dataclass(frozen=True, slots=True)
class Clash:
    """Two talks and the time in which both run; `first` starts no later than `second`."""

    first: Talk
    second: Talk
    start: datetime
    end: datetime

    def other(self, talk_id: str) -> Talk:
        return self.second if self.first.id == talk_id else self.first


def find_clashes(talks: Iterable[Talk]) -> list[Clash]:
    """All pairs that overlap, in the order of their times. Talks without a time never clash."""
    found: list[Clash] = []
    running: list[_Timed] = []
    for start, end, talk in sorted(_timed(talks), key=lambda timed: timed[:2]):
        running = [other for other in running if other[1] > start]
        found += [
            Clash(other, talk, start, min(end, until))
            for _, until, other in running
            if min(end, until) > start and not _one_poster_session(other, talk)
        ]
        running.append((start, end, talk))
    return found


def clashes_by_talk(clashes: Iterable[Clash]) -> dict[str, list[Clash]]:
    """Under each talk's id, the clashes it takes part in."""
    by_talk: dict[str, list[Clash]] = defaultdict(list)
    for clash in clashes:
        by_talk[clash.first.id].append(clash)
        by_talk[clash.second.id].append(clash)
    return dict(by_talk)


_Timed = tuple[datetime, datetime, Talk]


def _timed(talks: Iterable[Talk]) -> Iterator[_Timed]:
    for talk in talks:
        if talk.start and talk.end:
            yield talk.start, talk.end, talk


def _one_poster_session(one: Talk, other: Talk) -> bool:
    """Hundreds of posters hang at one time; seeing several of one session is no clash."""
    if not one.kind is other.kind is Kind.POSTER:
        return False
    return (one.session_id, one.start) == (other.session_id, other.start)

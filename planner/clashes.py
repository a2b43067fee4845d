"""Which starred talks overlap: all pairs, by instants, half open."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
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


def find_clashes(talks: Iterable[Talk]) -> list[Clash]:
    """All pairs that overlap, in the order of their times. Talks without a time never clash."""
    found: list[Clash] = []
    running: list[_Timed] = []
    for start, end, talk in sorted(_timed(talks), key=lambda timed: timed[:2]):
        running = [other for other in running if other[1] > start]
        found += [
            Clash(other, talk, start, min(end, until))
            for _, until, other in running
            if min(end, until) > start and _can_clash(talk, other)
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


def talks_that_clash(talks: Iterable[Talk], starred: Iterable[Talk]) -> set[str]:
    """The ids of those `talks` that overlap a starred one other than themselves.

    Many talks share a slot (all posters of a session do), so that each slot is looked up once.
    """
    chosen = sorted(
        ((start.timestamp(), end.timestamp(), talk) for start, end, talk in _timed(starred)),
        key=lambda timed: timed[0],
    )
    starts = [start for start, _, _ in chosen]
    slots: dict[tuple[datetime, datetime], list[Talk]] = {}
    found = set()
    for start, end, talk in _timed(talks):
        others = slots.get((start, end))
        if others is None:
            first, last = start.timestamp(), end.timestamp()
            earlier = chosen[: bisect_left(starts, last)]
            others = [o for s, e, o in earlier if min(e, last) > max(s, first)]
            slots[start, end] = others
        if others and any(_can_clash(talk, other) for other in others):
            found.add(talk.id)
    return found


_Timed = tuple[datetime, datetime, Talk]


def _timed(talks: Iterable[Talk]) -> Iterator[_Timed]:
    for talk in talks:
        if talk.start and talk.end:
            yield talk.start, talk.end, talk


def _can_clash(one: Talk, other: Talk) -> bool:
    """Not with itself; and hundreds of posters hang at one time, to be seen one after another."""
    if one.id == other.id:
        return False
    if not one.kind is other.kind is Kind.POSTER or one.session_id != other.session_id:
        return True
    return not one.session_id and one.start != other.start

"""The best plan without clashes: of all that is wanted, the selection that gives most.

Weighted interval scheduling, exact: more talks of the first priority beat any number of the second,
and so on; then more minutes heard; then fewer changes of room. From one stay to the next there must
be time to walk; own entries and pinned talks stand fast.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from typing import NamedTuple

from planner.conference import Kind, Talk
from planner.running import run_of, wall
from planner.timetable import Timetable
from planner.walking import Walking, seconds

PRIORITIES = (1, 2, 3, 0)  # the most wanted first; 0 is none


class Wish(NamedTuple):
    """A starred talk; `priority` 1 to 3, or 0 for none."""

    talk: Talk
    priority: int = 0
    pinned: bool = False


class Busy(NamedTuple):
    """An entry of one's own, which stands fast."""

    title: str
    start: datetime
    end: datetime
    place: str = ""


class Stay(NamedTuple):
    """What is heard in one go: a talk, the posters of one session, or a whole session.

    In seconds since 1970, until just before what may follow; `busy` is an own entry's title.
    """

    start: float
    end: float
    room: str
    wishes: tuple[Wish, ...] = ()
    busy: str = ""

    @property
    def is_fixed(self) -> bool:
        return bool(self.busy) or any(wish.pinned for wish in self.wishes)


class Itinerary(NamedTuple):
    """`left_out` holds each stay that is not in the plan with the chosen ones in its way."""

    chosen: tuple[Stay, ...]
    left_out: tuple[tuple[Stay, tuple[Stay, ...]], ...]

    @property
    def talks(self) -> list[Talk]:
        return [wish.talk for stay in self.chosen for wish in stay.wishes]


def best(
    timetable: Timetable,
    wishes: Iterable[Wish],
    *,
    busy: Iterable[Busy] = (),
    walking: Walking,
    whole_sessions: bool = False,
) -> Itinerary:
    """The best selection of what is wanted; what has no time is in no plan.

    With `whole_sessions` one stays for all of a session, else one goes from talk to talk.
    """
    wanted = [*stays_of(timetable, wishes, whole_sessions), *map(own_stay, busy)]
    fixed = InTheWay((stay for stay in wanted if stay.is_fixed), walking)
    free = [stay for stay in wanted if not stay.is_fixed and not fixed.of(stay)]
    chosen = InTheWay((*fixed.stays, *_most(free, fixed.stays, walking)), walking)
    taken = set(map(id, chosen.stays))
    left = sorted((stay for stay in wanted if id(stay) not in taken), key=order)
    return Itinerary(tuple(chosen.stays), tuple((stay, chosen.of(stay)) for stay in left))


def fits(one: Stay, other: Stay, walking: Walking) -> bool:
    """Whether both can be heard, with the walk between them."""
    first, second = (one, other) if one.start <= other.start else (other, one)
    return first.end + seconds(walking.between(first.room, second.room)) <= second.start


# What can be chosen


def stays_of(timetable: Timetable, wishes: Iterable[Wish], whole: bool = False) -> Iterable[Stay]:
    """What the wishes come to: what has no time comes to nothing; with `whole`, whole sessions."""
    together: dict[object, list[Wish]] = defaultdict(list)
    for wish in wishes:
        if wish.talk.start:
            in_session = whole and wish.talk.session_id and wish.talk.kind is not Kind.POSTER
            key = ("whole", wish.talk.session_id) if in_session else wall(wish.talk)
            together[key].append(wish)
    return (_stay(timetable, members, whole) for members in together.values())


def _stay(timetable: Timetable, wishes: Sequence[Wish], whole: bool) -> Stay:
    starts = [wish.talk.start for wish in wishes if wish.talk.start]
    ends = [wish.talk.end for wish in wishes if wish.talk.end]
    session = timetable.session(wishes[0].talk) if whole else None
    if session and session.start and session.end:
        starts, ends = [*starts, session.start], [*ends, session.end]
    return Stay(*run_of(min(starts), max(ends)), timetable.room(wishes[0].talk), tuple(wishes))


def own_stay(busy: Busy) -> Stay:
    return Stay(*run_of(busy.start, busy.end), busy.place, (), busy.title or "own entry")


def order(stay: Stay) -> tuple[float, float, str]:
    return stay.start, stay.end, stay.room


class InTheWay:
    """Which of some stays another one cannot be heard beside."""

    def __init__(self, stays: Iterable[Stay], walking: Walking) -> None:
        self.stays = sorted(stays, key=order)
        self._walking = walking
        self._reach = seconds(walking.longest)
        self._starts = [stay.start for stay in self.stays]
        self._latest = list(accumulate((stay.end for stay in self.stays), max))

    def of(self, stay: Stay) -> tuple[Stay, ...]:
        first = bisect_right(self._latest, stay.start - self._reach)
        last = bisect_left(self._starts, stay.end + self._reach)
        near = self.stays[first:last]
        return tuple(each for each in near if not fits(stay, each, self._walking))


# The best of it


def _most(free: Sequence[Stay], fixed: Sequence[Stay], walking: Walking) -> list[Stay]:
    """Of the free stays those that give most; the fixed ones only count for changes of room."""
    stays = sorted((*free, *_one_after_another(fixed, walking)), key=order)
    worth = worth_of(stays)
    before = _Before(walking)
    best: list[tuple[int, int]] = []  # of a plan that ends here: its worth, and what is before
    for place, stay in enumerate(stays):
        total, last = before.best(stay)
        best.append((total + worth(stay), last))
        before.add(stay, best[-1][0], place)
    chosen = []
    place = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    while place >= 0:
        chosen.append(stays[place])
        place = best[place][1]
    return [stay for stay in chosen if not stay.is_fixed]


def _one_after_another(fixed: Sequence[Stay], walking: Walking) -> list[Stay]:
    """Pinned talks may clash with each other; one way leads through those that do not."""
    way: list[Stay] = []
    for stay in fixed:
        if not way or fits(way[-1], stay, walking):
            way.append(stay)
    return way


def worth_of(stays: Sequence[Stay]) -> Callable[[Stay], int]:
    """What a stay gives, as one number; a change of room takes 1 of it.

    Its digits, the weightiest first: fixed, talks of each priority, minutes, changes.
    """
    talks = 1 + sum(len(stay.wishes) for stay in stays)
    minutes = 1 + sum(map(_minutes, stays))
    changes = 1 + len(stays)

    def worth(stay: Stay) -> int:
        total = int(stay.is_fixed)
        for priority in PRIORITIES:
            total = total * talks + sum(wish.priority == priority for wish in stay.wishes)
        return (total * minutes + _minutes(stay)) * changes

    return worth


def _minutes(stay: Stay) -> int:
    """That are heard; of posters, the time in which they hang."""
    if stay.wishes and stay.wishes[0].talk.kind is not Kind.POSTER:
        return sum(_length(wish.talk) for wish in stay.wishes)
    return int(stay.end - stay.start) // 60


def _length(talk: Talk) -> int:
    assert talk.start
    assert talk.end
    return int((talk.end - talk.start).total_seconds()) // 60


class _Before:
    """The plans so far, by the room they end in: which of them is the best to go on from."""

    def __init__(self, walking: Walking) -> None:
        self._walking = walking
        self._of_room: defaultdict[str, _Best] = defaultdict(_Best)
        self._all = _Best()

    def add(self, stay: Stay, total: int, place: int) -> None:
        self._of_room[stay.room].add(stay.end, total, place)
        self._all.add(stay.end, total, place)

    def best(self, stay: Stay) -> tuple[int, int]:
        """Worth and place of the best plan that lets one come to this stay; (0, -1) is none."""
        return max(self._ways(stay))

    def _ways(self, stay: Stay) -> Iterator[tuple[int, int]]:
        yield 0, -1
        if not stay.room:
            yield self._all.until(stay.start)
            return
        yield self._of_room[stay.room].until(stay.start)
        yield self._of_room[""].until(stay.start)
        for plans, minutes in self._others(stay.room):
            total, place = plans.until(stay.start - seconds(minutes))
            yield (total - 1, place) if total else (0, -1)

    def _others(self, room: str) -> Iterator[tuple["_Best", int]]:
        """The plans that end in other rooms, with the minutes to walk from there."""
        if not self._walking.pairs:  # the walk is the same from all
            yield self._all, self._walking.minutes
            return
        for other, plans in self._of_room.items():
            if other not in ("", room):
                yield plans, self._walking.between(other, room)


class _Best:
    """The best of the plans that end by a time."""

    def __init__(self) -> None:
        self._ends: list[float] = []
        self._plans: list[tuple[int, int]] = []  # worth and place, in the order of the ends
        self._best: list[tuple[int, int]] = []  # of those up to this one

    def add(self, end: float, total: int, place: int) -> None:
        at = bisect_right(self._ends, end)
        self._ends.insert(at, end)
        self._plans.insert(at, (total, place))
        before = self._best[at - 1 : at] if at else []
        self._best[at:] = list(accumulate([*before, *self._plans[at:]], max))[len(before) :]

    def until(self, time: float) -> tuple[int, int]:
        """Worth and place; (0, -1) where there is none."""
        at = bisect_right(self._ends, time)
        return self._best[at - 1] if at else (0, -1)

"""Which starred talks overlap, or leave no time to walk: by instants, half open; counted at once,
told talk by talk."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from planner.conference import Talk
from planner.plan import OwnEntry, Plan, own_talk
from planner.running import Run, Runs, Wall, run_of, wall
from planner.timetable import Timetable
from planner.walking import Walking, seconds
from planner.walks import Walks

if TYPE_CHECKING:
    from planner.engagements import Engagement

_OWN: Wall = ("own", "")


class Clash(NamedTuple):
    """Two talks and the time in which both run; `first` starts no later than `second`.

    Where they do not overlap, `walk` is how many minutes it takes from one to the other, and the
    time is what there is for it, from the end of the first.
    """

    first: Talk
    second: Talk
    start: datetime
    end: datetime
    walk: int = 0

    def other(self, talk_id: str) -> Talk:
        return self.second if self.first.id == talk_id else self.first


class Clashes:
    """All clashes of `starred` talks, with each other, with `own` entries and with what is planned
    at `others`, the other conferences; their number is the length. Own entries do not clash with
    each other: who made them knows.

    Five thousand talks may have hundreds of thousands of clashes: those of one talk are made when
    they are asked for. A talk that ends when it starts (its end is not known) runs at that
    instant; one without a time never clashes. `counts` holds the talks that clash, with how many,
    in the order of their times, and `fixed_counts` own entries and what is at other conferences.
    With `walking`, `room` tells where a talk is.
    """

    def __init__(
        self,
        starred: Iterable[Talk] = (),
        *,
        walking: Walking = Walking(),  # noqa: B008 - a value that never changes
        room: Callable[[Talk], str] = lambda talk: talk.room,
        own: Iterable[OwnEntry] = (),
        others: "Iterable[Engagement]" = (),
    ) -> None:
        others = list(others)
        mine = [own_talk(entry) for entry in own] + [e.talk for e in others if e.is_own]
        away = [each.talk for each in others if not each.is_own]
        self._own = {talk.id for talk in mine}
        self._fixed = self._own.union(talk.id for talk in away)
        self._walking = walking
        self._room = room
        self._timed = sorted(
            _Timed(*_run(talk), talk.id, talk) for talk in (*starred, *mine, *away) if talk.start
        )
        self._places = {each.id: place for place, each in enumerate(self._timed)}
        self._latest = list(accumulate((each.end for each in self._timed), max))
        self._all = Runs(each[:2] for each in self._timed)
        self._wall_of = [self._wall(each.talk) for each in self._timed]
        walls: dict[Wall, list[Run]] = defaultdict(list)
        for each, place in zip(self._timed, self._wall_of, strict=True):
            walls[place].append(each[:2])
        self._walls = {place: Runs(members) for place, members in walls.items()}
        self._reach = seconds(walking.longest)
        self._walks = self._find_walks() if self._reach else None
        counts = ((each.id, self.count(each.talk)) for each in self._timed)
        clashing = {talk_id: count for talk_id, count in counts if count}
        self.fixed_counts = {i: clashing.pop(i) for i in self._fixed & clashing.keys()}
        self.counts = clashing

    def __len__(self) -> int:
        return (sum(self.counts.values()) + sum(self.fixed_counts.values())) // 2

    def count(self, talk: Talk) -> int:
        """With how many of all these any talk clashes, starred or not."""
        if not talk.start:
            return 0
        run, place = _run(talk), self._wall(talk)
        hung = self._walls.get(place)
        overlapping = self._all.during(run) - (hung.during(run) if hung else 0)
        if not self._walks:
            return overlapping
        return overlapping + self._walks.count(run, place, self._room(talk))

    def among(self, talks: Iterable[Talk]) -> set[str]:
        """The ids of those talks that clash with a starred one other than themselves."""
        slots: dict[tuple[datetime | None, datetime | None], _Slot] = {}  # many talks share one
        found = set()
        for talk in talks:
            slot = talk.start, talk.end
            if slot not in slots:
                slots[slot] = self._slot(talk)
            if self._clashes_in(slots[slot], talk):
                found.add(talk.id)
        return found

    def of(self, talk_id: str) -> list[Clash]:
        """The clashes of one of these, in the order of their times; of other talks none."""
        mine = self._places.get(talk_id, 0)
        return [self._clash(*sorted((place, mine))) for place in self._rivals(talk_id)]

    def others(self, talk_id: str) -> list[Talk]:
        """The talks that a starred one clashes with, in the order of their times."""
        return [self._timed[place].talk for place in self._rivals(talk_id)]

    def is_fixed(self, talk: Talk) -> bool:
        """Whether it stands for an own entry, or for what is planned at another conference."""
        return talk.id in self._fixed

    def _slot(self, talk: Talk) -> "_Slot":
        if not talk.start:
            return _Slot(False, {})
        run = _run(talk)
        near: dict[str, float] = {}
        for place in self._near(run) if self._walks else ():
            other = self._timed[place]
            gap = max(other.start - run[1], run[0] - other.end)
            room = self._room(other.talk)
            near[room] = min(gap, near.get(room, gap))
        return _Slot(self._all.during(run) > 0, near)

    def _clashes_in(self, slot: "_Slot", talk: Talk) -> bool:
        """As `count` tells, but quicker for the thousands that are not starred."""
        if not slot.is_taken and not slot.near:
            return False
        if talk.id in self._places:
            return talk.id in self.counts
        if self._wall(talk) in self._walls:
            return self.count(talk) > 0
        return slot.is_taken or any(
            gap < seconds(self._walking.between(self._room(talk), room))
            for room, gap in slot.near.items()
        )

    def _rivals(self, talk_id: str) -> list[int]:
        if talk_id not in self.counts and talk_id not in self.fixed_counts:
            return []
        mine = self._places[talk_id]
        run, own_wall = self._timed[mine][:2], self._wall_of[mine]
        near = [place for place in self._near(run) if self._wall_of[place] != own_wall]
        return [p for p in near if self._meet(*sorted((p, mine)))] if self._walks else near

    def _near(self, run: Run) -> list[int]:
        """The places of those that run then, or no farther from it than the longest walk."""
        start, end = run[0] - self._reach, run[1] + self._reach
        first = bisect_right(self._latest, start)  # what stands before has ended by then
        return [
            place
            for place in range(first, bisect_left(self._all.starts, end))
            if self._timed[place].end > start
        ]

    def _meet(self, first_place: int, second_place: int) -> bool:
        first, second = self._timed[first_place], self._timed[second_place]
        return first.end + seconds(self._minutes(first.talk, second.talk)) > second.start

    def _clash(self, first_place: int, second_place: int) -> Clash:
        first, second = self._timed[first_place], self._timed[second_place]
        sooner = first if first.end < second.end else second
        assert first.talk.end
        assert second.talk.start
        assert sooner.talk.end
        if first.end <= second.start:
            walk = self._minutes(first.talk, second.talk)
            return Clash(first.talk, second.talk, first.talk.end, second.talk.start, walk)
        return Clash(first.talk, second.talk, second.talk.start, sooner.talk.end)

    def _minutes(self, one: Talk, other: Talk) -> int:
        return self._walking.between(self._room(one), self._room(other))

    def _wall(self, talk: Talk) -> Wall:
        return _OWN if talk.id in self._own else wall(talk)

    def _find_walks(self) -> Walks:
        placed = zip(self._timed, self._wall_of, strict=True)
        return Walks(((e[:2], place, self._room(e.talk)) for e, place in placed), self._walking)


def clashes_of(timetable: Timetable, plan: Plan, others: "Iterable[Engagement]" = ()) -> Clashes:
    """Those of the whole plan; what the programme no longer holds can not be gone to."""
    return Clashes(
        timetable.those(plan.starred_ids()),
        walking=plan.walking,
        room=timetable.room,
        own=plan.own_entries.values(),
        others=others,
    )


class _Timed(NamedTuple):
    """A talk with its run; sorts by time."""

    start: float
    end: float
    id: str
    talk: Talk


class _Slot(NamedTuple):
    """A time of the programme: whether a starred talk runs then; with walks, how many seconds there
    are to the nearest one in each room."""

    is_taken: bool
    near: dict[str, float]


def _run(talk: Talk) -> Run:
    assert talk.start
    assert talk.end
    return run_of(talk.start, talk.end)

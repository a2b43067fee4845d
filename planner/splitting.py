"""A clash split between us: who goes where, so that most of what any of us starred is covered.

Exact, as long as there are not too many of us for all that runs at one time. Each talk needs one of
us: first more talks of the first priority, and so on, then more minutes are covered, then rather by
those who starred them. Then everybody hears what else of the own stars still fits.
"""

from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from planner.colleagues import Member
from planner.conference import Talk
from planner.itinerary import PRIORITIES, InTheWay, Stay, Wish, order, own_stay, stays_of, worth_of
from planner.itinerary_plan import Scope, best_of, busy_times
from planner.plan import Plan
from planner.priorities import rank
from planner.team import ME, Team, heard, pinned, team_hearing
from planner.timetable import Timetable
from planner.walking import seconds

MOST_STEPS = 2_000_000  # from a state to one after it: some seconds
LEAST_STATES = 30
_NOBODY = -1

_Place = tuple[float, str]  # where one of us was last, and until when
_Ways = tuple["_Ways", int, int] | None  # who went to which stay, the last one first


class Split(NamedTuple):
    """`team` says who goes where; `taken` are the ids of the talks that each one is sent to.

    `is_best` where all that could be was compared.
    """

    team: Team
    taken: tuple[frozenset[str], ...]
    is_best: bool


def split(timetable: Timetable, us: Team) -> Split:
    """The best division of all starred talks among us; pins and own entries of each stand fast."""
    persons = [_Person(timetable, one) for one in us.members]
    kept = set[str]().union(*(person.keeps for person in persons))
    free = [s for s in _stays(timetable, us) if not any(w.talk.id in kept for w in s.wishes)]
    goers, is_best = _assigned(free, persons)
    sent: list[set[str]] = [set() for _ in persons]
    for stay, who in zip(free, goers, strict=True):
        if who != _NOBODY:
            sent[who] |= {wish.talk.id for wish in stay.wishes}
    hears = [person.day(timetable, ids) for person, ids in zip(persons, sent, strict=True)]
    divided = team_hearing(timetable, us.members, hears)
    return Split(divided, tuple(map(frozenset, sent)), is_best)


def taken_over(plan: Plan, timetable: Timetable, result: Split) -> Plan:
    """My part: with stars for what I am sent to, and without those for what others hear and I do
    not; what nobody hears keeps its star."""
    us, mine = result.team, result.team.hears[ME]
    left = [i for i, who in us.starred.items() if ME in who and i not in mine and us.goers(i)]
    plan = plan.with_stars(_talks(timetable, left), False)
    return plan.with_stars(_talks(timetable, sorted(result.taken[ME])), True)


def _talks(timetable: Timetable, ids: Sequence[str]) -> list[Talk]:
    return [timetable.by_id[talk_id] for talk_id in ids]


def _stays(timetable: Timetable, us: Team) -> list[Stay]:
    """All that any of us starred, with the highest priority that it has for one of us."""
    wishes = [
        Wish(
            timetable.by_id[talk_id],
            min((us.members[n].plan.entry(talk_id).priority for n in who), key=rank),
        )
        for talk_id, who in us.starred.items()
    ]
    return sorted(stays_of(timetable, wishes), key=order)


class _Person:
    """What one of us wants, and what stands fast for her or him."""

    def __init__(self, timetable: Timetable, one: Member) -> None:
        self._plan = one.plan
        self._others = one.others
        self.walking = one.plan.walking
        self.reach = seconds(self.walking.longest)
        self.keeps = {i for i in pinned(one) if i in timetable.by_id}
        wishes = [Wish(timetable.by_id[i], pinned=True) for i in self.keeps]
        own = map(own_stay, busy_times(one.plan, one.others))
        self._fixed = InTheWay([*stays_of(timetable, wishes), *own], self.walking)

    def can_go(self, stay: Stay) -> bool:
        return not self._fixed.of(stay)

    def joy(self, stay: Stay) -> int:
        """How much rather this one goes there: by the own stars and their priorities."""
        entries = (self._plan.entry(wish.talk.id) for wish in stay.wishes)
        return sum(1 + len(PRIORITIES) - rank(e.priority) for e in entries if e.starred)

    def day(self, timetable: Timetable, sent: set[str]) -> frozenset[str]:
        """All that is heard by one who is sent to these talks: own stars fill the rest."""
        plan = self._plan.with_stars([timetable.by_id[i] for i in sorted(sent)], True)
        return heard(best_of(plan, timetable, Scope(), self.keeps | sent, self._others))


def _assigned(stays: Sequence[Stay], persons: Sequence[_Person]) -> tuple[list[int], bool]:
    """Who goes to each of the stays, which stand in the order of their times; -1 is nobody.

    From stay to stay all that we may have come to: where each of us was last is all that matters,
    and only while it hinders from coming to the next one. Of the ways to it only the best counts.
    """
    worth = worth_of(stays)
    joys = [[person.joy(stay) for person in persons] for stay in stays]
    most_joy = 1 + sum(map(max, joys))
    states: dict[tuple[_Place, ...], tuple[int, _Ways]] = {((0.0, ""),) * len(persons): (0, None)}
    most = max(LEAST_STATES, MOST_STEPS // (1 + len(stays) * (1 + len(persons))))
    is_best = True
    for number, stay in enumerate(stays):
        able = [n for n, person in enumerate(persons) if person.can_go(stay)]
        gains = [(n, worth(stay) * most_joy + joys[number][n]) for n in able]
        states = _after(states, number, stay, gains, persons)
        if len(states) > most:
            is_best = False
            states = dict(nlargest(most, states.items(), key=lambda state: state[1][0]))
    goers = [_NOBODY] * len(stays)
    way = max(states.values(), key=lambda state: state[0])[1]
    while way:
        way, number, who = way
        goers[number] = who
    return goers, is_best


def _after(
    states: dict[tuple[_Place, ...], tuple[int, _Ways]],
    number: int,
    stay: Stay,
    gains: Sequence[tuple[int, int]],
    persons: Sequence[_Person],
) -> dict[tuple[_Place, ...], tuple[int, _Ways]]:
    """The states after one more stay, to which one of us went or nobody."""
    found: dict[tuple[_Place, ...], tuple[int, _Ways]] = {}

    def offer(places: tuple[_Place, ...], total: int, way: _Ways) -> None:
        known = found.get(places)
        if known is None or known[0] < total:
            found[places] = total, way

    for before, (total, way) in states.items():
        places = tuple(
            place if place[0] + person.reach > stay.start else (0.0, "")
            for place, person in zip(before, persons, strict=True)
        )
        offer(places, total, way)
        for who, gain in gains:
            if _comes(places[who], stay, persons[who]):
                there = (stay.end, stay.room if persons[who].reach else "")
                after = (*places[:who], there, *places[who + 1 :])
                offer(after, total + gain, (way, number, who))
    return found


def _comes(place: _Place, stay: Stay, person: _Person) -> bool:
    """In time from there."""
    end, room = place
    if not person.reach:
        return end <= stay.start
    return end + seconds(person.walking.between(room, stay.room)) <= stay.start

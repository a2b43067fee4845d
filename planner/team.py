"""Who of us covers what: the stars of all, and what each one hears by his or her best plan."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from planner.colleagues import Member, initials
from planner.conference import Talk
from planner.itinerary import InTheWay, Itinerary, Stay, Wish, own_stay, stays_of
from planner.itinerary_plan import Scope, best_of, busy_times
from planner.times import instant
from planner.timetable import Timetable
from planner.wording import listed

ME = 0  # among the members


class Share(Enum):
    """What of all stars is looked at."""

    COMMON = "Common"
    MINE = "Only yours"
    THEIRS = "Only theirs"
    NOBODY = "Nobody goes"


class Mark(NamedTuple):
    """A colleague who starred a talk, and whether he or she goes there by the best plan."""

    name: str
    initials: str
    tint: int
    goes: bool


class Fans(NamedTuple):
    """The colleagues who starred a talk, and in words: `Ann goes here, Bo starred it`."""

    marks: tuple[Mark, ...]
    words: str


class Team(NamedTuple):
    """`members` are we, I am the first. `starred` holds, under the id of each talk that anybody
    starred, who did, in the order of the programme; `hears` what each of us goes to."""

    members: tuple[Member, ...]
    starred: dict[str, tuple[int, ...]]
    hears: tuple[frozenset[str], ...]

    def goers(self, talk_id: str) -> list[int]:
        return [n for n, heard in enumerate(self.hears) if talk_id in heard]


def team(timetable: Timetable, members: Sequence[Member]) -> Team:
    """Stars that clash in one's own plan are not all heard: the best plan says which are."""
    itineraries = [best_itinerary(timetable, one) for one in members]
    return team_hearing(timetable, members, [heard(each) for each in itineraries])


def team_hearing(
    timetable: Timetable, members: Sequence[Member], hears: Iterable[frozenset[str]]
) -> Team:
    """Where it is known what each of us goes to."""
    stars = [set(one.stars(timetable.by_id)) for one in members]
    union = set[str]().union(*stars)
    starred = {
        talk.id: tuple(n for n, of_one in enumerate(stars) if talk.id in of_one)
        for talk in timetable.talks
        if talk.id in union
    }
    return Team(tuple(members), starred, tuple(hears))


def best_itinerary(timetable: Timetable, one: Member) -> Itinerary:
    return best_of(one.plan, timetable, Scope(), pinned(one), one.others)


def pinned(one: Member) -> set[str]:
    return {talk_id for talk_id, entry in one.plan.entries.items() if entry.pinned}


def heard(itinerary: Itinerary) -> frozenset[str]:
    return frozenset(talk.id for talk in itinerary.talks)


def shared(timetable: Timetable, us: Team, share: Share) -> list[str]:
    """The ids of the talks of that share; what has no time may be heard by all."""
    return [i for i, who in us.starred.items() if _is_of(timetable, us, share, i, who)]


def way_of(timetable: Timetable, us: Team, who: int) -> list[Talk]:
    """What that one of us goes to, by time."""
    talks = [timetable.by_id[talk_id] for talk_id in us.hears[who]]
    return sorted(talks, key=lambda talk: (instant(talk.start), talk.title))


def _is_of(
    timetable: Timetable, us: Team, share: Share, talk_id: str, who: tuple[int, ...]
) -> bool:
    if share is Share.NOBODY:
        return bool(timetable.by_id[talk_id].start) and not us.goers(talk_id)
    if share is Share.COMMON:
        return len(who) > 1
    return (ME in who) == (share is Share.MINE) and (share is Share.THEIRS or len(who) == 1)


def fans(us: Team) -> dict[str, Fans]:
    """Under the ids of the talks that colleagues starred, who they are."""
    names = [one.name for one in us.members]
    short = ["", *initials(names[1:])]
    found = {}
    for talk_id, who in us.starred.items():
        if others := [n for n in who if n != ME]:
            marks = (Mark(names[n], short[n], n - 1, talk_id in us.hears[n]) for n in others)
            found[talk_id] = _fans(tuple(marks))
    return found


def _fans(marks: tuple[Mark, ...]) -> Fans:
    goers = [mark.name for mark in marks if mark.goes]
    others = [mark.name for mark in marks if not mark.goes]
    going = f"{listed(goers)} {'goes' if len(goers) == 1 else 'go'} here" if goers else ""
    starred = f"{listed(others)} starred it" if others else ""
    return Fans(marks, ", ".join(filter(None, (going, starred))))


class Days:
    """What each of us is busy with, to say why one cannot be elsewhere."""

    def __init__(self, timetable: Timetable, us: Team) -> None:
        self._timetable = timetable
        self._of = [
            InTheWay(_busy_stays(timetable, one, ids), one.plan.walking)
            for one, ids in zip(us.members, us.hears, strict=True)
        ]

    def in_the_way(self, who: int, talk_id: str) -> Stay | None:
        """What that one of us hears or has to do instead."""
        for stay in stays_of(self._timetable, [Wish(self._timetable.by_id[talk_id])]):
            return next(iter(self._of[who].of(stay)), None)
        return None


def _busy_stays(timetable: Timetable, one: Member, ids: Iterable[str]) -> list[Stay]:
    wishes = [Wish(timetable.by_id[i]) for i in sorted(ids)]
    return [*stays_of(timetable, wishes), *map(own_stay, busy_times(one.plan, one.others))]

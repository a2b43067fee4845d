"""Which talks are shown and in which order: filters, counts, group rows. Pure, quick, Qt-free."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from itertools import groupby
from types import MappingProxyType

from msgspec.structs import replace

from planner.conference import Kind, Record, Talk
from planner.priorities import NONE, WORDS, label, rank
from planner.timetable import Group, Timetable

Row = Talk | Group
Priorities = Mapping[str, int]  # under the ids of the talks that have one
_NO_PRIORITIES: Priorities = MappingProxyType({})
_NO_FANS: Mapping[str, Collection[str]] = MappingProxyType({})


class Facet(IntEnum):
    """What talks can be hidden by, each with its list of boxes beside the table."""

    KIND = 0
    SESSION = 1
    ROOM = 2
    PRIORITY = 3


class Filters(Record):
    """What is hidden; `day` narrows to one conference day. The default hides nothing."""

    day: date | None = None
    starred_only: bool = False
    followed_only: bool = False
    without_clashes: bool = False
    starred_by: frozenset[str] = frozenset()  # colleagues, by all of them
    hidden: tuple[frozenset[str], ...] = (frozenset(),) * len(Facet)

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the day is hidden."""
        return replace(self, day=None) != Filters()

    def with_hidden(self, facet: Facet, values: Iterable[str]) -> "Filters":
        hidden = tuple(frozenset(values) if f is facet else self.hidden[f] for f in Facet)
        return replace(self, hidden=hidden)


class Order(IntEnum):
    """The columns of the table, by which it can be sorted; time groups by session.

    By stars means by their priorities, then those without one.
    """

    STAR = 0
    TIME = 1
    TALK = 2
    ROOM = 3


def facet_values(
    timetable: Timetable, facet: Facet, priorities: Priorities = _NO_PRIORITIES
) -> dict[str, str]:
    """Under each talk's id the value that a box of `facet` stands for."""
    if facet is Facet.PRIORITY:
        return dict.fromkeys(timetable.by_id, "0") | {i: str(p) for i, p in priorities.items()}
    if facet is Facet.KIND:
        return timetable.kinds
    return timetable.session_titles if facet is Facet.SESSION else timetable.rooms


def matching(
    timetable: Timetable,
    filters: Filters,
    found: Collection[str] | None = None,
    hidden: Collection[str] = (),
) -> list[Talk]:
    """The talks of the day that the search found (`None`: all), before any box hides some.

    Those that the user has `hidden` are none of them.
    """
    day = filters.day
    return [
        talk
        for talk in timetable.talks
        if (found is None or talk.id in found)
        and (day is None or timetable.day(talk) == day)
        and talk.id not in hidden
    ]


def facet_options(
    timetable: Timetable, day: date | None, facet: Facet, hidden: Collection[str] = ()
) -> list[str]:
    """The values of all talks of the day (`None`: of all) that the user has not `hidden`.

    They stand in the order of the talks; for priorities all of them.
    """
    if facet is Facet.PRIORITY:
        return [*map(str, WORDS), "0"]
    values = facet_values(timetable, facet)
    shown: Iterable[str] = values.values()
    if day is not None:
        talks = matching(timetable, Filters(day=day), hidden=hidden)
        shown = (values[talk.id] for talk in talks)
    elif hidden:
        shown = (value for talk_id, value in values.items() if talk_id not in hidden)
    return list(dict.fromkeys(shown))


def facet_label(facet: Facet, value: str) -> str:
    """How a box is named."""
    if facet is Facet.KIND:
        return Kind(value).label
    if facet is Facet.PRIORITY:
        return label(int(value)) or NONE
    return value or "(none)"


def counts(
    timetable: Timetable,
    talks: Iterable[Talk],
    facet: Facet,
    priorities: Priorities = _NO_PRIORITIES,
) -> Counter[str]:
    """How many of the talks each box of `facet` stands for."""
    values = facet_values(timetable, facet, priorities)
    return Counter([values[talk.id] for talk in talks])


def visible(
    timetable: Timetable,
    talks: Iterable[Talk],
    filters: Filters,
    starred: Collection[str],
    busy: Collection[str],
    priorities: Priorities = _NO_PRIORITIES,
    followed: Collection[str] = (),
    fans: Mapping[str, Collection[str]] = _NO_FANS,
) -> list[Talk]:
    """What the boxes leave of `talks`; `busy` are the talks that clash with the plan, `fans` the
    colleagues who starred a talk, under its id."""
    shown: Iterable[Talk] = talks
    if filters.starred_only:
        shown = (talk for talk in shown if talk.id in starred)
    if filters.followed_only:
        shown = (talk for talk in shown if talk.id in followed)
    if filters.without_clashes:
        shown = (talk for talk in shown if talk.id not in busy)
    if filters.starred_by:
        shown = (talk for talk in shown if filters.starred_by <= {*fans.get(talk.id, ())})
    for facet in Facet:
        hidden = filters.hidden[facet]
        if hidden:
            shown = _without(facet_values(timetable, facet, priorities), shown, hidden)
    return list(shown)


def in_order(
    timetable: Timetable,
    talks: Sequence[Talk],
    order: Order | None,
    starred: Collection[str],
    ranks: dict[str, int] | None = None,
    priorities: Priorities = _NO_PRIORITIES,
) -> list[Talk]:
    """Sorted by a column; `None` means by rank where a search gave ranks, else by time."""
    if order is None and ranks is not None:
        return sorted(talks, key=lambda talk: ranks[talk.id])
    keys: dict[Order, Callable[[Talk], tuple[object, ...]]] = {
        Order.STAR: lambda talk: (rank(priorities.get(talk.id, 0)), talk.id not in starred),
        Order.TALK: lambda talk: (not talk.title, talk.title.casefold()),
        Order.ROOM: lambda talk: (not timetable.room(talk), timetable.room(talk).casefold()),
    }
    key = keys.get(Order.TIME if order is None else order)
    return sorted(talks, key=key) if key else list(talks)


def with_groups(timetable: Timetable, talks: Sequence[Talk]) -> list[Row]:
    """The talks with a group row before each run of one session; they stand in time's order."""
    rows: list[Row] = []
    for group, members in groupby(talks, timetable.group):
        listed = list(members)
        rows.append(replace(group, talks=len(listed)))
        rows += listed
    return rows


def _without(
    values: Mapping[str, str], talks: Iterable[Talk], hidden: Collection[str]
) -> Iterator[Talk]:
    return (talk for talk in talks if values[talk.id] not in hidden)

"""The plan as an agenda: days of blocks with free time between, and what each day asks for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.clashes import Clash, Clashes
from planner.conference import Talk
from planner.day_budget import Budget, Span, budget_of
from planner.engagements import Engagement, Together, grouped
from planner.plan import OwnEntry, Plan, remembered_talk
from planner.poster_route import in_hall_order
from planner.running import wall
from planner.timetable import Timetable


class Item(NamedTuple):
    """A starred talk, the starred posters of one session in hall order, or an own entry; or what is
    planned at another conference: `others` holds such a talk, its posters, or its own entry."""

    start: datetime
    end: datetime
    talks: tuple[Talk, ...] = ()
    own: OwnEntry | None = None
    others: tuple[Engagement, ...] = ()

    @property
    def key(self) -> str:
        """The id under which it may clash."""
        return self.own.id if self.own else self.shown_talks[0].id

    @property
    def ids(self) -> list[str]:
        """All under which it may clash: posters are one item."""
        return [talk.id for talk in self.shown_talks] or [self.key]

    @property
    def shown_talks(self) -> tuple[Talk, ...]:
        """Of this conference or the other one, as they clash."""
        return self.talks or tuple(each.talk for each in self.others)


class Block(NamedTuple):
    """One item; or several that clash, one with another, with all their clashes.

    It is `kept` where all of its talks are pinned, here or in their own plan: there is nothing to
    ask.
    """

    items: tuple[Item, ...]
    clashes: tuple[Clash, ...] = ()
    kept: bool = False

    @property
    def talks(self) -> list[Talk]:
        return [talk for item in self.items for talk in item.talks]

    @property
    def others(self) -> list[Engagement]:
        return [each for item in self.items for each in item.others]


class Day(NamedTuple):
    """`parts` are its blocks by time with the free time between them."""

    date: date
    parts: tuple[Block | Span, ...]
    talks: int
    own_entries: int
    others: int
    clashes: int
    budget: Budget


class Agenda(NamedTuple):
    """`untimed` talks have no time in the programme; `gone` ones are no longer in it."""

    days: tuple[Day, ...]
    untimed: tuple[Talk, ...]
    gone: tuple[Talk, ...]


def agenda(
    timetable: Timetable, plan: Plan, clashes: Clashes, others: Iterable[Engagement] = ()
) -> Agenda:
    """The whole plan by conference days, with what is planned at `others`; `clashes` are those of
    all that."""
    starred = timetable.those(plan.starred_ids())
    by_day: dict[date, list[Block]] = defaultdict(list)
    for block in _blocks(_items(starred, plan, others), plan, clashes):
        by_day[_day(timetable, block.items[0])].append(block)
    gone = ((i, entry) for i, entry in plan.entries.items() if i not in timetable.by_id)
    return Agenda(
        days=tuple(_make_day(d, by_day[d], clashes, timetable.zone) for d in sorted(by_day)),
        untimed=tuple(talk for talk in starred if talk.start is None),
        gone=tuple(remembered_talk(talk_id, entry.snapshot) for talk_id, entry in gone),
    )


def rivals(block: Block, item: Item) -> list[Item]:
    """What of the block clashes with `item`."""
    ids = {clash.other(item.key).id for clash in _of(block, item)}
    return [other for other in block.items if other.key in ids]


def keeping(plan: Plan, block: Block, *, kept: bool = True) -> Plan:
    """All its talks pinned, so that they are not asked about again; or no longer."""
    for talk in block.talks:
        plan = plan.with_pin(talk, kept)
    return plan


def _of(block: Block, item: Item) -> list[Clash]:
    return [clash for clash in block.clashes if item.key in (clash.first.id, clash.second.id)]


def _items(starred: Iterable[Talk], plan: Plan, others: Iterable[Engagement]) -> list[Item]:
    """All that has a time, by time; posters of one session and time are one."""
    together: dict[object, list[Talk]] = defaultdict(list)
    for talk in starred:
        if talk.start:
            together[wall(talk), talk.start, talk.end].append(talk)
    items = [_item(talks) for talks in together.values()]
    items += [Item(own.start, own.end, own=own) for own in plan.own_entries.values()]
    items += map(_item_elsewhere, grouped(others))
    return sorted(items, key=lambda item: (item.start.timestamp(), item.end.timestamp(), item.key))


def _item(talks: Sequence[Talk]) -> Item:
    first, *_ = posters = in_hall_order(talks)
    assert first.start
    assert first.end
    return Item(first.start, first.end, tuple(posters))


def _item_elsewhere(together: Together) -> Item:
    return Item(together.start, together.end, others=together.members)


def _blocks(items: Sequence[Item], plan: Plan, clashes: Clashes) -> Iterator[Block]:
    """What clashes, be it over others, is one block; they come in the order of their starts."""
    pairs = _pairs(items, clashes)
    roots = _joined(len(items), pairs)
    members: dict[int, list[Item]] = defaultdict(list)
    for root, item in zip(roots, items, strict=True):
        members[root].append(item)
    inside: dict[int, list[Clash]] = defaultdict(list)
    for (first, _), clash in pairs.items():
        inside[roots[first]].append(clash)
    for root, found in members.items():
        block = Block(tuple(found), tuple(inside[root]))
        yield block._replace(kept=_is_kept(block, plan))


def _is_kept(block: Block, plan: Plan) -> bool:
    here = (plan.entry(talk.id) for talk in block.talks)
    there = (each.entry for each in block.others if not each.is_own)
    return all(entry.pinned for entry in (*here, *there))


def _pairs(items: Sequence[Item], clashes: Clashes) -> dict[tuple[int, int], Clash]:
    """The clashes under the places of their items; of posters the first one stands for all."""
    place = {i: number for number, item in enumerate(items) for i in item.ids}
    pairs: dict[tuple[int, int], Clash] = {}
    for talk_id, number in place.items():
        for clash in clashes.of(talk_id):
            if clash.second.id == talk_id:
                first = place[clash.first.id]
                lead, other = _lead(items[first], clash.first), _lead(items[number], clash.second)
                pairs.setdefault((first, number), clash._replace(first=lead, second=other))
    return pairs


def _lead(item: Item, talk: Talk) -> Talk:
    return item.shown_talks[0] if item.shown_talks else talk


def _joined(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """For each of `count` numbers the least of those that it is joined with."""
    roots = list(range(count))

    def root(number: int) -> int:
        while roots[number] != number:
            roots[number] = number = roots[roots[number]]
        return number

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        roots[high] = low
    return [root(number) for number in range(count)]


def _day(timetable: Timetable, item: Item) -> date:
    """The conference day."""
    day = timetable.day(item.talks[0]) if item.talks else None
    return day or timetable.conference.day_at(item.start)


def _make_day(day: date, blocks: Sequence[Block], clashes: Clashes, zone: ZoneInfo) -> Day:
    items = [item for block in blocks for item in block.items]
    return Day(
        date=day,
        parts=tuple(_with_free_time(blocks)),
        talks=sum(len(item.talks) for item in items),
        own_entries=sum(item.own is not None for item in items),
        others=sum(len(item.others) for item in items),
        clashes=sum(_count(clashes, i) for item in items for i in item.ids) // 2,
        budget=budget_of(day, (Span(item.start, item.end) for item in items), zone),
    )


def _count(clashes: Clashes, talk_id: str) -> int:
    return clashes.counts.get(talk_id, 0) + clashes.fixed_counts.get(talk_id, 0)


def _with_free_time(blocks: Sequence[Block]) -> Iterator[Block | Span]:
    latest = blocks[0].items[0].start
    for block in blocks:
        free = Span(latest, block.items[0].start)
        if free.seconds > 0:
            yield free
        yield block
        latest = max((latest, *(item.end for item in block.items)), key=datetime.timestamp)

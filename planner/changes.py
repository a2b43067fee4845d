"""What is different in a newer copy of a programme, and what of it matters to my plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.clashes import Clash, Clashes
from planner.comparing import ONLY_COUNTED, Change, Comparison, What
from planner.conference import Conference, Talk, by_id
from planner.folding import fold
from planner.followed_talks import reasons_among
from planner.plan import Plan
from planner.rematch import Carried, carried
from planner.times import instant
from planner.walking import Walking
from planner.wording import counted

MOST_CLASHES = 10_000  # that are looked through; who stars everything has hundreds of thousands


class Changed(NamedTuple):
    """A talk as it is now, or as it was where it has gone, with what is important about it."""

    talk: Talk
    changes: tuple[Change, ...]


class Changes(NamedTuple):
    """`mine` are starred or noted; of the others some have what I follow, and `cared` have an
    author of mine.

    `reasons` are the names and words that I follow, under the id of a talk that has some.
    `clashes` of starred talks are those that the older copy did not have. `counts` counts the
    talks with each kind of change, `others` and what is not important included.
    """

    carried: Carried
    mine: list[Changed]
    clashes: list[Clash]
    followed: list[Changed]
    cared: list[Changed]
    others: list[Changed]
    counts: Mapping[What, int]
    reasons: Mapping[str, list[str]]
    told_by: "Callable[[ZoneInfo | None], Changes]"  # the same with times by another zone's clock

    @property
    def is_quiet(self) -> bool:
        """Nothing that anyone could have planned for is different: only more is known."""
        listed = self.counts.keys() - set(ONLY_COUNTED) - {What.NEW}
        return not (listed or self.clashes or self.carried.doubtful or self.followed)

    @property
    def new_followed(self) -> int:
        """How many talks are new and have what I follow."""
        changes = (each.changes[0].what for each in self.followed)
        return sum(what is What.NEW for what in changes)


def changes(
    before: Conference, after: Conference, plan: Plan, *, zone: ZoneInfo | None = None
) -> Changes:
    """Times in words are on the clock of `zone`, else of `after`; `plan` is that of `before`.

    In linear time.
    """
    moved_plan = carried(plan, before, after)
    found, counts = _Copies(before, after, moved_plan, zone), Counter[What]()
    mine: list[Changed] = []
    not_mine: list[Changed] = []
    for talk_id, talk, every in found.all():
        counts.update({change.what for change in every})
        important = tuple(change for change in every if change.what not in ONLY_COUNTED)
        if important:
            (mine if talk_id in plan.entries else not_mine).append(Changed(talk, important))
    reasons = reasons_among(after, [each.talk for each in (*mine, *not_mine)], plan.following)
    cares = _cares(after, moved_plan.plan)
    followed, rest = _parted(not_mine, lambda talk: talk.id in reasons)
    cared, others = _parted(rest, cares)
    for listed in (mine, followed, cared, others):
        listed.sort(key=_weight)
    clashes = found.new_clashes()

    def told_by(zone: ZoneInfo | None) -> Changes:
        return changes(before, after, plan, zone=zone)

    lists = mine, clashes, followed, cared, others
    return Changes(moved_plan, *lists, dict(counts), reasons, told_by)


def summary(counts: Mapping[What, int]) -> str:
    """`2 moved, 1 cancelled, 12 new`; empty where nothing has changed."""
    return ", ".join(f"{counts[what]} {what}" for what in What if what in counts)


def headlines(found: Changes) -> str:
    """All that there is to look at: `1 talk to confirm, 2 new clashes, 1 moved`."""
    doubtful, clashes = len(found.carried.doubtful), len(found.clashes)
    new = news(found)
    parts = [f"{counted(doubtful, 'talk')} to confirm"] * bool(doubtful)
    parts += [counted(clashes, "new clash", "new clashes")] * bool(clashes)
    return ", ".join(filter(None, (*parts, new, summary(found.counts))))


def news(found: Changes) -> str:
    """`2 new talks by authors or with words you follow`; empty for none."""
    new = counted(found.new_followed, "new talk")
    return f"{new} by authors or with words you follow" if found.new_followed else ""


def sentence(found: Changes) -> str:
    """For the status bar, of a quiet update."""
    more = dict(found.counts)
    new = more.pop(What.NEW, 0)
    by_mine = f" ({len(found.cared)} of them by authors in your plan)" if found.cared else ""
    parts = [counted(new, "new talk") + by_mine] * bool(new) + [summary(more)] * bool(more)
    return ", ".join(parts)


_ORDER = {what: n for n, what in enumerate(What)}


class _Copies:
    """Two copies of a programme, talk by talk."""

    def __init__(
        self, before: Conference, after: Conference, moved_plan: Carried, zone: ZoneInfo | None
    ) -> None:
        self._before, self._after = by_id(before.talks), by_id(after.talks)
        self._compare = Comparison(before, after, zone or after.zone)
        self._plan, self._pairs = moved_plan.plan, moved_plan.pairs
        self._doubtful = {doubt.old_id for doubt in moved_plan.doubtful}
        self._asked = {talk.id for doubt in moved_plan.doubtful for talk in doubt.candidates}

    def all(self) -> Iterator[tuple[str, Talk, list[Change]]]:
        """The old id, the talk and its changes, of all that changed but what is still in doubt."""
        for talk_id, now in self._pairs.now.items():
            old = self._before.get(talk_id)
            found = list(self._compare.changes(old, now)) if old else [self._back(now)]
            if found:
                yield talk_id, now, found
        for talk in self._pairs.gone:
            if talk.id in self._before and talk.id not in self._doubtful:
                yield talk.id, talk, [Change(What.CANCELLED, self._compare.when(talk))]
        for talk in self._pairs.added:
            if talk.id in self._asked:
                continue  # whether it is new, the user says
            yield "", talk, [Change(What.NEW, "", self._compare.when(talk))]

    def _back(self, now: Talk) -> Change:
        return Change(What.BACK, "", self._compare.when(now))

    def new_clashes(self) -> list[Clash]:
        """Of the carried plan; two starred talks that clashed before are nothing new."""
        old_ids = {now.id: talk_id for talk_id, now in self._pairs.now.items()}

        def before(talk: Talk) -> Talk | None:
            return talk if found.is_fixed(talk) else self._before.get(old_ids[talk.id])

        starred = [self._after[i] for i in self._plan.starred_ids() if i in self._after]
        walking, own = self._plan.walking, self._plan.own_entries.values()
        found = Clashes(starred, walking=walking, own=own)
        each = _each(found)
        return [c for c in each if not _clashed(before(c.first), before(c.second), walking)]


def _each(clashes: Clashes) -> Iterator[Clash]:
    """Each clash once, in the order of their times."""
    pairs = (
        clash
        for talk_id in clashes.counts
        for clash in clashes.of(talk_id)
        if clash.first.id == talk_id or clashes.is_fixed(clash.first)
    )
    return islice(pairs, MOST_CLASHES)


def _clashed(one: Talk | None, other: Talk | None, walking: Walking) -> bool:
    return bool(one and other and Clashes((one, other), walking=walking))


def _weight(changed: Changed) -> tuple[int, float, str]:
    """The most important change, then the time, then the title."""
    first = min(_ORDER[change.what] for change in changed.changes)
    return first, instant(changed.talk.start), changed.talk.title


def _parted(
    changed: Iterable[Changed], wanted: Callable[[Talk], bool]
) -> tuple[list[Changed], list[Changed]]:
    """The wanted ones and the others."""
    parts: tuple[list[Changed], list[Changed]] = [], []
    for each in changed:
        parts[not wanted(each.talk)].append(each)
    return parts


def _cares(after: Conference, plan: Plan) -> Callable[[Talk], bool]:
    mine = {name for talk in after.talks if talk.id in plan.entries for name in _names(talk)}
    mine |= {fold(name) for entry in plan.entries.values() for name in entry.snapshot.authors}
    return lambda talk: not mine.isdisjoint(_names(talk))


def _names(talk: Talk) -> list[str]:
    return [fold(person.name) for person in talk.authors]

"""Stars of talks that got another id: found again by what the plan remembers of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from planner.conference import Talk, by_id
from planner.folding import fold, words
from planner.plan import Entry, Plan, Snapshot, snapshot

_ALIKE = 0.7  # of two titles; one of few words may be another, and any signs


def rematched(plan: Plan, talks: Iterable[Talk]) -> tuple[Plan, list[str]]:
    """The plan with its stars and notes at the talks they are about, and what moved, in sentences.

    An entry without its talk goes to the only talk with its title and first author, else to the
    only one at its time, in its room and by its first author if the titles are alike. One that
    fits several talks, or a talk that has an entry already, stays in the plan as it is.
    """
    present = by_id(talks)
    lost = {key: entry for key, entry in plan.entries.items() if key not in present}
    if not lost:
        return plan, []
    by_author = _by_first_author(present.values())
    entries, told = plan.entries, []
    for talk_id, entry in lost.items():
        talk = _found(entry.snapshot, by_author[entry.snapshot.authors[:1]])
        if talk and talk.id not in entries:
            entries = _carried(entries, talk_id, talk)
            told.append(_sentence(entry, talk))
    return replace(plan, entries=entries), told


def _by_first_author(talks: Iterable[Talk]) -> defaultdict[tuple[str, ...], list[Talk]]:
    found = defaultdict(list)
    for talk in talks:
        found[tuple(person.name for person in talk.authors[:1])].append(talk)
    return found


def _found(seen: Snapshot, by_author: Sequence[Talk]) -> Talk | None:
    there = [talk for talk in by_author if _is_there(seen, talk)]
    same_title = list(_with_same_title(seen, by_author))
    if len(same_title) > 1:
        same_title = [talk for talk in same_title if talk in there]
    found = same_title or there
    if len(found) != 1:
        return None
    return found[0] if same_title or _alike(seen.title, found[0].title) else None


def _with_same_title(seen: Snapshot, by_author: Iterable[Talk]) -> Iterator[Talk]:
    """Without an author it has to be at the same time as well: there are many coffee breaks."""
    title = words(seen.title)
    for talk in by_author:
        if title and words(talk.title) == title and (seen.authors or talk.start == seen.start):
            yield talk


def _is_there(seen: Snapshot, talk: Talk) -> bool:
    return seen.start is not None and (talk.start, talk.room) == (seen.start, seen.room)


def _alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher  # here, because hardly any start of the program needs it

    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= _ALIKE


def _carried(entries: dict[str, Entry], talk_id: str, talk: Talk) -> dict[str, Entry]:
    """In the same place among the entries."""
    carried = talk.id, replace(entries[talk_id], snapshot=snapshot(talk))
    return dict(carried if item[0] == talk_id else item for item in entries.items())


def _sentence(entry: Entry, talk: Talk) -> str:
    what = " and ".join(["star"] * entry.starred + ["note"] * bool(entry.note))
    old, new = (replace(talk, title=t).shown_title for t in (entry.snapshot.title, talk.title))
    if old == new:
        return f"Your {what} of “{new}” moved to its new entry in the programme."
    return f"Your {what} moved from “{old}” to “{new}”."

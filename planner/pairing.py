"""Which talk of a newer copy is which of the older one: by id, else by title and authors."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import NamedTuple

from planner.conference import Kind, Talk, by_id
from planner.folding import fold, words
from planner.likeness import likeness, share_author

_ALIKE = 0.7  # of two titles at one place; one of few words may be another, and any signs
_ANOTHER = 0.5  # below it a title under the same id, by others, is no correction any more
_FEW = 10  # talks whose ids name others, before ids in general are in doubt
_NUMBER = re.compile(r"\d+")


class Pairs(NamedTuple):
    """`now` holds, under the id of each old talk that is still there, what it has become."""

    now: dict[str, Talk]
    gone: list[Talk]
    added: list[Talk]


def paired(before: Iterable[Talk], after: Iterable[Talk], *, surely: bool = False) -> Pairs:
    """In linear time. An id counts unless it names another paper now: one that had another id, or
    one of none of the authors and with a title that is not alike; or unless two slots of one paper
    have exchanged theirs. What is left belongs together where title and first author, or title and
    place, or author and place fit only one another. `surely` only where title, authors and time are
    the same: where `before` does not hold all talks, the poster of a paper may be the only one that
    fits its cancelled talk.
    """
    old, new = by_id(before), by_id(after)
    matching = _Matching(_same_under_id(old, new), list(old.values()), list(new.values()))
    for key, fits in _SURE_STAGES if surely else _STAGES:
        matching.pair_by(key, fits)
    return Pairs(matching.now, matching.gone, matching.added)


def _same_under_id(old: dict[str, Talk], new: dict[str, Talk]) -> dict[str, Talk]:
    there = {talk_id: new[talk_id] for talk_id in old if talk_id in new}
    for talk_id in _exchanged(old, new, there):
        del there[talk_id]
    same = {talk_id for talk_id, talk in there.items() if _reads_same(old[talk_id], talk)}
    are_places = len(there) - len(same) > max(_FEW, len(same))  # in a list that was sorted anew
    were = {_paper(talk) for talk_id, talk in old.items() if talk_id not in same}
    are = {_paper(talk) for talk_id, talk in new.items() if talk_id not in same}

    def is_another(before: Talk, now: Talk) -> bool:
        if not before.title:
            return False
        if _paper(now) and _paper(now) in were:
            return True
        is_elsewhere = _paper(before) is not None and _paper(before) in are
        if is_elsewhere or (are_places and not _stands_still(before, now)):
            return likeness(before.title, now.title) < _ALIKE
        return _is_another(before, now)

    return {i: now for i, now in there.items() if i in same or not is_another(old[i], now)}


def _exchanged(old: dict[str, Talk], new: dict[str, Talk], there: Iterable[str]) -> list[str]:
    """The ids that another slot of the paper has now: of a talk and its poster, of one given twice.

    As where a source numbers what has one title in the order in which it comes.
    """
    pairs = [(talk_id, old[talk_id], new[talk_id]) for talk_id in there]
    differing = [
        (talk_id, before, now)
        for talk_id, before, now in pairs
        if _written(before) == _written(now) and _marks(before) != _marks(now)
    ]
    papers = {_written(before) for _, before, _ in differing}
    were, are = (_marks_of(papers, copy.values()) for copy in (old, new)) if papers else ((), ())
    return [
        talk_id
        for talk_id, before, now in differing
        if any(mark in are for mark in _marks(before) - _marks(now))
        or any(mark in were for mark in _marks(now) - _marks(before))
    ]


def _marks_of(papers: Collection[Hashable], talks: Iterable[Talk]) -> set[Hashable]:
    return {mark for talk in talks if _written(talk) in papers for mark in _marks(talk)}


def _marks(talk: Talk) -> set[Hashable]:
    """What tells one slot of a paper from another: what it is, when and where."""
    kinds: set[Hashable] = {(_written(talk), talk.kind)} if talk.kind is not Kind.OTHER else set()
    places = {(_written(talk), talk.start, talk.room)} if talk.start else set()
    return kinds | places


def _written(talk: Talk) -> tuple[Hashable, ...]:
    return talk.title, talk.authors[:1]


def _reads_same(one: Talk, other: Talk) -> bool:
    if one.title == other.title and one.authors[:1] == other.authors[:1]:
        return True
    return _paper(one) is not None and _paper(one) == _paper(other)


def _stands_still(old: Talk, new: Talk) -> bool:
    """As where a site translates all its titles."""
    return (old.start, old.room) == (new.start, new.room) and _no_other_authors(old, new)


def _is_another(old: Talk, new: Talk) -> bool:
    """A talk without authors may be one whose speakers are announced later."""
    return (
        bool(old.authors)
        and not share_author(old, new)
        and likeness(old.title, new.title) < _ANOTHER
    )


_Key = Callable[[Talk], Hashable]  # `None` for a talk that it cannot tell from others
_Fits = Callable[[Talk, Talk], bool]


class _Matching:
    """The pairs found so far, and the talks of both copies that have none."""

    def __init__(self, now: dict[str, Talk], old: list[Talk], new: list[Talk]) -> None:
        taken = {talk.id for talk in now.values()}
        self.now = now
        self.gone = [talk for talk in old if talk.id not in now]
        self.added = [talk for talk in new if talk.id not in taken]

    def pair_by(self, key: _Key, fits: _Fits) -> None:
        """Those that share a key with nobody else of their own copy."""
        if not self.gone or not self.added:
            return
        old, new = _alone(self.gone, key), _alone(self.added, key)
        pairs = [(old[k], new[k]) for k in old if k in new and fits(old[k], new[k])]
        self.now |= {talk.id: now for talk, now in pairs}
        taken = {now.id for _, now in pairs}
        self.gone = [talk for talk in self.gone if talk.id not in self.now]
        self.added = [talk for talk in self.added if talk.id not in taken]


def _alone(talks: Iterable[Talk], key: _Key) -> dict[Hashable, Talk]:
    found: dict[Hashable, Talk | None] = {}
    for talk in talks:
        name = key(talk)
        if name is not None:
            found[name] = None if name in found else talk
    return {name: talk for name, talk in found.items() if talk}


def _title(talk: Talk) -> Hashable:
    return words(talk.title) or None


def _paper(talk: Talk) -> Hashable:
    """Without an author there are many of one title, such as coffee breaks."""
    title = words(talk.title)
    return (title, fold(talk.authors[0].name)) if title and talk.authors else None


def _paper_and_kind(talk: Talk) -> Hashable:
    known = _paper(talk)
    return (known, talk.kind) if known else None


def _title_and_place(talk: Talk) -> Hashable:
    title = words(talk.title)
    return (title, talk.start, talk.room) if title and talk.start else None


def _title_and_start(talk: Talk) -> Hashable:
    title = words(talk.title)
    return (title, talk.start) if title and talk.start else None


def _title_authors_and_time(talk: Talk) -> Hashable:
    title = words(talk.title)
    names = tuple(fold(person.name) for person in talk.authors)
    return (title, names, talk.start, talk.end) if title and talk.start else None


def _author_and_place(talk: Talk) -> Hashable:
    author = fold(talk.authors[0].name) if talk.authors else ""
    return (author, talk.start, talk.room) if talk.start else None


def _always(old: Talk, new: Talk) -> bool:
    return True


def _no_other_authors(old: Talk, new: Talk) -> bool:
    """The same, some of the same, or announced only in one of the copies."""
    return not old.authors or not new.authors or share_author(old, new)


def _alike(old: Talk, new: Talk) -> bool:
    """`Part 1` is not `Part 2`."""
    numbers = [_NUMBER.findall(talk.title) for talk in (old, new)]
    return numbers[0] == numbers[1] and likeness(old.title, new.title) >= _ALIKE


# The surest first: a paper may be given twice, as a talk and as a poster.
_STAGES: tuple[tuple[_Key, _Fits], ...] = (
    (_title_and_place, _no_other_authors),
    (_title_and_start, _no_other_authors),
    (_paper_and_kind, _always),
    (_paper, _always),
    (_title, share_author),
    (_author_and_place, _alike),
)
_SURE_STAGES: tuple[tuple[_Key, _Fits], ...] = ((_title_authors_and_time, _always),)

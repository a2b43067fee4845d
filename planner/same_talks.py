"""Which talk of another reading is which: by number where the paper agrees, else by the paper."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from planner.conference import Conference, Kind, Session, Talk, by_id
from planner.folding import words
from planner.likeness import likeness, share_author
from planner.papers import first_author

_NUMBER = re.compile(r"~\d+\Z")  # a sign that no importer writes into an id
_ALIKE = 0.5  # of two titles under one number; below it they are two talks
_Key = tuple[object, ...]


def own_id(item: Talk | Session) -> str:
    """As on its own page, without the number that a second one of the same id got."""
    return _NUMBER.sub("", item.id)


def same_sessions(a: Conference, b: Conference, *, by_name: bool) -> dict[str, str]:
    """The ids in `a` of the sessions of `b` that it has, under their ids in `b`.

    Not `by_name` where both are pages of one template: it gives one session one id.
    """
    known, names = by_id(a.sessions), _named(a.sessions) if by_name else {}
    same = {}
    for session in b.sessions:
        other = known.get(session.id)
        if other and (a.id == b.id or words(other.title) == words(session.title)):
            same[session.id] = other.id
        elif _name(session) in names:
            same[session.id] = names[_name(session)].id
    return same


def same_talks(a: Conference, b: Conference, *, newer: bool) -> dict[str, str]:
    """The ids in `a` of the talks of `b` that it has, under their ids in `b`.

    `b` has the session ids of `a` already. A `newer` copy of the same whole programme may have
    other numbers and times; else two numbers of one site are two events.
    """
    same = same_by_number(a, b)
    for key in (_paper, _title):
        taken = set(same.values())
        known = _only_ones((talk for talk in a.talks if talk.id not in taken), key)
        lost = _only_ones((talk for talk in b.talks if talk.id not in same), key)
        for paper, talk in lost.items():
            other = known.get(paper)
            if other and _authors_agree(other, talk) and (newer or _may_be_one(other, talk)):
                same[talk.id] = other.id
    return same


def same_by_number(a: Conference, b: Conference) -> dict[str, str]:
    """As `same_talks`, for pages of one template: it gives one thing one number.

    A paper may have a talk in one session and a poster in another: these are two slots.
    """
    same: dict[str, str] = {}
    one_conference = a.id == b.id  # in another one the same number is another talk
    for key in (_exact_slot, _slot):
        taken = set(same.values())
        slots = {key(talk): talk for talk in a.talks if talk.id not in taken}
        for talk in b.talks:
            other = slots.get(key(talk)) if talk.id not in same else None
            if other and (talk.session_id or one_conference) and is_same_paper(other, talk):
                same[talk.id] = slots.pop(key(talk)).id
    return same | (_without_session(a, b, same) if one_conference else {})


def _named(sessions: Iterable[Session]) -> dict[_Key, Session]:
    """Those that their name and start tell from all others."""
    found: dict[_Key, list[Session]] = defaultdict(list)
    for session in sessions:
        if session.start and words(session.title):
            found[_name(session)].append(session)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _name(session: Session) -> _Key:
    return words(session.title), session.start


def _exact_slot(talk: Talk) -> _Key:
    return talk.session_id, talk.id


def _slot(talk: Talk) -> _Key:
    return talk.session_id, own_id(talk)


def _without_session(a: Conference, b: Conference, same: dict[str, str]) -> dict[str, str]:
    """A source that knows no sessions has the same number for the same event."""
    taken = set(same.values())
    numbers: dict[str, list[Talk]] = defaultdict(list)
    for talk in a.talks:
        if talk.id not in taken:
            numbers[own_id(talk)].append(talk)
    found = {}
    for talk in b.talks:
        others = numbers[own_id(talk)] if talk.id not in same else []
        apart = len(others) != 1 or (others[0].session_id and talk.session_id)
        if not apart and is_same_paper(others[0], talk):
            found[talk.id] = others.pop().id
    return found


def is_same_paper(one: Talk, other: Talk) -> bool:
    """Whether two talks of one number may be the same: organisers give old numbers to new talks."""
    if not one.title or not other.title or words(one.title) == words(other.title):
        return True
    return share_author(one, other) or likeness(one.title, other.title) >= _ALIKE


def _only_ones(talks: Iterable[Talk], key: Callable[[Talk], _Key]) -> dict[_Key, Talk]:
    """Those that the key tells from all others."""
    found: dict[_Key, list[Talk]] = defaultdict(list)
    for talk in talks:
        if words(talk.title):
            found[key(talk)].append(talk)
    return {paper: same[0] for paper, same in found.items() if len(same) == 1}


def _title(talk: Talk) -> _Key:
    return words(talk.title), talk.kind is Kind.POSTER


def _paper(talk: Talk) -> _Key:
    return (*_title(talk), first_author(talk))


def _authors_agree(one: Talk, other: Talk) -> bool:
    """Or one source names none."""
    return not (one.authors and other.authors) or first_author(one) == first_author(other)


def _may_be_one(one: Talk, other: Talk) -> bool:
    """Two numbers of one site are two events; and nobody gives one talk at two times."""
    if one.id.isdigit() and other.id.isdigit():
        return False
    return one.start is None or other.start is None or one.start == other.start

"""Two readings of one conference become one: what is the same talk, and who knows better."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from planner.conference import (
    Concern,
    Conference,
    Kind,
    Remark,
    Session,
    Source,
    Talk,
    by_id,
)
from planner.folding import words
from planner.papers import first_author
from planner.times import day_and_month

_NEVER = datetime.max.replace(tzinfo=UTC)
_NUMBER = re.compile(r"~\d+\Z")  # a sign that no importer writes into an id
_MOST_CONFLICTS = 100  # that are told one by one
_Item = TypeVar("_Item", Session, Talk)
_Key = tuple[object, ...]


class Joined(NamedTuple):
    """`conflicts` tell where two sources say different things of one talk."""

    conference: Conference
    conflicts: tuple[Remark, ...]


def joined(a: Conference, b: Conference) -> Joined:
    """One conference with the id, name and clock of `a`, and the talks of both, each once.

    The same talk is known by its number, else by its title and first author; it keeps the id that
    it has in `a`, and each reading fills what the other lacks. A session page that is read again,
    or a later copy of the whole programme, takes the place of the earlier: what it lacks is gone.
    """
    again = _importers(b) <= _importers(a)
    several_pages = again and not _is_whole(b)  # of one template: it gives one thing one number
    b = b if several_pages else _with_sessions_of(a, b)
    twins = _by_number(a, b) if several_pages else _same_talks(a, b)
    newer_wins = again or _knows_better(b, a)
    kept = _kept(a, b, set(twins.values()), again)
    talks = [*kept, *_taken_over(a, b, twins, {talk.id for talk in kept}, newer_wins)]
    sessions = _sessions(a, b, newer_wins)
    place = {session.id: n for n, session in enumerate(sessions)}
    conference = replace(
        a,
        url=a.url or b.url,
        read_at=max(a.read_at, b.read_at),
        sessions=tuple(sessions),
        talks=tuple(sorted(talks, key=lambda talk: place.get(talk.session_id, len(place)))),
        sources=_sources(a, b),
    )
    return Joined(conference, () if again else tuple(_conflicts(a, b, twins)))


def _importers(conference: Conference) -> set[str]:
    return {source.importer for source in conference.sources}


def _sources(a: Conference, b: Conference) -> tuple[Source, ...]:
    return tuple(dict.fromkeys((*a.sources, *b.sources)))


def _is_whole(conference: Conference) -> bool:
    return any(source.whole for source in conference.sources)


def _knows_better(b: Conference, a: Conference) -> bool:
    """A page of a session knows more of it than a calendar of all; else who has more to say."""
    if _is_whole(a) != _is_whole(b):
        return _is_whole(a)
    return _richness(b) > _richness(a)


def _richness(conference: Conference) -> float:
    """How much is known of a talk, on average."""
    talks = conference.talks
    known = (bool(t.abstract) + bool(t.room) + bool(t.start) + bool(t.authors) for t in talks)
    return sum(known) / max(1, len(talks))


# Sessions


def _with_sessions_of(a: Conference, b: Conference) -> Conference:
    """`b` with the ids of `a` for the sessions that both have."""
    known, names = by_id(a.sessions), _named(a.sessions)
    same = {
        session.id: names[_name(session)].id
        for session in b.sessions
        if session.id not in known and _name(session) in names
    }
    if not same:
        return b
    return replace(
        b,
        sessions=tuple(replace(s, id=same.get(s.id, s.id)) for s in b.sessions),
        talks=tuple(replace(t, session_id=same.get(t.session_id, t.session_id)) for t in b.talks),
    )


def _named(sessions: Iterable[Session]) -> dict[_Key, Session]:
    """Those that their name and start tell from all others."""
    found: dict[_Key, list[Session]] = defaultdict(list)
    for session in sessions:
        if session.start and words(session.title):
            found[_name(session)].append(session)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _name(session: Session) -> _Key:
    return words(session.title), session.start


def _sessions(a: Conference, b: Conference, newer_wins: bool) -> list[Session]:
    known = by_id(a.sessions)
    for session in b.sessions:
        old = known.get(session.id)
        known[session.id] = _filled(session, old, newer_wins) if old else session
    return sorted(known.values(), key=lambda s: (s.start or _NEVER, s.room))


# Talks


def _same_talks(a: Conference, b: Conference) -> dict[str, str]:
    """The ids in `a` of the talks of `b` that it has, under their ids in `b`."""
    same = _by_number(a, b)
    for key in (_paper, _title):
        taken = set(same.values())
        known = _only_ones((talk for talk in a.talks if talk.id not in taken), key)
        lost = _only_ones((talk for talk in b.talks if talk.id not in same), key)
        for paper, talk in lost.items():
            other = known.get(paper)
            if other and _may_be_the_same(other, talk):
                same[talk.id] = other.id
    return same


def _by_number(a: Conference, b: Conference) -> dict[str, str]:
    """A paper may have a talk in one session and a poster in another: these are two slots."""
    one_conference = a.id == b.id  # in another one the same number is another talk
    slots = {_slot(talk): talk.id for talk in a.talks if talk.session_id or one_conference}
    numbers: dict[str, list[Talk]] = defaultdict(list)
    for talk in a.talks if one_conference else ():
        numbers[own_id(talk)].append(talk)
    same: dict[str, str] = {}
    for talk in b.talks:
        slot = slots.pop(_slot(talk), None)
        if slot:
            same[talk.id] = slot
    taken = set(same.values())
    for talk in b.talks:
        others = [t for t in numbers[own_id(talk)] if t.id not in taken]
        if talk.id not in same and len(others) == 1 and not _are_apart(others[0], talk):
            same[talk.id] = others[0].id
            taken.add(others[0].id)
    return same


def _slot(talk: Talk) -> tuple[str, str]:
    return talk.session_id, own_id(talk)


def _are_apart(a: Talk, b: Talk) -> bool:
    return bool(a.session_id and b.session_id)


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


def _may_be_the_same(a: Talk, b: Talk) -> bool:
    """Two numbers of one site are two events; and nobody speaks at two times in one talk."""
    if a.id.isdigit() and b.id.isdigit():
        return False
    if a.authors and b.authors and first_author(a) != first_author(b):
        return False
    return a.start is None or b.start is None or a.start == b.start


def _kept(a: Conference, b: Conference, same: set[str], again: bool) -> list[Talk]:
    """The talks that only `a` has, without those that a later copy would have if they still were.

    Where other sources were joined, what lies in no session of the later copy is theirs.
    """
    sessions = {session.id for session in b.sessions}
    alone = _importers(a) <= _importers(b)
    replaces_all = again and _is_whole(b) and alone
    gone = {""} | sessions if again and _is_whole(b) else sessions if again else set()
    return [
        talk
        for talk in a.talks
        if talk.id not in same and not replaces_all and talk.session_id not in gone
    ]


def _taken_over(
    a: Conference, b: Conference, same: dict[str, str], used: set[str], newer_wins: bool
) -> Iterator[Talk]:
    """The talks of `b` under the ids of `a`; a new one whose id is taken gets it with a number.

    Which one that is must not change when both are read again: stars hang on it.
    """
    before = by_id(a.talks)
    used = used | set(same.values())
    for talk in b.talks:
        if talk.id in same:
            old = before[same[talk.id]]
            yield replace(_filled(talk, old, newer_wins), id=old.id)
        else:
            new = next(name for name in _names(own_id(talk)) if name not in used)
            used.add(new)
            yield replace(talk, id=new)


def own_id(talk: Talk) -> str:
    """As on the page of the talk."""
    return _NUMBER.sub("", talk.id)


def _names(own: str) -> Iterator[str]:
    yield own
    yield from (f"{own}~{number}" for number in count(2))


# What both say


def _filled(new: _Item, old: _Item, newer_wins: bool) -> _Item:
    """One of both, with what the other knows where it says nothing."""
    best, other = (new, old) if newer_wins else (old, new)
    known = {
        name: value
        for name in best.__struct_fields__
        if _says_nothing(getattr(best, name)) and (value := getattr(other, name))
    }
    return replace(best, **known) if known else best


def _says_nothing(value: object) -> bool:
    return not value or value is Kind.OTHER


def _conflicts(a: Conference, b: Conference, same: dict[str, str]) -> Iterator[Remark]:
    before = by_id(a.talks)
    told = [
        Remark(concern=Concern.ODD, where=talk.shown_title, what=what)
        for talk in b.talks
        if talk.id in same
        for what in _differences(before[same[talk.id]], talk)
    ]
    yield from told[:_MOST_CONFLICTS]
    if len(told) > _MOST_CONFLICTS:
        what = f"{len(told) - _MOST_CONFLICTS} more differences between the sources"
        yield Remark(concern=Concern.ODD, where=a.title, what=what)


def _differences(a: Talk, b: Talk) -> Iterator[str]:
    asked: Sequence[tuple[str, Callable[[Talk], str]]] = (
        ("time", _time),
        ("room", lambda talk: talk.room),
        ("title", lambda talk: talk.title),
    )
    for what, of in asked:
        one, other = of(a), of(b)
        if one and other and words(one) != words(other):
            yield f"The sources give two {what}s: “{one}” and “{other}”"


def _time(talk: Talk) -> str:
    """As an instant: two sources may print two clocks."""
    if talk.start is None:
        return ""
    start = talk.start.astimezone(UTC)
    return f"{day_and_month(start.date())} {start.hour}:{start.minute:02} UTC"

"""Two readings of one conference become one: what the talks are, and who knows better."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from planner.conference import Concern, Conference, Kind, Person, Remark, Session, Talk, by_id
from planner.folding import words
from planner.same_talks import own_id, same_by_number, same_sessions, same_talks
from planner.times import day_and_month

_NEVER = datetime.max.replace(tzinfo=UTC)
_MOST_CONFLICTS = 100  # that are told one by one
_Item = TypeVar("_Item", Session, Talk)


class Joined(NamedTuple):
    """`conflicts` tell where two sources say different things of one talk.

    It `replaces` where the later reading is a newer copy of all that the earlier one was read from.
    """

    conference: Conference
    conflicts: tuple[Remark, ...]
    replaces: bool


def joined(a: Conference, b: Conference) -> Joined:
    """One conference with the id, name and clock of `a`, and the talks of both, each once.

    The same talk (`same_talks` says which) keeps the id that it has in `a`, and each reading fills
    what the other lacks. A session's page that is read again, or a newer copy of the whole
    programme, takes the place of the earlier one: what it lacks, talks and facts, is gone.
    """
    how = _How(a, b)
    b = _with_sessions_of(a, b, how)
    twins = same_by_number(a, b) if how.is_page else same_talks(a, b, newer=how.is_newer)
    there, read = set(twins.values()), {session.id for session in b.sessions}
    kept = [talk for talk in a.talks if talk.id not in there and how.keeps(talk, read)]
    talks = [*kept, *_taken_over(a, b, twins, {talk.id for talk in kept}, how)]
    sessions = _sessions(a, b, how)
    place = {session.id: n for n, session in enumerate(sessions)}
    conference = replace(
        a,
        url=a.url or b.url,
        read_at=max(a.read_at, b.read_at),
        sessions=tuple(sessions),
        talks=tuple(sorted(talks, key=lambda talk: place.get(talk.session_id, len(place)))),
        day_begins=b.day_begins if how.replaces else max(a.day_begins, b.day_begins),
        sources=b.sources if how.replaces else tuple(dict.fromkeys((*a.sources, *b.sources))),
    )
    conflicts = () if how.is_again else tuple(_conflicts(a, b, twins))
    return Joined(conference, conflicts, how.replaces)


class _How:
    """What the later reading is to the earlier one."""

    def __init__(self, a: Conference, b: Conference) -> None:
        before, now = (Counter(s.importer for s in one.sources) for one in (a, b))
        self.is_again = set(now) <= set(before)
        self.is_page = self.is_again and not _is_whole(b)
        # Where one of several pages failed to come, nobody can tell what has gone.
        self.is_newer = (
            self.is_again and _is_whole(b) and all(before[one] <= now[one] for one in now)
        )
        self.replaces = self.is_newer and set(before) == set(now)
        self.later_wins = self.is_again or _knows_better(b, a)

    def keeps(self, talk: Talk, sessions: Collection[str]) -> bool:
        """Whether what only the earlier reading has is still there; the later has `sessions`.

        Where other sources were joined, what lies in no session of the newer copy is theirs.
        """
        if self.replaces:
            return False
        if self.is_newer:
            return bool(talk.session_id) and talk.session_id not in sessions
        return not (self.is_page and talk.session_id in sessions)


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


def _with_sessions_of(a: Conference, b: Conference, how: _How) -> Conference:
    """`b` with the ids of `a` for the sessions that both have, and free ones for the others."""
    same = same_sessions(a, b, by_name=not how.is_page)
    used = {session.id for session in a.sessions}
    new: dict[str, str] = {}
    for session in b.sessions:
        free = (name for name in _names(own_id(session)) if name not in used)
        new[session.id] = same.get(session.id) or next(free)
        used.add(new[session.id])
    if all(old == now for old, now in new.items()):
        return b
    return replace(
        b,
        sessions=tuple(replace(s, id=new[s.id]) for s in b.sessions),
        talks=tuple(replace(t, session_id=new.get(t.session_id, "")) for t in b.talks),
    )


def _sessions(a: Conference, b: Conference, how: _How) -> list[Session]:
    known = {} if how.replaces else by_id(a.sessions)
    for session in b.sessions:
        old = known.get(session.id)
        known[session.id] = _filled(session, old, how.later_wins) if old else session
    return sorted(known.values(), key=lambda s: (s.start or _NEVER, s.room))


def _taken_over(
    a: Conference, b: Conference, same: dict[str, str], used: set[str], how: _How
) -> Iterator[Talk]:
    """The talks of `b` under the ids of `a`; a new one whose id is taken gets it with a number.

    Which one that is must not change when both are read again: stars hang on it.
    """
    before = by_id(a.talks)
    used = used | set(same.values())
    for talk in b.talks:
        if talk.id in same:
            old = before[same[talk.id]]
            known = talk if how.replaces else _filled(talk, old, how.later_wins)
            authors = known.authors if how.replaces else _with_affiliations(known, talk, old)
            yield replace(known, id=old.id, authors=authors)
        else:
            new = next(name for name in _names(own_id(talk)) if name not in used)
            used.add(new)
            yield replace(talk, id=new)


def _names(own: str) -> Iterator[str]:
    yield own
    yield from (f"{own}~{number}" for number in count(2))


# What both say


def _filled(later: _Item, earlier: _Item, later_wins: bool) -> _Item:
    """One of both, with what the other knows where it says nothing."""
    best, other = (later, earlier) if later_wins else (earlier, later)
    known = {
        name: value
        for name in best.__struct_fields__
        if _says_nothing(getattr(best, name)) and (value := getattr(other, name))
    }
    return replace(best, **known) if known else best


def _with_affiliations(known: Talk, *readings: Talk) -> tuple[Person, ...]:
    """The authors, from the reading of the same names that knows where they work."""
    names = [words(person.name) for person in known.authors]
    same = [r.authors for r in readings if [words(p.name) for p in r.authors] == names]
    return max([known.authors, *same], key=lambda people: sum(bool(p.affiliation) for p in people))


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
    numbers = {own_id(talk): talk for talk in a.talks}
    told += [
        Remark(concern=Concern.ODD, where=talk.shown_title, what=_two_of_one_number(other, talk))
        for talk in b.talks
        if talk.id not in same and (other := numbers.get(own_id(talk)))
    ]
    yield from told[:_MOST_CONFLICTS]
    if len(told) > _MOST_CONFLICTS:
        what = f"{len(told) - _MOST_CONFLICTS} more differences between the sources"
        yield Remark(concern=Concern.ODD, where=a.title, what=what)


def _two_of_one_number(one: Talk, other: Talk) -> str:
    if one.session_id != other.session_id:
        return f"It has the number {own_id(other)} in two sessions; these are two entries"
    return f"Another source has “{one.shown_title}” under its number {own_id(other)}; both are kept"


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

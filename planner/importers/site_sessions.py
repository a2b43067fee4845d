"""The sessions of a virtual site's records: those that have a record, and those only named."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from planner.conference import Kind, Session, Talk
from planner.importers import ids, kinds
from planner.importers.text import slug

# Talks of one name that are further apart are of two sessions: "Poster Session" each day.
_PAUSE = timedelta(hours=3)
_NEVER = datetime.min.replace(tzinfo=UTC)
_LABEL = re.compile(r"(?:(?:poster|oral|spotlight|lightning|paper)s?\s+)*session", re.IGNORECASE)


@dataclass
class _Named:
    """A session that its talks name; `talks` are their places in the list."""

    title: str
    start: datetime | None = None
    end: datetime | None = None
    talks: list[int] = field(default_factory=list)


def is_session(label: str) -> bool:
    """Whether a record of this type is a session, not something in one."""
    return bool(_LABEL.fullmatch(label))


def arranged(
    talks: Sequence[Talk], names: Sequence[str], recorded: Sequence[Session]
) -> tuple[list[Talk], list[Session]]:
    """The talks in their sessions, and all sessions; `names` are those of the talks' sessions.

    A talk may already have its session's id. The id of a session without a record hangs on its
    name, and on its start only where several have that name.
    """
    placed = list(talks)
    known = _by_name(recorded)
    groups: list[_Named] = []
    for title, places in _places(talks, names).items():
        homeless = []
        for n in places:
            session = _holding(talks[n], known.get(title, ()))
            homeless += [] if session else [n]
            placed[n] = replace(talks[n], session_id=session.id) if session else talks[n]
        groups += _runs(title, [(n, talks[n]) for n in homeless])
    sessions = _sessions(groups, talks, {session.id for session in recorded})
    for session, group in zip(sessions, groups, strict=True):
        for n in group.talks:
            placed[n] = replace(placed[n], session_id=session.id)
    return placed, [*recorded, *sessions]


def _by_name(sessions: Iterable[Session]) -> dict[str, list[Session]]:
    """Those of each name by their start."""
    found = defaultdict(list)
    for session in sorted(sessions, key=lambda session: session.start or _NEVER):
        found[session.title].append(session)
    return found


def _places(talks: Sequence[Talk], names: Sequence[str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for n, (talk, name) in enumerate(zip(talks, names, strict=True)):
        if name and not talk.session_id:
            found[name].append(n)
    return found


def _holding(talk: Talk, sessions: Sequence[Session]) -> Session | None:
    """The session of the talk's name at the talk's time; one without a time holds all."""
    if not sessions or not talk.start:
        return next(iter(sessions), None)
    place = bisect_right(sessions, talk.start, key=lambda session: session.start or _NEVER)
    session = sessions[max(0, place - 1)]
    if session.start and session.end and not session.start <= talk.start <= session.end:
        return None
    return session


def _runs(title: str, talks: Iterable[tuple[int, Talk]]) -> Iterator[_Named]:
    """Talks of one name, divided where nothing happens for hours; those without a time first."""
    run = _Named(title)
    for n, talk in sorted(talks, key=lambda item: item[1].start or _NEVER):
        if run.end and talk.start and talk.start > run.end + _PAUSE:
            yield run
            run = _Named(title)
        run.talks.append(n)
        if talk.start and talk.end:
            run.start = run.start or talk.start
            run.end = max(run.end or talk.end, talk.end)
    if run.talks:
        yield run


def _sessions(
    groups: Sequence[_Named], talks: Sequence[Talk], taken: Iterable[str]
) -> list[Session]:
    named = Counter(group.title for group in groups)
    wanted = (_id(group, named[group.title] == 1) for group in groups)
    known = list(taken)
    new = list(ids.unique([*known, *wanted]))[len(known) :]
    return [_session(group, talks, own) for group, own in zip(groups, new, strict=True)]


def _id(group: _Named, alone: bool) -> str:
    start = "" if alone or not group.start else group.start.astimezone(UTC).isoformat()
    return f"{slug(group.title) or 'session'}-{ids.hashed(group.title, start)[:6]}"


def _session(group: _Named, talks: Sequence[Talk], own: str) -> Session:
    rooms = {talks[n].room for n in group.talks}
    of_talks = {talks[n].kind for n in group.talks}
    common = of_talks.pop() if len(of_talks) == 1 else Kind.OTHER
    return Session(
        id=own,
        title=group.title,
        kind=kinds.kind_of(group.title) or common,
        room=rooms.pop() if len(rooms) == 1 else "",
        start=group.start,
        end=group.end,
    )

"""Which talks stand together on the paper, and in which order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from planner.conference import Conference, Kind, Session, Talk, day_of
from planner.plan import Hidden
from planner.timetable import Timetable
from planner.wording import natural

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Talks under one heading, or a single talk without one; a session alone has no talks."""

    session: Session | None
    talks: tuple[Talk, ...]
    headed: bool
    start: datetime | None
    end: datetime | None


def groups_by_day(
    talks: Iterable[Talk],
    timetable: Timetable,
    hidden: Hidden,
    *,
    whole: bool,
    days: Sequence[date],
) -> dict[date | None, list[Group]]:
    """The groups under their days, in the order of time; under `None` what has no time.

    A plan is told by time, and only posters of one session stand together; the `whole` programme
    is told session by session, those without talks as well, but no `hidden` ones. `days`
    restricts, if any are given.
    """
    together: dict[tuple[date | None, tuple[object, ...]], list[Talk]] = defaultdict(list)
    for talk in talks:
        session = timetable.session(talk)
        key = _session_key(talk, session) if whole else _plan_key(talk)
        together[day_of(talk, session, timetable.conference), key].append(talk)

    found: dict[date | None, list[Group]] = defaultdict(list)
    for (day, _), members in together.items():
        session = timetable.session(members[0])
        found[day].append(_session_group(session, members) if whole else _plan_group(members))
    if whole:
        for session in _without_talks(timetable.conference, hidden):
            day = timetable.conference.day_at(session.start) if session.start else None
            found[day].append(_session_group(session, ()))
    wanted = sorted((d for d in found if not days or d in days), key=lambda d: d or date.max)
    return {day: sorted(found[day], key=_group_order) for day in wanted}


def _session_key(talk: Talk, session: Session | None) -> tuple[object, ...]:
    """Talks with the same key stand together."""
    return ("session", session.id) if session else ("talk", talk.id)


def _plan_key(talk: Talk) -> tuple[object, ...]:
    if talk.kind is Kind.POSTER and talk.start:
        return ("posters", talk.session_id, talk.start)
    return ("talk", talk.id)


def _without_talks(conference: Conference, hidden: Hidden) -> list[Session]:
    left_out = {talk.session_id for talk in conference.talks}.union(hidden.sessions)
    return [
        session
        for session in conference.sessions
        if session.id not in left_out
        and session.room not in hidden.rooms
        and session.kind not in hidden.kinds
    ]


def _session_group(session: Session | None, talks: Sequence[Talk]) -> Group:
    """A session that is only its one talk again needs no heading over it."""
    same = len(talks) == 1 and session is not None and session.title in ("", talks[0].title)
    start, end = _session_times(session, talks)
    return Group(
        session=session,
        talks=tuple(sorted(talks, key=_talk_order)),
        headed=session is not None and not same,
        start=start,
        end=end,
    )


def _plan_group(talks: Sequence[Talk]) -> Group:
    start, end = _times(talks)
    ordered = tuple(sorted(talks, key=_talk_order))
    return Group(session=None, talks=ordered, headed=len(talks) > 1, start=start, end=end)


_Times = tuple[datetime | None, datetime | None]


def _session_times(session: Session | None, talks: Sequence[Talk]) -> _Times:
    """The session's own times, or its talks' where it runs over several days."""
    start, end = _times(talks)
    if session is None or session.start is None or session.end is None:
        return start, end
    if session.end - session.start > timedelta(hours=18) and start:
        return start, end
    return session.start, session.end


def _times(talks: Sequence[Talk]) -> _Times:
    starts = [talk.start for talk in talks if talk.start]
    ends = [talk.end for talk in talks if talk.end]
    return (min(starts), max(ends)) if starts and ends else (None, None)


def _group_order(group: Group) -> tuple[datetime, datetime, str, str]:
    first = group.talks[0] if group.talks else group.session
    assert first  # a group is never empty
    return (group.start or _LAST, group.end or _LAST, first.room, first.title)


def _talk_order(talk: Talk) -> tuple[datetime, list[tuple[int, str]], str]:
    return (talk.start or _LAST, natural(talk.poster_position), talk.title)

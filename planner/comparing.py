"""Two versions of one talk: what is different, in words."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.conference import Conference, Session, Talk, by_id
from planner.times import clock, day_and_month, span

NO_TIME = "no time yet"


class What(StrEnum):
    """Kinds of change, the most important first; the value follows a number of talks."""

    CANCELLED = "cancelled"
    BACK = "back in the programme"
    MOVED = "moved"
    ROOM = "in another room"
    BOARD = "at another board"
    TITLE = "with another title"
    NEW = "new"
    # The rest is only counted.
    KIND = "of another kind"
    SESSION = "in another session"
    AUTHORS = "with other authors"
    ABSTRACT = "with another abstract"
    DETAILS = "with other links or topics"

    @property
    def label(self) -> str:
        """The word before the old and the new value."""
        return self.name.capitalize()


class Change(NamedTuple):
    """`old` is empty for what is new, `new` for what has gone."""

    what: What
    old: str = ""
    new: str = ""


ONLY_COUNTED = (What.KIND, What.SESSION, What.AUTHORS, What.ABSTRACT, What.DETAILS)


class Comparison:
    """Of talks of two copies of a programme; `zone` is that whose clock writes the times."""

    def __init__(self, before: Conference, after: Conference, zone: ZoneInfo) -> None:
        self._sessions = by_id(before.sessions), by_id(after.sessions)
        self._zone = zone

    def when(self, talk: Talk) -> str:
        """`Tue 9:00`."""
        return _moment(talk.start, self._zone)

    def changes(self, old: Talk, now: Talk) -> Iterator[Change]:
        """The important ones first."""
        if old == now and self._room(old, 0) == self._room(now, 1):
            return
        if (old.start, old.end) != (now.start, now.end):
            yield Change(What.MOVED, *_times(old, now, self._zone))
        yield from _differing(What.ROOM, self._room(old, 0), self._room(now, 1))
        yield from _differing(What.BOARD, old.poster_position, now.poster_position)
        if old.title != now.title:
            yield Change(What.TITLE, old.shown_title, now.shown_title)
        yield from self._small_changes(old, now)

    def _small_changes(self, old: Talk, now: Talk) -> Iterator[Change]:
        if old.kind != now.kind:
            yield Change(What.KIND, old.kind.label, now.kind.label)
        if self._session(old, 0) != self._session(now, 1):
            yield Change(What.SESSION, self._session(old, 0), self._session(now, 1))
        if [p.name for p in old.authors] != [p.name for p in now.authors]:
            yield Change(What.AUTHORS)
        if old.abstract != now.abstract:
            yield Change(What.ABSTRACT)
        if any(getattr(old, name) != getattr(now, name) for name in _DETAILS):
            yield Change(What.DETAILS)

    def _room(self, talk: Talk, copy: int) -> str:
        session = self._session_of(talk, copy)
        return talk.room or (session.room if session else "")

    def _session(self, talk: Talk, copy: int) -> str:
        session = self._session_of(talk, copy)
        return session.title if session else talk.track

    def _session_of(self, talk: Talk, copy: int) -> Session | None:
        return self._sessions[copy].get(talk.session_id)


_DETAILS = ("topics", "keywords", "url", "paper_url", "language")


def _differing(what: What, old: str, new: str) -> Iterator[Change]:
    """A room that is told for the first time is no other room."""
    if old != new:
        yield Change(what, old, new or "not told") if old else Change(What.DETAILS, old, new)


def _times(old: Talk, now: Talk, zone: ZoneInfo) -> tuple[str, str]:
    """`Tue 9:00`, `Wed 14:00`; with dates where they say nothing without; else the ends."""
    if old.start == now.start and old.start:
        day = _moment(old.start, zone).rpartition(" ")[0]
        return f"{day} {span(old.start, old.end, zone)}", span(now.start, now.end, zone)
    far = bool(old.start and now.start and abs(old.start - now.start) > timedelta(days=6))
    return _moment(old.start, zone, dated=far), _moment(now.start, zone, dated=far)


def _moment(start: datetime | None, zone: ZoneInfo, *, dated: bool = False) -> str:
    if start is None:
        return NO_TIME
    day = day_and_month(start.astimezone(zone).date())
    return f"{day if dated else day[:3]} {clock(start, zone)}"

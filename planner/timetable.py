"""A conference looked at by day, session, room and time: what every view asks, worked out once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date, datetime
from functools import cached_property

from planner.clocks import Clock, Whose, agree
from planner.conference import Conference, Kind, Person, Record, Session, Talk, by_id, day_of
from planner.papers import Paper, paper
from planner.times import instant
from planner.wording import natural

TINTS = 8
_NO_DAY = date.max


class Group(Record):
    """The talks of one session (or track) on one day; `start` and `end` span them."""

    key: str
    title: str
    kind: Kind
    day: date | None
    start: datetime | None
    end: datetime | None
    room: str
    moderators: tuple[Person, ...]
    talks: int


class Timetable:
    """Look-ups over one conference; `talks` stand in the order of day, group and time.

    `zone` is the conference's own and makes the days; times are written by `clock`.
    """

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.zone = conference.zone
        self.conference_clock = self.clock = Clock(Whose.CONFERENCE, self.zone)
        self.sessions = by_id(conference.sessions)
        self._days = self._find_days()
        self._group_of: dict[str, Group] = {}
        self.talks: list[Talk] = []
        for group, talks in sorted(self._find_groups(), key=lambda found: _place(found[0])):
            self._group_of |= dict.fromkeys((talk.id for talk in talks), group)
            self.talks += sorted(talks, key=_place_in_group)
        self.by_id = by_id(self.talks)
        self.days = sorted({day for day in self._days.values() if day})
        colour_keys = dict.fromkeys(map(self._colour_key, self.talks))
        self._tints = {key: number % TINTS for number, key in enumerate(colour_keys)}

    def on_clock(self, clock: Clock | None) -> "Timetable":
        """The same, with its times written by another clock; `None` for the conference's."""
        other = copy(self)
        other.clock = clock or self.conference_clock
        return other

    def clock_name(self) -> str:
        """`Your time (CEST)`; `Conference time, also yours (CEST)` where both show the same."""
        ends = self.ends
        if self.clock.whose is Whose.OWN and agree(self.clock.zone, self.zone, ends):
            both = self.conference_clock.name(ends)
            return both.replace("Conference time", "Conference time, also yours", 1)
        return self.clock.name(ends)

    @cached_property
    def ends(self) -> Sequence[datetime]:
        """The starts of the first and the last talk; of none where none has a time."""
        ways = self.talks, reversed(self.talks)
        found = (next((talk.start for talk in way if talk.start), None) for way in ways)
        return [start for start in found if start]

    def those(self, ids: Iterable[str]) -> list[Talk]:
        """The talks of these ids that the programme holds, in the order of the ids."""
        return [self.by_id[talk_id] for talk_id in ids if talk_id in self.by_id]

    def session(self, talk: Talk) -> Session | None:
        return self.sessions.get(talk.session_id)

    def session_title(self, talk: Talk) -> str:
        """The session's title, else the track, else nothing."""
        session = self.session(talk)
        return session.title if session else talk.track

    def room(self, talk: Talk) -> str:
        if talk.room:
            return talk.room
        session = self.session(talk)
        return session.room if session else ""

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Under each talk's id the value of its kind."""
        return {talk.id: talk.kind.value for talk in self.talks}

    @cached_property
    def session_titles(self) -> dict[str, str]:
        """Under each talk's id what `session_title` tells of it."""
        return {talk.id: self.session_title(talk) for talk in self.talks}

    @cached_property
    def rooms(self) -> dict[str, str]:
        """Under each talk's id what `room` tells of it."""
        return {talk.id: self.room(talk) for talk in self.talks}

    def elsewhere(self, talk: Talk) -> list[Talk]:
        """The other talks of the same paper: the poster of an oral, a talk given twice."""
        same = paper(talk)
        return [other for other in self._papers[same] if other is not talk] if same else []

    @cached_property
    def _papers(self) -> dict[Paper | None, list[Talk]]:
        found: dict[Paper | None, list[Talk]] = defaultdict(list)
        for talk in self.talks:
            found[paper(talk)].append(talk)
        return found

    def day(self, talk: Talk) -> date | None:
        """The conference day, by the conference's clock; `None` for a talk without a time."""
        return self._days[talk.id]

    def group(self, talk: Talk) -> Group:
        return self._group_of[talk.id]

    def tint(self, talk: Talk) -> int:
        """Which of the eight tints: by the order of the rooms, the same everywhere."""
        return self._tints[self._colour_key(talk)]

    def tint_of_group(self, group: Group) -> int:
        return self._tints.get(group.room or group.title, 0)

    def _colour_key(self, talk: Talk) -> str:
        return self.room(talk) or self.session_title(talk)

    def _find_days(self) -> dict[str, date | None]:
        """Under each talk's id its day; talks of one session and time share it."""
        known: dict[tuple[datetime | None, str], date | None] = {}
        days = {}
        for talk in self.conference.talks:
            key = talk.start, talk.session_id
            if key not in known:
                known[key] = day_of(talk, self.session(talk), self.conference)
            days[talk.id] = known[key]
        return days

    def _find_groups(self) -> Iterator[tuple[Group, list[Talk]]]:
        """The groups, each with its talks: those of one session, track or room on one day."""
        members: dict[tuple[date | None, str], list[Talk]] = defaultdict(list)
        for talk in self.conference.talks:
            key = talk.session_id or talk.track or self.room(talk)
            members[self._days[talk.id], key].append(talk)
        return ((self._make_group(*key, talks), talks) for key, talks in members.items())

    def _make_group(self, day: date | None, key: str, talks: list[Talk]) -> Group:
        session = self.session(talks[0])
        starts = [talk.start for talk in talks if talk.start]
        ends = [talk.end for talk in talks if talk.end]
        rooms = {self.room(talk) for talk in talks}
        room = rooms.pop() if len(rooms) == 1 else ""
        title = self.session_title(talks[0]) or self.room(talks[0]) or "No session"
        return Group(
            key=key,
            title=title,
            kind=session.kind if session else talks[0].kind,
            day=day,
            start=min(starts, default=session.start if session else None),
            end=max(ends, default=session.end if session else None),
            room=room if room != title else "",
            moderators=session.moderators if session else (),
            talks=len(talks),
        )


_Natural = list[tuple[int, str]]


def _place(group: Group) -> tuple[date, float, _Natural, _Natural]:
    return (
        group.day or _NO_DAY,
        instant(group.start),
        natural(group.room or group.title),
        natural(group.title),
    )


def _place_in_group(talk: Talk) -> tuple[float, _Natural, str]:
    return instant(talk.start), natural(talk.poster_position), talk.title

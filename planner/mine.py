"""What the user does and when: starred talks, posters of one session together, own entries, and
what is planned at other conferences."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from planner.conference import Talk
from planner.engagements import Engagement, Together, grouped
from planner.plan import OwnEntry, Plan
from planner.priorities import rank
from planner.running import run_of, wall
from planner.tex import to_text
from planner.timetable import Timetable
from planner.wording import counted


class Mine(NamedTuple):
    """`talks` holds those of this conference; `rank` is the priority, the most wanted first."""

    title: str  # as plain text
    start: datetime
    end: datetime
    room: str
    rank: int
    talks: tuple[Talk, ...] = ()

    @property
    def key(self) -> tuple[float, str]:
        """The same thing at the same time, whatever else of it has changed."""
        return self.start.timestamp(), self.title

    def runs_at(self, moment: datetime) -> bool:
        start, end = run_of(self.start, self.end)
        return start <= moment.timestamp() < end


def mine(timetable: Timetable, plan: Plan, others: Iterable[Engagement] = ()) -> list[Mine]:
    """All that has a time, by time; hundreds of posters of one session are one of it."""
    together: dict[object, list[Talk]] = defaultdict(list)
    for talk in timetable.those(plan.starred_ids()):
        if talk.start:
            together[wall(talk), talk.start, talk.end].append(talk)
    found = [_of_talks(timetable, plan, talks) for talks in together.values()]
    found += map(_of_own, plan.own_entries.values())
    found += map(_of_others, grouped(others))
    return sorted(found, key=lambda each: (each.start.timestamp(), each.rank, each.title))


def _of_talks(timetable: Timetable, plan: Plan, talks: list[Talk]) -> Mine:
    first = talks[0]
    assert first.start
    assert first.end
    return Mine(
        title=_title(timetable, talks),
        start=first.start,
        end=first.end,
        room=timetable.room(first),
        rank=min(rank(plan.entry(talk.id).priority) for talk in talks),
        talks=tuple(talks),
    )


def _title(timetable: Timetable, talks: list[Talk]) -> str:
    if len(talks) == 1:
        return to_text(talks[0].shown_title)
    session = to_text(timetable.session_title(talks[0]))
    posters = counted(len(talks), "poster")
    return f"{session} ({posters})" if session else posters


def _of_own(entry: OwnEntry) -> Mine:
    return Mine(entry.title, entry.start, entry.end, entry.place, rank(0))


def _of_others(together: Together) -> Mine:
    room = together.members[0].talk.room
    wanted = min(rank(each.entry.priority) for each in together.members)
    return Mine(together.title, together.start, together.end, room, wanted)

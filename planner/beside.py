"""The stored plans for other conferences: which there are, and those that are shown with a plan."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from planner.conference import Record
from planner.engagements import stars_between
from planner.errors import LibraryError
from planner.library import Library
from planner.plan import Plan
from planner.recent import Summary
from planner.timetable import Timetable
from planner.wording import counted
from planner.zones import instant


class Beside(Record, kw_only=False):
    """Plans as they are on the disk, and in sentences what could not be read of them."""

    plans: tuple[Plan, ...] = ()
    troubles: tuple[str, ...] = ()


class Stored(Record):
    """A stored conference with stars; `stars_here` run on the days of the one that is open."""

    id: str
    title: str
    days: str
    stars: int
    stars_here: int

    @property
    def told(self) -> str:
        """`ICLR Workshops has 5 stars on these days`."""
        return f"{self.title} has {counted(self.stars_here, 'star')} on these days"


def read_beside(library: Library, wanted: Mapping[str, str]) -> Beside:
    """The plans for the conferences `wanted`, under each id the title; raises nothing."""
    plans, troubles = [], []
    for conference_id, title in wanted.items():
        try:
            loaded = library.load_plan(conference_id)
        except LibraryError as error:
            troubles.append(f"{title}: {error}")
            continue
        if loaded.recovered:
            troubles.append(f"{title}: {loaded.recovered}")
        elif loaded.plan == Plan(conference_id=conference_id):
            troubles.append(f"{title}: its plan is no longer stored, so nothing of it is shown.")
        plans.append(loaded.plan)
    return Beside(tuple(plans), tuple(troubles))


def stored_with_stars(library: Library, timetable: Timetable) -> list[Stored]:
    """The other conferences with stars, those first that have some on the days of `timetable`.

    Raises LibraryError if the library cannot be read; a plan that cannot is left out.
    """
    others = [s for s in library.programmes() if s.id != timetable.conference.id]
    found = [each for each in (_stored(library, s, timetable) for s in others) if each]
    return sorted(found, key=lambda each: each.stars_here == 0)


def _stored(library: Library, summary: Summary, timetable: Timetable) -> Stored | None:
    try:
        plan = library.load_plan(summary.id).plan
    except LibraryError:
        return None
    stars = len(plan.starred_ids())
    if not stars:
        return None
    span = _span(timetable)
    return Stored(
        id=summary.id,
        title=summary.title,
        days=summary.days,
        stars=stars,
        stars_here=stars_between(plan, *span) if span else 0,
    )


def _span(timetable: Timetable) -> tuple[datetime, datetime] | None:
    """From the first midnight to the last, by the conference's clock."""
    if not timetable.days:
        return None
    first, after = timetable.days[0], timetable.days[-1] + timedelta(days=1)
    begin, end = (instant(datetime.combine(day, time()), timetable.zone) for day in (first, after))
    return begin, end

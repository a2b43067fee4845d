"""The best plan of what is starred, and the plan that comes of taking it over."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from planner.engagements import Engagement, Together, grouped
from planner.itinerary import Busy, Itinerary, Stay, Wish, best
from planner.itinerary_text import why
from planner.plan import OwnEntry, Plan
from planner.times import instant
from planner.timetable import Timetable


class Scope(NamedTuple):
    """For one conference day, or for all; whole sessions, or from talk to talk."""

    day: date | None = None
    whole_sessions: bool = False


class Chosen(NamedTuple):
    """What stays: a talk, an own entry, or what is at another conference; with its day."""

    day: date | None
    start: datetime
    end: datetime
    title: str
    room: str
    pinned: bool = False


class LeftOut(NamedTuple):
    """A talk that gives way, with the stay it is part of and what is in its way; or a pinned one,
    which would give way perhaps, with nothing in its way."""

    wish: Wish
    stay: Stay
    rivals: tuple[Stay, ...]

    def reason(self, timetable: Timetable, plan: Plan) -> str:
        if self.wish.pinned:
            return "Stays: you keep it."
        return why(self.wish, self.stay, self.rivals, timetable, plan.walking)


def best_of(
    plan: Plan,
    timetable: Timetable,
    scope: Scope,
    kept: Collection[str],
    others: Iterable[Engagement] = (),
) -> Itinerary:
    """Of the starred talks; `kept` are the ids of those that stay whatever clashes. So does what is
    planned at `others`, the other conferences."""
    busy = busy_times(plan, others)
    return best(
        timetable,
        _wishes(plan, timetable, scope.day, kept),
        busy=[each for each in busy if _is_on(each, timetable, scope.day)],
        walking=plan.walking,
        whole_sessions=scope.whole_sessions,
    )


def busy_times(plan: Plan, others: Iterable[Engagement] = ()) -> list[Busy]:
    """What stands fast: own entries, and what is planned at other conferences."""
    return [*map(_busy, plan.own_entries.values()), *map(_busy_elsewhere, grouped(others))]


def chosen(itinerary: Itinerary, timetable: Timetable) -> list[Chosen]:
    """What stays, in the order of the times."""
    found = [line for stay in itinerary.chosen for line in _lines(stay, timetable)]
    return sorted(found, key=lambda line: (instant(line.start), instant(line.end), line.title))


def left_out(itinerary: Itinerary) -> list[LeftOut]:
    """What gives way, and what was pinned, in the order of the times."""
    found = [
        *(
            LeftOut(wish, stay, rivals)
            for stay, rivals in itinerary.left_out
            for wish in stay.wishes
        ),
        *(
            LeftOut(wish, stay, ())
            for stay in itinerary.chosen
            for wish in stay.wishes
            if wish.pinned
        ),
    ]
    return sorted(found, key=lambda line: (instant(line.wish.talk.start), line.wish.talk.title))


def taken_over(plan: Plan, itinerary: Itinerary) -> Plan:
    """Without the stars of what is left out, and with the pins of what is kept."""
    wishes = [wish for stay in itinerary.chosen for wish in stay.wishes]
    gone = [wish for stay, _ in itinerary.left_out for wish in stay.wishes]
    for wish in wishes:
        if wish.pinned != plan.entry(wish.talk.id).pinned:
            plan = plan.with_pin(wish.talk, wish.pinned)
    return plan.with_stars([wish.talk for wish in gone], False)


def _wishes(
    plan: Plan, timetable: Timetable, day: date | None, kept: Collection[str]
) -> Iterable[Wish]:
    for talk_id in plan.starred_ids():
        talk = timetable.by_id.get(talk_id)
        if talk and (day is None or timetable.day(talk) == day):
            yield Wish(talk, plan.entry(talk_id).priority, talk_id in kept)


def _lines(stay: Stay, timetable: Timetable) -> Iterable[Chosen]:
    if stay.busy:
        start, end = (datetime.fromtimestamp(t, timetable.zone) for t in (stay.start, stay.end))
        yield Chosen(start.date(), start, end, stay.busy, stay.room)
    for talk, _, pinned in stay.wishes:
        assert talk.start
        assert talk.end
        room = timetable.room(talk)
        yield Chosen(timetable.day(talk), talk.start, talk.end, talk.shown_title, room, pinned)


def _busy(entry: OwnEntry) -> Busy:
    return Busy(entry.title, entry.start, entry.end, entry.place)


def _busy_elsewhere(together: Together) -> Busy:
    first = together.members[0]
    title = f"{together.title} ({first.conference})"
    return Busy(title, together.start, together.end, first.talk.room)


def _is_on(entry: Busy, timetable: Timetable, day: date | None) -> bool:
    return day in (None, timetable.conference.day_at(entry.start))

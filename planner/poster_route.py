"""The way through a poster session: the starred posters in the order in which they hang."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from planner.conference import Kind, Talk
from planner.plan import Plan
from planner.tex import to_text
from planner.times import instant, long_day, span, zone_name
from planner.timetable import Timetable
from planner.wording import natural

_PARTS = re.compile(r"\d+|[^\W\d_]+")


class Route(NamedTuple):
    """Posters of one session, in hall order; `when` and `room` in words."""

    key: str
    title: str
    when: str
    room: str
    posters: tuple[Talk, ...]


def routes(timetable: Timetable, plan: Plan) -> list[Route]:
    """A route for each session with starred posters, by time."""
    return routes_of(timetable, timetable.those(plan.starred_ids()))


def routes_of(timetable: Timetable, talks: Iterable[Talk]) -> list[Route]:
    """A route for each session of which posters are among the talks, by time."""
    together: dict[str, list[Talk]] = defaultdict(list)
    for talk in talks:
        if talk.kind is Kind.POSTER or talk.poster_position:
            together[talk.session_id or str(talk.start)].append(talk)
    found = sorted(together.items(), key=lambda each: min(instant(t.start) for t in each[1]))
    return [_route(timetable, key, talks) for key, talks in found]


def in_hall_order(posters: Iterable[Talk]) -> list[Talk]:
    """By position, `#2` before `#10` and `W-2` before `W-10`; those without one come last."""
    return sorted(posters, key=_place)


def visited(plan: Plan, route: Route) -> int:
    """How many of them were seen."""
    return sum(plan.entry(talk.id).visited for talk in route.posters)


def progress(plan: Plan, route: Route) -> str:
    """`3 of 8 visited`."""
    return f"{visited(plan, route)} of {len(route.posters)} visited"


def unvisited_first(plan: Plan, posters: Iterable[Talk]) -> list[Talk]:
    """Both the unseen and the seen ones stay in hall order."""
    return sorted(posters, key=lambda talk: plan.entry(talk.id).visited)


def as_text(plan: Plan, route: Route, posters: Iterable[Talk]) -> str:
    """The heading, and a line for each poster: `[x] #12  Title (Ann Lee, Bo Ek)`."""
    head = ", ".join(filter(None, (route.title, route.when, route.room)))
    return "\n".join((head, progress(plan, route), "", *(_line(plan, talk) for talk in posters)))


def _route(timetable: Timetable, key: str, talks: list[Talk]) -> Route:
    first = min(talks, key=lambda talk: instant(talk.start))
    return Route(
        key=key,
        title=to_text(timetable.session_title(first)) or "Posters",
        when=_when(timetable, first),
        room=timetable.room(first),
        posters=tuple(in_hall_order(talks)),
    )


def _when(timetable: Timetable, talk: Talk) -> str:
    """`Tuesday 4 May 2021, 9:00 – 11:00 PDT`; empty without a time."""
    if not talk.start:
        return ""
    zone = timetable.clock.zone
    day = long_day(talk.start.astimezone(zone).date())
    return f"{day}, {span(talk.start, talk.end, zone)} {zone_name(talk.start, zone)}"


def _place(talk: Talk) -> tuple[bool, list[tuple[int, str]], str]:
    parts = _PARTS.findall(talk.poster_position.casefold())
    return not parts, natural(" ".join(parts)), talk.title


def _line(plan: Plan, talk: Talk) -> str:
    box = "[x]" if plan.entry(talk.id).visited else "[ ]"
    authors = ", ".join(person.name for person in talk.authors)
    by = f" ({authors})" if authors else ""
    position = f"{talk.poster_position}  " if talk.poster_position else ""
    return f"{box} {position}{to_text(talk.shown_title)}{by}"

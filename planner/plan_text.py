"""The plan as plain text, for a mail: each day with what begins when, and where."""

from itertools import groupby

from planner.mine import Mine, mine
from planner.plan import Plan
from planner.tex import to_text
from planner.times import long_day, span, zone_name
from planner.timetable import Timetable
from planner.wording import on_one_line


def as_text(timetable: Timetable, plan: Plan) -> str:
    """In conference time, which is named at each day: the clocks may change in between."""
    items = mine(timetable, plan)
    days = groupby(items, key=lambda item: item.start.astimezone(timetable.zone).date())
    blocks = [_day(timetable, list(of_day)) for _, of_day in days]
    blocks += [_untimed(timetable, plan)]
    head = f"My plan · {timetable.conference.title}"
    return "\n\n".join(filter(None, [head, *blocks])) + "\n"


def _day(timetable: Timetable, items: list[Mine]) -> str:
    first = items[0].start.astimezone(timetable.zone)
    head = f"{long_day(first.date())} ({zone_name(first, timetable.zone)})"
    return "\n".join([head, *(_line(timetable, item) for item in items)])


def _line(timetable: Timetable, item: Mine) -> str:
    time = span(item.start, item.end, timetable.zone)
    title, room = on_one_line(item.title), on_one_line(item.room)
    return " · ".join(filter(None, (f"{time}  {title}", room)))


def _untimed(timetable: Timetable, plan: Plan) -> str:
    """Starred talks for which the programme has no time."""
    starred = timetable.those(plan.starred_ids())
    titles = [to_text(talk.shown_title) for talk in starred if talk.start is None]
    return "\n".join(["Time not known", *map(on_one_line, titles)]) if titles else ""

"""The posters of each session in the order in which they hang, with boxes to tick."""

from collections.abc import Iterable
from datetime import date

from planner import times
from planner.addresses import link_in
from planner.conference import Talk
from planner.exporters.agenda import Agenda, Day
from planner.exporters.agenda.rows import Row, Style, names
from planner.exporters.chosen import chosen_talks, nothing_chosen, printed_title
from planner.exporters.print_options import PrintOptions, What
from planner.markdown_plain import as_plain
from planner.plan import Plan
from planner.poster_route import Route, progress, routes_of, visited
from planner.priorities import WORDS
from planner.timetable import Timetable
from planner.wording import counted, on_one_line


def make_posters(timetable: Timetable, plan: Plan, options: PrintOptions, today: date) -> Agenda:
    """A part for each poster session, by the clock on its wall; `today` is the date of printing."""
    timetable = timetable.on_clock(None)
    whole = options.what is What.PROGRAMME
    chosen = (t for t in chosen_talks(timetable, plan, options) if t.id in timetable.by_id)
    gone = sum(i not in timetable.by_id for i in plan.starred_ids()) if not whole else 0
    talks = [t for t in chosen if not options.days or timetable.day(t) in options.days]
    found = routes_of(timetable, talks)
    return Agenda(
        title=printed_title(timetable, options).replace(" · ", " · Posters · ", 1),
        subtitle=f"In the order in which they hang · printed {times.day_range(today, today)}",
        footer=" · ".join(
            [
                timetable.conference.title,
                *_counts(plan, found),
                *[f"{gone} no longer in the programme left out"] * bool(gone),
            ]
        ),
        url=link_in(timetable.conference.url),
        days=tuple(_part(timetable, plan, route, options, whole=whole) for route in found),
        nothing=_nothing(plan, options, talks),
    )


def make_route(
    timetable: Timetable, plan: Plan, route: Route, options: PrintOptions, today: date
) -> Agenda:
    """One session's posters in the order of the route."""
    return Agenda(
        title=f"{route.title} · {timetable.conference.title}",
        subtitle=f"Printed {times.day_range(today, today)}",
        footer=" · ".join([timetable.conference.title, *_counts(plan, [route])]),
        url=link_in(timetable.conference.url),
        days=(_part(timetable, plan, route, options, whole=False),),
    )


def _part(
    timetable: Timetable, plan: Plan, route: Route, options: PrintOptions, *, whole: bool
) -> Day:
    return Day(
        title=route.title,
        details=" · ".join(filter(None, (route.when, route.room, progress(plan, route)))),
        rows=tuple(
            _row(timetable, plan, talk, options, route.room, whole=whole) for talk in route.posters
        ),
    )


def _row(
    timetable: Timetable,
    plan: Plan,
    talk: Talk,
    options: PrintOptions,
    room: str,
    *,
    whole: bool,
) -> Row:
    entry, own_room = plan.entry(talk.id), timetable.room(talk)
    starred = whole and entry.starred
    return Row(
        style=Style.MEMBER,
        time=talk.poster_position,
        title=on_one_line(talk.shown_title),
        people=names(talk.authors),
        room=own_room if own_room != room else "",
        remark=WORDS.get(entry.priority, ""),
        note=as_plain(entry.note) if options.notes else "",
        abstract=talk.abstract if options.abstracts else "",
        url=link_in(talk.url),
        ticked=entry.visited,
        strong=starred or not whole,
        starred=starred,
    )


def _counts(plan: Plan, found: Iterable[Route]) -> list[str]:
    routes = list(found)
    posters = sum(len(route.posters) for route in routes)
    done = sum(visited(plan, route) for route in routes)
    return [counted(posters, "poster"), *[f"{done} visited"] * bool(done)]


def _nothing(plan: Plan, options: PrintOptions, talks: Iterable[Talk]) -> tuple[str, str]:
    """Talks without a poster among them are another matter than no talks."""
    if not any(True for _ in talks):
        return nothing_chosen(plan, options)
    if options.what is What.PROGRAMME:
        return "No poster in this programme", "Choose another layout."
    return "No poster is starred", "Star posters, or choose another layout."

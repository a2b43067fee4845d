"""What stands on the paper: the plan or the whole programme as days and rows of plain text.

How the rows are drawn is not known here; `planner.ui.printing` paints them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from planner import times
from planner.addresses import link_in
from planner.clashes import clashes_of
from planner.conference import Kind, Talk
from planner.exporters.agenda.groups import groups_by_day
from planner.exporters.agenda.rows import Facts, Row, rows_of
from planner.exporters.chosen import chosen_talks, left_out, nothing_chosen, printed_title
from planner.exporters.document import Document
from planner.exporters.own_words import own_counts
from planner.exporters.print_options import Layout, PrintOptions, What
from planner.exporters.zone_words import clocks
from planner.plan import Plan
from planner.timetable import Timetable
from planner.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Or another part under a heading, such as a poster session; `details` stand below that."""

    title: str
    rows: tuple[Row, ...]
    details: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Document):
    """A list by day, without days where there is nothing."""

    days: tuple[Day, ...] = ()


def make_agenda(timetable: Timetable, plan: Plan, options: PrintOptions, today: date) -> Agenda:
    """What `options` ask for; `today` is the date of printing. Any plan and programme will do."""
    whole = options.what is What.PROGRAMME
    talks = chosen_talks(timetable, plan, options)
    groups = groups_by_day(talks, timetable, plan.hidden, whole=whole, days=options.days)
    facts = Facts(
        timetable=timetable,
        other_zone=options.other_zone,
        plan=plan,
        clashes=clashes_of(timetable, plan),
        whole=whole,
        abstracts=options.abstracts or options.layout is Layout.ABSTRACTS,
        notes=options.notes,
        short=options.layout is Layout.POCKET,
    )
    days = tuple(
        Day(
            title=times.long_day(day) if day else "Time not known",
            rows=tuple(row for group in of_day for row in rows_of(group, facts)),
        )
        for day, of_day in groups.items()
    )
    printed = [talk for of_day in groups.values() for group in of_day for talk in group.talks]
    starts = [group.start for of_day in groups.values() for group in of_day if group.start]
    shows_own = any(row.own_time for day in days for row in day.rows)
    return Agenda(
        title=printed_title(timetable, options),
        subtitle=clocks(starts, facts.zone, options.other if shows_own else None, today),
        footer=" · ".join([timetable.conference.title, *_counts(facts, printed, options)]),
        url=link_in(timetable.conference.url),
        days=days,
        nothing=nothing_chosen(plan, options),
    )


def _counts(facts: Facts, printed: Sequence[Talk], options: PrintOptions) -> list[str]:
    if not facts.whole:
        return _plan_counts(facts, printed)
    timetable, days = facts.timetable, options.days
    hidden = [timetable.by_id[talk_id] for talk_id in left_out(timetable, facts.plan)]
    count = sum(not days or timetable.day(talk) in days for talk in hidden)
    return _programme_counts(facts.plan, printed, count)


def _programme_counts(plan: Plan, printed: Iterable[Talk], left_out: int) -> list[str]:
    talks = [talk for talk in printed if _is_counted(talk)]
    stars = sum(plan.is_starred(talk.id) for talk in talks)
    return [
        counted(len(talks), "talk"),
        *[f"{stars} starred"] * bool(stars),
        *[f"{counted(left_out, 'hidden talk')} left out"] * bool(left_out),
    ]


def _plan_counts(facts: Facts, printed: Sequence[Talk]) -> list[str]:
    """What is gone from the programme is told apart, and takes no time."""
    own = [talk for talk in printed if facts.is_own(talk)]
    gone = [talk for talk in printed if facts.is_gone(talk)]
    talks = [t for t in printed if t.id in facts.timetable.by_id and _is_counted(t)]
    length = _occupied([*talks, *own])
    since = datetime.min.replace(tzinfo=UTC)
    return [
        counted(len(talks), "talk"),
        *own_counts([talk.id for talk in own]),
        *[f"{len(gone)} no longer in the programme"] * bool(gone),
        *[times.minutes(since, since + length)] * bool(length),
    ]


def _is_counted(talk: Talk) -> bool:
    return bool(talk.title) and talk.kind is not Kind.BREAK


def _occupied(talks: Iterable[Talk]) -> timedelta:
    """The time in which at least one talk runs: sixty posters of one session last two hours."""
    total, until = timedelta(), None
    for start, end in sorted((t.start, t.end) for t in talks if t.start and t.end):
        begin = max(start, until) if until else start
        total += max(end - begin, timedelta())
        until = max(end, until) if until else end
    return total

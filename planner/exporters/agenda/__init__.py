"""What stands on the paper: the plan or the whole programme as days and rows of plain text.

How the rows are drawn is not known here; `planner.ui.printing` paints them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner import times
from planner.clashes import clashes_of
from planner.conference import Kind, Talk
from planner.exporters.agenda.groups import Group, groups_by_day
from planner.exporters.agenda.rows import Facts, Row, rows_of
from planner.exporters.zone_words import zone_in_words, zone_names
from planner.hiding import hidden_ids
from planner.plan import Plan, own_talk, remembered_talk
from planner.timetable import Timetable
from planner.wording import counted


class What(StrEnum):
    PLAN = "plan"
    PROGRAMME = "programme"


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """`days` are the days to print, none given means all; `own_zone` adds the reader's time."""

    what: What = What.PLAN
    days: tuple[date, ...] = ()
    abstracts: bool = False
    notes: bool = True
    paper: Paper = Paper.A4
    own_zone: ZoneInfo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All that is printed. Where `days` is empty, `nothing` says so and what to do."""

    title: str
    subtitle: str
    footer: str
    days: tuple[Day, ...] = ()
    nothing: tuple[str, str] = ("", "")


def make_agenda(timetable: Timetable, plan: Plan, options: PrintOptions, today: date) -> Agenda:
    """What `options` ask for; `today` is the date of printing. Any plan and programme will do."""
    whole = options.what is What.PROGRAMME
    title, zone = timetable.conference.title, timetable.zone
    hidden = _hidden(timetable, plan) if whole else frozenset()
    talks = [t for t in timetable.talks if t.id not in hidden] if whole else _mine(timetable, plan)
    groups = groups_by_day(talks, timetable, plan.hidden, whole=whole, days=options.days)
    facts = Facts(
        timetable=timetable,
        own_zone=options.own_zone,
        plan=plan,
        clashes=clashes_of(timetable, plan),
        whole=whole,
        abstracts=options.abstracts,
        notes=options.notes,
    )
    days = tuple(
        Day(
            title=times.long_day(day) if day else "Time not known",
            rows=tuple(row for group in of_day for row in rows_of(group, facts)),
        )
        for day, of_day in groups.items()
    )
    printed = [talk for of_day in groups.values() for group in of_day for talk in group.talks]
    left_out = [
        talk_id
        for talk_id in hidden
        if not options.days or timetable.day(timetable.by_id[talk_id]) in options.days
    ]
    counts = _programme_counts(plan, printed, len(left_out)) if whole else _counts(facts, printed)
    return Agenda(
        title=f"{'Programme' if whole else 'My plan'} · {title}",
        subtitle=_subtitle(groups, days, options.own_zone, zone, today),
        footer=" · ".join([title, *counts]),
        days=days,
        nothing=_nothing(plan, options),
    )


def _hidden(timetable: Timetable, plan: Plan) -> frozenset[str]:
    """What is starred is told all the same."""
    starred = plan.starred_ids()
    return hidden_ids(timetable, plan.hidden, starred).difference(starred)


def _mine(timetable: Timetable, plan: Plan) -> list[Talk]:
    """The starred talks, those no longer in the programme as they were when they were starred, and
    the own entries."""
    starred = [
        timetable.by_id.get(talk_id) or remembered_talk(talk_id, plan.entries[talk_id].snapshot)
        for talk_id in plan.starred_ids()
    ]
    return [*starred, *map(own_talk, plan.own_entries.values())]


def _subtitle(
    groups: Mapping[date | None, Sequence[Group]],
    days: Iterable[Day],
    own_zone: ZoneInfo | None,
    zone: ZoneInfo,
    today: date,
) -> str:
    starts = [group.start for of_day in groups.values() for group in of_day if group.start]
    printed = times.day_range(today, today)
    if not starts:
        return f"Printed {printed}"
    parts = [f"Times in {zone_in_words(starts, zone)}"]
    if own_zone and any(row.own_time for day in days for row in day.rows):
        parts.append(f"your time, {zone_names(starts, own_zone)}, in brackets")
    return " · ".join([*parts, f"printed {printed}"])


def _programme_counts(plan: Plan, printed: Iterable[Talk], left_out: int) -> list[str]:
    talks = [talk for talk in printed if _is_counted(talk)]
    stars = sum(plan.is_starred(talk.id) for talk in talks)
    return [
        counted(len(talks), "talk"),
        *[f"{stars} starred"] * bool(stars),
        *[f"{counted(left_out, 'hidden talk')} left out"] * bool(left_out),
    ]


def _counts(facts: Facts, printed: Sequence[Talk]) -> list[str]:
    """What is gone from the programme is told apart, and takes no time."""
    own = [talk for talk in printed if facts.is_own(talk)]
    gone = [talk for talk in printed if facts.is_gone(talk)]
    talks = [t for t in printed if t.id in facts.timetable.by_id and _is_counted(t)]
    length = _occupied([*talks, *own])
    since = datetime.min.replace(tzinfo=UTC)
    return [
        counted(len(talks), "talk"),
        *[counted(len(own), "own entry", "own entries")] * bool(own),
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


def _nothing(plan: Plan, options: PrintOptions) -> tuple[str, str]:
    if options.what is What.PROGRAMME:
        return "No talk on these days", "Choose other days, or open a programme with talks."
    if plan.starred_ids() or plan.own_entries:
        return "No starred talk on these days", "Choose other days, or star talks of these days."
    return (
        "You have not starred any talk yet",
        "To star a talk, choose it in the list or the timeline and press S or Space, "
        "or click on the star beside its title. Then print again.",
    )

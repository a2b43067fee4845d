"""What stands on the paper: the plan or the whole programme as days and rows of plain text.

How the rows are drawn is not known here; `planner.ui.printing` paints them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner import times, zones
from planner.clashes import Clashes
from planner.conference import Kind, Talk
from planner.exporters.agenda.groups import Group, groups_by_day
from planner.exporters.agenda.rows import Facts, Row, rows_of
from planner.plan import Plan, remembered_talk
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
    starred = _starred(timetable, plan)
    talks = timetable.talks if whole else starred
    groups = groups_by_day(talks, timetable, whole=whole, days=options.days)
    facts = Facts(
        timetable=timetable,
        own_zone=options.own_zone,
        plan=plan,
        clashes=Clashes(starred),
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
    return Agenda(
        title=f"{'Programme' if whole else 'My plan'} · {title}",
        subtitle=_subtitle(groups, days, options.own_zone, zone, today),
        footer=_footer(title, plan, printed, whole=whole),
        days=days,
        nothing=_nothing(plan, options),
    )


def _starred(timetable: Timetable, plan: Plan) -> list[Talk]:
    """The starred talks; those no longer in the programme as they were when they were starred."""
    return [
        timetable.by_id.get(talk_id) or remembered_talk(talk_id, plan.entries[talk_id].snapshot)
        for talk_id in plan.starred_ids()
    ]


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
    parts = [f"Times in {_zone_in_words(starts, zone)}"]
    if own_zone and any(row.own_time for day in days for row in day.rows):
        parts.append(f"your time, {_zone_names(starts, own_zone)}, in brackets")
    return " · ".join([*parts, f"printed {printed}"])


def _zone_in_words(starts: Iterable[datetime], zone: ZoneInfo) -> str:
    """`PDT (America/Los_Angeles, UTC−7)`; both names where the clocks change in between."""
    names = _zone_names(starts, zone)
    if names == zone.key == "UTC":
        return names
    moments = (start.astimezone(zone) for start in sorted(starts))
    offsets = "/".join(dict.fromkeys(zones.offset_name(moment) for moment in moments))
    details = [part for part in (zone.key, offsets) if part != names]
    return f"{names} ({', '.join(details)})"


def _zone_names(starts: Iterable[datetime], zone: ZoneInfo) -> str:
    return "/".join(dict.fromkeys(times.zone_name(start, zone) for start in sorted(starts)))


def _footer(title: str, plan: Plan, printed: Sequence[Talk], *, whole: bool) -> str:
    talks = [talk for talk in printed if talk.title and talk.kind is not Kind.BREAK]
    stars = sum(plan.is_starred(talk.id) for talk in talks)
    parts = [title, counted(len(talks), "talk")]
    if whole:
        parts += [f"{stars} starred"] * bool(stars)
    elif length := _occupied(talks):
        since = datetime.min.replace(tzinfo=UTC)
        parts.append(times.minutes(since, since + length))
    return " · ".join(parts)


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
    if plan.starred_ids():
        return "No starred talk on these days", "Choose other days, or star talks of these days."
    return (
        "You have not starred any talk yet",
        "To star a talk, choose it in the list or the timeline and press S or Space, "
        "or click on the star beside its title. Then print again.",
    )

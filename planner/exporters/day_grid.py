"""Each day as a grid: time downwards, rooms or sessions across; what is mine among all the rest."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from planner import times
from planner.addresses import link_in
from planner.conference import Talk
from planner.exporters.chosen import chosen_talks, left_out, nothing_chosen, printed_title
from planner.exporters.document import Document
from planner.exporters.grid_cells import Cell, make_cell
from planner.exporters.own_words import own_counts
from planner.exporters.print_options import Columns, PrintOptions, What
from planner.exporters.zone_words import clocks, in_brackets
from planner.plan import OwnEntry, Plan, own_talk
from planner.timeline_layout import Column, lay_out, usual_minutes
from planner.timetable import Timetable
from planner.wording import counted

OWN = "My own entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A room or a session, whose title holds TeX as published, and what stands in it."""

    column: Column
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """`hours` are those in which anything runs, since midnight and over 24 in the night after,
    each with the reader's time where that differs; `usual` is how many minutes a short talk has.

    Where it is `of_plan`, hours and cells are those in which something of mine runs.
    """

    title: str
    columns: tuple[GridColumn, ...]
    hours: dict[int, str]
    usual: float
    of_plan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGrid(Document):
    """A grid for each day, none where there is nothing."""

    days: tuple[GridDay, ...] = ()


def make_day_grid(timetable: Timetable, plan: Plan, options: PrintOptions, today: date) -> DayGrid:
    """Of a plan the columns that hold something of it; `today` is the date of printing."""
    timetable = _with_own_entries(timetable, plan)
    wanted = chosen_talks(timetable, plan, options)
    chosen = {talk.id for talk in wanted}
    whole = options.what is What.PROGRAMME
    mine = chosen.intersection([*plan.starred_ids(), *plan.own_entries])
    found = _columns_by_day(timetable, plan, options, chosen if whole else mine)
    days = tuple(
        _make_day(timetable, plan, day, columns, mine, options) for day, columns in found.items()
    )
    talks = [t for day in days for c in day.columns for cell in c.cells for t in cell.block.talks]
    shows_own = any(own for day in days for own in day.hours.values())
    starts = [talk.start for talk in talks if talk.start]
    return DayGrid(
        title=printed_title(timetable, options),
        subtitle=clocks(starts, timetable.zone, options.other if shows_own else None, today),
        footer=" · ".join(
            [timetable.conference.title, *_counts(talks, plan, mine), *_misfits(timetable, wanted)]
        ),
        url=link_in(timetable.conference.url),
        days=days,
        nothing=nothing_chosen(plan, options),
    )


def _with_own_entries(timetable: Timetable, plan: Plan) -> Timetable:
    """With them as talks: in the room they are in, or in a column of theirs."""
    if not plan.own_entries:
        return timetable
    own = map(_as_talk, plan.own_entries.values())
    conference = timetable.conference
    return Timetable(replace(conference, talks=(*conference.talks, *own)))


def _as_talk(entry: OwnEntry) -> Talk:
    return replace(own_talk(entry), track=OWN, room=entry.place or OWN)


def _columns_by_day(
    timetable: Timetable, plan: Plan, options: PrintOptions, wanted: Collection[str]
) -> dict[date, list[Column]]:
    """The columns in which anything that is wanted stands."""
    hidden = left_out(timetable, plan)
    talks = [
        talk
        for talk in timetable.talks
        if talk.id not in hidden and (not options.days or timetable.day(talk) in options.days)
    ]
    found: dict[date, list[Column]] = {}
    for column in lay_out(timetable, talks, options.columns is Columns.ROOMS).columns:
        if any(talk.id in wanted for block in column.blocks for talk in block.talks):
            found.setdefault(column.day, []).append(column)
    return found


def _make_day(
    timetable: Timetable,
    plan: Plan,
    day: date,
    columns: Sequence[Column],
    mine: Collection[str],
    options: PrintOptions,
) -> GridDay:
    of_plan = options.what is What.PLAN
    blocks = [block for column in columns for block in column.blocks]
    telling = [b for b in blocks if not of_plan or any(talk.id in mine for talk in b.talks)]
    hours = sorted({hour for block in telling for hour in block.hours})
    return GridDay(
        title=times.long_day(day),
        columns=tuple(
            GridColumn(
                column=column,
                cells=tuple(
                    make_cell(timetable, plan, block, mine)
                    for block in column.blocks
                    if not set(hours).isdisjoint(block.hours)
                ),
            )
            for column in columns
        ),
        hours={hour: _own_hour(day, hour, timetable.zone, options.other_zone) for hour in hours},
        usual=usual_minutes(talk for block in telling for talk in block.talks),
        of_plan=of_plan,
    )


def _own_hour(day: date, hour: int, zone: ZoneInfo, other_zone: ZoneInfo | None) -> str:
    # Adding to an aware time goes by the clock on the wall, which is what the grid shows.
    return in_brackets(
        datetime.combine(day, time(), zone) + timedelta(hours=hour), zone, other_zone
    )


def _counts(talks: Iterable[Talk], plan: Plan, mine: Collection[str]) -> list[str]:
    shown = {talk.id for talk in talks if talk.title}
    own, stars = shown.intersection(plan.own_entries), len(shown.intersection(mine))
    return [
        counted(len(shown) - len(own), "talk"),
        *[f"{stars - len(own)} starred"] * (stars > len(own)),
        *own_counts(own),
    ]


def _misfits(timetable: Timetable, wanted: Iterable[Talk]) -> list[str]:
    """What no grid can show."""
    titled = [talk for talk in wanted if talk.title]
    lost = sum(talk.start is None or talk.id not in timetable.by_id for talk in titled)
    return [f"{lost} without a time or no longer in the programme left out"] * bool(lost)

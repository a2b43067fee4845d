"""From a block of the timetable to what stands in its cell on paper."""

from collections.abc import Collection
from dataclasses import dataclass

from planner import times
from planner.addresses import link_in
from planner.conference import Kind, Talk
from planner.exporters.agenda.rows import names
from planner.exporters.own_words import own_remark
from planner.plan import Plan
from planner.poster_route import in_hall_order
from planner.priorities import WORDS
from planner.timeline_layout import Block
from planner.timetable import Timetable
from planner.wording import counted, on_one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A talk, or the many posters of one time; it stands where its `block` does.

    `title` and `listed`, the posters of mine among many, hold TeX as published; but not the title
    of an `own` entry.
    """

    block: Block
    time: str
    title: str
    people: str = ""
    remark: str = ""
    url: str = ""
    listed: tuple[str, ...] = ()
    mine: bool = False
    own: bool = False
    muted: bool = False


def make_cell(timetable: Timetable, plan: Plan, block: Block, mine: Collection[str]) -> Cell:
    """`mine` are the ids of what stands out."""
    first = block.talks[0]
    time = times.span(first.start, first.end, timetable.zone)
    if block.is_crowd:
        return _crowd(timetable, block, mine, time)
    return Cell(
        block=block,
        time=time,
        title=on_one_line(first.shown_title),
        people=names(first.authors),
        remark=_remark(first, plan),
        url=link_in(first.url),
        mine=first.id in mine,
        own=first.id in plan.own_entries,
        muted=not first.title or first.kind is Kind.BREAK,
    )


def _remark(talk: Talk, plan: Plan) -> str:
    if talk.id in plan.own_entries:
        return own_remark(talk.id)
    return " · ".join(
        filter(None, (WORDS.get(plan.entry(talk.id).priority, ""), talk.poster_position))
    )


def _crowd(timetable: Timetable, block: Block, mine: Collection[str], time: str) -> Cell:
    """The session with the count, and those of mine in hall order."""
    first = block.talks[0]
    one = "poster" if first.kind is Kind.POSTER else "talk"
    listed = in_hall_order(talk for talk in block.talks if talk.id in mine)
    return Cell(
        block=block,
        time=time,
        title=timetable.session_title(first) or "Posters",
        people=counted(len(block.talks), one) + f", {len(listed)} of mine" * bool(listed),
        listed=tuple(
            " ".join(filter(None, (talk.poster_position, talk.shown_title))) for talk in listed
        ),
        mine=bool(listed),
    )

"""A talk or own entry in words, for the formats that people read: plain text without TeX."""

from datetime import date
from typing import NamedTuple

from planner.conference import Talk
from planner.exporters import plain
from planner.exporters.selection import Item, Selection
from planner.exporters.zone_words import zone_in_words
from planner.plan import OwnEntry
from planner.priorities import label
from planner.talk_text import where
from planner.tex import to_text
from planner.times import long_day, span_under

GONE = "No longer in the programme"


class Words(NamedTuple):
    """Each on one line, but the abstract; `links` are names with addresses of the web.

    `time` is for a place under the heading of the day: `1:00 – 1:15 next day`.
    """

    time: str = ""
    title: str = ""
    people: str = ""
    place: str = ""
    session: str = ""
    remark: str = ""
    links: tuple[tuple[str, str], ...] = ()
    abstract: str = ""


def words_of(selection: Selection, item: Item) -> Words:
    time = span_under(selection.day(item), item.start, item.end, selection.zone)
    if isinstance(item, OwnEntry):
        title, place = plain.line(item.title), plain.line(item.place)
        return Words(time=time, title=title, place=place, remark="Own entry")
    session = to_text(selection.timetable.session_title(item))
    return Words(
        time=time,
        title=plain.line(to_text(item.shown_title)),
        people=plain.line(", ".join(person.name for person in item.authors)),
        place=plain.line(where(selection.timetable, item)),
        session=plain.line(session) if session != item.title else "",
        remark=_remark(selection, item),
        links=_links(item),
        abstract=plain.lines(to_text(item.abstract)),
    )


def heading(day: date | None) -> str:
    return long_day(day) if day else "Time not known"


def summary(selection: Selection) -> str:
    """How much there is and whose clock it goes by."""
    starts = [item.start for item in selection.items() if item.start]
    zone = f"times in {zone_in_words(starts, selection.zone)}" if starts else ""
    return " · ".join(filter(None, (selection.counts, zone)))


def session_notes(selection: Selection) -> dict[str, str]:
    """My notes on sessions, each under the id of the first talk of its session."""
    first: dict[str, str] = {}
    for talk in selection.talks:
        first.setdefault(talk.session_id, talk.id)
    notes = selection.plan.session_notes
    return {first[session]: notes[session] for session in first.keys() & notes.keys()}


def _remark(selection: Selection, talk: Talk) -> str:
    gone = GONE if selection.is_gone(talk) else ""
    return " · ".join(filter(None, (label(selection.plan.entry(talk.id).priority), gone)))


def _links(talk: Talk) -> tuple[tuple[str, str], ...]:
    named = (("Page", talk.url), ("Paper", talk.paper_url))
    found = ((name, plain.web_address(url)) for name, url in named)
    return tuple((name, address) for name, address in found if address)

"""Talks and own entries as the rows of a table, by time; this program reads such a table, too."""

from collections.abc import Iterator
from datetime import date, datetime, time

from planner.conference import Person, Talk
from planner.exporters import plain
from planner.exporters.selection import Selection
from planner.plan import OwnEntry

Cell = str | int | date | time
Row = dict[str, Cell]

# What people look for first, each with its width in characters. Titles and abstracts keep their
# TeX; the clock is that of the conference, which `timezone` names.
COLUMNS = {
    "date": 11, "start": 7, "end": 7, "title": 60, "authors": 40, "room": 18, "session": 30,
    "type": 12, "starred": 8, "priority": 8, "note": 40, "position": 9, "timezone": 20,
    "end date": 11, "chair": 24, "track": 24, "topics": 24, "keywords": 24, "language": 9,
    "url": 40, "paper url": 40, "abstract": 60, "session note": 40, "visited": 8, "id": 14,
    "remark": 24,
}  # fmt: skip
GONE = "no longer in the programme"
OWN = "own entry"


def rows(selection: Selection) -> Iterator[Row]:
    """What a row says, under the names of COLUMNS; a column without a value is left out."""
    for item in selection.items():
        row = _own(item) if isinstance(item, OwnEntry) else _talk(selection, item)
        when = _when(item.start, item.end, selection)
        yield {name: cell for name, cell in (when | row).items() if cell not in ("", 0)}


def _when(start: datetime | None, end: datetime | None, selection: Selection) -> Row:
    if start is None or end is None:
        return {}
    begins, ends = start.astimezone(selection.zone), end.astimezone(selection.zone)
    row: Row = {
        "date": begins.date(),
        "start": begins.time(),
        "end": ends.time(),
        "timezone": selection.zone.key,
    }
    return row if begins.date() == ends.date() else row | {"end date": ends.date()}


def _own(own: OwnEntry) -> Row:
    return {
        "title": plain.line(own.title),
        "room": plain.line(own.place),
        "type": OWN,
        "id": plain.line(own.id),
    }


def _talk(selection: Selection, talk: Talk) -> Row:
    timetable, entry = selection.timetable, selection.plan.entry(talk.id)
    session = timetable.session(talk)
    texts = {
        "id": talk.id,
        "title": talk.shown_title,
        "authors": "; ".join(map(_person, talk.authors)),
        "room": timetable.room(talk),
        "session": session.title if session else "",
        "chair": "; ".join(map(_person, session.moderators)) if session else "",
        "track": talk.track,
        "type": talk.kind.label,
        "topics": "; ".join(talk.topics),
        "keywords": "; ".join(talk.keywords),
        "position": talk.poster_position,
        "language": talk.language,
        "url": talk.url,
        "paper url": talk.paper_url,
        "remark": GONE if selection.is_gone(talk) else "",
    }
    long_texts = {
        "abstract": talk.abstract,
        "note": entry.note,
        "session note": selection.plan.session_notes.get(talk.session_id, ""),
    }
    return {
        **{name: plain.line(text) for name, text in texts.items()},
        **{name: plain.lines(text) for name, text in long_texts.items()},
        "starred": "yes" if entry.starred else "",
        "visited": "yes" if entry.visited else "",
        "priority": entry.priority,
    }


def _person(person: Person) -> str:
    return f"{person.name} ({person.affiliation})" if person.affiliation else person.name

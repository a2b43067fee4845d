"""Talks and sessions from the rows of a table whose times are known."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from planner.conference import Kind, Session, Talk
from planner.importers import fragments, ids, kinds, schedule_kinds, values
from planner.importers.notes import Notes
from planner.importers.table_columns import Field
from planner.importers.table_people import people
from planner.importers.table_rows import Line
from planner.importers.text import clean

_NIGHT = timedelta(hours=5)  # until then a session of the evening before goes on


class Entry(NamedTuple):
    """A row and its time."""

    line: Line
    span: tuple[datetime, datetime] | None


def talks_of(entries: Sequence[Entry], notes: Notes) -> list[Talk]:
    """One for each entry, their sessions still open."""
    talks = [_talk(entry) for entry in entries]
    own = [clean(entry.line.text(Field.ID)) for entry in entries]
    if any(own) and not (all(own) and len(set(own)) == len(own)):
        notes.odd("id", "The ids are not there or not different in each row, so they do not count")
    if not all(own) or len(set(own)) < len(own):
        own = [ids.of_talk(talk.title, (p.name for p in talk.authors)) for talk in talks]
    return [replace(talk, id=one) for talk, one in zip(talks, ids.unique(own), strict=True)]


def in_sessions(
    entries: Sequence[Entry], talks: Sequence[Talk]
) -> tuple[tuple[Session, ...], tuple[Talk, ...]]:
    """Rows with one session title on one day are a session; and the talks with its id."""
    members: dict[tuple[str, date | None], list[int]] = {}
    for number, (line, span) in enumerate(entries):
        if title := clean(line.text(Field.SESSION)):
            day = (span[0] - _NIGHT).date() if span else None
            members.setdefault((title, day), []).append(number)
    sessions = []
    placed = list(talks)
    unique = ids.unique(ids.of_talk(title) for title, _ in members)
    for session_id, ((title, _), numbers) in zip(unique, members.items(), strict=True):
        lines = [entries[number].line for number in numbers]
        for number in numbers:
            placed[number] = replace(placed[number], session_id=session_id)
        sessions.append(_session(session_id, title, lines, [talks[n] for n in numbers]))
    return tuple(sessions), tuple(placed)


def _session(session_id: str, title: str, lines: Sequence[Line], talks: Sequence[Talk]) -> Session:
    rooms = {talk.room for talk in talks}
    same = {talk.kind for talk in talks}
    chairs = dict.fromkeys(filter(None, (line.text(Field.CHAIR) for line in lines)))
    return Session(
        id=session_id,
        title=title,
        kind=kinds.kind_of_session(title) or (same.pop() if len(same) == 1 else Kind.OTHER),
        room=rooms.pop() if len(rooms) == 1 else "",
        start=min((talk.start for talk in talks if talk.start), default=None),
        end=max((talk.end for talk in talks if talk.end), default=None),
        moderators=tuple(dict.fromkeys(p for chair in chairs for p in people(chair))),
    )


def _talk(entry: Entry) -> Talk:
    line, span = entry
    title = clean(line.text(Field.TITLE))
    authors = people("\n".join(line.texts(Field.AUTHORS)), line.text(Field.AFFILIATION))
    position = clean(line.text(Field.POSITION))
    word = clean(line.text(Field.KIND)) or ("poster" if position else "")
    return Talk(
        id="",
        title=title,
        kind=schedule_kinds.kind_of(word, title, bool(authors)),
        start=span[0] if span else None,
        end=span[1] if span else None,
        room=clean(line.text(Field.ROOM)),
        track=clean(line.text(Field.TRACK)),
        authors=authors,
        abstract="\n\n".join(map(fragments.plain, line.texts(Field.ABSTRACT))),
        topics=_listed(line.text(Field.TOPICS)),
        keywords=_listed(line.text(Field.KEYWORDS)),
        poster_position=position,
        url=values.link(line.text(Field.URL)),
        paper_url=values.link(line.text(Field.PAPER_URL)),
        language=clean(line.text(Field.LANGUAGE)),
    )


def _listed(cell: str) -> tuple[str, ...]:
    """Divided by commas only where nothing else divides."""
    return values.texts(cell, r"[;|\n]" if any(sign in cell for sign in ";|\n") else ",")

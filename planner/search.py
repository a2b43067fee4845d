"""The index over a conference, and the order of what a query finds in it."""

import sqlite3
import threading
import weakref
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from planner.conference import Conference, Person, Talk
from planner.folding import fold
from planner.notes import says
from planner.query import NOTE, Query, Term
from planner.tex import to_text
from planner.times import instant
from planner.timetable import Timetable

_NONE: Mapping[str, Any] = MappingProxyType({})
SUBJECT = "{title topics abstract}"  # a term's field: what a talk says of itself, as FTS5 names it


class SearchIndex:
    """The talks of one conference, searchable; may be built and asked in different threads."""

    def __init__(self, conference: Conference) -> None:
        talks = sorted(conference.talks, key=lambda talk: instant(talk.start))
        timetable = Timetable(conference)
        self._ids = [talk.id for talk in talks]
        self._row_of = {talk_id: row for row, talk_id in enumerate(self._ids)}
        self._days = [timetable.day(talk) for talk in talks]
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._database.execute(_CREATE)
        self._database.executemany(
            f"INSERT INTO talks (rowid, {', '.join(_WEIGHTS)}) VALUES (?{', ?' * len(_WEIGHTS)})",
            ((row, *map(fold, _columns(talk, timetable))) for row, talk in enumerate(talks)),
        )

    def find(
        self,
        query: Query,
        starred: Collection[str] = (),
        notes: Mapping[str, str] = _NONE,
        priorities: Mapping[str, int] = _NONE,
        followed: Mapping[str, Sequence[str]] = _NONE,
        fans: Mapping[str, Sequence[str]] = _NONE,
    ) -> list[str]:
        """The ids of the talks found, best first and then by time.

        `starred` is for `is:starred`, `priorities` for `is:must`, `followed` for `is:followed`:
        under an id the names that mark the talk; `fans` for `by:`, the colleagues who starred it;
        `notes` are those of `searchable_notes`.
        """
        rows: Iterable[int] = range(len(self._ids))
        if query.terms:
            with self._lock:
                rows = self._matching(query.terms, notes)
        if query.days:
            wanted_days = {day for day in set(self._days) if query.wants_day(day)}
            rows = [row for row in rows if self._days[row] in wanted_days]
        found = [self._ids[row] for row in rows]
        if query.needs_notes:
            found = [talk_id for talk_id in found if talk_id in notes]
        if query.priorities:
            found = [talk_id for talk_id in found if priorities.get(talk_id) in query.priorities]
        if query.needs_followed:
            found = [i for i in found if i in followed and query.wants_followed(followed[i])]
        if query.needs_colleague:
            found = [i for i in found if i in fans and query.wants_starred_by(fans[i])]
        if query.needs_stars:
            wanted = set(starred)
            return [talk_id for talk_id in found if talk_id in wanted]
        return found

    def with_any(self, terms: Iterable[Term]) -> list[str]:
        """The ids of the talks that hold one of the terms, by time."""
        with self._lock:
            rows = self._rows(" OR ".join(map(_expression, terms)), "rowid")
        return [self._ids[row] for row in rows]

    def _matching(self, terms: Sequence[Term], notes: Mapping[str, str]) -> list[int]:
        """First those with all words in the title, then in the authors, by notes, the others."""
        by_notes = self._by_notes(terms, notes)
        if any(term.field == NOTE for term in terms):
            return by_notes
        expression = " AND ".join(map(_expression, terms))
        rows = self._rows(expression, "rowid")
        # What so much matches needs no fine ranking; for 20,000 talks that would take 30 ms.
        order = "rowid" if len(rows) > _BROAD else _BEST_FIRST
        in_title, by_authors = (
            self._rows(f"{column} : ({expression})", order) for column in ("title", "authors")
        )
        others = rows if order == "rowid" else self._rows(expression, order)
        return list(dict.fromkeys([*in_title, *by_authors, *by_notes, *others]))

    def _by_notes(self, terms: Sequence[Term], notes: Mapping[str, str]) -> list[int]:
        """The talks whose notes say a part of what is looked for, and the programme the rest."""

        @cache
        def in_programme(term: Term) -> set[int]:
            return set() if term.field == NOTE else set(self._rows(_expression(term), "rowid"))

        found = []
        for talk_id, note in notes.items():
            row = self._row_of[talk_id]
            rest = [term for term in terms if not says(note, term)]
            if len(rest) < len(terms) and all(row in in_programme(term) for term in rest):
                found.append(row)
        return sorted(found)

    def _rows(self, expression: str, order: str) -> list[int]:
        select = f"SELECT rowid FROM talks WHERE talks MATCH ? ORDER BY {order}"
        return [row for (row,) in self._database.execute(select, (expression,))]


_WEIGHTS = {"title": 10, "authors": 6, "session": 3, "room": 3} | {
    "topics": 2,
    "other": 2,
    "abstract": 1,
    "about": 1,
}
# Prefix indexes make one letter cheap. Without content the texts are not held twice.
_CREATE = (
    f"CREATE VIRTUAL TABLE talks USING fts5({', '.join(_WEIGHTS)}, "
    "content='', tokenize='ascii', prefix='1 2')"
)
_BEST_FIRST = f"bm25(talks, {', '.join(map(str, _WEIGHTS.values()))}), rowid"
_BROAD = 3000  # results


def _columns(talk: Talk, timetable: Timetable) -> tuple[str, ...]:
    """The texts of one talk in the order of `_WEIGHTS`, as the window shows them."""
    session = timetable.session(talk)
    title = to_text(talk.title)  # as it was typed it is in `other`
    people: tuple[Person, ...] = (*talk.authors, *(session.moderators if session else ()))
    other = (
        *(person.affiliation for person in people),
        *(person.name for person in people[len(talk.authors) :]),
        talk.poster_position,
        talk.title if talk.title != title else "",
    )
    return (
        title,
        "\n".join(person.name for person in talk.authors),
        to_text(timetable.session_title(talk)),
        timetable.room(talk),
        "\n".join((*talk.keywords, *talk.topics, talk.track)),
        "\n".join(other),
        to_text(talk.abstract),
        to_text(session.abstract) if session and not talk.abstract else "",
    )


def _expression(term: Term) -> str:
    """`term` for FTS5. Folded words hold nothing that could mean something to it."""
    column = f"{term.field} : " if term.field else ""
    return f'{column}"{" ".join(term.words)}"{"*" if term.prefix else ""}'

"""The index over a conference, and the order of what a query finds in it."""

import sqlite3
import threading
import weakref
from collections.abc import Collection, Iterable

from planner.conference import Conference, Person, Talk
from planner.folding import fold
from planner.query import Query, Term
from planner.tex import to_text
from planner.times import instant
from planner.timetable import Timetable


class SearchIndex:
    """The talks of one conference, searchable; may be built and asked in different threads."""

    def __init__(self, conference: Conference) -> None:
        talks = sorted(conference.talks, key=lambda talk: instant(talk.start))
        timetable = Timetable(conference)
        self._ids = [talk.id for talk in talks]
        self._days = [timetable.day(talk) for talk in talks]
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._database.execute(_CREATE)
        self._database.executemany(
            f"INSERT INTO talks (rowid, {', '.join(_WEIGHTS)}) VALUES (?{', ?' * len(_WEIGHTS)})",
            ((row, *map(fold, _columns(talk, timetable))) for row, talk in enumerate(talks)),
        )

    def find(self, query: Query, starred: Collection[str] = ()) -> list[str]:
        """The ids of the talks found, best first and then by time; `starred` for `is:starred`."""
        rows: Iterable[int] = range(len(self._ids))
        if query.terms:
            with self._lock:
                rows = self._matching(" AND ".join(map(_expression, query.terms)))
        if query.days:
            wanted_days = {day for day in set(self._days) if query.wants_day(day)}
            rows = [row for row in rows if self._days[row] in wanted_days]
        found = [self._ids[row] for row in rows]
        if query.needs_stars:
            wanted = set(starred)
            return [talk_id for talk_id in found if talk_id in wanted]
        return found

    def _matching(self, expression: str) -> list[int]:
        """Those with all words in the title come first, then in the authors, then the others."""
        rows = self._rows(expression, "rowid")
        # What so much matches needs no fine ranking; for 20,000 talks that would take 30 ms.
        order = "rowid" if len(rows) > _BROAD else _BEST_FIRST
        in_title, by_authors = (
            self._rows(f"{column} : ({expression})", order) for column in ("title", "authors")
        )
        others = rows if order == "rowid" else self._rows(expression, order)
        return list(dict.fromkeys([*in_title, *by_authors, *others]))

    def _rows(self, expression: str, order: str) -> list[int]:
        select = f"SELECT rowid FROM talks WHERE talks MATCH ? ORDER BY {order}"
        return [row for (row,) in self._database.execute(select, (expression,))]


_WEIGHTS = {"title": 10, "authors": 6, "session": 3, "room": 3, "other": 2, "abstract": 1}
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
        *talk.keywords,
        *talk.topics,
        talk.track,
        talk.poster_position,
        talk.title if talk.title != title else "",
    )
    return (
        title,
        "\n".join(person.name for person in talk.authors),
        to_text(timetable.session_title(talk)),
        timetable.room(talk),
        "\n".join(other),
        to_text(talk.abstract or (session.abstract if session else "")),
    )


def _expression(term: Term) -> str:
    """`term` for FTS5. Folded words hold nothing that could mean something to it."""
    column = f"{term.field} : " if term.field else ""
    return f'{column}"{" ".join(term.words)}"{"*" if term.prefix else ""}'

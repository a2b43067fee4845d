"""The search: its language, the index over a conference, the order of results, what to mark.

`deep "neural network" author:cao day:tue is:starred` — all must hold. A word also finds the words
that it begins; in a phrase in quotes the words follow each other and are whole (until its end
quote is typed, the last one may go on). `author:` `title:` `room:` `session:` look in one place;
`day:` takes a weekday, a day of the month or a date, and several of them mean any of them.
"""

import re
import sqlite3
import threading
import weakref
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf

from planner.conference import Conference, Person, Session, Talk, by_id, day_of
from planner.folding import NO_WORD_CHARACTER, WORD_CHARACTER, fold, fold_with_places, words
from planner.tex import to_text
from planner.times import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Term:
    """Folded `words` in a row, in the column `field` or anywhere; a `prefix` ends unfinished."""

    words: tuple[str, ...]
    field: str = ""
    prefix: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """What `parse_query` understood; an empty one finds every talk."""

    terms: tuple[Term, ...] = ()
    days: tuple[str, ...] = ()
    needs_stars: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Query()


def parse_query(text: str) -> Query:
    """Understands any text: what is no field, day or quote of ours is taken as plain words."""
    terms: list[Term] = []
    days: list[str] = []
    starred = False
    for match in _PART.finditer(text.translate(_QUOTES)):
        name, phrase, end_quote, word = match.groups()
        field, value = (name or "").lower(), phrase or word or ""
        if field == "is" and "starred".startswith(fold(value)):
            starred = starred or bool(value)
        elif field == "day" and _is_day(fold(value)):
            days.append(fold(value))
        else:
            terms += _terms(field, value, prefix=not end_quote)
    known = list(dict.fromkeys(terms))[:_MOST_TERMS]
    return Query(tuple(known), tuple(filter(None, days)), starred)


class SearchIndex:
    """The talks of one conference, searchable; may be built and asked in different threads."""

    def __init__(self, conference: Conference) -> None:
        talks = sorted(conference.talks, key=_instant)
        sessions, zone = by_id(conference.sessions), conference.zone
        self._ids = [talk.id for talk in talks]
        self._days = [day_of(talk, sessions.get(talk.session_id), zone) for talk in talks]
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._database.execute(_CREATE)
        self._database.executemany(
            f"INSERT INTO talks (rowid, {', '.join(_WEIGHTS)}) VALUES (?{', ?' * len(_WEIGHTS)})",
            (
                (row, *map(fold, _columns(talk, sessions.get(talk.session_id))))
                for row, talk in enumerate(talks)
            ),
        )

    def find(self, query: Query, starred: Collection[str] = ()) -> list[str]:
        """The ids of the talks found, best first and then by time; `starred` for `is:starred`."""
        rows: Iterable[int] = range(len(self._ids))
        if query.terms:
            with self._lock:
                rows = self._matching(" AND ".join(map(_expression, query.terms)))
        if query.days:
            wanted_days = {day for day in set(self._days) if _is_one_of(day, query.days)}
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


def highlights(text: str, query: Query, field: str) -> list[tuple[int, int]]:
    """Where in `text`, shown as `field`, the query matches: (start, end), in order and apart.

    `field` is "title", "authors", "abstract", "room" or "session".
    """
    pattern = _pattern(query, field)
    if pattern is None:
        return []
    if text.isascii():
        return [match.span() for match in pattern.finditer(text.lower())]
    return list(_places(pattern, text))


_FIELDS = {
    "author": "authors",
    "authors": "authors",
    "title": "title",
    "room": "room",
    "session": "session",
}
_WEIGHTS = {"title": 10, "authors": 6, "session": 3, "room": 3, "other": 2, "abstract": 1}
# Prefix indexes make one letter cheap. Without content the texts are not held twice.
_CREATE = (
    f"CREATE VIRTUAL TABLE talks USING fts5({', '.join(_WEIGHTS)}, "
    "content='', tokenize='ascii', prefix='1 2')"
)
_BEST_FIRST = f"bm25(talks, {', '.join(map(str, _WEIGHTS.values()))}), rowid"
_BROAD = 3000  # results
_MOST_TERMS = 64  # and words of a phrase; a pasted paper would take seconds and find nothing
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = re.compile(r'(?:([^\W\d_]+):\s*)?(?:"([^"]*)("?)|([^\s"]*))')


def _terms(field: str, value: str, *, prefix: bool) -> Iterator[Term]:
    """One term, or two for a name before a colon that is no field of ours."""
    column = _FIELDS.get(field, "")
    for text, unfinished in ((field if not column else "", True), (value, prefix)):
        if in_a_row := words(text):
            yield Term(in_a_row[:_MOST_TERMS], column, unfinished)


def _is_day(value: str) -> bool:
    return _is_weekday(value) or bool(re.fullmatch(r"[0-9][0-9-]{0,9}", value))


def _is_weekday(value: str) -> bool:
    return any(name.lower().startswith(value) for name in WEEKDAYS)


def _is_one_of(day: date | None, wanted: Iterable[str]) -> bool:
    return day is not None and any(_is_that_day(day, value) for value in wanted)


def _is_that_day(day: date, value: str) -> bool:
    if len(value) <= 2 and value.isdigit():
        return day.day == int(value)
    return WEEKDAYS[day.weekday()].lower().startswith(value) or day.isoformat().startswith(value)


def _instant(talk: Talk) -> float:
    return talk.start.timestamp() if talk.start else inf


def _columns(talk: Talk, session: Session | None) -> tuple[str, ...]:
    """The texts of one talk in the order of `_WEIGHTS`, with TeX as it is shown."""
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
        to_text(session.title) if session else "",
        talk.room,
        "\n".join(other),
        to_text(talk.abstract),
    )


def _expression(term: Term) -> str:
    """`term` for FTS5. Folded words hold nothing that could mean something to it."""
    column = f"{term.field} : " if term.field else ""
    return f'{column}"{" ".join(term.words)}"{"*" if term.prefix else ""}'


@lru_cache(maxsize=64)
def _pattern(query: Query, field: str) -> re.Pattern[str] | None:
    """Finds in folded text what the index finds; the longest first where several begin."""
    parts = [
        f"{NO_WORD_CHARACTER}+".join(term.words) + ("" if term.prefix else f"(?!{WORD_CHARACTER})")
        for term in query.terms
        if term.field in ("", field)
    ]
    if not parts:
        return None
    longest_first = sorted(parts, key=len, reverse=True)
    return re.compile(f"(?<!{WORD_CHARACTER})(?:{'|'.join(longest_first)})")


def _places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    folded, places = fold_with_places(text)
    last = 0
    for match in pattern.finditer(folded):
        start = max(places[match.start()], last)
        # Accents that folding dropped belong to the letter; half of an ß is marked whole.
        last = max(places[match.end()], places[match.end() - 1] + 1)
        if start < last:
            yield start, last

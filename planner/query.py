"""The search's language: what a query means, and what it marks in the texts that it found.

`deep "neural network" author:cao day:tue is:starred` — all must hold. A word also finds the words
that it begins; in a phrase in quotes the words follow each other and are whole (until its end
quote is typed, the last one may go on). `author:` `title:` `room:` `session:` `note:` look in one
place; `day:` takes a weekday, a day of the month or a date, and several of them mean any of
them, as do several of `is:must` `is:want` `is:maybe`. `followed:` takes a followed name or word,
`by:` the name of a colleague who starred the talk.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from planner.conference import Record
from planner.folding import NO_WORD_CHARACTER, WORD_CHARACTER, fold, fold_with_places, words
from planner.priorities import TYPED, WORDS
from planner.times import WEEKDAYS


class Term(Record, kw_only=False):
    """Folded `words` in a row, in the column `field` or anywhere; a `prefix` ends unfinished."""

    words: tuple[str, ...]
    field: str = ""
    prefix: bool = True


class Query(Record, kw_only=False):
    """What `parse_query` understood; an empty one finds every talk."""

    terms: tuple[Term, ...] = ()
    days: tuple[str, ...] = ()
    needs_stars: bool = False
    needs_notes: bool = False
    priorities: frozenset[int] = frozenset()  # any of them
    needs_followed: bool = False
    followed: tuple[Term, ...] = ()  # by each of them
    needs_colleague: bool = False
    starred_by: tuple[Term, ...] = ()  # each of them

    @property
    def is_ranked(self) -> bool:
        """Whether some results are better than others; who asks for a room wants its day."""
        return any(term.field in ("", "title") for term in self.terms)

    @property
    def is_empty(self) -> bool:
        return self == Query()

    def wants_followed(self, names: Iterable[str]) -> bool:
        """Whether a talk that these followed names or words mark is looked for."""
        return _are_named(self.followed, names)

    def wants_starred_by(self, names: Iterable[str]) -> bool:
        """Whether a talk that these colleagues starred is looked for."""
        return _are_named(self.starred_by, names)

    def wants_day(self, day: date | None) -> bool:
        """Whether one of `days` names it: by weekday, day of the month or date."""
        return day is not None and any(_is_that_day(day, value) for value in self.days)


def parse_query(text: str) -> Query:
    """Understands any text: what is no field, day or quote of ours is taken as plain words."""
    terms: list[Term] = []
    named: dict[str, list[Term]] = {"followed": [], "by": []}
    days: list[str] = []
    states: set[str | int] = set()
    for match in _PART.finditer(text.translate(_QUOTES)):
        name, phrase, end_quote, word = match.groups()
        field, value = (name or "").lower(), phrase or word or ""
        if field == "is" and (not value or _states(fold(value))):
            states |= _states(fold(value))
        elif field in named:
            states.add(field)
            named[field] += _terms(field, value, prefix=not end_quote)
        elif field == "day" and _is_day(fold(value)):
            days.append(fold(value))
        else:
            terms += _terms(field, value, prefix=not end_quote)
    known = list(dict.fromkeys(terms))[:_MOST_TERMS]
    return Query(
        terms=tuple(known),
        days=tuple(filter(None, days)),
        needs_stars="starred" in states,
        needs_notes="noted" in states,
        priorities=frozenset(WORDS).intersection(states),
        needs_followed="followed" in states,
        followed=tuple(named["followed"]),
        needs_colleague="by" in states,
        starred_by=tuple(named["by"]),
    )


def highlights(text: str, query: Query, field: str) -> list[tuple[int, int]]:
    """Where in `text`, shown as `field`, the query matches: (start, end), in order and apart.

    `field` is "title", "authors", "abstract", "room", "session" or "note".
    """
    pattern = _pattern(query, field)
    if pattern is None:
        return []
    if text.isascii():
        return [match.span() for match in pattern.finditer(text.lower())]
    return list(_places(pattern, text))


NOTE = "note"  # a field that the index has not: notes change while they are typed
_FIELDS = {
    "author": "authors",
    "authors": "authors",
    "title": "title",
    "room": "room",
    "session": "session",
    "note": NOTE,
    "notes": NOTE,
    "followed": "followed",  # by the names of the plan, not by the index
    "by": "by",
}
_STATES = ("starred", "noted", "followed")
_MOST_TERMS = 64  # and words of a phrase; a pasted paper would take seconds and find nothing
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = re.compile(r'(?:([^\W\d_]+):\s*)?(?:"([^"]*)("?)|([^\s"]*))')


def _terms(field: str, value: str, *, prefix: bool) -> Iterator[Term]:
    """One term, or two for a name before a colon that is no field of ours."""
    column = _FIELDS.get(field, "")
    for text, unfinished in ((field if not column else "", True), (value, prefix)):
        if in_a_row := words(text):
            yield Term(in_a_row[:_MOST_TERMS], column, unfinished)


def _states(value: str) -> set[str | int]:
    """The one that begins so, else the priorities: while it is typed, `m` is must and maybe."""
    if not value:
        return set()
    named: set[str | int] = {name for name in _STATES if name.startswith(value)}
    return named or {priority for word, priority in TYPED.items() if word.startswith(value)}


def _are_named(terms: Iterable[Term], names: Iterable[str]) -> bool:
    """Whether each of the terms means one of the names."""
    known = [words(name) for name in names]
    return all(any(_is_name(term, name) for name in known) for term in terms)


def _is_name(term: Term, name: tuple[str, ...]) -> bool:
    """The whole name for a phrase in quotes, else how one of its words begins."""
    if not term.prefix:
        return term.words == name
    starts = range(len(name) - len(term.words) + 1)
    return any(" ".join(name[at:]).startswith(" ".join(term.words)) for at in starts)


def _is_day(value: str) -> bool:
    return _is_weekday(value) or bool(re.fullmatch(r"[0-9][0-9-]{0,9}", value))


def _is_weekday(value: str) -> bool:
    return any(name.lower().startswith(value) for name in WEEKDAYS)


def _is_that_day(day: date, value: str) -> bool:
    if len(value) <= 2 and value.isdigit():
        return day.day == int(value)
    return WEEKDAYS[day.weekday()].lower().startswith(value) or day.isoformat().startswith(value)


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

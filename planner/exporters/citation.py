"""The papers of a selection, each with the key under which it is cited."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from planner.conference import Kind, Talk
from planner.exporters.selection import Selection, local
from planner.folding import words
from planner.papers import paper
from planner.tex import to_text

_NOT_ASCII = re.compile(r"[^a-z0-9]+")
_SMALL_WORDS = {
    "about", "are", "can", "does", "for", "from", "how", "into", "not", "over", "the", "this",
    "under", "what", "when", "why", "with", "you",
}  # fmt: skip
_SHORTEST = 3  # letters of the title's word in the key
_LONGEST = 20


class Cited(NamedTuple):
    """`key` is unique among those of one file; `year` is 0 where the programme has no time."""

    key: str
    talk: Talk
    year: int


def cited(selection: Selection) -> list[Cited]:
    """What somebody wrote, by time; the poster of a paper that has a talk as well counts once."""
    taken: dict[str, int] = {}
    return [
        Cited(_unique(_key(talk, year), taken), talk, year)
        for talk, year in ((talk, _year(talk, selection)) for talk in papers(selection.talks))
    ]


def is_paper(talk: Talk) -> bool:
    """Whether somebody wrote it."""
    return bool(talk.authors) and talk.kind not in (Kind.BREAK, Kind.SOCIAL)


def papers(talks: Iterable[Talk]) -> list[Talk]:
    """The talks with authors, of each paper the first."""
    found: dict[object, Talk] = {}
    for talk in filter(is_paper, talks):
        found.setdefault(paper(talk) or talk.id, talk)
    return list(found.values())


def _year(talk: Talk, selection: Selection) -> int:
    start = local(talk.start, selection.zone)
    days = selection.timetable.days
    return start.year if start else days[0].year if days else 0


def _key(talk: Talk, year: int) -> str:
    """`lee2027snow`: the first author's last name, the year, the first word that says something."""
    name = next(reversed(list(_ascii_words(talk.authors[0].name))), "anonymous")
    title = list(_ascii_words(to_text(talk.title)))
    telling = (word for word in title if len(word) >= _SHORTEST and word not in _SMALL_WORDS)
    return f"{name}{year or ''}{next(telling, '')}"


def _ascii_words(text: str) -> Iterator[str]:
    """TeX programs take keys of ASCII letters and digits only."""
    found = (_NOT_ASCII.sub("", word)[:_LONGEST] for word in words(text))
    return (word for word in found if word)


def _unique(key: str, taken: dict[str, int]) -> str:
    """`lee2027snow`, then `lee2027snowb`, `lee2027snowc`, …

    `taken` has under each key the number to go on with: a thousand times the same one take no
    longer than a thousand others.
    """
    number = next(n for n in count(taken.get(key, 0)) if f"{key}{_letters(n)}" not in taken)
    found = f"{key}{_letters(number)}"
    taken[key] = number + 1
    taken.setdefault(found, 1)
    return found


def _letters(number: int) -> str:
    """Nothing for 0, `b` for 1, `z` for 25, `ba` for 26."""
    letters = ""
    while number:
        number, place = divmod(number, 26)
        letters = chr(ord("a") + place) + letters
    return letters

"""The words of frab, Pentabarf and pretalx for what an event is."""

import re
from functools import lru_cache

from planner.conference import Kind
from planner.importers import kinds

# In the order in which they count; the sites' own words ("Keynote", "Workshop") count before.
_WORDS = (
    (Kind.PANEL, r"podium|discussion|debate|round ?table|diskussion"),
    (Kind.SOCIAL, r"concert|konzert|dj\b|music|party|film|movie|theat|performance|show|game|bof\b"),
    (Kind.SOCIAL, r"meet|birds of a feather|assembly|self-organi"),
    (Kind.BREAK, r"\bbreak|pause\b"),
    (
        Kind.ORAL,
        r"talk|lecture|vortrag|presentation|devroom|main ?track|lightning|podcast|interview",
    ),
)
_KINDS = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS]


def kind_of(word: str, title: str, has_persons: bool) -> Kind:
    """The kind of an event from the organisers' word for it; a plain talk is an oral.

    Without a word, what someone gives is a talk; what nobody gives may be a pause.
    """
    if not has_persons and (kind := kinds.kind_of_title(title)):
        return kind
    if word:
        return _of_word(word)
    return Kind.ORAL if has_persons else Kind.OTHER


@lru_cache(maxsize=512)
def _of_word(word: str) -> Kind:
    known = (kind for kind, words in _KINDS if words.search(word))
    return kinds.kind_of(word) or next(known, Kind.OTHER)

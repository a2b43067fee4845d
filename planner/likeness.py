"""How alike two talks are by what is printed of them."""

from planner.conference import Talk
from planner.folding import fold, words

_LONGEST = 300  # characters of a title that are compared


def likeness(one: str, other: str) -> float:
    """Of two titles, from 0 to 1: the share of three letters in a row that both have."""
    a, b = _triples(one), _triples(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def share_author(one: Talk, other: Talk) -> bool:
    return not _names(one).isdisjoint(_names(other))


def _names(talk: Talk) -> set[str]:
    return {fold(person.name) for person in talk.authors}


def _triples(title: str) -> set[str]:
    text = f"  {' '.join(words(title[:_LONGEST]))} "
    return {text[i : i + 3] for i in range(len(text) - 2)} if text.strip() else set()

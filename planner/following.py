"""Authors and words that the user follows: what is the same name, and how it is said and changed.

An author is followed by the whole name: case, accents and dashes do not matter, initials do.
"""

from collections.abc import Mapping, Sequence

from planner.folding import words
from planner.plan import Followed, Following, Plan
from planner.tex import to_text

MOST_WORDS = 8  # in a row; more of an abstract than this stands in no other
BEGINS = "*"  # after what only begins a word

Reasons = Mapping[str, Sequence[str]]  # under a talk's id the names and words that mark it


def all_followed(following: Following) -> list[tuple[Followed, str]]:
    """The authors first, each in the order of the plan."""
    authors: list[tuple[Followed, str]] = [("authors", name) for name in following.authors]
    return [*authors, *(("words", text) for text in following.words)]


def sentence_of(names: Sequence[str]) -> str:
    """The reason in words: `You follow Ann Lee, graph`; empty for none."""
    return f"You follow {', '.join(names)}" if names else ""


def cleaned(text: str) -> str:
    """What was typed or selected as it can be followed; empty where it holds no words, or too
    many."""
    plain = " ".join(to_text(text).split()).strip("\"'“”„.,;:()[] ")
    return plain if 0 < len(words(plain)) <= MOST_WORDS else ""


def is_followed(following: Following, what: Followed, name: str) -> bool:
    """By the rules of folding, not letter by letter."""
    return bool(_same(following, what, name))


def with_followed(plan: Plan, what: Followed, name: str, followed: bool) -> Plan:
    """However the name is written; what is followed already stays as it is."""
    same = _same(plan.following, what, name)
    if not followed:
        return plan.with_followed(what, same, False)
    return plan if same else plan.with_followed(what, [name], True)


def _same(following: Following, what: Followed, name: str) -> list[str]:
    names: tuple[str, ...] = getattr(following, what)
    return [other for other in names if _key(other) == _key(name)]


def _key(name: str) -> tuple[tuple[str, ...], bool]:
    return words(name), name.endswith(BEGINS)

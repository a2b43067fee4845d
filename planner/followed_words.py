"""How a followed word is looked for: whole and in a row with the others, the last one in singular
and plural alike; `robot*` finds all that begins so."""

from collections.abc import Iterator

from planner.folding import words
from planner.following import BEGINS, MOST_WORDS
from planner.plan import Following
from planner.query import Query, Term, highlights

_SINGULARS = ("ss", "us", "is", "ics", "news")  # they end in s all the same
_LEAST = 4  # letters of a plural: `GANs`, but not `bus`


def places(text: str, following: Following) -> list[tuple[int, int]]:
    """Where the followed words stand in `text`: (start, end), in order and apart."""
    wanted = tuple(term for name in following.words for term in terms(name))
    return highlights(text, Query(terms=wanted), "abstract") if wanted else []


def terms(text: str, field: str = "") -> Iterator[Term]:
    """The words in a row, once for each form of the last one."""
    in_a_row = words(text)[:MOST_WORDS]
    if in_a_row:
        begins = text.endswith(BEGINS)
        for last in [in_a_row[-1]] if begins else sorted(forms(in_a_row[-1])):
            yield Term((*in_a_row[:-1], last), field, begins)


def forms(word: str) -> set[str]:
    """English singular and plural; a form that no one writes does no harm."""
    forms = {word, f"{word}s", f"{word}es"}
    if word.endswith("y"):
        forms.add(f"{word[:-1]}ies")
    if len(word) >= _LEAST and word.endswith("s") and not word.endswith(_SINGULARS):
        forms.add(word[:-1])
        forms |= {word[:-2]} if word.endswith("es") else set()
        forms |= {f"{word[:-3]}y"} if word.endswith("ies") else set()
    return forms

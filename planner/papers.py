"""What tells one paper from another, wherever and however often it is shown."""

from planner.conference import Talk
from planner.folding import words

Paper = tuple[tuple[str, ...], str]


def paper(talk: Talk) -> Paper | None:
    """Title and first author; `None` for what has none, such as a coffee break."""
    title = words(talk.title)
    return (title, first_author(talk)) if title and talk.authors else None


def first_author(talk: Talk) -> str:
    """Last name and initial, as some sources shorten the others; folded, empty without authors."""
    names = words(talk.authors[0].name) if talk.authors else ()
    return f"{names[-1]} {names[0][0]}" if names else ""

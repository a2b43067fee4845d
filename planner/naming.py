"""Which talk a person means by an id or by words of its title."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from planner.conference import Talk
from planner.errors import PlannerError
from planner.folding import words


def find_talk(wanted: str, talks: Sequence[Talk]) -> Talk:
    """The talk with this id, else with this title, else the only one with this in its title.

    Raises PlannerError that names the talks it may be, or the ids and titles closest to it.
    """
    plain = _plain(wanted)
    tests: tuple[Callable[[Talk], bool], ...] = (
        lambda talk: talk.id == wanted,
        lambda talk: bool(plain) and _plain(talk.title) == plain,
        lambda talk: bool(plain) and plain in _plain(talk.title),
    )
    found = next((fits for test in tests if (fits := [t for t in talks if test(t)])), [])
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{talk.id} ({talk.shown_title})" for talk in found[:5])
        raise PlannerError(f"“{wanted}” fits {len(found)} talks; give the id of one: {several}.")
    raise PlannerError(f"No talk has the id or the title “{wanted}”; {_hint(wanted, talks)}.")


def _plain(text: str) -> str:
    return " ".join(words(text))


def _hint(wanted: str, talks: Sequence[Talk]) -> str:
    names = [talk.id for talk in talks] + [talk.title for talk in talks if talk.title]
    close = get_close_matches(wanted, names, n=3, cutoff=0.5)
    return f"close to it: {', '.join(close)}" if close else "“planner convert” lists all ids"

"""Notes as the search sees them, beside its index: few, and changing while they are typed."""

from functools import lru_cache

from planner.folding import words
from planner.plan import Plan
from planner.query import NOTE, Term
from planner.timetable import Timetable


def searchable_notes(plan: Plan, timetable: Timetable) -> dict[str, str]:
    """Under the id of each talk with a note, on itself or on its session, what `says` looks in."""
    notes = {
        talk_id: _spaced(entry.note)
        for talk_id, entry in plan.entries.items()
        if entry.note and talk_id in timetable.by_id
    }
    if plan.session_notes:
        for talk in timetable.talks:
            if note := plan.session_notes.get(talk.session_id):
                # The stop keeps a phrase from beginning in one note and ending in the other.
                notes[talk.id] = f"{notes.get(talk.id, '')}.{_spaced(note)}"
    return notes


def says(note: str, term: Term) -> bool:
    """Whether one of the `searchable_notes` holds the term, by the rules of the index."""
    in_a_row = f" {' '.join(term.words)}{'' if term.prefix else ' '}"
    return term.field in ("", NOTE) and in_a_row in note


@lru_cache(maxsize=4096)
def _spaced(note: str) -> str:
    """Its folded words between spaces: to find some in a row is to find a piece of text."""
    return f" {' '.join(words(note))} "

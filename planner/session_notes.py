"""Carries the notes on sessions over to a newer copy of the programme."""

from collections.abc import Hashable, Mapping

from planner.conference import Conference, Session, by_id
from planner.folding import words


def carried_notes(
    notes: Mapping[str, str], before: Conference, after: Conference
) -> dict[str, str]:
    """The notes at the sessions that they are about: by id, else by title and start, or title."""
    if not notes:
        return {}
    old, new = by_id(before.sessions), by_id(after.sessions)
    moved: dict[str, str] = {}
    for session_id, note in notes.items():
        session = old.get(session_id)
        now = _session_now(session, old, new) if session else session_id
        moved[now] = "\n\n".join(filter(None, (moved.get(now), note)))
    return moved


def _session_now(session: Session, old: Mapping[str, Session], new: Mapping[str, Session]) -> str:
    """The id that the session has in the newer copy; its own where it is not found there."""
    there = new.get(session.id)
    for key in (_title_and_start, _title):
        if there and key(there) == key(session):
            return session.id
        were = [other for other in old.values() if key(other) == key(session)]
        are = [other for other in new.values() if key(other) == key(session)]
        if len(were) == len(are) == 1:
            return are[0].id
    return session.id


def _title_and_start(session: Session) -> Hashable:
    return words(session.title), session.start


def _title(session: Session) -> Hashable:
    return words(session.title)

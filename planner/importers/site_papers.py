"""What the events of one paper lend each other: the oral has no link to the paper, its poster has.

Events of one paper name each other in `related_events_ids`, or have the same `uid`.
"""

from collections.abc import Callable, Iterable

from planner.importers import values
from planner.importers.values import Fields


def lent(records: Iterable[Fields], read: Callable[[Fields], str]) -> Callable[[Fields], str]:
    """What `read` finds in a record, else in another one of the same paper."""
    own: dict[str, str] = {}
    given: dict[str, str] = {}
    papers: dict[str, str] = {}
    for record in records:
        if value := read(record):
            own[values.text(record.get("id"))] = value
            papers.setdefault(values.text(record.get("uid")), value)
            for other in _related(record):
                given.setdefault(other, value)
    papers.pop("", None)

    def of(record: Fields) -> str:
        known = (own.get(other) for other in _related(record))
        return (
            read(record)
            or next(filter(None, known), "")
            or given.get(values.text(record.get("id")), "")
            or papers.get(values.text(record.get("uid")), "")
        )

    return of


def _related(record: Fields) -> tuple[str, ...]:
    return values.texts(record.get("related_events_ids"), ",")

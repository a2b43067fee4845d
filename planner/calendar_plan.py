"""The plan in a calendar file that this program exported: importing it brings the stars back."""

import re
from collections.abc import Sequence

from planner.event_ids import MARK, read_mark
from planner.merging import joined
from planner.plan import Plan

_FOLDED = re.compile(rb"\r?\n[ \t]")  # RFC 5545, 3.1
_MARK = re.compile(rf"^{MARK}(?:;[^:\r\n]*)?:(\S+)".encode(), re.MULTILINE | re.IGNORECASE)


def plan_in(calendar: bytes) -> Plan | None:
    """All that its events tell; `None` for a calendar of another program, or without a choice.

    Of several conferences only that of the first event is told. Raises LibraryError where the
    part of an event is damaged.
    """
    marks = _MARK.findall(_FOLDED.sub(b"", calendar))
    parts = [read_mark(mark.decode("ascii", "replace")) for mark in marks]
    of_one = [part for part in parts if part.conference_id == parts[0].conference_id]
    plan = _joined(of_one) if of_one else None
    return plan if plan and (plan.entries or plan.own_entries or plan.session_notes) else None


def _joined(parts: Sequence[Plan]) -> Plan:
    """Halves first: one after another, each of thousands would copy all that came before it."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return joined(_joined(parts[:middle]), _joined(parts[middle:]))

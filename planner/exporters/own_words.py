"""Own entries in words for paper, where what is planned at another conference comes as one."""

from collections.abc import Collection

from planner.engagements import is_elsewhere
from planner.wording import counted


def own_remark(entry_id: str) -> str:
    return "at another conference" if is_elsewhere(entry_id) else "own entry"


def own_counts(entry_ids: Collection[str]) -> list[str]:
    """`1 own entry`, `3 at other conferences`; nothing of what there is not."""
    elsewhere = sum(map(is_elsewhere, entry_ids))
    own = len(entry_ids) - elsewhere
    return [
        *[counted(own, "own entry", "own entries")] * bool(own),
        *[f"{elsewhere} at other conferences"] * bool(elsewhere),
    ]

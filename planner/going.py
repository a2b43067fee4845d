"""Going to one of what clashes: what clashes with it leaves the plan, and those beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.clashes import Clashes
from planner.engagements import Engagement, taken_out, without
from planner.plan import Plan


class Going(NamedTuple):
    """The plan and those `beside` it afterwards; `gone` is what left those."""

    plan: Plan
    beside: list[Plan]
    gone: list[Engagement]

    def told(self, title: str) -> str:
        """`You go to “A”; “B” is taken out of the plan for ICLR; Ctrl+Z takes it back`."""
        parts = (f"You go to “{title}”", taken_out(self.gone), "Ctrl+Z takes it back")
        return "; ".join(filter(None, parts))


def going_to(
    ids: Iterable[str],
    clashes: Clashes,
    plan: Plan,
    beside: Iterable[Plan] = (),
    engagements: Iterable[Engagement] = (),
) -> Going:
    """To what clashes under these `ids` (of one talk or own entry, of posters that hang together).

    Stars, own entries and `engagements` that clash with it go; what only clashes with those stays.
    """
    rivals = {talk.id: talk for each in ids for talk in clashes.others(each)}
    gone = [each for each in engagements if each.talk.id in rivals]
    for entry_id in rivals.keys() & plan.own_entries.keys():
        plan = plan.without_own_entry(entry_id)
    plan = plan.with_stars([talk for i, talk in rivals.items() if plan.is_starred(i)], False)
    return Going(plan, without(beside, gone), gone)

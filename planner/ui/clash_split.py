"""A clash of mine split with colleagues: who goes to the other talk, who can have this one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from planner.conference import Talk
from planner.day_plan import Block, Item, rivals
from planner.plan import own_talk
from planner.wording import listed

if TYPE_CHECKING:
    from planner.team import Fans

FansOf = Mapping[str, "Fans"]


def goers(fans: FansOf, talk: Talk) -> list[str]:
    """The colleagues who go there by their best plans."""
    known = fans.get(talk.id)
    return [mark.name for mark in known.marks if mark.goes] if known else []


def split_text(fans: FansOf, others: Iterable[Talk]) -> str:
    """`Split: you here, Ann there`; empty unless somebody goes to each of the other talks."""
    going = [goers(fans, talk)[:1] for talk in others]
    names = list(dict.fromkeys(name for some in going for name in some))
    return f"Split: you here, {listed(names)} there" if going and all(going) else ""


def share_text(fans: FansOf, item: Item, block: Block) -> str:
    """Of one of what clashes in a block: `Ann goes here`, and while it asks how to split it."""
    here = [fans[talk.id].words for talk in item.shown_talks if talk.id in fans]
    others = [talk for rival in rivals(block, item) for talk in _talks(rival)]
    return " · ".join(filter(None, (*here[:1], "" if block.kept else split_text(fans, others))))


def leave_text(fans: FansOf, talk: Talk) -> str:
    """`Leave this one to Ann`; empty where nobody goes."""
    names = goers(fans, talk)
    return f"Leave this one to {listed(names)}" if names else ""


def _talks(item: Item) -> Sequence[Talk]:
    return [own_talk(item.own)] if item.own else item.shown_talks

"""What the user does not want to see: which talks vanish by it, and how one can be hidden."""

from collections.abc import Collection, Iterator, Sequence
from textwrap import shorten
from typing import get_args

from planner.conference import Kind, Record, Talk
from planner.plan import Hidden, HiddenAs, Plan
from planner.tex import to_text
from planner.timetable import Timetable
from planner.wording import counted

_LONGEST_NAME = 40


class Way(Record, kw_only=False):
    """Hiding a talk: `name` is its own in the list `what`, or what it shares with others."""

    what: HiddenAs
    name: str
    text: str  # `session “Robots”`

    def is_taken(self, plan: Plan) -> bool:
        names: tuple[str, ...] = getattr(plan.hidden, self.what)
        return self.name in names

    def taken(self, plan: Plan, taken: bool) -> Plan:
        return plan.with_hidden(self.what, [self.name], taken)


def hidden_ids(timetable: Timetable, hidden: Hidden, starred: Collection[str]) -> frozenset[str]:
    """The talks that vanish. A starred one does so only where it was hidden by itself."""
    if hidden == Hidden():
        return frozenset()
    sessions, rooms, kinds = set(hidden.sessions), set(hidden.rooms), set(hidden.kinds)
    room_of, kind_of = timetable.rooms, timetable.kinds
    shared = {
        talk.id
        for talk in timetable.talks
        if talk.session_id in sessions or room_of[talk.id] in rooms or kind_of[talk.id] in kinds
    }
    alone = timetable.by_id.keys() & set(hidden.talks)
    return frozenset(shared.difference(starred) | alone)


def ways(timetable: Timetable, talk: Talk) -> list[Way]:
    """How the talk can be hidden: by itself, or with all of its session, room or kind."""
    return [Way(what, name, _text(timetable, talk, what)) for what, name in _names(timetable, talk)]


def toggled(
    plan: Plan, timetable: Timetable, talks: Sequence[Talk], hidden: Collection[str]
) -> Plan:
    """The talks hidden; where all of them are, nothing is that hides them."""
    if not all(talk.id in hidden for talk in talks):
        return plan.with_hidden("talks", [talk.id for talk in talks], True)
    found = [pair for talk in talks for pair in _names(timetable, talk)]
    for what in get_args(HiddenAs):  # all names at once: one by one each would copy the others
        plan = plan.with_hidden(what, {name for each, name in found if each == what}, False)
    return plan


def what_happened(before: Collection[str], after: Collection[str], starred: Collection[str]) -> str:
    """What to say of the talks that one step hid or brought back."""
    gone, back = set(after).difference(before), set(before).difference(after)
    stars = gone.intersection(starred)
    if not gone:
        return (
            f"{counted(len(back), 'talk')} shown again" if back else "What is starred stays shown"
        )
    undo = f"Ctrl+Z brings {'it' if len(gone) == 1 else 'them'} back"
    if not stars:
        return f"{counted(len(gone), 'talk')} hidden. {undo}"
    if len(gone) == 1:
        return f"Hidden, but it stays in your plan. {undo}"
    return f"{len(gone)} talks hidden, but {len(stars)} of them stay in your plan. {undo}"


def count_text(hidden: Collection[str], starred: Collection[str], *, shown: bool) -> str:
    """`12 hidden`, `12 hidden, 1 starred`, `12 hidden, shown`; empty for none."""
    if not hidden:
        return ""
    stars = len(set(starred).intersection(hidden))
    text = f"{len(hidden)} hidden" + f", {stars} starred" * (stars > 0)
    return f"{text}, shown" if shown else text


def _names(timetable: Timetable, talk: Talk) -> Iterator[tuple[HiddenAs, str]]:
    """By which it can be hidden."""
    session, room = timetable.session(talk), timetable.room(talk)
    yield "talks", talk.id
    if session:
        yield "sessions", session.id
    if room:
        yield "rooms", room
    yield "kinds", talk.kind.value


def _text(timetable: Timetable, talk: Talk, what: HiddenAs) -> str:
    if what == "sessions":
        return f"session “{_short(timetable.session_title(talk))}”"
    if what == "rooms":
        return f"room “{_short(timetable.room(talk))}”"
    return "this talk" if what == "talks" else _all_of(talk.kind)


def _short(name: str) -> str:
    return shorten(to_text(name), _LONGEST_NAME, placeholder=" …")


def _all_of(kind: Kind) -> str:
    if kind is Kind.OTHER:
        return "all that is of no known kind"
    return "all social events" if kind is Kind.SOCIAL else f"all {kind.label.lower()}s"

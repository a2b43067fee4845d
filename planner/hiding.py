"""What the user does not want to see: which talks vanish by it, and what can be hidden of a talk."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from planner.conference import Talk
from planner.plan import Hidden, HiddenAs
from planner.tex import to_text
from planner.timetable import Timetable


class Way(NamedTuple):
    """Hiding a talk by its own `name` in the list `what`, or with all that share it."""

    what: HiddenAs
    name: str
    text: str  # `session “Robots”`

    def holds(self, hidden: Hidden) -> bool:
        names: tuple[str, ...] = getattr(hidden, self.what)
        return self.name in names


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
    """What can be hidden, the talk itself first."""
    session, room = timetable.session(talk), timetable.room(talk)
    found = [Way("talks", talk.id, "this talk")]
    if session:
        found.append(Way("sessions", session.id, f"session “{to_text(session.title)}”"))
    if room:
        found.append(Way("rooms", room, f"room “{room}”"))
    return [*found, Way("kinds", talk.kind.value, f"all of kind “{talk.kind.label}”")]


def told(before: Collection[str], after: Collection[str], starred: Collection[str]) -> str:
    """What to say of talks that vanished, or came back, by one step."""
    gone = set(after).difference(before)
    if not gone:
        return "Shown again" if set(before).difference(after) else "Hidden"
    if gone.isdisjoint(starred):
        return "Hidden. Ctrl+Z brings it back"
    it, stays = ("it", "it stays") if len(gone) == 1 else ("them", "what is starred stays")
    return f"Hidden, but {stays} in your plan. Ctrl+Z brings {it} back"


def count_text(hidden: Collection[str], starred: Collection[str], *, shown: bool) -> str:
    """`12 hidden`, `12 hidden, 1 of them starred`, `12 hidden, shown muted`; empty for none."""
    if not hidden:
        return ""
    stars = sum(talk_id in starred for talk_id in hidden)
    text = f"{len(hidden)} hidden" + f", {stars} of them starred" * (stars > 0)
    return f"{text}, shown muted" if shown else text


def without(talks: Iterable[Talk], hidden: Collection[str]) -> list[Talk]:
    return [talk for talk in talks if talk.id not in hidden] if hidden else list(talks)

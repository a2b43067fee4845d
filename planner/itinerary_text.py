"""Why the best plan leaves a talk out, in a sentence, and where else its paper is shown."""

from collections.abc import Sequence

from planner.itinerary import Stay, Wish
from planner.priorities import rank
from planner.tex import to_text
from planner.timetable import Timetable
from planner.walking import Walking
from planner.ways_out import elsewhere

_MOST = 2  # rivals that are named


def why(
    wish: Wish, stay: Stay, rivals: Sequence[Stay], timetable: Timetable, walking: Walking
) -> str:
    """`Clashes with “A”, which has a higher priority; its poster is Wed 10 11:00 – 13:30.`"""
    reason = _reason(wish, stay, rivals, walking)
    others = "; ".join(text for text, _ in elsewhere(wish.talk, timetable))
    return f"{reason[0].upper()}{reason[1:]}{'; ' if others else ''}{others}."


def _reason(wish: Wish, stay: Stay, rivals: Sequence[Stay], walking: Walking) -> str:
    own = next((rival.busy for rival in rivals if rival.busy), "")
    if own:
        return f"at this time you have “{own}”"
    overlapping = [r for r in rivals if r.start < stay.end and stay.start < r.end]
    if rivals and not overlapping:
        near = rivals[0]
        way = ("from", "after") if near.start < stay.start else ("to", "before")
        minutes = walking.between(near.room, stay.room)
        return f"{minutes} min to walk {way[0]} {near.room}: no time {way[1]} “{name_of(near)}”"
    return f"clashes with {_named(overlapping)}{_because(wish, stay, overlapping)}"


def _because(wish: Wish, stay: Stay, rivals: Sequence[Stay]) -> str:
    if any(rival.is_fixed for rival in rivals):
        return ", which you pinned"
    best = min((rank(w.priority) for rival in rivals for w in rival.wishes), default=1)
    if best < rank(wish.priority):
        return ", which has a higher priority" if len(rivals) == 1 else ", of higher priority"
    if len(rivals) > 1:
        return ": more talks in the same time"
    if sum(len(rival.wishes) for rival in rivals) > len(stay.wishes):
        return ", where more of your talks are"
    return ", which is longer or fits better with the others"


def _named(rivals: Sequence[Stay]) -> str:
    names = [f"“{name_of(rival)}”" for rival in rivals[:_MOST]]
    more = len(rivals) - _MOST
    return " and ".join(names) + (f" and {more} more" if more > 0 else "")


def name_of(stay: Stay) -> str:
    """What one does there, short."""
    if stay.busy:
        return stay.busy
    first = to_text(stay.wishes[0].talk.shown_title)
    return first if len(stay.wishes) == 1 else f"{first} and {len(stay.wishes) - 1} more"

"""What narrows the talks that are shown, in words: search, day and boxes."""

from planner.listing import Facet, Filters
from planner.times import day_and_month

_FACETS = {Facet.KIND: "kinds", Facet.SESSION: "sessions", Facet.ROOM: "rooms"}


def filter_words(text: str, filters: Filters) -> str:
    """`“graph” · Tue 4 May · starred only · some rooms left out`; empty where all is shown."""
    left_out = [name for facet, name in _FACETS.items() if filters.hidden[facet]]
    left_out += ["priorities"] * bool(filters.hidden[Facet.PRIORITY])
    words = (
        f"“{' '.join(text.split())}”" if text.strip() else "",
        day_and_month(filters.day) if filters.day else "",
        "starred only" if filters.starred_only else "",
        "followed only" if filters.followed_only else "",
        "without clashes" if filters.without_clashes else "",
        f"some {', '.join(left_out)} left out" if left_out else "",
    )
    return " · ".join(filter(None, words))

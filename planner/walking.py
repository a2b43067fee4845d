"""How long it takes from room to room."""

from msgspec import field

from planner.conference import Record


class Walking(Record):
    """`minutes` between any two rooms, and those that are nearer or farther, as (room, room)."""

    minutes: int = 0
    pairs: dict[str, int] = field(default_factory=dict)

    def between(self, one: str, other: str) -> int:
        """Minutes; none within a room, nor where a room is not known."""
        if not one or not other or one == other:
            return 0
        return self.pairs.get(pair(one, other), self.minutes)

    def with_pair(self, one: str, other: str, minutes: int) -> "Walking":
        return Walking(minutes=self.minutes, pairs={**self.pairs, pair(one, other): minutes})


def pair(one: str, other: str) -> str:
    """Both rooms as one key: it is as far back as there."""
    return " ↔ ".join(sorted((one, other)))

"""How long it takes from room to room."""

from collections.abc import Iterable

from msgspec import field

from planner.conference import Record

_BETWEEN = " ↔ "
_HAIR = 0.001  # a talk without a known end is over a hair after it began


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

    @property
    def longest(self) -> int:
        """Minutes of the longest way."""
        return max((self.minutes, *self.pairs.values()))

    def named_pairs(self) -> Iterable[tuple[str, str, int]]:
        """The rooms that differ, with their minutes."""
        for key, minutes in self.pairs.items():
            one, _, other = key.partition(_BETWEEN)
            yield one, other, minutes


def pair(one: str, other: str) -> str:
    """Both rooms as one key: it is as far back as there."""
    return _BETWEEN.join(sorted((one, other)))


def seconds(minutes: int) -> float:
    """Of a walk, for reckoning with instants: who has just these minutes comes in time."""
    return max(0.0, 60 * minutes - _HAIR)

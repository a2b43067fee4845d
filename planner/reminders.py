"""When to remind of what is mine: each once, never of what has begun, also after sleep.

Times are compared as instants, and each check asks for all that fell due since the one before. So
a machine that slept and a clock that was put forward need no care of their own; only a clock that
was put back does.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from planner.mine import Mine

CHOICES = (0, 5, 10, 15, 30)  # minutes before; 0 is never


def due(mine: Iterable[Mine], minutes: int, since: datetime, until: datetime) -> list[Mine]:
    """What is to be told at `until` if nothing was told after `since`, `minutes` before it begins.

    That is: its time to be told came after `since`, and it has not begun before `until`.
    """
    before = minutes * 60
    first, now = since.timestamp(), until.timestamp()
    starts = ((each, each.start.timestamp()) for each in mine)
    return [each for each, start in starts if first < start - before <= now <= start]


class Watch:
    """Remembers what was told, and until when it has looked."""

    def __init__(self) -> None:
        self._until: datetime | None = None
        self._minutes = 0
        self._told: dict[tuple[float, str], datetime] = {}  # with the moment it was told at

    def look_back(self) -> None:
        """The next check tells also what was due already: times have changed, or the programme."""
        self._until = None

    def check(self, mine: Iterable[Mine], minutes: int, now: datetime) -> list[Mine]:
        """What is to be told now; the next check goes on from here."""
        found = due(mine, minutes, self._since(minutes, now), now)
        fresh = [each for each in found if each.key not in self._told]
        self._told |= {each.key: now for each in fresh}
        self._until, self._minutes = now, minutes
        return fresh

    def _since(self, minutes: int, now: datetime) -> datetime:
        """The moment of the check before, unless all that begins soon has to be looked at anew."""
        until = self._until
        if until and now < until:  # the clock was put back: what it told too soon is told again
            self._told = {key: told for key, told in self._told.items() if told <= now}
        if until and until <= now and minutes <= self._minutes:
            return until
        return now - timedelta(minutes=minutes, seconds=1)

"""How many talks leave no time to walk to another room: counted, however many there are."""

from collections import defaultdict
from collections.abc import Iterable

from planner.running import Run, Runs, Wall
from planner.walking import Walking, seconds

_Group = tuple[Wall | None, str]  # a wall, or all of them; a room, or all of them


class Walks:
    """Of talks given in the order of their starts, each with its wall and its room."""

    def __init__(self, talks: Iterable[tuple[Run, Wall, str]], walking: Walking) -> None:
        found: dict[_Group, list[Run]] = defaultdict(list)
        for run, wall, room in talks:
            if room:
                walls = (None,) if wall[0] == "talk" else (None, wall)
                for group in [(each, place) for each in walls for place in ("", room)]:
                    found[group].append(run)
        self._runs = {group: Runs(members) for group, members in found.items()}
        self._usual = seconds(walking.minutes)
        self._ways: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for one, other, minutes in walking.named_pairs():
            self._ways[one].append((other, seconds(minutes)))
            self._ways[other].append((one, seconds(minutes)))

    def count(self, run: Run, wall: Wall, room: str) -> int:
        """Those that do not overlap `run`, but end too late before it or begin too soon after."""
        if not room:
            return 0
        hung = self._from(wall, run, room) if (wall, "") in self._runs else 0
        return self._from(None, run, room) - hung

    def _from(self, wall: Wall | None, run: Run, room: str) -> int:
        """Those of one wall, or of all, in other rooms; some rooms are nearer or farther."""
        near = self._near((wall, ""), run, self._usual) - self._near((wall, room), run, self._usual)
        for other, reach in self._ways.get(room, ()):
            group = wall, other
            near += self._near(group, run, reach) - self._near(group, run, self._usual)
        return near

    def _near(self, group: _Group, run: Run, reach: float) -> int:
        runs = self._runs.get(group)
        return runs.during(run, reach) - runs.during(run) if runs and reach else 0

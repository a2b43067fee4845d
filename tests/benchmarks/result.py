"""One line of the benchmarks: a time, what it is measured against, and the promise."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """Times in seconds; `floor` is another time of this run, or the time that is allowed.

    Without `at_most` nothing is promised: the line is only there to be read.
    """

    name: str
    time: float
    floor: float
    floor_name: str
    at_most: float | None = 1.0

    @property
    def holds(self) -> bool:
        return self.at_most is None or self.time / self.floor <= self.at_most

    def __str__(self) -> str:
        promise = f", at most {self.at_most:.2f}" if self.at_most else ""
        verdict = "" if self.holds else "  TOO SLOW"
        return (
            f"{self.name:<42}{self.time * 1000:7.1f} ms = {self.time / self.floor:4.2f} × "
            f"{self.floor_name} ({self.floor * 1000:.1f} ms){promise}{verdict}"
        )


def best_of(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The shortest time of each, measured turn by turn; a first turn only warms up."""
    times = [[measure() for measure in measures] for _ in range(rounds + 1)]
    return [min(column) for column in zip(*times[1:], strict=True)]

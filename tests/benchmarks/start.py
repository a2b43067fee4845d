"""From the start of the process to the painted window, against an empty window with a table."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.benchmarks.invented import make_library
from tests.benchmarks.result import Result, best_of

ROOT = Path(__file__).parents[2]
AT_MOST = (1.6, 2.0)  # times the empty window, for each of the sizes


def results(folder: Path, sizes: tuple[int, ...], rounds: int) -> Iterator[Result]:
    homes = [folder / f"home-{size}" for size in sizes]
    for home, size in zip(homes, sizes, strict=True):
        make_library(home / "conference-planner", size)
    programs = [_Start("tests.benchmarks.planner_window", home) for home in homes]
    floor, *times = best_of(rounds, _Start("tests.benchmarks.empty_window", folder), *programs)
    for size, time, program, at_most in zip(sizes, times, programs, AT_MOST, strict=True):
        name = f"start with {size:,} talks"
        yield Result(name, time, floor, "empty window", at_most)
        yield Result(f"{name}, panels too", min(program.complete), floor, "empty window", None)


class _Start:
    """A call starts the module as a program and gives the seconds until its window is painted."""

    def __init__(self, module: str, home: Path) -> None:
        self._command = (sys.executable, "-m", module)
        variables = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(home))
        self._environment = os.environ | variables
        self.complete: list[float] = []  # of each call, until the panels beside were painted, too

    def __call__(self) -> float:
        # `perf_counter` counts from the start of the machine: the same in both processes.
        start = perf_counter()
        told = subprocess.run(
            self._command,
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            timeout=120,  # after an error the window stays open and shows it
            check=True,
        )
        painted, *complete = (float(line) - start for line in told.stdout.split())
        self.complete += complete
        return painted

"""Measures what the program promises about its speed: `python -m tests.benchmarks [--quick]`.

Prints times and ratios and ends with 1 if one is missed. Floors are measured in the same run, each
turn by turn with what it is compared to, and of each the best counts: other work on the machine
only ever makes a time longer. `--quick` measures small things once, to see that it works.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import opening, printing, reading, start, window
from tests.benchmarks.result import Result

ROUNDS = 15
PRINTED = 500  # talks
SIZES = (900, 5000)  # talks: FOSDEM, and far beyond


def main(arguments: list[str]) -> int:
    """Run all benchmarks; the exit code is 1 if a promise was broken."""
    quick = "--quick" in arguments
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the user's second start finds it compiled
    with tempfile.TemporaryDirectory() as name:
        results = _measure(Path(name), 1 if quick else ROUNDS, (20, 40) if quick else SIZES)
    broken = [result for result in results if not result.holds]
    if broken:
        print(f"\nToo slow: {', '.join(result.name for result in broken)}")
    return int(bool(broken) and not quick)


def _measure(folder: Path, rounds: int, sizes: tuple[int, ...]) -> list[Result]:
    results = []
    for benchmark in (
        lambda: reading.results(rounds),
        lambda: start.results(folder, sizes, rounds),
        lambda: window.results(folder, sizes[-1]),
        lambda: opening.results(folder, rounds),
        lambda: printing.results(folder, min(PRINTED, sizes[-1]), rounds),
    ):
        for result in benchmark():
            print(result, flush=True)
            results.append(result)
    return results


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

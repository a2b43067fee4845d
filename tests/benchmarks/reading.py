"""Reading a saved session page, against parsing its HTML alone."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bs4 import BeautifulSoup

from planner import importers
from tests.benchmarks.result import Result, best_of

PAGE = Path(__file__).parents[3] / "shared/data/html/icml-2025-session-posters.html"
NOW = datetime(2025, 8, 1, tzinfo=UTC)


def results(rounds: int) -> Iterator[Result]:
    if not PAGE.exists():
        print(f"reading: left out, {PAGE.name} is not beside this checkout")
        return
    raw = PAGE.read_bytes()
    given, html = importers.Given(PAGE.name, raw), raw.decode()
    time, floor = best_of(
        rounds,
        lambda: _seconds(lambda: importers.read(given, now=NOW)),
        lambda: _seconds(lambda: BeautifulSoup(html, "lxml")),
    )
    yield Result("read a page of posters", time, floor, "BeautifulSoup alone", 1.3)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start

"""Reading saved pages and schedules, each against parsing its HTML or XML alone."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bs4 import BeautifulSoup
from lxml import etree

from planner import importers
from tests.benchmarks.result import Result, best_of

FOLDER = Path(__file__).parents[3] / "shared/data/html"
PAGES = {
    "read a page of posters": "icml-2025-session-posters.html",
    "read a whole conference's calendar": "neurips-2023-calendar.html",
}
SCHEDULE = FOLDER.parent / "schedule-xml/fosdem-2026.xml"
NOW = datetime(2025, 8, 1, tzinfo=UTC)


def results(rounds: int) -> Iterator[Result]:
    for what, name in PAGES.items():
        if (FOLDER / name).exists():
            yield _result(what, FOLDER / name, rounds)
        else:
            print(f"reading: left out, {name} is not beside this checkout")
    if SCHEDULE.exists():
        yield _schedule(rounds)


def _result(what: str, page: Path, rounds: int) -> Result:
    raw = page.read_bytes()
    given, html = importers.Given(page.name, raw), raw.decode()
    time, floor = best_of(
        rounds,
        lambda: _seconds(lambda: importers.read(given, now=NOW)),
        lambda: _seconds(lambda: BeautifulSoup(html, "lxml")),
    )
    return Result(what, time, floor, "BeautifulSoup alone", 1.3)


def _schedule(rounds: int) -> Result:
    given = importers.Given(SCHEDULE.name, SCHEDULE.read_bytes())
    time, floor = best_of(
        rounds,
        lambda: _seconds(lambda: importers.read(given, now=NOW)),
        lambda: _seconds(lambda: etree.parse(SCHEDULE)),
    )
    return Result("read a schedule.xml of 883 events", time, floor, "lxml.etree.parse alone", 6)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start

"""Invented session pages in the virtual sites' structure."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner import importers
from planner.conference import Programme
from tests.importers.pages import make_card, make_page

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Read = Callable[..., Programme]


@pytest.fixture
def read() -> Read:
    """`read(text)` or `read(data)`, as on 21 November 2026."""

    def reading(given: str | bytes | Path, **answers: object) -> Programme:
        name = given.name if isinstance(given, Path) else "page"
        if isinstance(given, Path):
            given = given.read_bytes()
        data = given.encode() if isinstance(given, str) else given
        return importers.read(importers.Given(name, data), now=NOW, **answers)

    return reading


@pytest.fixture
def card() -> Callable[..., str]:
    return make_card


@pytest.fixture
def page() -> Callable[..., str]:
    return make_page

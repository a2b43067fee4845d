"""What the XML of both kinds of spreadsheets has in common: rows are read one at a time."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

from planner.importers.table_columns import Cell

Element = Any  # an lxml element
_MOST_CELLS = 5_000_000  # 250 columns for each of 20,000 talks


class TooManyCellsError(Exception):
    """More than any programme has: they would fill the memory."""


class Rows:
    """The rows of one file, counted while they are made: a few bytes may claim millions."""

    def __init__(self) -> None:
        self._left = _MOST_CELLS

    def made(self, cells: Iterable[tuple[int, int, Cell]]) -> list[Cell]:
        """A row of cells, each with its column (from 0) and how often it is repeated."""
        row: list[Cell] = []
        for column, times, cell in cells:
            if cell != "":
                gap = max(column - len(row), 0)
                self.take(gap + times)
                row += [""] * gap + [cell] * times
        return row

    def take(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise TooManyCellsError


def elements(content: bytes, *names: str) -> Iterator[Element]:
    """The elements of these names, in any namespace; each is emptied when the next is asked for."""
    tags = [f"{{*}}{name}" for name in names]
    for _, element in etree.iterparse(
        BytesIO(content), events=("end",), tag=tags, resolve_entities=False, no_network=True
    ):
        yield element
        element.clear()
        parent = element.getparent()  # none of the outermost, before which comments may stand
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def local(name: str) -> str:
    """A tag or attribute without its namespace."""
    return name.rpartition("}")[2]


def attributes(element: Element) -> dict[str, str]:
    return {local(name): value for name, value in element.attrib.items()}

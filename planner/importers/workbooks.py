"""Excel and OpenDocument files: their sheets as rows of cells.

Read here rather than by python-calamine, which makes room for every cell between the first and the
last and so lets a file of two cells, A1 and XFD1048576, end the program.
"""

from collections.abc import Iterator
from zipfile import ZipInfo

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

from planner.errors import UnreadableError
from planner.importers import excel, opendocument, unpacking
from planner.importers.given import LIMIT
from planner.importers.table_columns import Cell
from planner.importers.xml_rows import TooManyCellsError

_MOST_BYTES = 2 * LIMIT


def sheets(data: bytes, name: str) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Each sheet's name and rows; raises UnreadableError for a damaged or oversized file."""
    with unpacking.opened(data, name) as archive:
        files = dict(unpacking.contents(archive, name, _is_read, _MOST_BYTES))
    try:
        yield from (opendocument if "content.xml" in files else excel).sheets(files)
    except TooManyCellsError as error:
        sentence = f"“{name}” has more cells than any programme; save only those that are filled."
        raise UnreadableError(sentence) from error
    except (etree.XMLSyntaxError, KeyError, IndexError, ValueError, OverflowError) as error:
        sentence = f"“{name}” is a damaged spreadsheet; save it again, or as CSV."
        raise UnreadableError(sentence, repr(error)) from error


def _is_read(member: ZipInfo) -> bool:
    return member.filename.endswith((".xml", ".rels"))

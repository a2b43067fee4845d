"""Tables as text with named columns, CSV or TSV: each line a record."""

import csv
from io import StringIO

from planner.errors import UnreadableError
from planner.importers.given import LIMIT
from planner.importers.values import Fields

_LONGEST_HEADER = 2000  # characters


def header(text: str) -> list[str]:
    """The names in the first line, which is not divided further than that."""
    line, _, _ = text.lstrip("\ufeff")[:_LONGEST_HEADER].partition("\n")
    return [name.strip().strip('"') for name in line.split(_delimiter(line))]


def records(text: str) -> list[Fields]:
    """The lines under their columns' names; raises UnreadableError where one is no line."""
    text = text.lstrip("\ufeff")
    csv.field_size_limit(LIMIT)  # else a long abstract is refused
    delimiter = _delimiter(text[:_LONGEST_HEADER].partition("\n")[0])
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(rows, [])]
        return [dict(zip(names, row, strict=False)) for row in rows if any(row)]
    except csv.Error as error:
        sentence = "A line of the table cannot be read; save it as CSV (UTF-8) again."
        raise UnreadableError(sentence, str(error)) from error


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)

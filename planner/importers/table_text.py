"""The rows of a table as text, whatever divides its columns."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from planner.formulas import as_meant
from planner.importers.given import LIMIT
from planner.importers.table_columns import Header, header_of

_DELIMITERS = ",;\t|"
_SAMPLE = 20_000  # letters, in which the header is looked for
_ROWS = 40


def is_table(text: str) -> bool:
    """Whether a header with columns that we know stands above rows, by the beginning only."""
    if text.lstrip()[:1] in {"{", "[", "<"}:
        return False
    rows = _sample(text, delimiter_of(text))
    header = header_of(rows)
    if not header:
        return False
    below = next((row for row in rows[header.row + 1 :] if any(row)), [])
    columns = {column for columns in header.fields.values() for column in columns}
    return sum(bool(cell.strip()) for n, cell in enumerate(below) if n in columns) > 1


def rows(text: str) -> list[list[str]]:
    """All rows; the apostrophe before what would be a formula is none of the text."""
    return [list(map(as_meant, row)) for row in _reader(text, delimiter_of(text))]


def delimiter_of(text: str) -> str:
    """The sign that gives a header with the most columns that we know, else the most columns."""
    return max(_DELIMITERS, key=lambda sign: _worth(_sample(text, sign)))


def _worth(sample: list[list[str]]) -> tuple[int, int]:
    header: Header | None = header_of(sample)
    widths = [len(row) for row in sample if len(row) > 1]
    return len(header.fields) if header else 0, max(map(widths.count, set(widths)), default=0)


def _sample(text: str, delimiter: str) -> list[list[str]]:
    return list(islice(_reader(text[:_SAMPLE], delimiter), _ROWS))


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LIMIT)  # with less, Python raises where a quotation mark is not closed
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)

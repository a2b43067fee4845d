"""A workbook for Excel: real dates and times, a header that stays and filters; texts stay texts."""

from datetime import date, time
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from planner.exporters.plain import line
from planner.exporters.selection import Selection
from planner.exporters.table_rows import COLUMNS, Cell, Row, rows

_LONGEST = 32_767  # characters of a cell that Excel opens
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NUMBER_FORMATS = {date: "yyyy-mm-dd", time: "hh:mm"}


def write(selection: Selection) -> bytes:
    """One sheet with a row for each talk and own entry."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": line(selection.title)})
        sheet = book.add_worksheet("Talks")
        formats = {
            kind: book.add_format({"num_format": text, "valign": "top", "align": "left"})
            for kind, text in _NUMBER_FORMATS.items()
        }
        top = book.add_format({"valign": "top"})
        sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True, "bottom": 1}))
        for column, width in enumerate(COLUMNS.values()):
            sheet.set_column(column, column, width)
        count = 0
        for count, row in enumerate(rows(selection), 1):
            _write_row(sheet, count, row, formats, top)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
    return file.getvalue()


def _write_row(sheet: Any, number: int, row: Row, formats: dict[type, Any], top: Any) -> None:
    for column, name in enumerate(COLUMNS):
        cell: Cell = row.get(name, "")
        if isinstance(cell, date | time):
            sheet.write_datetime(number, column, cell, formats[type(cell)])
        elif isinstance(cell, int):
            sheet.write_number(number, column, cell, top)
        elif cell:
            sheet.write_string(number, column, _fitting(cell), top)


def _fitting(text: str) -> str:
    """UTF-16 counts; a text that is too long would be left out as a whole."""
    if len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"

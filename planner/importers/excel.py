"""The sheets of an Excel file: SpreadsheetML (ECMA-376 part 1, 18)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import repeat
from posixpath import join, normpath

from planner.importers.table_columns import Cell
from planner.importers.xml_rows import Element, Rows, attributes, elements, local

_WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})\d{1,7}")
# 18.8.30: built-in number formats that are dates or times, the East Asian ones as well.
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_CODE_LENGTH = 255
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's clock has no zone
_SINCE_1904 = 1462  # days from that epoch to the other one, of old Macs
_DAYS = 2_958_466  # the first serial number after the year 9999


def sheets(files: dict[str, bytes]) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Each sheet's name and rows; raises ValueError, KeyError and XMLSyntaxError for damage."""
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in elements(files["xl/_rels/workbook.xml.rels"], "Relationship")
    }
    book = _Book(files)
    for sheet in list(map(attributes, elements(files[_WORKBOOK], "sheet"))):
        path = normpath(join("/xl", targets[sheet["id"]])).lstrip("/")
        if path in files:  # not so charts
            yield sheet["name"], list(book.rows(files[path]))


class _Book:
    """What the sheets share: texts, date formats, the first day of the calendar."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._texts = [_text(each) for each in _all(files, "xl/sharedStrings.xml", "si")]
        self._is_date = list(_date_formats(files))
        properties = _all(files, _WORKBOOK, "workbookPr")
        old = any(each.get("date1904") in {"1", "true"} for each in properties)
        self._shift = _SINCE_1904 if old else 0
        self._rows = Rows()

    def rows(self, content: bytes) -> Iterator[list[Cell]]:
        """Empty rows are left out in the file, and given here."""
        number = 0
        for row in elements(content, "row"):
            left_out = max(int(row.get("r", 0)) - number - 1, 0)
            self._rows.take(left_out)
            yield from repeat([], left_out)
            yield self._rows.made(self._cells(row))
            number += left_out + 1

    def _cells(self, row: Element) -> Iterator[tuple[int, int, Cell]]:
        column = -1
        for cell in row:
            if local(str(cell.tag)) == "c":
                found = _REFERENCE.fullmatch(cell.get("r", ""))
                column = _number(found[1]) if found else column + 1
                yield column, 1, self._value(cell)

    def _value(self, cell: Element) -> Cell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        value = next((child.text or "" for child in cell if local(str(child.tag)) == "v"), "")
        if kind == "s" and value:
            return self._texts[int(value)]
        if kind != "n" or not value:
            return value
        style = int(cell.get("s", 0))
        is_date = 0 <= style < len(self._is_date) and self._is_date[style]
        return self._date(float(value)) if is_date else float(value)

    def _date(self, days: float) -> Cell:
        """To the second, as people enter them; what is no date stays a number."""
        seconds = round(days * 86_400)
        if not 0 <= days < _DAYS - self._shift:
            return days
        if days < 1:
            return (_EPOCH + timedelta(seconds=seconds)).time()
        moment = _EPOCH + timedelta(days=self._shift, seconds=seconds)
        return moment if seconds % 86_400 else moment.date()


def _date_formats(files: dict[str, bytes]) -> Iterator[bool]:
    """Of each cell format, whether it shows a date or a time."""
    styles = "xl/styles.xml"
    own = {
        each.get("numFmtId"): _shows_date(each.get("formatCode", ""))
        for each in _all(files, styles, "numFmt")
    }
    for formats in _all(files, styles, "cellXfs"):
        for each in formats:
            number = each.get("numFmtId", "0")
            yield own[number] if number in own else int(number) in _DATE_FORMATS


def _shows_date(code: str) -> bool:
    shown = _LITERAL.sub("", code[:_CODE_LENGTH]).lower()
    return "general" not in shown and any(sign in shown for sign in "ymdhs")


def _all(files: dict[str, bytes], path: str, name: str) -> Iterator[Element]:
    return elements(files[path], name) if path in files else iter(())


def _text(element: Element) -> str:
    """Of all its runs, but not of the phonetic hints (rPh)."""
    return "".join(
        each.text or ""
        for each in element.iter("{*}t")
        if local(str(each.getparent().tag)) != "rPh"
    )


def _number(letters: str) -> int:
    """0 of A, 26 of AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

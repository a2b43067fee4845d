"""The sheets of an OpenDocument file, as LibreOffice saves it (OpenDocument 1.3 part 3, 9)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.importers.table_columns import Cell
from planner.importers.xml_rows import Element, Rows, attributes, elements, local

_CONTENT = "content.xml"
_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,6})M(\d{1,6})(?:[.,]\d{1,12})?S")


def sheets(files: dict[str, bytes]) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Each sheet's name and rows; raises ValueError and XMLSyntaxError for damage."""
    counted = Rows()
    rows: list[list[Cell]] = []
    for element in elements(files[_CONTENT], "table-row", "table"):
        values = attributes(element)
        if local(element.tag) == "table":
            yield values.get("name", ""), rows
            rows = []
        elif row := counted.made(_cells(element)):
            times = _repeated(values, "rows")
            counted.take(times)
            rows += [row] * times
        else:
            rows.append([])


def _cells(row: Element) -> Iterator[tuple[int, int, Cell]]:
    column = 0
    for cell in row:
        values = attributes(cell)
        times = _repeated(values, "columns")
        yield column, times, _value(cell, values)
        column += times


def _repeated(values: dict[str, str], what: str) -> int:
    return max(int(values.get(f"number-{what}-repeated", 1)), 1)


def _value(cell: Element, values: dict[str, str]) -> Cell:
    kind = values.get("value-type")
    if kind == "date":
        moment = datetime.fromisoformat(values["date-value"]).replace(tzinfo=None)
        return moment if "T" in values["date-value"] else moment.date()
    if kind == "time" and (found := _DURATION.fullmatch(values["time-value"])):
        hours, minutes, seconds = map(int, found.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if kind == "float":
        return float(values["value"])
    return "\n".join("".join(each.itertext()) for each in cell if local(str(each.tag)) == "p")

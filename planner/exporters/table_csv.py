"""CSV as Excel opens it by a double click: UTF-8 with a byte order mark, CRLF, no formulas."""

import codecs
import csv
from datetime import time
from io import StringIO

from planner.exporters.selection import Selection
from planner.exporters.table_rows import COLUMNS, Cell, rows
from planner.formulas import defused


def write(selection: Selection) -> bytes:
    """The table; a text that would be a formula has an apostrophe before it (`formulas`)."""
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows([_text(row.get(name, "")) for name in COLUMNS] for row in rows(selection))
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _text(cell: Cell) -> str:
    if isinstance(cell, time):
        return cell.isoformat("minutes" if not cell.second else "seconds")
    return defused(cell) if isinstance(cell, str) else str(cell)

"""One row of a table, asked by what its columns hold."""

from dataclasses import dataclass
from datetime import time

from planner.importers.table_columns import Cell, Field, Row


@dataclass(frozen=True)
class Line:
    """A row below the header; `number` is as spreadsheets show it, from 1."""

    number: int
    row: Row
    fields: dict[Field, list[int]]

    @property
    def where(self) -> str:
        return f"row {self.number}"

    def cell(self, field: Field) -> Cell:
        """The first that is filled of the columns with this field; else empty."""
        if field not in self.fields:
            return ""
        return next((cell for cell in self._cells(field) if cell != ""), "")

    def text(self, field: Field) -> str:
        return text(self.cell(field))

    def texts(self, field: Field) -> list[str]:
        """What each of the columns with this field says, without repetitions."""
        found = (text(cell) for cell in self._cells(field))
        return list(dict.fromkeys(filter(None, found)))

    def _cells(self, field: Field) -> list[Cell]:
        columns = self.fields.get(field, ())
        return [_stripped(self.row[n]) for n in columns if n < len(self.row)]


def text(cell: Cell) -> str:
    """As the spreadsheet shows it; a number without decimals has none."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strip() if isinstance(cell, str) else _shown(cell)


def is_empty(row: Row) -> bool:
    return all(_stripped(cell) == "" for cell in row)


def _shown(cell: Cell) -> str:
    return cell.isoformat(timespec="minutes") if isinstance(cell, time) else str(cell)


def _stripped(cell: Cell) -> Cell:
    return cell.strip() if isinstance(cell, str) else cell

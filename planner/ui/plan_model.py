"""The lines of the plan as rows of a list: what can be current is a talk or an own entry, of
any conference."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.conference import Talk
from planner.engagements import Engagement
from planner.plan import OwnEntry
from planner.ui.plan_lines import Card, Line, Poster, key_of, other_of, spoken
from planner.ui.rich import tooltip

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole


class PlanModel(QAbstractListModel):
    """The display text of a row is what a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self._row_of: dict[str, int] = {}
        self._rows: list[int] = []  # those that can be current

    def take(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        keys = ((key_of(line), row) for row, line in enumerate(lines))
        self._row_of = {key: row for key, row in keys if key}
        self._rows = sorted(self._row_of.values())
        self.endResetModel()

    def key(self, index: Index) -> str:
        """Of the talk or own entry at the index, else empty."""
        return key_of(self.lines[index.row()]) if index.isValid() else ""

    def index_of(self, key: str) -> QModelIndex:
        return self.index(self._row_of.get(key, -1))

    def talk(self, index: Index) -> Talk | None:
        line = self.lines[index.row()] if index.isValid() else None
        return line.talk if isinstance(line, Card | Poster) else None

    def own(self, index: Index) -> OwnEntry | None:
        line = self.lines[index.row()] if index.isValid() else None
        return line.item.own if isinstance(line, Card) and line.item else None

    def other(self, index: Index) -> Engagement | None:
        """What is planned at another conference."""
        return other_of(self.lines[index.row()]) if index.isValid() else None

    def nearest(self, row: int) -> QModelIndex:
        """What can be current at the row or after it, else the last."""
        return self.index(self._rows[self._place(row)]) if self._rows else QModelIndex()

    def moved(self, index: Index, step: int) -> QModelIndex:
        """So many further; the first or the last where there are fewer."""
        if not index.isValid() or not self._rows:
            return self.nearest(0)
        at = min(max(self._place(index.row()) + step, 0), len(self._rows) - 1)
        return self.index(self._rows[at])

    def _place(self, row: int) -> int:
        return min(bisect_left(self._rows, row), len(self._rows) - 1)

    # Qt's overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and index.isValid():
            return spoken(self.lines[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and self.key(index):
            return tooltip(spoken(self.lines[index.row()]))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.key(index):
            return Qt.ItemFlag.NoItemFlags  # the arrow keys pass over it
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

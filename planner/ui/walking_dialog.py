"""How long one walks: between any two rooms, and between those that are nearer or farther."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.ui.calm_wheel import scrolls_past
from planner.ui.sentence import sentence
from planner.ui.workspace import Workspace
from planner.walking import Walking, pair
from planner.wording import natural

MOST = 60  # minutes
_WHAT_FOR = (
    "Starred talks that leave too little time to walk from one to the other"
    " are shown as clashes; the best plan has none of them."
)


class WalkingDialog(QDialog):
    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Walking time")
        self._workspace = workspace
        walking, rooms = workspace.plan.walking, _rooms(workspace)
        self._usual = _minutes(walking.minutes, "Between rooms", self)
        self._table = _table(self)
        self._one, self._other = (_room_box(rooms, name, self) for name in ("From", "To"))
        self._other.setCurrentIndex(min(1, len(rooms) - 1))
        self._own = _minutes(walking.minutes, "Minutes between these rooms", self)
        self._add = QPushButton("Add", self)
        self._remove = QPushButton("Remove", self)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        for one, other, minutes in walking.named_pairs():
            self._set_pair(one, other, minutes)
        self._place_parts()
        self._connect()
        self._offer()

    def walking(self) -> Walking:
        """What is set here."""
        walking = Walking(minutes=self._usual.value())
        for row in range(self._table.rowCount()):
            walking = walking.with_pair(
                self._text(row, 0), self._text(row, 1), self._spin(row).value()
            )
        return walking

    def _place_parts(self) -> None:
        em = self.fontMetrics().height()
        form = QFormLayout()
        form.addRow("Between &rooms", self._usual)
        adding = QHBoxLayout()
        for box in (self._one, self._other):
            adding.addWidget(box, 1)
        for widget in (self._own, self._add):
            adding.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setSpacing(em // 2)
        layout.addWidget(sentence(_WHAT_FOR, "muted", self))
        layout.addLayout(form)
        layout.addWidget(sentence("Rooms that are nearer or farther:", "strong", self))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(adding)
        layout.addWidget(self._buttons)
        self.resize(em * 32, em * 26)

    def _connect(self) -> None:
        self._add.clicked.connect(self._add_pair)
        self._remove.clicked.connect(self._remove_pair)
        for box in (self._one, self._other):
            box.currentIndexChanged.connect(self._offer)
        self._table.itemSelectionChanged.connect(self._offer)
        self._buttons.accepted.connect(self._take_over)
        self._buttons.rejected.connect(self.reject)
        self._workspace.programme_changed.connect(self.reject)

    def _take_over(self) -> None:
        plan = replace(self._workspace.plan, walking=self.walking())
        self.accept()
        self._workspace.change("Walking time", plan)

    def _add_pair(self) -> None:
        self._set_pair(self._one.currentText(), self._other.currentText(), self._own.value())

    def _remove_pair(self) -> None:
        for row in sorted({index.row() for index in self._table.selectedIndexes()}, reverse=True):
            self._table.removeRow(row)
        self._offer()

    def _set_pair(self, one: str, other: str, minutes: int) -> None:
        """A new row, or the one that there is for these rooms."""
        rows = range(self._table.rowCount())
        wanted = pair(one, other)
        same = (row for row in rows if pair(self._text(row, 0), self._text(row, 1)) == wanted)
        row = next(same, len(rows))
        if row == len(rows):
            self._table.insertRow(row)
            for column, name in enumerate((one, other)):
                self._table.setItem(row, column, QTableWidgetItem(name))
            spin = _minutes(minutes, f"Minutes between {one} and {other}", self._table)
            self._table.setCellWidget(row, 2, spin)
        self._spin(row).setValue(minutes)

    def _offer(self) -> None:
        """Only what would do something."""
        self._add.setEnabled(self._one.currentText() != self._other.currentText())
        self._remove.setEnabled(bool(self._table.selectedIndexes()))

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        assert item
        return item.text()

    def _spin(self, row: int) -> QSpinBox:
        spin = self._table.cellWidget(row, 2)
        assert isinstance(spin, QSpinBox)
        return spin


def _rooms(workspace: Workspace) -> list[str]:
    """Those of the programme, of own entries and of other conferences."""
    names = set(workspace.timetable.rooms.values())
    names |= {entry.place for entry in workspace.plan.own_entries.values()}
    names |= {each.talk.room for each in workspace.engagements}
    return sorted(names - {""}, key=natural)


def _minutes(value: int, name: str, parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    scrolls_past(box)
    box.setRange(0, MOST)
    box.setSuffix(" min")
    box.setValue(value)
    box.setAccessibleName(name)
    return box


def _room_box(rooms: Sequence[str], name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(rooms)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 3, parent)
    table.setHorizontalHeaderLabels(["From", "To", "Minutes"])
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setAccessibleName("Rooms that are nearer or farther")
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in (0, 1):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table

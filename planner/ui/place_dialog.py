"""Choose a place for its clock: by city, country, abbreviation or offset."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.clocks import difference
from planner.place_search import Place, find, places
from planner.ui.sentence import sentence
from planner.ui.tasks import in_background

_COLUMNS = ("Place", "Its time", "From the conference")
_ITS_CLOCK = "The programme’s clock times stay as they are; they become those of the place chosen."
_LOOKING = "Reading the places of the world…"
_NOTHING = "No place is called so. Try a larger city nearby, a country, or an offset: UTC+5:30."


class PlaceDialog(QDialog):
    """Clocks are told as of `moment`, at which the conference's is `offset` ahead of UTC."""

    chosen = Signal(str)  # an IANA name

    def __init__(self, moment: datetime, offset: timedelta, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Another place’s time")
        self._offset = offset
        self._places: list[Place] = []
        self._box = QLineEdit(self)
        self._box.setPlaceholderText("City, country, IST or UTC+5:30")
        self._box.setAccessibleName("Place")
        self._box.setClearButtonEnabled(True)
        self._list = _make_list(self)
        self._told = sentence(_LOOKING, "muted", self)
        self._at_first = ""
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        self._buttons = QDialogButtonBox(ok | cancel, self)
        layout = QVBoxLayout(self)
        for part in (self._box, self._list, self._told, self._buttons):
            layout.addWidget(part)
        em = self.fontMetrics().height()
        self.resize(em * 40, em * 26)
        self._connect()
        self._show_found()
        in_background(self, lambda: places(moment), self._take_places)

    def correct(self, zone: str) -> None:
        """Ask for the conference's own place, which is that of `zone` so far."""
        self.setWindowTitle("Correct the time zone")
        self._at_first = zone
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, sentence(_ITS_CLOCK, "muted", self))
        self._show_found()

    @property
    def is_ready(self) -> bool:
        """Whether the places are read."""
        return bool(self._places)

    def _connect(self) -> None:
        self._box.textChanged.connect(self._show_found)
        self._list.itemDoubleClicked.connect(self._choose)
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        # The arrow keys walk through the list while one types.
        for key, walk in ((Qt.Key.Key_Down, self._walk_down), (Qt.Key.Key_Up, self._walk_up)):
            QShortcut(QKeySequence(key), self._box, walk, context=Qt.ShortcutContext.WidgetShortcut)

    def _take_places(self, found: list[Place]) -> None:
        self._places = found
        self._show_found()

    def _show_found(self) -> None:
        found = find(self._places, self._box.text())
        self._list.clear()
        self._list.addTopLevelItems([self._row(place) for place in found])
        zones = [place.zone for place in found]
        is_first = not self._box.text() and self._at_first in zones
        self._go_to(zones.index(self._at_first) if is_first else 0)
        self._told.setText(_NOTHING if self._places else _LOOKING)
        self._told.setVisible(not found)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(found))

    def _row(self, place: Place) -> QTreeWidgetItem:
        by = difference(timedelta(seconds=place.seconds) - self._offset)
        names = ", ".join(filter(None, (place.name, place.country)))
        time = " · ".join(dict.fromkeys((place.short, place.offset)))
        row = QTreeWidgetItem([names, time, by])
        row.setData(0, Qt.ItemDataRole.UserRole, place.zone)
        row.setToolTip(0, place.zone)
        return row

    def _walk_down(self) -> None:
        self._walk(1)

    def _walk_up(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        current = self._list.currentItem()
        if current:
            self._go_to(self._list.indexOfTopLevelItem(current) + step)

    def _go_to(self, row: int) -> None:
        item = self._list.topLevelItem(row)
        if item:
            self._list.setCurrentItem(item)

    def _choose(self) -> None:
        row = self._list.currentItem()
        if row:
            self.accept()
            self.chosen.emit(row.data(0, Qt.ItemDataRole.UserRole))


def _make_list(parent: QWidget) -> QTreeWidget:
    table = QTreeWidget(parent)
    table.setProperty("role", "ticked")
    table.setHeaderLabels(_COLUMNS)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAllColumnsShowFocus(True)
    table.setAccessibleName("Places")
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    letter = table.fontMetrics().averageCharWidth()
    for column, letters in ((1, 24), (2, 26)):
        header.resizeSection(column, letter * letters)
    return table

"""A list of posters with a box before each: visited or not."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from planner.conference import Talk
from planner.tex import to_text
from planner.ui.rich import tooltip

_ID = Qt.ItemDataRole.UserRole
_BOX, _TITLE, _AUTHORS = range(3)


class PosterList(QTreeWidget):
    """Space ticks, Return or a click on the title leads to the poster."""

    ticked = Signal(str, bool)  # the talk's id
    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "ticked")
        self.setAccessibleName("Posters in hall order")
        self.setHeaderLabels(["Visited", "Poster", "Authors"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_AUTHORS, self.fontMetrics().height() * 12)
        self.itemChanged.connect(self._changed)
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._activated)

    def show_posters(self, posters: Sequence[Talk], visited: Collection[str]) -> None:
        """Made anew only where others are shown, or in another order; the place in it stays."""
        if [item.data(_BOX, _ID) for item in self._items()] != [talk.id for talk in posters]:
            self._fill(posters)
        with QSignalBlocker(self):
            for item in self._items():
                checked = item.data(_BOX, _ID) in visited
                state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
                item.setCheckState(_BOX, state)
        self.viewport().update()

    def _fill(self, posters: Sequence[Talk]) -> None:
        row = max(self.currentIndex().row(), 0)
        top = self.verticalScrollBar().value()
        self.clear()
        self.addTopLevelItems([_item(talk) for talk in posters])
        self._size_positions(talk.poster_position for talk in posters)
        self.setColumnHidden(_AUTHORS, not any(talk.authors for talk in posters))
        self.setCurrentIndex(self.model().index(min(row, len(posters) - 1), _BOX))
        self.verticalScrollBar().setValue(top)

    def _size_positions(self, positions: Iterable[str]) -> None:
        """Qt's own way forgets the padding."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in ("Visited", *positions))
        self.header().resizeSection(_BOX, widest + metrics.height() * 3)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item]

    def _changed(self, item: QTreeWidgetItem) -> None:
        checked = item.checkState(_BOX) is Qt.CheckState.Checked
        self.ticked.emit(item.data(_BOX, _ID), checked)

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column != _BOX:
            self.wanted.emit(item.data(_BOX, _ID))

    def _activated(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(item.data(_BOX, _ID))

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks whichever column was clicked last."""
        item = self.currentItem()
        if event.key() != Qt.Key.Key_Space or item is None:
            super().keyPressEvent(event)
            return
        checked = item.checkState(_BOX) is Qt.CheckState.Checked
        item.setCheckState(_BOX, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)


def _item(talk: Talk) -> QTreeWidgetItem:
    authors = ", ".join(person.name for person in talk.authors)
    title = to_text(talk.shown_title)
    item = QTreeWidgetItem([talk.poster_position, title, authors])
    item.setData(_BOX, _ID, talk.id)
    item.setToolTip(_TITLE, tooltip(title))
    item.setToolTip(_AUTHORS, tooltip(authors))
    item.setCheckState(_BOX, Qt.CheckState.Unchecked)
    return item

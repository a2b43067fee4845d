"""Which other conferences are shown with the plan: a choice among those with stars."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.beside import Stored
from planner.ui.rich import tooltip
from planner.ui.sentence import sentence
from planner.wording import counted

_WHAT_FOR = (
    "What you starred there is shown in My plan, takes time and clashes as talks of this conference"
    " do. Each conference remembers for itself what is shown with it."
)
_LOOKING = "Looking through the stored conferences…"
_NONE = "No other conference has stars yet: open one, star its talks, then come back here."


class ConferencesDialog(QDialog):
    chosen = Signal(object)  # ids with titles

    def __init__(self, chosen: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Other conferences in this plan")
        self._chosen = chosen
        self._state = sentence(_LOOKING, "muted", self)
        self._tree = QTreeWidget(self)
        self._tree.setProperty("role", "ticked")
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName("Other conferences")
        self._tree.setColumnCount(3)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.hide()
        button = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(button.Ok | button.Cancel, self)
        em = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setSpacing(em // 2)
        layout.addWidget(sentence(_WHAT_FOR, "muted", self))
        layout.addWidget(self._state)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._buttons)
        self.resize(em * 44, em * 20)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)

    def show_stored(self, stored: Sequence[Stored]) -> None:
        """Those that there are, and the chosen ones that are no longer."""
        lines = [(each.id, each.title, each.days, _stars(each)) for each in stored]
        known = {each.id for each in stored}
        left = {i: title for i, title in self._chosen.items() if i not in known}
        gone = [(i, title, "", "nothing starred") for i, title in left.items()]
        self._tree.clear()
        self._tree.addTopLevelItems([self._item(*line) for line in (*lines, *gone)])
        self._tree.setVisible(bool(lines or gone))
        self._state.setText(_NONE)
        self._state.setVisible(not lines)
        first = self._tree.topLevelItem(0)
        if first:
            self._tree.setCurrentItem(first)
        self._tree.setFocus()

    def _item(self, conference_id: str, title: str, *details: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title, *details])
        item.setData(0, Qt.ItemDataRole.UserRole, (conference_id, title))
        is_chosen = conference_id in self._chosen
        item.setCheckState(0, Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        item.setToolTip(0, tooltip(title))
        return item

    def _take(self) -> None:
        items = (self._tree.topLevelItem(n) for n in range(self._tree.topLevelItemCount()))
        ticked = [i for i in items if i and i.checkState(0) == Qt.CheckState.Checked]
        self.accept()
        self.chosen.emit(dict(i.data(0, Qt.ItemDataRole.UserRole) for i in ticked))


def _stars(stored: Stored) -> str:
    here = f", {stored.stars_here} on these days" if stored.stars_here else ""
    return f"{counted(stored.stars, 'star')}{here}"

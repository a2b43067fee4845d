"""What becomes of programmes that were just read: joined, asked about, stored and shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.combining import belong_together, combine
from planner.conference import Programme
from planner.errors import LibraryError
from planner.ui.keeper import Keeper
from planner.ui.workspace import Workspace


class Arrivals(QObject):
    """Pages of one site and year become one conference; for others the user says it."""

    shown = Signal()

    def __init__(self, workspace: Workspace, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._keeper = keeper
        self._window = window
        self.join_open = False  # "Add pages": into the open conference, whatever they say

    def take(self, programmes: Sequence[Programme]) -> None:
        """Show the first conference among `programmes` and store them all."""
        open_one = self._workspace.programme
        if self.join_open and open_one:
            title = open_one.conference.title
            conferences = [combine([open_one, *programmes], title=title)]
        else:
            conferences = [self._with_stored(p) for p in self._conferences(programmes)]
        self.join_open = False
        for conference in conferences[1:]:
            self._keeper.store(conference)
        self._keeper.add(conferences[0])
        self.shown.emit()

    def _conferences(self, programmes: Sequence[Programme]) -> list[Programme]:
        groups = _grouped(programmes)
        if len(groups) > 1 and self._asks_to_join(groups):
            return [combine(groups, title=groups[0].conference.title)]
        return groups

    def _with_stored(self, programme: Programme) -> Programme:
        """A page of a conference that is in the library already joins it."""
        try:
            stored = self._keeper.library.load_programme(programme.conference.id)
        except LibraryError:
            return programme
        return combine([stored, programme])

    def _asks_to_join(self, groups: Sequence[Programme]) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText("Do these pages belong to one conference?")
        titles = "\n".join(f"•  {group.conference.title}" for group in groups[:8])
        box.setInformativeText(f"They do not say so themselves:\n\n{titles}")
        join = box.addButton("Put them together", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Keep them apart", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(join)
        box.exec()
        return box.clickedButton() is join


def _grouped(programmes: Sequence[Programme]) -> list[Programme]:
    groups: list[list[Programme]] = []
    for programme in programmes:
        group = next((g for g in groups if belong_together(g[0], programme)), None)
        if group:
            group.append(programme)
        else:
            groups.append([programme])
    return [combine(group) for group in groups]

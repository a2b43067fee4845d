"""What becomes of conferences that were just read: asked about, stored and shown."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.combining import combine
from planner.conference import Programme
from planner.times import day_range
from planner.timetable import Timetable
from planner.ui.keeper import Keeper
from planner.ui.opening import Reading
from planner.ui.workspace import Workspace


class Arrivals(QObject):
    """Pages that do not say where they belong may belong together: the user knows."""

    shown = Signal()

    def __init__(self, workspace: Workspace, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._keeper = keeper
        self._window = window

    def take(self, reading: Reading) -> None:
        """Show the first conference that was read and store them all."""
        first, *others = self._conferences(reading)
        for programme in others:
            self._keeper.store(programme)
        self._keeper.add(first)
        self.shown.emit()

    def _conferences(self, reading: Reading) -> list[Programme]:
        open_one = self._workspace.programme
        if reading.into_open and open_one:
            return [combine([open_one, *reading.fresh], title=open_one.conference.title)]
        if len(reading.fresh) > 1 and self._asks_to_join(reading.fresh):
            return [combine(reading.fresh, title=reading.fresh[0].conference.title)]
        return reading.known or reading.fresh

    def _asks_to_join(self, conferences: Sequence[Programme]) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Do these pages belong to one conference?")
        titles = "\n".join(f"•  {_named(programme)}" for programme in conferences[:8])
        box.setInformativeText(f"They do not say so themselves:\n\n{titles}")
        join = box.addButton("Put them together", QMessageBox.ButtonRole.AcceptRole)
        apart = box.addButton("Keep them apart", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(join if _are_near(conferences) else apart)
        box.exec()
        return box.clickedButton() is join


def _are_near(conferences: Sequence[Programme]) -> bool:
    """Whether all lie within one fortnight, as one conference does."""
    days = [day for programme in conferences for day in Timetable(programme.conference).days]
    return not days or max(days) - min(days) < timedelta(days=14)


def _named(programme: Programme) -> str:
    days = Timetable(programme.conference).days
    dates = day_range(days[0], days[-1]) if days else ""
    return " · ".join(filter(None, (programme.conference.title, dates)))

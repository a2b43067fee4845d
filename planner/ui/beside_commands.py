"""What the user can do with other conferences in one plan: choose them, open one of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.engagements import Engagement
from planner.ui import dialogs
from planner.ui.neighbours import Neighbours

if TYPE_CHECKING:
    from planner.ui.main_window import MainWindow
    from planner.ui.plan_view import PlanView


class BesideCommands(QObject):
    def __init__(self, neighbours: Neighbours, window: "MainWindow") -> None:
        super().__init__(window)
        self._neighbours = neighbours
        self._window = window

    def serve(self, plan: "PlanView") -> None:
        """Tell the plan view of the others, and hear what is wanted there."""
        neighbours, line = self._neighbours, plan.others
        self._line = line
        line.show_wanted.connect(neighbours.add)
        line.declined.connect(neighbours.decline)
        line.choice_wanted.connect(self.choose)
        plan.elsewhere_wanted.connect(self.open_there)
        self._window.parts.details.elsewhere_wanted.connect(self.open_there)
        plan.looked_at.connect(neighbours.read)
        plan.looked_at.connect(neighbours.look)
        neighbours.changed.connect(self._tell)

    def choose(self) -> None:
        """Among those with stars, as soon as they are found."""
        dialogs.show_conferences(self._window)

    def open_there(self, engagement: Engagement) -> None:
        """Its conference with its plan, at that talk."""
        window = self._window
        window.open_stored(engagement.conference_id)
        talk = window.workspace.timetable.by_id.get(engagement.known.id)
        if talk and window.workspace.conference.id == engagement.conference_id:
            window.browser.show_talk(talk)

    def _tell(self) -> None:
        shown = list(self._neighbours.shown.values())
        self._line.tell(shown, self._neighbours.troubles, self._neighbours.offer)

"""What we share with colleagues: worked out in the background after each change that matters."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from planner.colleagues import Member
from planner.timetable import Timetable
from planner.ui.colleague_plans import ColleaguePlans
from planner.ui.shared_talks import SharedTalks, work_out
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace


class SharedFinder(QObject):
    """One after another: the split of six of us may take seconds."""

    changed = Signal()  # what is known, or the plan whose stars are shown with it

    def __init__(self, plans: ColleaguePlans, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.known: SharedTalks | None = None
        self._plans = plans
        self._workspace = workspace
        self._is_working = self._works_again = False
        # Not at once: several changes may come together, and the star that was clicked goes first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._work_out)
        plans.changed.connect(self._soon.start)
        workspace.plan_changed.connect(self._soon.start)
        workspace.programme_changed.connect(self._forget)
        workspace.clock_changed.connect(self._forget)
        self._soon.start()

    def _forget(self) -> None:
        self.known = None
        self._soon.start()

    def _work_out(self) -> None:
        if not self._plans.members:
            self.known = None
        self.changed.emit()  # at least the stars are as they are now
        self._works_again = self._is_working
        if self._is_working or not self._plans.members:
            return
        self._is_working = True
        timetable, us = self._workspace.timetable, self._plans.us()
        done = partial(self._worked_out, timetable, us)
        in_background(self, partial(work_out, timetable, us), done, self._failed)

    def _failed(self, error: Exception) -> None:
        """The next change tries again."""
        self._is_working = False
        raise error

    def _worked_out(self, timetable: Timetable, us: tuple[Member, ...], known: SharedTalks) -> None:
        """What comes too late is not shown: it is worked out again."""
        self._is_working = False
        if timetable is self._workspace.timetable and us == self._plans.us():
            self.known = known
            self.changed.emit()
        if self._works_again:
            self._work_out()

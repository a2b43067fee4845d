"""Saves the plan at every change, in the background, and takes over what other windows saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal

from planner import merging
from planner.library import Library
from planner.plan import Plan
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace


class PlanSaver(QObject):
    """One save at a time. Held by its keeper without being its child in Qt: both lie in a cycle,
    and garbage collection crashes where it comes upon the child of what it has just deleted."""

    saving = Signal()
    saved = Signal()  # and nothing has changed since
    failed = Signal(object)  # Exception

    def __init__(self, workspace: Workspace, library: Library, pool: QThreadPool) -> None:
        super().__init__()
        self._workspace = workspace
        self._library = library
        self._pool = pool
        self._base = workspace.plan
        self._saving: Plan | None = None
        self._written: list[Plan] = []  # what is on the disk of that, as soon as it is
        self._others: list[Plan] = []  # plans for other conferences, until they are on the disk

    @property
    def is_saved(self) -> bool:
        return self._workspace.plan.chooses_as(self._base)

    def start_from(self, on_disk: Plan) -> None:
        """Another plan is opened."""
        self._base, self._saving = on_disk, None

    def save(self) -> None:
        if self._saving is not None or self._workspace.plan == self._base:
            return
        plan, base, library = self._workspace.plan, self._base, self._library
        self._saving = plan
        self.saving.emit()
        written: list[Plan] = []
        self._written = written

        def save() -> Plan:
            written.append(library.save_plan(plan, base))
            return written[0]

        done, failed = partial(self._plan_saved, plan), partial(self._plan_not_saved, plan)
        in_background(self, save, done, failed, self._pool)

    def save_now(self) -> None:
        """Before another plan is opened or the program ends. Raises LibraryError."""
        if self._saving is not None:
            self._pool.waitForDone()
        if self._saving is not None and self._written:  # but its end is not told yet
            self._take_saved(self._saving, self._written[0])
        self._saving = None
        if not self.is_saved:
            self._base = self._library.save_plan(self._workspace.plan, self._base)
        if self._others:
            self._pool.waitForDone()

    def save_other(
        self,
        plan: Plan,
        base: Plan,
        done: Callable[[Plan], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """A plan for another conference than the open one, in turn with all else that is written;
        `done` hears what is on the disk then."""
        library, unsaved = self._library, self._others

        def save() -> Plan:
            try:
                return library.save_plan(plan, base)
            finally:
                unsaved.pop()

        unsaved.append(plan)
        in_background(self, save, done, failed, self._pool)

    def _plan_saved(self, saving: Plan, on_disk: Plan) -> None:
        """Another window may have saved in between: its stars are shown here, too."""
        if saving is not self._saving:
            return  # its end was known before it was told
        self._take_saved(saving, on_disk)
        if self._workspace.plan == on_disk:
            self.saved.emit()
        else:
            self.save()

    def _take_saved(self, saving: Plan, on_disk: Plan) -> None:
        self._base, self._saving = on_disk, None
        merged = merging.merged(self._workspace.plan, saving, on_disk)
        if merged != self._workspace.plan:
            self._workspace.take_over(merged)

    def _plan_not_saved(self, saving: Plan, error: Exception) -> None:
        if saving is self._saving:  # else it was saved meanwhile, before another was opened
            self._saving = None
            self.failed.emit(error)

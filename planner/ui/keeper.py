"""Keeps the workspace on the disk: saves the plan at every change, loads and stores programmes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from planner.conference import Programme
from planner.errors import PlannerError
from planner.library import Library
from planner.plan import Plan
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace

RETRY = 5000  # milliseconds


class Keeper(QObject):
    """One save at a time, in the background; what fails is tried again until it is saved."""

    saved = Signal()
    failed = Signal(str)  # the sentence for the status bar
    recovered = Signal(str)  # which backup was used, and what became of the damaged file

    def __init__(self, workspace: Workspace, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self.library = library
        self._workspace = workspace
        self._base = workspace.plan
        self._saving: Plan | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # in turn: the later programme is the one that stays
        self._retry = QTimer(self, singleShot=True, interval=RETRY)
        self._retry.timeout.connect(self._save)
        workspace.chosen.connect(self._save)

    def open(self, conference_id: str) -> None:
        """Show a stored programme. Raises LibraryError."""
        self._show(self.library.load_programme(conference_id))
        if conference_id != self.library.last_opened():
            self._try(partial(self.library.remember_opened, conference_id))

    def add(self, programme: Programme) -> None:
        """Store a programme that was just read, and show it with the plan it may have had."""
        self._show(programme)
        self.store(programme)

    def store(self, programme: Programme) -> None:
        self._try(partial(self.library.save_programme, programme))

    def flush(self) -> None:
        """Before the program ends: wait for what is under way, then save what is not. Raises."""
        self._retry.stop()
        self._pool.waitForDone()
        if self._workspace.plan.entries != self._base.entries:
            self._base = self.library.save_plan(self._workspace.plan, self._base)

    def _show(self, programme: Programme) -> None:
        self._workspace.closing.emit()
        if self._workspace.programme:
            self.flush()
        loaded = self.library.load_plan(programme.conference.id)
        self._base, self._saving = loaded.plan, None
        conference = programme.conference
        named = replace(  # so that the plan can be read without its programme
            loaded.plan, conference_title=conference.title, time_zone=conference.time_zone
        )
        self._workspace.open(programme, named)
        if loaded.recovered:
            self.recovered.emit(loaded.recovered)

    def _save(self) -> None:
        if self._saving is not None:
            return
        plan, base = self._workspace.plan, self._base
        self._saving = plan
        library = self.library
        in_background(
            self,
            lambda: library.save_plan(plan, base),
            self._plan_saved,
            self._plan_not_saved,
            self._pool,
        )

    def _plan_saved(self, on_disk: Plan) -> None:
        """Another window may have saved in between: its stars are shown here, too."""
        saving, self._saving = self._saving, None
        if saving is None or on_disk.conference_id != self._workspace.plan.conference_id:
            return
        self._base = on_disk
        merged = self._workspace.plan.merged(saving, on_disk)
        if merged != self._workspace.plan:
            self._workspace.take_over(merged)
        if merged == on_disk:
            self.saved.emit()
        else:
            self._save()

    def _plan_not_saved(self, error: Exception) -> None:
        self._saving = None
        self.failed.emit(_sentence(error))
        self._retry.start()

    def _try(self, work: Callable[[], object]) -> None:
        in_background(self, work, _nothing, self._not_stored, self._pool)

    def _not_stored(self, error: Exception) -> None:
        self.failed.emit(_sentence(error))


def _nothing(result: object) -> None:
    """What follows when a programme is stored."""


def _sentence(error: Exception) -> str:
    if isinstance(error, PlannerError):
        return str(error)
    raise error

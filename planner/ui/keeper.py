"""Keeps the workspace on the disk: opens and stores programmes, and tries again what fails."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from planner.conference import Concern, Conference, Programme, Remark
from planner.errors import LibraryError, PlannerError
from planner.library import Library
from planner.plan import Plan
from planner.recent import Summary
from planner.records import NewerFileError
from planner.ui.plan_saver import PlanSaver
from planner.ui.tasks import in_background
from planner.ui.unstored import Unstored
from planner.ui.workspace import Workspace

RETRY = 5000  # milliseconds
PAINT_FIRST = 50  # milliseconds, before what was just read is stored


class Keeper(QObject):
    """One save at a time, in the background; what fails is tried again until it is saved."""

    saving = Signal()
    saved = Signal()
    failed = Signal(str)  # the sentence for the status bar
    told = Signal(str)  # which stars found their talk again under another id
    recovered = Signal(str)  # which backup was used, and what became of the damaged file

    def __init__(self, workspace: Workspace, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self.library = library
        self._workspace = workspace
        self._unstored = Unstored(library)
        self._in_trouble = False  # until all that could not be saved is saved
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # in turn: the later programme is the one that stays
        self.plans = PlanSaver(workspace, library, self._pool)
        self._retry = QTimer(self, singleShot=True, interval=RETRY)
        self._retry.timeout.connect(self._try_again)
        self.plans.saving.connect(self.saving)
        self.plans.saved.connect(self._plan_saved)
        self.plans.failed.connect(self._not_saved)
        workspace.chosen.connect(self.plans.save)
        workspace.updated.connect(self.store)

    def programme(self, conference_id: str) -> Programme:
        """The newest copy, on the disk already or not; for any thread. Raises LibraryError."""
        return self._unstored.get(conference_id) or self.library.load_programme(conference_id)

    def has(self, conference_id: str) -> bool:
        """Whether there is such a programme, on the disk already or not. Raises LibraryError."""
        known = (summary.id for summary in self.library.programmes())
        return self._unstored.get(conference_id) is not None or conference_id in known

    def stored(self, conference_id: str) -> Programme | None:
        """As `programme`; `None` where there is none that can be read: its pages are the remedy.

        Raises NewerFileError.
        """
        try:
            return self.programme(conference_id)
        except NewerFileError:
            raise
        except LibraryError:
            return None

    def open(self, conference_id: str) -> None:
        """Show a stored programme. Raises LibraryError."""
        self.show(self.programme(conference_id))
        remember = partial(_remember_opened, self.library, conference_id)
        in_turn = partial(in_background, self, remember, _nothing, None, self._pool)
        QTimer.singleShot(PAINT_FIRST, self, in_turn)  # not before it is painted, as below

    def add(self, programme: Programme) -> None:
        """Store a programme that was just read, and show it with the plan it may have had.

        Raises LibraryError as `show`; then it is stored all the same.
        """
        self._unstored.add(programme)
        try:
            self.show(programme)
        finally:
            # Not before it is painted: they would wait for each other.
            QTimer.singleShot(PAINT_FIRST, self, partial(self._store_added, programme))

    def show(self, programme: Programme) -> None:
        """Show a programme with its plan.

        Raises LibraryError if the plan cannot be read, or the one that is open cannot be saved.
        """
        self._workspace.closing.emit()
        self._save_now()
        loaded = self.library.load_plan(programme.conference.id)
        self.plans.start_from(loaded.plan)
        plan, moved = _carried(loaded.plan, programme.conference)
        self._workspace.open(with_remarks(programme, moved), plan)
        self.tell_moved(moved)
        if loaded.recovered:
            self.recovered.emit(loaded.recovered)

    def tell_moved(self, moved: Sequence[str]) -> None:
        """The first of the sentences, and how many more there are."""
        if moved:
            self.told.emit(moved[0] + (f" And {len(moved) - 1} more." if moved[1:] else ""))

    def store(self, programme: Programme) -> None:
        """In the background; what cannot be stored now is tried again like the plan."""
        self._unstored.add(programme)
        write = partial(self._unstored.write, programme)
        in_background(self, write, self._stored, self._not_saved, self._pool)

    def _store_added(self, programme: Programme) -> None:
        """Unless a newer one has taken its place, or it is on the disk already."""
        if self._unstored.get(programme.conference.id) is programme:
            self.store(programme)

    def recent(self) -> list[Summary]:
        """The stored programmes, the last opened first; none where the library cannot be read."""
        try:
            return self.library.programmes()
        except LibraryError as error:
            self.failed.emit(str(error))
            return []

    def flush(self) -> None:
        """Before the program ends: wait for what is under way, then save what is not.

        Raises LibraryError; what could not be saved is tried again.
        """
        self._retry.stop()
        self._pool.waitForDone()
        self._save_now()
        try:
            for programme in self._unstored.all():
                self._unstored.write(programme)
        except LibraryError:
            self._retry.start()
            raise

    def _save_now(self) -> None:
        try:
            self.plans.save_now()
        except LibraryError:
            self._retry.start()
            raise

    def _plan_saved(self) -> None:
        self._in_trouble &= bool(self._unstored.all())
        self.saved.emit()

    def _stored(self, result: object) -> None:
        self._tell_the_end_of_trouble()

    def _not_saved(self, error: Exception) -> None:
        self._in_trouble = True
        self._retry.start()
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(str(error))

    def _try_again(self) -> None:
        for programme in self._unstored.all():
            self.store(programme)
        self.plans.save()
        self._tell_the_end_of_trouble()

    def _tell_the_end_of_trouble(self) -> None:
        is_saved = not self._unstored.all() and self.plans.is_saved
        if self._in_trouble and is_saved:
            self._in_trouble = False
            self.saved.emit()


def with_remarks(programme: Programme, moved: Sequence[str]) -> Programme:
    """The report tells of every star that was carried over."""
    remarks = tuple(Remark(concern=Concern.ODD, where="plan", what=what) for what in moved)
    report = replace(programme.report, remarks=programme.report.remarks + remarks)
    return replace(programme, report=report) if remarks else programme


def _carried(plan: Plan, conference: Conference) -> tuple[Plan, list[str]]:
    """The plan with its choices at their talks, and in sentences which of them moved."""
    if plan.is_of(conference):
        return plan, []
    from planner.rematch import found_again  # here, because most starts need nothing of it

    return found_again(plan, conference)


def _remember_opened(library: Library, conference_id: str) -> None:
    """It is not worth a word where that cannot be written; what the user chose is told of."""
    with suppress(LibraryError):
        library.remember_opened(conference_id)


def _nothing(result: object) -> None:
    """What follows when it is noted which programme was opened last."""

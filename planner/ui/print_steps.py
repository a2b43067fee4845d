"""Long work on the interface's thread, as text needs it: in steps, and the window stays alive."""

import gc
from collections.abc import Generator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import PlannerError
from planner.ui.tasks import collect_garbage_again

_SLICE = 0.02  # seconds without a look at keys and mouse


class Steps(QObject):
    """Runs one generator at a time; what is quick ends within `start`."""

    progressed = Signal(int)  # what the generator yielded last
    ended = Signal(int)
    failed = Signal(PlannerError)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[int] | None = None
        self._count = 0
        self._next_slice = QTimer(self, singleShot=True, interval=0)
        self._next_slice.timeout.connect(self._advance)

    @property
    def is_running(self) -> bool:
        return self._work is not None

    def start(self, work: Generator[int]) -> None:
        """Begin; what still runs is cancelled."""
        self.cancel()
        self._work, self._count = _undisturbed(work), 0
        self._advance()

    def cancel(self) -> None:
        self._next_slice.stop()
        work, self._work = self._work, None
        if work:
            work.close()

    def _advance(self) -> None:
        work, self._work = self._work, None  # over, unless a slice ends without an end or error
        assert work
        until = monotonic() + _SLICE
        try:
            for self._count in work:
                if monotonic() >= until:
                    self._work = work
                    self._next_slice.start()
                    self.progressed.emit(self._count)
                    return
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self.ended.emit(self._count)


def _undisturbed(work: Generator[int]) -> Generator[int]:
    """Pages are a hundred thousand small things, none of them in a cycle: looking through them for
    garbage again and again takes a fifth of a second each time."""
    gc.disable()
    try:
        yield from work
    finally:  # also where nobody asks for the rest
        collect_garbage_again()

"""Work in the background: a plain function, and its result or error on the interface's thread."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Task(QObject):
    """Runs `work` once in the thread pool; exactly one of `done` and `failed` follows.

    The worker's own signal ends in a slot of the task, which tells the listeners and only then
    goes: a task that was deleted by its own `done` at times took the queued result with it.
    """

    done = Signal(object)
    failed = Signal(Exception)
    _ended = Signal(object, object)  # the result and the error, one of them None

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._ended.connect(self._tell)

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._end(None, error)
        else:
            self._end(result, None)

    def _end(self, result: Any, error: Exception | None) -> None:
        with suppress(RuntimeError):  # the parent, and the task with it, went in the meantime
            self._ended.emit(result, error)

    def _tell(self, result: Any, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()

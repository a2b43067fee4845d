"""Work in the background: a plain function, and its result or error on the interface's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Task(QObject):
    """Runs `work` once in the thread pool; exactly one of `done` and `failed` follows."""

    done = Signal(object)
    failed = Signal(Exception)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        # The result is delivered to the interface's thread before the task goes.
        self.done.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)

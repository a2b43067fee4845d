"""Work in the background: a plain function, and its result or error on the interface's thread."""

import gc
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

_Work = Callable[[], Any]


def in_background(
    owner: QObject,
    work: _Work,
    done: Callable[[Any], object],
    failed: Callable[[Exception], object] | None = None,
    pool: QThreadPool | None = None,
) -> None:
    """Run `work` once in the thread pool; then `done` or `failed` is called on this thread.

    Neither is called when `owner` is gone by then. Without `failed` an error goes where every
    uncaught error goes. A `pool` of one thread does its work in turn.
    """
    pool = pool or QThreadPool.globalInstance()
    _post_office().start(_Task(owner, work, done, failed), pool)


def collect_garbage_again() -> None:
    """After `gc.disable()`: from now on, or from the end of what runs in the background."""
    _post_office().collect_garbage_again()


class _Task(NamedTuple):
    owner: QObject
    work: _Work
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None


class _PostOffice(QObject):
    """Lives as long as the application, and holds every task until its end is told.

    A worker that dropped the last reference to a QObject, or whose allocations set off Python's
    search for garbage cycles with a QObject in one, would delete it on the wrong thread; one that
    emitted a signal of an object that was just being deleted would crash. So workers know only
    this object, everything else is held and let go here, and no garbage is collected meanwhile.
    """

    _ended = Signal(int, object, object)  # number of the task, its result, its error

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._tasks: dict[int, _Task] = {}
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self, task: _Task, pool: QThreadPool) -> None:
        number = next(self._numbers)
        self._tasks[number] = task
        gc.disable()
        pool.start(partial(self._run, number, task.work))

    def collect_garbage_again(self) -> None:
        if not self._tasks:
            gc.enable()

    def _run(self, number: int, work: _Work) -> None:
        try:
            result = work()
        except Exception as error:
            self._ended.emit(number, None, error)
        else:
            self._ended.emit(number, result, None)

    def _tell(self, number: int, result: Any, error: Exception | None) -> None:
        task = self._tasks.pop(number)
        self.collect_garbage_again()
        if not shiboken6.isValid(task.owner):
            return
        if error is None:
            task.done(result)
        elif task.failed:
            task.failed(error)
        else:
            raise error


@cache
def _post_office() -> _PostOffice:
    application = QCoreApplication.instance()
    assert application is not None
    return _PostOffice(application)

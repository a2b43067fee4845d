"""Work in the background: a plain function; what it tells arrives on the interface's thread."""

import gc
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from threading import local
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

_Work = Callable[[], Any]
_on_this_thread = local()


def in_background(
    owner: QObject,
    work: _Work,
    done: Callable[[Any], object],
    failed: Callable[[Exception], object] | None = None,
    pool: QThreadPool | None = None,
    heard: Callable[[Any], object] | None = None,
) -> None:
    """Run `work` once in the thread pool; then `done` or `failed` is called on this thread.

    `heard` is called on this thread as well, before those, with each thing that `work` tells. None
    of them is called when `owner` is gone by then. Without `failed` an error goes where every
    uncaught error goes. A `pool` of one thread does its work in turn.
    """
    pool = pool or QThreadPool.globalInstance()
    _post_office().start(_Task(owner, work, done, failed, heard), pool)


def tell(what: object) -> None:
    """From within `work`, on the thread that it runs on: how far it is, or whatever `heard` is for.

    This is the way for it: a signal of the worker's own object may be emitted while that is
    deleted.
    """
    _post_office().told.emit(_on_this_thread.number, what)


def collect_garbage_again() -> None:
    """After `gc.disable()`: from now on, or from the end of what runs in the background."""
    _post_office().collect_garbage_again()


class _Task(NamedTuple):
    owner: QObject
    work: _Work
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    heard: Callable[[Any], object] | None


class _PostOffice(QObject):
    """Lives as long as the application, and holds every task until its end is told.

    A worker that dropped the last reference to a QObject, or whose allocations set off Python's
    search for garbage cycles with a QObject in one, would delete it on the wrong thread; one that
    emitted a signal of an object that was just being deleted would crash. So workers know only
    this object, everything else is held and let go here, and no garbage is collected meanwhile.
    """

    told = Signal(int, object)  # number of the task, and what it tells
    _ended = Signal(int, object, object)  # number of the task, its result, its error

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._tasks: dict[int, _Task] = {}
        self.told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
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
        _on_this_thread.number = number
        try:
            result = work()
        except Exception as error:
            self._ended.emit(number, None, error)
        else:
            self._ended.emit(number, result, None)

    def _pass_on(self, number: int, what: Any) -> None:
        """Of a task that has not ended: it tells first, and both go by the same post."""
        task = self._tasks[number]
        if task.heard and shiboken6.isValid(task.owner):
            task.heard(what)

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

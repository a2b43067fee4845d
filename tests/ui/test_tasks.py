import threading

import shiboken6
from PySide6.QtCore import QObject, QThreadPool

from planner.ui.tasks import Task


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def hear(self, what: object) -> None:
        self.heard.append(what)
        self.threads.add(threading.get_ident())


def test_every_result_arrives_on_the_interfaces_thread(qtbot):
    listener = Listener()
    for number in range(300):
        task = Task(lambda number=number: number, listener)
        task.done.connect(listener.hear)
        task.start()
        del task
    qtbot.waitUntil(lambda: len(listener.heard) == 300, timeout=10_000)
    assert sorted(listener.heard) == list(range(300))
    assert listener.threads == {threading.get_ident()}


def test_an_error_arrives_as_failed_and_the_task_goes(qtbot):
    listener = Listener()

    def fail() -> None:
        raise ValueError("no")

    task = Task(fail, listener)
    task.failed.connect(listener.hear)
    with qtbot.waitSignal(task.destroyed):
        task.start()
    assert [str(error) for error in listener.heard] == ["no"]


def test_work_may_outlast_whoever_asked_for_it():
    begun, go_on = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go_on.wait(5)

    parent = QObject()
    Task(work, parent).start()
    assert begun.wait(5)
    shiboken6.delete(parent)
    go_on.set()
    assert QThreadPool.globalInstance().waitForDone(5000)

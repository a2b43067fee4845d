import gc
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool

from planner.ui.tasks import collect_garbage_again, in_background


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
        in_background(listener, lambda number=number: number, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 300, timeout=10_000)
    assert sorted(listener.heard) == list(range(300))
    assert listener.threads == {threading.get_ident()}


def test_an_error_goes_to_failed_and_without_one_to_the_error_hook(qtbot):
    listener = Listener()

    def fail() -> None:
        raise ValueError("no")

    in_background(listener, fail, pytest.fail, listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert [str(error) for error in listener.heard] == ["no"]
    with qtbot.captureExceptions() as caught:
        in_background(listener, fail, pytest.fail)
        qtbot.waitUntil(lambda: bool(caught))
    assert [str(error) for _, error, _ in caught] == ["no"]


def test_who_asked_may_go_while_the_work_runs(qtbot):
    """Hundreds of times: what went wrong here before went wrong once in some hundred."""
    survivor = Listener()
    for number in range(300):
        owner = Listener()
        in_background(owner, lambda owner=owner: owner.heard, pytest.fail)
        in_background(survivor, lambda number=number: number, survivor.hear)
        shiboken6.delete(owner)
        del owner
        if number % 50 == 0:
            gc.collect()
            qtbot.wait(1)
    qtbot.waitUntil(lambda: len(survivor.heard) == 300, timeout=10_000)
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_no_garbage_is_collected_while_a_worker_runs(qtbot):
    listener, go_on = Listener(), threading.Event()
    in_background(listener, lambda: go_on.wait(5), listener.hear)
    assert not gc.isenabled()
    in_background(listener, lambda: None, listener.hear)
    collect_garbage_again()
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert gc.isenabled()

import gc
import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool

from planner.ui.tasks import collect_garbage_again, in_background, tell


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


def test_what_work_tells_arrives_in_order_before_its_end(qtbot):
    listener = Listener()

    def count_up(name: str) -> str:
        for number in range(100):
            tell((name, number))
        return name

    for name in ("a", "b"):
        in_background(listener, partial(count_up, name), listener.hear, heard=listener.hear)
    qtbot.waitUntil(lambda: {"a", "b"} <= set(listener.heard))
    for name in ("a", "b"):
        told = [what for what in listener.heard if what[0] == name]
        assert told == [*((name, number) for number in range(100)), name]
    assert listener.threads == {threading.get_ident()}


def test_what_work_tells_is_dropped_when_nobody_hears_it(qtbot):
    owner, survivor, go_on = Listener(), Listener(), threading.Event()

    def work() -> None:
        go_on.wait(5)
        tell("late")

    in_background(owner, work, pytest.fail, heard=pytest.fail)
    in_background(survivor, work, survivor.hear)
    shiboken6.delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: survivor.heard == [None])
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

"""Long work in steps: the window stays alive, an error and a cancel end it."""

from collections.abc import Generator
from itertools import count

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.ui import print_steps
from planner.ui.print_steps import Steps


@pytest.fixture
def steps(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Each slice is one step long."""
    monkeypatch.setattr(print_steps, "_SLICE", 0)
    return Steps(qapp)


def test_between_the_steps_others_have_their_turn(qtbot: QtBot, steps: Steps) -> None:
    heard: list[object] = []
    steps.progressed.connect(heard.append)
    QTimer.singleShot(0, lambda: heard.append("key"))
    with qtbot.waitSignal(steps.ended) as ended:
        steps.start(number for number in (1, 2, 3))
        assert heard == [1]
    assert "key" in heard
    assert [each for each in heard if each != "key"] == [1, 2, 3]
    assert ended.args == [3]
    assert not steps.is_running


def test_what_is_quick_has_ended_at_once(qapp: QObject) -> None:
    ended: list[int] = []
    steps = Steps(qapp)
    steps.ended.connect(ended.append)
    steps.start(number for number in (1, 2, 3))
    assert ended == [3]


def test_a_new_work_cancels_the_one_before(qtbot: QtBot, steps: Steps) -> None:
    closed: list[str] = []

    def endless(name: str) -> Generator[int]:
        try:
            yield from count()
        finally:
            closed.append(name)

    steps.start(endless("first"))
    steps.start(endless("second"))
    assert closed == ["first"]
    steps.cancel()
    assert closed == ["first", "second"]
    assert not steps.is_running


def test_an_error_ends_it_and_is_told(qtbot: QtBot, steps: Steps) -> None:
    def failing() -> Generator[int]:
        yield 1
        raise PlannerError("No paper.")

    with qtbot.waitSignal(steps.failed) as failed:
        steps.start(failing())
    assert str(failed.args[0]) == "No paper."
    assert not steps.is_running

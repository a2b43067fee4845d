"""The whole program, watched from outside: tells when its list and its details are painted."""

import gc
import os
from time import perf_counter
from typing import Any

from planner import __main__ as program

gc.disable()  # as `main` does before it imports what follows, which must be here to be watched

from planner.ui import main_window  # noqa: E402
from planner.ui.main_window import MainWindow, QTimer, TalkList  # noqa: E402

_complete = MainWindow.complete


class WatchedList(TalkList):
    """The list with a note of how many rows it had when it was painted."""

    painted_rows = 0

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        WatchedList.painted_rows = self.model().rowCount()


def main() -> None:
    main_window.TalkList = WatchedList  # type: ignore[misc]
    MainWindow.complete = _tell_and_complete  # type: ignore[method-assign]
    program.main([])


def _tell_and_complete(window: MainWindow) -> None:
    """Called by the window when all of its first picture is painted."""
    print(perf_counter(), flush=True)
    assert WatchedList.painted_rows, "an empty list was painted"
    _complete(window)
    window.repaint()
    QTimer.singleShot(0, _tell_and_end)


def _tell_and_end() -> None:
    print(perf_counter(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

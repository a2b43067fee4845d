"""The whole program, watched from outside: tells when its list and its details are painted."""

import gc
import os
from time import perf_counter

from planner import __main__ as program

gc.disable()  # as `main` does before it imports what follows, which must be here to be watched

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402

from planner.ui.main_window import MainWindow  # noqa: E402
from planner.ui.talk_list import TalkList  # noqa: E402


class WatchedList(TalkList):
    """The list with a note of how many rows it had when it was painted."""

    painted_rows = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        WatchedList.painted_rows = self.model().rowCount()


def main() -> None:
    from planner.ui import main_window

    main_window.TalkList = WatchedList
    complete = MainWindow.complete

    def tell_and_complete(window: MainWindow) -> None:
        """The window calls it once all of its first picture is painted."""
        print(perf_counter(), flush=True)
        assert WatchedList.painted_rows, "an empty list was painted"
        complete(window)
        window.repaint()
        QTimer.singleShot(0, _tell_and_end)

    MainWindow.complete = tell_and_complete
    program.main([])


def _tell_and_end() -> None:
    print(perf_counter(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

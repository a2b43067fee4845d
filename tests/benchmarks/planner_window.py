"""The whole program, watched from outside: tells when its list and its details are painted."""

import gc
import os
from pathlib import Path
from time import perf_counter

from planner import __main__ as program

gc.disable()  # as `main` does before it imports what follows, which must be here to be watched

from planner.ui import application  # noqa: E402
from planner.ui.main_window import MainWindow  # noqa: E402
from tests.benchmarks.first_paint import FirstPaint  # noqa: E402

_show_first = application.show_first


def main() -> None:
    application.show_first = _watch_and_show_first
    program.main([])


def _watch_and_show_first(window: MainWindow, files: list[Path], *, sample: bool) -> None:
    FirstPaint(window.list.viewport(), lambda: _list_painted(window))
    _show_first(window, files, sample=sample)


def _list_painted(window: MainWindow) -> None:
    assert window.list.indexAt(window.list.rect().center()).isValid(), "an empty list was painted"
    print(perf_counter(), flush=True)
    window.complete()  # which would come now, anyway
    FirstPaint(window.parts.details, _details_painted)


def _details_painted() -> None:
    print(perf_counter(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

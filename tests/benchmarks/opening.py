"""From the click that opens FOSDEM's schedule to its talks on the screen."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QThreadPool
from PySide6.QtWidgets import QApplication

from planner.library import Library
from planner.ui.application import dressed_application
from planner.ui.main_window import MainWindow
from planner.ui.settings import Settings
from tests.benchmarks.reading import SCHEDULE
from tests.benchmarks.result import Result

QUICKEST_OTHER = 0.230  # seconds, of the planners that we know, on this file
NAME = "open a schedule.xml until it is shown"


def results(folder: Path, rounds: int) -> Iterator[Result]:
    if not SCHEDULE.exists():
        print(f"opening: left out, {SCHEDULE.name} is not beside this checkout")
        return
    app = QApplication.instance() or dressed_application()
    assert isinstance(app, QApplication)
    times = [_seconds(app, folder / f"opening-{n}") for n in range(max(2, rounds // 3))]
    other = "quickest other planner"
    yield Result(f"{NAME}, first time", times[0], QUICKEST_OTHER, other, None)
    yield Result(NAME, min(times[1:]), QUICKEST_OTHER, other, 0.5)


def _seconds(app: QApplication, home: Path) -> float:
    window = MainWindow(Library(home), Settings(home / "settings.ini"))
    window.show_first(welcome=True)
    window.complete()
    app.processEvents()
    start = perf_counter()
    window.commands.files.open_files([SCHEDULE])
    while not window.browser.rows:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.repaint()
    time = perf_counter() - start
    window.close()
    QThreadPool.globalInstance().waitForDone()
    return time

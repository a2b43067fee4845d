"""In the real window: from a key stroke to the painted result, from a star to the saved file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.ui.application import dressed_application, finish_start
from planner.ui.main_window import MainWindow
from planner.ui.settings import Settings
from tests.benchmarks.invented import make_library
from tests.benchmarks.result import Result

KEY_STROKE = 0.030
STAR = 0.020


def results(folder: Path, talks: int) -> Iterator[Result]:
    app = dressed_application()
    library = make_library(folder / "window", talks)
    window = MainWindow(library, Settings(folder / "settings.ini"))
    window.completed.connect(finish_start)
    window.open_stored(library.programmes()[0].id)
    window.show_first(welcome=False)
    window.complete()
    window.browser.set_current(window.workspace.timetable.talks[5])  # its details follow, too
    _wait(app, lambda: window.browser.is_ready)
    keys, stars = _key_strokes(app, window), _stars(app, window)
    window.close()
    at = f"at {talks:,} talks"
    yield Result(f"key stroke to result {at}, 95 %", _percentile_95(keys), KEY_STROKE, "allowed")
    yield Result(f"key stroke to result {at}, median", median(keys), KEY_STROKE, "allowed", None)
    yield Result(f"star to saved file {at}, median", median(stars), STAR, "allowed")
    yield Result(f"star to saved file {at}, 95 %", _percentile_95(stars), STAR, "allowed", None)


def _key_strokes(app: QApplication, window: MainWindow) -> list[float]:
    """Types what a user looks for, letter by letter, and takes it back."""
    painted = _Paints(window)
    times = []
    for talk in window.workspace.timetable.talks[7::700][:6]:
        for query in (talk.title[:14], f"author:{talk.authors[0].name}", talk.abstract[:12]):
            for key in (*query, *[Qt.Key.Key_Backspace] * len(query)):
                start = perf_counter()
                painted.count = 0
                _press(window, key)
                app.processEvents()
                times.append(perf_counter() - start)
                assert painted.count, "the key stroke was not painted"
            assert not window.header.search.text()
    return times


def _press(window: MainWindow, key: str | Qt.Key) -> None:
    if isinstance(key, str):
        QTest.keyClicks(window.header.search, key)
    else:
        QTest.keyClick(window.header.search, key)


def _stars(app: QApplication, window: MainWindow) -> list[float]:
    """Stars talks and takes their stars away; each time until the keeper has it on the disk."""
    saved: list[float] = []
    window.keeper.saved.connect(lambda: saved.append(perf_counter()))
    times = []
    for talk in window.workspace.timetable.talks[3::250][:20] * 2:
        saved.clear()
        start = perf_counter()
        window.workspace.toggle_stars([talk.id])
        _wait(app, lambda: bool(saved))
        times.append(saved[0] - start)
    return times


def _wait(app: QApplication, ready: Callable[[], bool]) -> None:
    while not ready():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _percentile_95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


class _Paints(QObject):
    """Counts what is painted in the window's list or in its place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.count = 0
        for widget in (window.list.viewport(), window.header.search):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False

"""Starts the interface: application, look, error hook, window, and what to show first."""

import argparse
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QThreadPool, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from planner import __version__, paths
from planner.errors import LibraryError
from planner.library import Library
from planner.ui import error_hook, screen
from planner.ui.keeper import Keeper
from planner.ui.main_window import MainWindow
from planner.ui.settings import Settings
from planner.ui.tasks import collect_garbage_again

PATIENCE = 3000  # milliseconds, in which an index is made
APP_ID = "org.conferenceplanner.ConferencePlanner"


def run(asked: argparse.Namespace) -> int:
    """The window until it is closed; with `--self-test` it closes itself once it is drawn.

    Returns the exit code, 2 where there is no screen; the self-test does without.
    """
    if not screen.is_named():
        if not asked.self_test:
            screen.tell_missing()
            return 2
        screen.do_without()
    with screen.told_if_missing():
        app = dressed_application()
    window = MainWindow(Library(paths.data_folder()), Settings(paths.config_file()))
    window.completed.connect(finish_start)
    if asked.self_test:
        error_hook.end_at_first()
        use_late_libraries()
        window.completed.connect(window.close)
    else:
        error_hook.install(window)
    app.file_asked.connect(window.open_file)
    show_first(window, asked.files, sample=asked.sample)
    return end(app.exec(), window.keeper)


def use_late_libraries() -> None:
    """Fails where one that is imported only when it is needed was left out of the program."""
    from planner.caldav_server import Server
    from planner.passwords import can_keep
    from planner.ui.formulas import formula

    Server("https://localhost", "", "")  # it asks nothing yet
    can_keep()
    if not formula(r"\sqrt{x}"):
        raise ImportError("No formula can be set.")
    if sys.platform == "linux":
        import_module("secretstorage")  # keyring does without, and then keeps nothing


class Application(QApplication):
    """Hears of files that a Mac's Finder asks it to open."""

    file_asked = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


def dressed_application() -> Application:
    """Fusion, which the window dresses in our colours: the same look on every system."""
    # As an argument: `setStyle` gives back a QStyle, whose many constants take 8 ms to import.
    app = Application(["conference-planner", "-style", "fusion"])
    app.setApplicationName("conference-planner")
    app.setApplicationDisplayName("Conference Planner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    return app


def show_first(window: MainWindow, files: list[Path], *, sample: bool) -> None:
    """The files that were given, the sample, or the programme of last time."""
    last = [] if sample or files else window.keeper.recent()
    if last:
        window.open_stored(last[0].id)
    window.show_first(welcome=not window.workspace.programme)
    if sample:
        window.commands.files.open_sample()
    elif files:
        window.commands.files.open_files(files)


def end(code: int, keeper: Keeper) -> int:
    """The exit code, when all is stored and nothing runs in the background any more.

    A worker that still ran would wake up in an interpreter that is gone, and crash.
    """
    with suppress(LibraryError):  # the user was told when the window closed
        keeper.flush()
    if not QThreadPool.globalInstance().waitForDone(PATIENCE):
        os._exit(code)  # such as one that waits for a server
    return code


def finish_start() -> None:
    """What the first picture need not wait for."""
    gc.freeze()  # what the start has made stays; nor is it looked through later
    collect_garbage_again()

"""Pictures of every view, made from the sample programme: for the README and for looking."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from planner.library import Library
from planner.ui.application import dressed_application
from planner.ui.main_window import MainWindow
from planner.ui.pictures import dialogs, side_windows, views
from planner.ui.pictures.pages import print_all
from planner.ui.pictures.studio import Studio
from planner.ui.settings import Settings


def make(folder: Path) -> None:
    """PNG pictures and `plan.pdf` in `folder`, which is made; prints the path of each."""
    app = QApplication.instance() or dressed_application()
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        window = MainWindow(Library(Path(home)), Settings(Path(home) / "settings.ini"))
        try:
            _take_all(Studio(window, folder))
        finally:
            window.close()
            QThreadPool.globalInstance().waitForDone()


def _take_all(studio: Studio) -> None:
    views.take_all(studio)
    side_windows.take_all(studio)
    dialogs.take_all(studio)
    print_all(studio.window.workspace, studio.folder)
    side_windows.take_changes(studio)  # the last: it brings another programme

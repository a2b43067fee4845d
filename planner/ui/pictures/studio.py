"""Takes pictures of a window, once everything in it has settled."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from planner.ui.main_window import MainWindow

LARGE, SMALL = (1400, 880), (900, 600)


class Studio:
    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Of the widget, else of the whole window, as `name`.png."""
        settle()
        path = self.folder / f"{name}.png"
        picture: QPixmap = (widget or self.window).grab()
        picture.save(str(path))
        print(path)

    def take_both(self, name: str, widget: QWidget | None = None) -> None:
        """Light and dark."""
        self.take(f"{name}-light", widget)
        self.window.set_appearance("dark")
        self.take(f"{name}-dark", widget)
        self.window.set_appearance("light")

    def take_small(self, name: str) -> None:
        """Of the window at its smallest."""
        self.window.resize(*SMALL)
        self.take_both(f"{name}-small")
        self.window.resize(*LARGE)

    def take_menu(self, name: str, menu: QMenu) -> None:
        if not menu.isVisible():
            menu.popup(self.window.mapToGlobal(self.window.rect().center()))
        self.take(name, menu)
        menu.close()

    def take_dialog(self, name: str, open_it: Callable[[], object]) -> None:
        """Of the one that then stands before the window."""
        open_it()
        wait_for(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        settle()
        self.take_both(name, dialog)
        dialog.close()
        settle()

    def side_window(self, kind: type[QDialog]) -> QDialog:
        """The one of its kind that is open."""
        (dialog,) = self.window.findChildren(kind)
        return dialog

    def narrow(self) -> None:
        """To the first day."""
        self.window.browser.set_day(self.window.workspace.timetable.days[0])

    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.window.workspace.undo()


def wait_for(ready: Callable[[], bool], patience: int = 20_000) -> None:
    loop, ticks = QEventLoop(), QTimer(interval=10)
    QTimer.singleShot(patience, loop.quit)
    ticks.timeout.connect(lambda: loop.exit() if ready() else None)
    ticks.start()
    loop.exec()
    if not ready():
        raise TimeoutError("the picture's state did not come")


def settle() -> None:
    """Let background work end and everything be drawn."""
    QThreadPool.globalInstance().waitForDone()
    for _ in range(5):
        QApplication.processEvents()

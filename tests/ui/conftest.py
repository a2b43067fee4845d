"""What interface tests share: an open workspace, and nothing left behind."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme
from planner.library import Library
from planner.plan import Plan
from planner.ui import theme
from planner.ui.application import show_first
from planner.ui.browser import Browser
from planner.ui.main_window import MainWindow
from planner.ui.settings import Settings
from planner.ui.talk_model import TalkModel
from planner.ui.workspace import Workspace


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Before tests without an interface what lies in cycles dies, now that pytest has let go of it.

    Else a timer of it goes off in one of those, and starts work for whose end nobody waits there.
    """
    result = yield
    if nextitem and nextitem.path.parent != item.path.parent:
        gc.collect()
    return result


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    QStandardPaths.setTestModeEnabled(True)
    qapp.setStyle("fusion")
    theme.apply()


@pytest.fixture(scope="session", autouse=True)
def old_objects_frozen() -> Iterator[None]:
    """Garbage is looked for after each test, in what the tests made: 4 ms instead of 100."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def nothing_left_behind(qtbot: QtBot, tmp_path: Path) -> Iterator[None]:
    """Settings of its own; after the test no running job and no window that was left open.

    What Qt objects lie in cycles die here, on the interface's thread and with the test's name.
    """
    path = str(tmp_path / "settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, path)
    yield
    assert QThreadPool.globalInstance().waitForDone(5000)
    qtbot.waitUntil(gc.isenabled)  # as soon as all that ran in the background has told its end
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for widget in left:
        widget.close()
    assert not left
    gc.collect()


@pytest.fixture
def workspace(conference: Conference) -> Iterator[Workspace]:
    """The fixture conference, open, without a star."""
    workspace = Workspace()
    workspace.open(Programme(conference=conference), Plan(conference_id=conference.id))
    yield workspace
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def browser(workspace: Workspace) -> Browser:
    browser = Browser(workspace)
    workspace.programme_changed.emit()
    return browser


@pytest.fixture
def model(browser: Browser) -> TalkModel:
    model = TalkModel(browser)
    browser.refresh()
    return model


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows on one library, as the program does; they are closed at the end."""
    windows: list[MainWindow] = []

    def open_one(*files: Path) -> MainWindow:
        window = MainWindow(Library(tmp_path / "data"), Settings(tmp_path / "settings.ini"))
        windows.append(window)
        with qtbot.waitActive(window):
            show_first(window, list(files), sample=False)
        qtbot.waitUntil(lambda: "actions" in window.parts.__dict__)
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def window(open_window: Callable[..., MainWindow], conference: Conference, qtbot) -> MainWindow:
    """The fixture conference in the whole window, its index made."""
    window = open_window()
    window.keeper.add(Programme(conference=conference))
    qtbot.waitUntil(lambda: window.browser.is_ready)
    return window

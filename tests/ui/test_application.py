"""The whole program in a process of its own: how it ends."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from planner.conference import Programme
from planner.library import Library
from planner.ui import application
from planner.ui.keeper import Keeper
from planner.ui.workspace import Workspace
from tests.benchmarks.invented import make_library

# The user closes the window at once, while the index of a large programme is being made.
QUIT_AT_ONCE = """
import sys
from planner import __main__ as program
from planner.ui.browser import Browser
from planner.ui.main_window import MainWindow

begin = Browser._index_programme

def begin_and_quit(browser):
    begin(browser)
    browser.parent().close()

Browser._index_programme = begin_and_quit
sys.exit(program.main([]))
"""


def test_quitting_waits_for_what_runs_in_the_background(tmp_path: Path) -> None:
    make_library(tmp_path / "conference-planner", 3000)
    home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    ended = subprocess.run(
        [sys.executable, "-c", QUIT_AT_ONCE],
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr.decode()


class KilledError(Exception):
    """Stands for the process' sudden end."""


def test_all_is_stored_before_a_worker_that_hangs_is_killed(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def die(code: int) -> None:
        raise KilledError

    keeper = Keeper(workspace, Library(tmp_path / "data"), workspace)
    go_on = Event()
    monkeypatch.setattr(application, "PATIENCE", 1)
    monkeypatch.setattr(application.os, "_exit", die)
    QThreadPool.globalInstance().start(lambda: go_on.wait(5))
    newer = Programme(conference=replace(workspace.conference, title="Newer"))
    save, wait = keeper.library.save_programme, Event()
    monkeypatch.setattr(keeper.library, "save_programme", lambda p: (wait.wait(0.1), save(p)))
    keeper.store(newer)
    try:
        with pytest.raises(KilledError):
            application.end(0, keeper)
        assert keeper.library.load_programme("slm-2027") == newer
    finally:
        go_on.set()

"""The whole program in a process of its own: how it ends."""

import os
import subprocess
import sys
from pathlib import Path

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

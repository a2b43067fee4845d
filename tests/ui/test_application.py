"""The whole program in a process of its own: how it ends."""

import os
import subprocess
import sys
from pathlib import Path

# The sample in a window that closes itself, while a job goes on in the background.
QUIT_AT_WORK = """
import argparse, sys
from planner.ui import application
from planner.ui.tasks import in_background
window = None
MainWindow = application.MainWindow

def made(*arguments):
    global window
    window = MainWindow(*arguments)
    return window

def work():
    print("begun", flush=True)
    for number in range(3_000_000):
        str(number)
    print("ended", flush=True)

application.MainWindow = made
application.finish_start = lambda: in_background(window, work, print)
asked = argparse.Namespace(files=[], sample=True, self_test=True)
sys.exit(application.run(asked))
"""


def test_quitting_waits_for_what_runs_in_the_background(tmp_path: Path) -> None:
    home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA"), str(tmp_path))
    ended = subprocess.run(
        [sys.executable, "-c", QUIT_AT_WORK],
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout.split()[:2]) == (0, ["begun", "ended"]), ended.stderr

"""Without a screen the program says so in one sentence, and the self-test runs all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.ui.screen import MISSING

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux goes without a screen")


FAILING = """
from planner.ui.main_window import MainWindow
from planner.__main__ import main

def fail(window):
    raise ValueError("cannot complete")

MainWindow.complete = fail
raise SystemExit(main(["--self-test"]))
"""


def _start(home: Path, *arguments: str, **screen: str) -> subprocess.CompletedProcess[str]:
    return _python(home, "-m", "planner", *arguments, **screen)


def _python(home: Path, *arguments: str, **screen: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    homes = {f"XDG_{name}_HOME": str(home) for name in ("CACHE", "CONFIG", "DATA")}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment | homes | screen,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":4711"}, {"QT_QPA_PLATFORM": "none"}])
def test_a_start_without_a_screen_ends_with_a_sentence(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    ended = _start(tmp_path, **screen)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"planner: {MISSING}")
    assert len(ended.stderr.splitlines()) == 1
    assert all(name in ended.stderr for name in screen.values())
    assert not list(tmp_path.rglob("*.json"))


def test_the_self_test_needs_no_screen(tmp_path: Path) -> None:
    ended = _start(tmp_path, "--self-test")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_self_test_fails_where_something_unforeseen_happens(tmp_path: Path) -> None:
    ended = _python(tmp_path, "-c", FAILING)
    assert ended.returncode == 1
    assert "ValueError: cannot complete" in ended.stderr

"""The built program as its user has it: on a screen and in a home folder of its own."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import machine
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist" / "conference-planner" / "conference-planner"
TOOLS = {
    "Xvfb": "xvfb",
    "import": "imagemagick",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "xdotool": "xdotool",
}


class Desk:
    """One user's home folder and keyboard; starts the program and looks at what it leaves there."""

    def __init__(self, program: Path, home: Path, display: str) -> None:
        self.program = program
        self.home = home
        self.data = home / "data" / "conference-planner"
        self.environment = {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_RUNTIME_DIR": str(home),
        }
        self.screen = {**self.environment, "DISPLAY": display}
        self.process: subprocess.Popen[bytes] | None = None

    def call(self, *arguments: str | Path) -> str:
        """Use the program without a screen; returns what it printed."""
        command = [self.program, *arguments]
        answer = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            cwd=self.home,
            timeout=120,
        )
        assert answer.returncode == 0, answer.stderr
        assert "qt." not in answer.stderr, answer.stderr
        return answer.stdout

    def start(self, *files: Path) -> None:
        """Start the program and wait until its window has the keyboard and is painted."""
        with (self.home / "errors.txt").open("w") as errors:
            self.process = subprocess.Popen([self.program, *files], env=self.screen, stderr=errors)
        wait_until(self._has_keyboard)
        wait_until(self._is_painted)

    def keys(self, *names: str) -> None:
        """Press keys by their X names, such as `ctrl+f`."""
        self._xdotool("key", *names)

    def type(self, text: str) -> None:
        self._xdotool("type", text)

    def title(self) -> str:
        """The title of the window that has the keyboard."""
        return self._xdotool("getactivewindow", "getwindowname").strip()

    def quit(self) -> None:
        """Leave by the keyboard; the program ends well and has complained about nothing."""
        assert self.process
        self.keys("ctrl+q")
        assert self.process.wait(timeout=20) == 0
        assert (self.home / "errors.txt").read_text() == ""
        self.process = None

    def programmes(self) -> list[Path]:
        return list((self.data / "programmes").glob("*.json"))

    def stars(self) -> set[str]:
        """The ids of the starred talks in all plans on the disk."""
        plans = [json.loads(path.read_text()) for path in (self.data / "plans").glob("*.json")]
        entries = [item for plan in plans for item in plan["entries"].items()]
        return {talk_id for talk_id, entry in entries if entry.get("starred")}

    def picture(self, name: str) -> None:
        """Keep a picture of the whole screen as build/e2e-NAME.png."""
        (ROOT / "build").mkdir(exist_ok=True)
        target = ROOT / "build" / f"e2e-{name}.png"
        subprocess.run(["import", "-window", "root", target], env=self.screen, check=True)

    def _has_keyboard(self) -> bool:
        assert self.process
        assert self.process.poll() is None, (self.home / "errors.txt").read_text()
        command = ["xdotool", "getactivewindow", "getwindowpid"]
        answer = subprocess.run(command, env=self.screen, capture_output=True, text=True)
        return answer.stdout.strip() == str(self.process.pid)

    def _is_painted(self) -> bool:
        window = self._xdotool("getactivewindow").strip()
        command = ["import", "-window", window, "-format", "%k", "info:"]  # the number of colours
        answer = subprocess.run(command, env=self.screen, capture_output=True, text=True)
        return int(answer.stdout or 0) > 9

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(
            command, env=self.screen, check=True, capture_output=True, text=True
        ).stdout


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Look again and again until it is so; fails the test after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"still not so after {seconds:.0f} s: {condition}"
        time.sleep(0.05)


@pytest.fixture(name="wait_until")
def wait_until_fixture() -> Callable[..., None]:
    return wait_until


@pytest.fixture(scope="session")
def program() -> Path:
    if not PROGRAM.exists():
        _missing("the program is not built: python3 packaging/dev.py build")
    return PROGRAM


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual screen with a window manager, on a number that is free."""
    if missing := machine.missing_programs(TOOLS):
        _missing(f"needs {', '.join(missing)}")
    screen = ("-screen", "0", "1440x900x24", "-nolisten", "tcp")
    with running("Xvfb", "-displayfd", "1", *screen) as server:
        assert server.stdout
        name = f":{server.stdout.readline().decode().strip()}"
        environment = {**os.environ, "DISPLAY": name}
        with running("openbox", environment=environment):
            wait_until(lambda: has_window_manager(environment))
            yield name


@contextmanager
def running(
    *command: str, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A helper program that is ended with the block."""
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=nothing) as process:
        try:
            yield process
        finally:
            process.terminate()


def has_window_manager(environment: dict[str, str]) -> bool:
    ask = ["xdotool", "get_desktop"]  # fails until a window manager answers
    return subprocess.run(ask, env=environment, capture_output=True).returncode == 0


@pytest.fixture
def desk(program: Path, display: str, tmp_path: Path) -> Iterator[Desk]:
    tmp_path.chmod(0o700)  # as the runtime folder has to be
    desk = Desk(program, tmp_path, display)
    yield desk
    if desk.process:
        desk.picture("failure")
        desk.process.kill()
        desk.process.wait()


@pytest.fixture(scope="session")
def session_page(shared_data: Path) -> Path:
    """A real page with 232 posters."""
    return shared_data / "html" / "icml-2025-session-posters.html"


def _missing(reason: str) -> None:
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

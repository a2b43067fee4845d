"""Everything that is done to the project has its command here: `python3 packaging/dev.py`.

Needs nothing but Python 3.11 and pip; makes `.venv` and installs what is missing by itself.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import bundle
import machine
from machine import PYTHON, ROOT

BUILD = ROOT / "build"


def run(arguments: list[str]) -> int:
    """Open the window with the sample programme; without a screen draw it into build/."""
    if has_screen():
        return python("-m", "planner", "--sample", *arguments)
    print("There is no screen here: window and printed plan are drawn into build/.", flush=True)
    return pictures(arguments)


def test(arguments: list[str]) -> int:
    """Run the tests; what follows goes to pytest, such as `test -k clashes`."""
    return python("-m", "pytest", *arguments, screen=False)


def check(arguments: list[str]) -> int:
    """Check style, format and types; `check --fix` mends what can be mended."""
    fix = "--fix" in arguments
    scripts = sorted(str(path) for path in (ROOT / "packaging").glob("*.py"))
    failures = [
        python("-m", "ruff", "check", *(["--fix"] if fix else []), "."),
        python("-m", "ruff", "format", *([] if fix else ["--check"]), "."),
        python("-m", "mypy", "planner", *scripts),
    ]
    return int(any(failures))


def build(arguments: list[str]) -> int:
    """Build the program for this system into dist/conference-planner/."""
    if missing := machine.missing_build_packages():
        machine.install_or_explain(missing, f"The build needs {' and '.join(missing)}")
    spec = ROOT / "packaging" / "planner.spec"
    folders = ("--distpath", str(ROOT / "dist"), "--workpath", str(BUILD / "pyinstaller"))
    options = ("--noconfirm", "--log-level", "WARN", *folders, *arguments)
    failed = python("-m", "PyInstaller", *options, str(spec), screen=False)
    if not failed:
        bundle.finish(ROOT / "dist" / "conference-planner")
    return failed


def pictures(arguments: list[str]) -> int:
    """Draw the window's states and the printed plan into build/."""
    command = ("-m", "planner", "pictures", "--folder", str(BUILD), *arguments)
    return python(*command, screen=False)


def readme(arguments: list[str]) -> int:
    """Renew the pictures that README.md shows."""
    failed = pictures(arguments)
    for name in ("list-light", "timeline-dark", "plan-light", "plan-page", "changes-light"):
        shutil.copy(BUILD / f"{name}.png", ROOT / "packaging" / "pictures")
    return failed


def benchmarks(arguments: list[str]) -> int:
    """Measure start, reading, search and saving, and print them as ratios."""
    return python("-m", "tests.benchmarks", *arguments, screen=False)


def e2e(arguments: list[str]) -> int:
    """Build the program and try it in a real window on a screen of its own."""
    return build([]) or test(["tests/end_to_end", *arguments])


def lock(arguments: list[str]) -> int:
    """Fit packaging/requirements.lock to pyproject.toml; `lock --upgrade` takes newer versions."""
    options = ("--universal", "--generate-hashes", "--quiet", "--system-certs", *arguments)
    sources = ("pyproject.toml", "--extra", "dev", "packaging/build-requirements.in")
    with tempfile.TemporaryDirectory() as folder:
        machine.call(sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "uv")
        compile_lock = ("-m", "uv", "pip", "compile", *options, *sources, "-o", str(machine.LOCK))
        command = {"PYTHONPATH": folder, "UV_CUSTOM_COMPILE_COMMAND": "packaging/dev.py lock"}
        environment = os.environ | command
        return subprocess.run([sys.executable, *compile_lock], cwd=ROOT, env=environment).returncode


COMMANDS = (run, test, check, build, pictures, readme, lock, benchmarks, e2e)


def main(arguments: list[str]) -> int:
    """Run the command that is named first; returns the exit code."""
    chosen = next((command for command in COMMANDS if command.__name__ in arguments[:1]), None)
    if chosen is None:
        for command in COMMANDS:
            print(f"  {command.__name__:<12}{command.__doc__}")
        return 2 if arguments else 0
    if chosen is not lock:  # which renews what .venv is made from
        machine.prepare()
    return chosen(arguments[1:])


def has_screen() -> bool:
    """Whether a window can be opened here."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def python(*arguments: str, screen: bool = True) -> int:
    """Run Python of `.venv` in the project's folder, its Qt off the screen where asked."""
    environment = dict(os.environ)
    if not screen and sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

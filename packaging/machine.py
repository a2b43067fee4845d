"""What the project needs from a machine: `.venv` from the lock file, Debian packages, fonts."""

from __future__ import annotations  # so that an older Python gets as far as our sentence

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt's wheels take from a Debian or Ubuntu system, for a real screen and without one.
QT_PACKAGES = (
    "libcups2",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "fonts-dejavu-core",
)
QT_PARTS = (
    "lib/libQt6PrintSupport.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Widgets.so.6",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqxcb.so",
    "plugins/printsupport/libcupsprintersupport.so",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def prepare() -> None:
    """Make or renew `.venv` where the lock file asks for it, and see that Qt can start."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the very Python that would be too old
        raise SystemExit("Conference Planner needs Python 3.11 or newer.")
    stamp = VENV / "installed-from"
    wanted = _fingerprint()
    if not stamp.exists() or stamp.read_text() != wanted or not PYTHON.exists():
        print("Installing the libraries into .venv; this happens once.", flush=True)
        _make_environment()
        _install_locked()
        stamp.write_text(wanted)
    if sys.platform == "linux":
        _provide_qt_libraries()


def may_install() -> bool:
    """Whether Debian packages can be installed without asking anyone."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def missing_programs(packages: Mapping[str, str]) -> list[str]:
    """Of `{program: its Debian package}` the programs that are neither there nor installable."""
    wanted = [package for program, package in packages.items() if not shutil.which(program)]
    if wanted and may_install():
        install(wanted)
    return [program for program in packages if not shutil.which(program)]


def missing_build_packages() -> list[str]:
    """The Debian packages that PyInstaller wants: binutils, and Python as a shared library."""
    if sys.platform != "linux":
        return []
    python = "libpython{}.{}".format(*sys.version_info)
    folders = (Path(sys.base_prefix, "lib"), *Path("/usr/lib").glob("*-linux-gnu"))
    shared = any(any(folder.glob(f"{python}.so*")) for folder in folders)
    return ([] if shutil.which("objcopy") else ["binutils"]) + ([] if shared else [python])


def install(packages: Iterable[str]) -> None:
    """Install Debian packages; raises `CalledProcessError` where apt cannot."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL  # apt tells its troubles on the other stream
    subprocess.run(["apt-get", "update"], env=environment, stdout=quiet, check=False)
    subprocess.run(_apt_install(packages), env=environment, stdout=quiet, check=True)


def install_or_explain(packages: Iterable[str], reason: str) -> None:
    """Install Debian packages, or end the script with `reason` and the command that would."""
    if may_install():
        print(f"{reason}. Installing it with apt.", flush=True)
        install(packages)
    elif shutil.which("apt-get"):
        raise SystemExit(f"{reason}. Please run:\n  sudo {' '.join(_apt_install(packages))}")
    else:
        raise SystemExit(f"{reason}; please install it with your system's package manager.")


def call(*command: str | Path) -> None:
    """Run a command that must succeed; ends the script with a sentence where it does not."""
    if subprocess.run(command).returncode:
        raise SystemExit(f"This did not work, see above: {' '.join(map(str, command))}")


def _fingerprint() -> str:
    files = (LOCK, ROOT / "pyproject.toml")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _make_environment() -> None:
    """Debian keeps ensurepip in a package of its own; the system's pip then fills `.venv`."""
    with_pip = importlib.util.find_spec("ensurepip") is not None
    venv.create(VENV, with_pip=with_pip, symlinks=os.name != "nt")
    if with_pip:
        return
    if importlib.util.find_spec("pip") is None:
        install_or_explain(["python3-pip"], "Python's pip is missing")
    call(sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip")


def _install_locked() -> None:
    pip = (str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check")
    quiet = () if sys.stdout.isatty() else ("-qq",)  # no log of 40 downloads
    call(*pip, *quiet, "--requirement", str(LOCK))
    call(*pip, *quiet, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _provide_qt_libraries() -> None:
    missing = [*_missing_libraries(), *([] if _has_font() else ["a font"])]
    if missing:
        named = ", ".join(missing[:3]) + (", …" if missing[3:] else "")
        install_or_explain(QT_PACKAGES, f"Qt needs more of the system: {named}")


def _missing_libraries() -> list[str]:
    """The shared libraries that the dynamic linker does not find for Qt's own ones."""
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt"))
    parts = [str(qt / part) for part in QT_PARTS]
    answer = subprocess.run(["ldd", *parts], capture_output=True, text=True, check=True).stdout
    lines = answer.splitlines()
    return sorted({line.split()[0] for line in lines if line.endswith("=> not found")})


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob(f"*.{end}"), None) for folder in folders for end in ("ttf", "otf"))


def _apt_install(packages: Iterable[str]) -> list[str]:
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]

"""What PyInstaller does not do: the parts of a Linux desktop beside the built program."""

import shutil
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
APP_ID = "org.conferenceplanner.ConferencePlanner"
ICONS = PACKAGING.parent / "resources" / "icons"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def finish(program_folder: Path) -> None:
    """Complete the built program's folder and tell its size."""
    if sys.platform == "linux":
        _strip_python(program_folder / "_internal")
        _add_desktop_files(program_folder)
    size = sum(file.lstat().st_size for file in program_folder.rglob("*") if file.is_file())
    print(f"Built {program_folder} ({size / 1e6:.0f} MB).")


def _strip_python(libraries: Path) -> None:
    """A Python that was compiled at home carries 25 MB for debuggers; wheels are left alone."""
    own = [*libraries.glob("libpython*.so*"), *libraries.glob("python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-debug", *own], check=True)


def _add_desktop_files(folder: Path) -> None:
    """Lay `share/` out as below /usr, so that it can be copied there as it is."""
    linux = PACKAGING / "linux"
    share = folder / "share"
    _copy(linux / f"{APP_ID}.desktop", share / "applications" / f"{APP_ID}.desktop")
    _copy(linux / f"{APP_ID}.metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml")
    icons = share / "icons" / "hicolor"
    _copy(ICONS / "conference-planner.svg", icons / "scalable" / "apps" / f"{APP_ID}.svg")
    for size in ICON_SIZES:
        picture = ICONS / f"conference-planner-{size}.png"
        _copy(picture, icons / f"{size}x{size}" / "apps" / f"{APP_ID}.png")
    _copy(linux / "add-to-menu.sh", folder / "add-to-menu.sh")
    _copy(linux / "INSTALL.txt", folder / "INSTALL.txt")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)

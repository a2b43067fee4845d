"""The rules of the time zones: the system's, or those that came with the program if newer."""

import zoneinfo
from collections.abc import Iterable
from pathlib import Path

import tzdata  # type: ignore[import-untyped]  # two constants and no stubs


def use_newest() -> None:
    """To be called before the first zone is made.

    Governments change their clocks at short notice, so an old system is wrong about next year and
    so is an old program; Windows has no such rules at all.
    """
    if version(zoneinfo.TZPATH) < tzdata.IANA_VERSION:
        ours = Path(tzdata.__file__).with_name("zoneinfo")
        zoneinfo.reset_tzpath([str(ours), *zoneinfo.TZPATH])


def version(folders: Iterable[str]) -> str:
    """Such as `2026b`, of the first of the folders that there is; empty if that does not say."""
    folder = next((path for path in map(Path, folders) if path.is_dir()), None)
    try:
        return _told(folder) if folder else ""
    except (OSError, ValueError):
        return ""


def _told(folder: Path) -> str:
    """On a Mac a file of its own says it, on Linux the first line of the rules."""
    mac = folder / "+VERSION"
    if mac.exists():
        return mac.read_text(encoding="ascii").strip()
    with (folder / "tzdata.zi").open(encoding="ascii") as rules:
        return rules.readline().removeprefix("# version").strip()

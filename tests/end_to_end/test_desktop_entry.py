"""What lies beside the built program for a Linux desktop."""

import os
import subprocess
from pathlib import Path
from typing import Any

import machine
import pytest

ENTRY = "applications/org.conferenceplanner.ConferencePlanner.desktop"
ICON = "icons/hicolor/scalable/apps/org.conferenceplanner.ConferencePlanner.svg"


def test_add_to_menu_writes_a_valid_entry_that_starts_this_program(desk: Any) -> None:
    if missing := machine.missing_programs({"desktop-file-validate": "desktop-file-utils"}):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {missing}")
    subprocess.run([desk.program.parent / "add-to-menu.sh"], env=desk.environment, check=True)
    share = desk.home / "data"
    subprocess.run(["desktop-file-validate", share / ENTRY], check=True)
    assert f'Exec="{desk.program}" %F' in (share / ENTRY).read_text()
    assert (share / ICON).exists()


def test_the_program_brings_no_library_of_the_building_machines_desktop(program: Path) -> None:
    names = {path.name for path in (program.parent / "_internal").rglob("*.so*")}
    assert not [name for name in names if name.startswith(("libgtk", "libcairo", "libQt6Qml"))]

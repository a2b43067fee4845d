"""The newest rules of the time zones are used: the system's or our own."""

import subprocess
import sys
from pathlib import Path

import pytest

from planner.zone_rules import version

VANCOUVER = """
from datetime import datetime
from zoneinfo import ZoneInfo
from planner import zone_rules
zone_rules.use_newest()
moment = datetime(2027, 1, 15, tzinfo=ZoneInfo("America/Vancouver"))
print(moment.utcoffset().total_seconds() / 3600)
"""


def _rules(folder: Path, told: str) -> Path:
    """A folder of rules that has only its version, and Vancouver on the time of London."""
    (folder / "America").mkdir(parents=True)
    (folder / "tzdata.zi").write_text(f"# version {told}\n# ddeps backzone\n")
    (folder / "America" / "Vancouver").write_bytes(_UTC)
    return folder


# A file of version 1 with one kind of time: no offset, no summer time, named UTC.
_UTC = b"TZif" + bytes(16) + b"".join(n.to_bytes(4) for n in (0, 0, 0, 0, 1, 4)) + bytes(6)
_UTC += b"UTC\0"


@pytest.mark.parametrize(("told", "hours"), [("1999a", -7), ("2999a", 0), ("", -7)])
def test_rules_of_the_system_are_used_where_they_are_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, hours: float
) -> None:
    """Ours know that Vancouver stays at UTC−7 from 2026 on."""
    monkeypatch.setenv("PYTHONTZPATH", str(_rules(tmp_path, told)))
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", VANCOUVER]
    assert float(subprocess.check_output(command, cwd=root, text=True)) == hours


def test_a_folder_tells_the_version_of_its_rules(tmp_path: Path) -> None:
    linux, mac, silent = (tmp_path / name for name in ("linux", "mac", "silent"))
    _rules(linux, "2026b")
    mac.mkdir()
    (mac / "+VERSION").write_text("2025c\n")
    silent.mkdir()
    assert version([str(tmp_path / "none"), str(linux), str(mac)]) == "2026b"
    assert version([str(mac)]) == "2025c"
    assert version([str(silent), str(linux)]) == ""
    assert version([]) == ""

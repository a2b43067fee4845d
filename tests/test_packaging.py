"""The parts around the program: lock file, versions, icons, desktop entry, developers' commands."""

import os
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import dev
import machine
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import planner

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LINUX = ROOT / "packaging" / "linux"
APP_ID = "org.conferenceplanner.ConferencePlanner"
ICONS = ROOT / "packaging" / "icons"
PNG = b"\x89PNG\r\n\x1a\n"
VALIDATORS = {"appstreamcli": "appstream", "desktop-file-validate": "desktop-file-utils"}


@pytest.fixture(scope="module")
def validators() -> None:
    if missing := machine.missing_programs(VALIDATORS):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {', '.join(missing)}")


@pytest.mark.usefixtures("validators")
def test_desktop_entry_is_valid() -> None:
    subprocess.run(["desktop-file-validate", LINUX / f"{APP_ID}.desktop"], check=True)


@pytest.mark.usefixtures("validators")
def test_metainfo_is_valid() -> None:
    metainfo = LINUX / f"{APP_ID}.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True)


def test_desktop_entry_and_metainfo_name_the_same_kinds_of_files() -> None:
    entry = (LINUX / f"{APP_ID}.desktop").read_text()
    kinds = re.search(r"^MimeType=(.*);$", entry, re.MULTILINE)
    metainfo = ElementTree.parse(LINUX / f"{APP_ID}.metainfo.xml")
    assert kinds
    assert kinds[1].split(";") == [kind.text for kind in metainfo.iter("mediatype")]


def test_one_version_everywhere() -> None:
    metainfo = ElementTree.parse(LINUX / f"{APP_ID}.metainfo.xml")
    newest = next(metainfo.iter("release")).get("version")
    assert PROJECT["version"] == planner.__version__ == newest


def locked_versions() -> dict[str, list[str]]:
    lines = re.findall(r"^([a-z0-9-]+)==(\S+)", machine.LOCK.read_text(), re.MULTILINE)
    versions: dict[str, list[str]] = {}
    for name, version in lines:
        versions.setdefault(name, []).append(version)
    return versions


def test_lock_file_holds_what_the_project_declares() -> None:
    locked = locked_versions()
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    for requirement in map(Requirement, declared):
        versions = locked[canonicalize_name(requirement.name)]
        assert all(map(requirement.specifier.contains, versions)), requirement


def test_lock_file_pins_files_of_every_system_but_no_place_to_get_them_from() -> None:
    text = machine.LOCK.read_text()
    pins = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "sys_platform == 'win32'" in text
    assert "://" not in text


def test_the_folder_does_not_hide_the_library_of_its_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_windows_icon_holds_pictures_of_all_sizes() -> None:
    data = (ICONS / "conference-planner.ico").read_bytes()
    count = struct.unpack_from("<HHH", data)[2]
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * n) for n in range(count)]
    sizes = [png_size(data[offset : offset + length]) for *_, length, offset in entries]
    assert sizes == [16, 24, 32, 48, 64, 256]


def test_mac_icon_holds_pictures_up_to_512() -> None:
    data = (ICONS / "conference-planner.icns").read_bytes()
    assert struct.unpack_from(">4sI", data) == (b"icns", len(data))
    position, sizes = 8, []
    while position < len(data):
        _, length = struct.unpack_from(">4sI", data, position)
        sizes.append(png_size(data[position + 8 : position + length]))
        position += length
    assert sizes == [16, 32, 32, 64, 128, 256, 256, 512, 512]


def png_size(data: bytes) -> int:
    assert data.startswith(PNG)
    width, height = struct.unpack_from(">II", data, 16)
    assert width == height
    return int(width)


def test_dev_alone_tells_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = dict(line.split(maxsplit=1) for line in lines)
    assert list(told) == [
        "run",
        "test",
        "check",
        "build",
        "pictures",
        "readme",
        "lock",
        "benchmarks",
        "e2e",
    ]
    assert all(sentence.endswith(".") for sentence in told.values())


def test_dev_refuses_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["deploy"]) == 2
    assert "benchmarks" in capsys.readouterr().out


def test_run_without_a_screen_draws_into_build_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda: False)
    monkeypatch.setattr(dev, "python", lambda *call, **_: print(*call) or 0)
    assert dev.run([]) == 0
    sentence, call = capsys.readouterr().out.splitlines()
    assert "no screen" in sentence
    assert call == f"-m planner pictures --folder {ROOT / 'build'}"


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_linux_has_a_screen_where_a_display_is_named(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not dev.has_screen()
    monkeypatch.setenv(variable, ":0")
    assert dev.has_screen()


def test_a_missing_library_that_may_not_be_installed_is_told_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "may_install", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(machine, "_missing_libraries", lambda: ["libEGL.so.1"])
    with pytest.raises(SystemExit, match=r"libEGL\.so\.1.*\n +sudo apt-get install .*libegl1"):
        machine._provide_qt_libraries()


def test_programs_that_cannot_be_had_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "may_install", lambda: False)
    programs = {sys.executable: "python3", "no-such-tool": "no-such-package"}
    assert machine.missing_programs(programs) == ["no-such-tool"]

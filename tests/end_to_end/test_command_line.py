"""The built program without a window."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest


def test_convert_writes_the_programme_as_json(desk: Any, session_page: Path) -> None:
    target = desk.home / "programme.json"
    desk.call("convert", session_page, "-o", target)
    programme = json.loads(target.read_text())
    assert programme["format"] == "conference-programme"
    assert len(programme["conference"]["talks"]) == 232


def test_print_writes_the_starred_talks_as_pdf(desk: Any, session_page: Path) -> None:
    talks = json.loads(desk.call("convert", session_page))["conference"]["talks"]
    chosen, other = talks[3], talks[4]
    target = desk.home / "plan.pdf"
    desk.call("print", session_page, "--star", chosen["id"], "-o", target)
    text = pdf_text(target)
    assert letters(chosen["title"]) in letters(text)
    assert letters(other["title"]) not in letters(text)


@pytest.mark.parametrize("layout", ["agenda", "grid", "pocket", "abstracts", "posters"])
def test_every_layout_is_printed(desk: Any, sample: Path, layout: str) -> None:
    target = desk.home / "programme.pdf"
    looks = ("--whole", "--abstracts", "--qr", "--layout", layout)
    desk.call("print", sample, *looks, "-o", target)
    text = pdf_text(target)
    title = "Attention Sinks in the Wild" if layout == "posters" else "What a Model Owes Its Reader"
    assert letters(title) in letters(text)
    if layout == "abstracts":
        assert "\\frac" not in text
        assert "√" not in text  # the formulas are set, not told in letters


@pytest.mark.parametrize("ending", ["md", "html", "ics", "xlsx", "csv", "bib", "ris", "json"])
def test_every_format_is_exported(desk: Any, sample: Path, ending: str) -> None:
    target = desk.home / f"programme.{ending}"
    assert "SLM 2027" in desk.call("export", sample, "--whole", "-o", target)
    content = target.read_bytes()
    if ending == "xlsx":
        content = ZipFile(target).read("xl/sharedStrings.xml")
    assert b"Attention Sinks in the Wild" in content


def test_version_is_that_of_the_project(desk: Any) -> None:
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    version = re.search(r'^version = "(.+)"', pyproject.read_text(), re.MULTILINE)
    assert version
    assert version[1] in desk.call("--version")


def test_self_test_opens_and_closes_the_window_and_finds_all_libraries(desk: Any) -> None:
    assert "DISPLAY" not in desk.environment  # it needs no screen
    desk.call("--self-test")


@pytest.fixture(scope="module")
def sample() -> Path:
    return Path(__file__).parents[2] / "resources" / "samples"


def pdf_text(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True
    ).stdout


def letters(text: str) -> str:
    """Without what a line break adds or takes away."""
    return re.sub(r"\W+", "", text)

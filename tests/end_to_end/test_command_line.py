"""The built program without a window."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any


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


def test_version_is_that_of_the_project(desk: Any) -> None:
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    version = re.search(r'^version = "(.+)"', pyproject.read_text(), re.MULTILINE)
    assert version
    assert version[1] in desk.call("--version")


def test_self_test_opens_and_closes_the_window(desk: Any) -> None:
    assert "DISPLAY" not in desk.environment  # it needs no screen
    desk.call("--self-test")


def pdf_text(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True
    ).stdout


def letters(text: str) -> str:
    """Without what a line break adds or takes away."""
    return re.sub(r"\W+", "", text)

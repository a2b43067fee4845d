"""The web page in a real browser: its texts are there, nothing runs and nothing is loaded."""

import json
import shutil
import subprocess
from pathlib import Path

import machine
import pytest
from bs4 import BeautifulSoup

from planner.exporters import by_ending, export
from tests.exporters import hostile
from tests.exporters.web_pages import compare_page

BROWSER = {"chromium": "chromium"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "plan.html"
    assert export(hostile.selection(), path) == by_ending(path)
    return path


def test_a_browser_shows_each_talk_and_neither_runs_nor_loads_anything(
    page: Path, tmp_path: Path
) -> None:
    if missing := machine.missing_programs(BROWSER):
        pytest.skip(f"without {', '.join(missing)} no browser can read the page")
    log = tmp_path / "network.json"
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
    alone = "--host-resolver-rules=MAP * ~NOTFOUND"  # it asks its makers for news
    files = (f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}")
    command = [shutil.which("chromium"), *options, alone, *files, "--dump-dom", page.as_uri()]
    read = subprocess.run(command, capture_output=True, check=True, timeout=120)
    compare_page(BeautifulSoup(read.stdout, "lxml"), hostile.selection())
    events = json.loads(log.read_text())["events"]
    asked = {event.get("params", {}).get("url", "") for event in events}
    assert not [url for url in asked if "example.org" in url or "x.y" in url]


def test_the_page_forbids_scripts_and_all_that_is_loaded(page: Path) -> None:
    read = BeautifulSoup(page.read_bytes(), "lxml")
    policy = read.find("meta", {"http-equiv": "Content-Security-Policy"})
    assert policy
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "url(" not in read.style.get_text()
    assert "@import" not in read.style.get_text()

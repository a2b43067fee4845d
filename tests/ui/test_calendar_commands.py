"""Talks for the calendar program of the system, from menu and window."""

import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.ui.main_window import MainWindow
from planner.ui.publish_dialog import PublishDialog
from tests.exporters.calendars import by_icalendar

ADD = "Add to my calendar"


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_selected_talk_is_opened_in_the_calendar_program(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, temporary: Path, qtbot: QtBot
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    window.browser.show_talk(window.workspace.timetable.by_id["b"])
    window.settings.set("calendar_alarm", 15)
    window.parts.actions[ADD].trigger()
    qtbot.waitUntil(lambda: bool(opened))
    (url,) = opened
    (file,) = temporary.glob("*/*")
    assert (Path(url.toLocalFile()), file.name) == (file, "b.ics")
    assert sys.platform == "win32" or not file.parent.stat().st_mode & 0o077  # notes are mine
    (event,) = by_icalendar(file.read_bytes())
    assert (event.title, event.alarms) == ("Talk b", (15,))
    assert "Given to your calendar program: 1 talk" in window.status._told.text()


def test_where_nothing_opens_calendars_the_file_is_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen = tmp_path / "mine"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(chosen), ""))
    window.browser.show_talk(window.workspace.timetable.by_id["a"])
    window.parts.actions[ADD].trigger()
    saved = tmp_path / "mine.ics"
    qtbot.waitUntil(saved.exists)
    assert [event.title for event in by_icalendar(saved.read_bytes())] == ["Talk a"]


def test_a_talk_without_a_time_is_told_to_be_none_for_a_calendar(
    window: MainWindow, temporary: Path
) -> None:
    window.browser.show_talk(window.workspace.timetable.by_id["unplanned"])
    window.parts.actions[ADD].trigger()
    assert "without a time" in window.status._told.text()
    assert not list(temporary.iterdir())


def test_publishing_opens_its_dialog(window: MainWindow) -> None:
    window.parts.actions["Publish to a calendar…"].trigger()
    (dialog,) = window.findChildren(PublishDialog)
    assert dialog.isVisible()
    dialog.reject()

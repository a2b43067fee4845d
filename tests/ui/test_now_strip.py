"""The strip by an invented clock: what it says, where a click leads, and that it can be closed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.plan import OwnEntry
from planner.ui.now_strip import NowStrip
from planner.ui.settings import Settings
from planner.ui.talk_line import TalkLine
from planner.ui.workspace import Workspace
from planner.walking import Walking


class Clock:
    def __init__(self, moment: datetime) -> None:
        self._start = moment
        self.minutes = 0.0

    def __call__(self) -> datetime:
        return self._start + timedelta(minutes=self.minutes)


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def clock(make_talk) -> Clock:
    return Clock(make_talk().start)


@pytest.fixture
def open_strip(workspace: Workspace, clock: Clock, tmp_path: Path, qtbot: QtBot):
    windows = []  # which Python would delete with all in them

    def open_one() -> NowStrip:
        window = QWidget()
        strip = NowStrip(workspace, Settings(tmp_path / "settings.ini"), window)
        strip.now = clock
        layout = QVBoxLayout(window)
        layout.addWidget(strip)
        layout.addWidget(QLineEdit(window))
        window.resize(900, 200)
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
        strip.refresh()
        return strip

    return open_one


@pytest.fixture
def strip(open_strip: Callable[[], NowStrip]) -> NowStrip:
    return open_strip()


def said(strip: NowStrip) -> list[str]:
    return [line.accessibleName() for line in strip.findChildren(TalkLine) if line.isVisible()]


def test_it_follows_the_plan_and_the_clock(strip: NowStrip, workspace: Workspace, clock: Clock):
    assert strip.isHidden()  # nothing is starred
    workspace.toggle_stars(["a", "e"])
    workspace.change("Walking", replace(workspace.plan, walking=Walking(minutes=5)))
    assert said(strip) == [
        "Now: “Talk a” in Hall 1 until 9:15",
        "Next: “Talk e” in 45 min, Hall 2 (5 min to walk)",
    ]
    clock.minutes = 50
    strip.refresh()
    assert said(strip) == ["Now: “Talk e” in Hall 2 until 10:00"]
    workspace.undo()
    workspace.undo()
    assert strip.isHidden()


def test_a_click_or_a_key_leads_to_the_talk(strip: NowStrip, workspace: Workspace, qtbot: QtBot):
    workspace.toggle_stars(["a", "e"])
    wanted = []
    strip.talk_wanted.connect(lambda talk: wanted.append(talk.id))
    now, following = strip.findChildren(TalkLine)
    qtbot.mouseClick(now, Qt.MouseButton.LeftButton)
    following.setFocus()
    qtbot.keyClick(following, Qt.Key.Key_Space)
    assert wanted == ["a", "e"]


def test_an_own_entry_leads_nowhere_and_is_passed_by_tab(
    strip: NowStrip, workspace: Workspace, clock: Clock, qtbot: QtBot
):
    start = clock()
    entry = OwnEntry(id="o", title="Tea", start=start, end=start + timedelta(hours=1))
    workspace.change("Add", workspace.plan.with_own_entry(entry))
    wanted = []
    strip.talk_wanted.connect(wanted.append)
    (line,) = (part for part in strip.findChildren(TalkLine) if part.isVisible())
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert said(strip) == ["Now: “Tea” until 10:00"]
    assert not wanted


def test_closed_it_stays_so_for_the_day_also_after_a_restart(
    strip: NowStrip, open_strip, workspace: Workspace, clock: Clock, make_talk, qtbot: QtBot
):
    workspace.toggle_stars(["a", "night"])
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert strip.isHidden()
    workspace.toggle_stars(["e"])
    assert open_strip().isHidden()
    clock.minutes = 15 * 60 + 10  # the next day has begun
    strip.refresh()
    assert said(strip)[0] == "Now: free until 0:30"


def test_it_can_be_shown_again_and_says_why_it_cannot(
    strip: NowStrip, workspace: Workspace, clock: Clock, qtbot: QtBot
):
    told = []
    strip.told.connect(told.append)
    workspace.toggle_stars(["a"])
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    strip.show_again()
    assert strip.isVisible()
    assert not told
    clock.minutes = 10 * 24 * 60
    strip.show_again()
    assert strip.isHidden()
    assert len(told) == 1


def test_it_takes_no_focus_and_is_painted_anew_only_for_new_words(
    strip: NowStrip, workspace: Workspace, clock: Clock, qtbot: QtBot
):
    editor = strip.parentWidget().findChild(QLineEdit)
    editor.setFocus()
    workspace.toggle_stars(["a", "e"])
    assert editor.hasFocus()
    QApplication.processEvents()
    paintings = Paintings(strip)
    strip.findChildren(TalkLine)[0].installEventFilter(paintings)
    clock.minutes = 0.9  # the first says the same; the second, a minute less, not yet
    strip.refresh()
    QApplication.processEvents()
    assert paintings.count == 0
    clock.minutes = 20
    strip.refresh()
    QApplication.processEvents()
    assert paintings.count


def test_it_looks_again_at_the_full_minute_and_at_least_each_half(strip: NowStrip, clock: Clock):
    clock.minutes = 0.1
    strip.refresh()
    assert strip._clock.interval() == 30_000
    clock.minutes = 0.75
    strip.refresh()
    assert strip._clock.interval() == 15_000


@pytest.mark.parametrize("width", [120, 300, 900])
def test_a_long_title_gives_way_to_what_follows(strip, workspace, width, make_talk):
    talk = replace(workspace.timetable.by_id["a"], title="Very long " * 40)
    conference = replace(workspace.conference, talks=(talk,))
    workspace.correct(replace(workspace.programme, conference=conference))
    workspace.toggle_stars(["a"])
    strip.parentWidget().resize(width, 200)
    line = strip.findChildren(TalkLine)[0]
    assert line.width() <= width
    assert not line.grab().isNull()

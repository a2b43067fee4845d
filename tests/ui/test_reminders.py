"""Reminders by an invented clock; the system's messages are caught."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.ui import notifier
from planner.ui.notifier import Notifier
from planner.ui.reminder_bar import ReminderBar
from planner.ui.reminder_dialog import ReminderDialog
from planner.ui.reminders import Reminders
from planner.ui.settings import Settings
from planner.ui.talk_line import TalkLine
from planner.ui.workspace import Workspace

START = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)  # of talk a; e begins 45 minutes later


class Messages(QObject):
    """Stands for the system."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def reminders(workspace: Workspace, settings: Settings, messages: Messages) -> Reminders:
    reminders = Reminders(workspace, settings, messages, workspace)  # type: ignore[arg-type]
    reminders.now = lambda: START - timedelta(hours=2)
    workspace.toggle_stars(["a", "e"])
    return reminders


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 200)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def bar(reminders: Reminders, workspace: Workspace, window: QWidget) -> ReminderBar:
    window.show()
    return ReminderBar(reminders, workspace, window)


def pass_time(reminders: Reminders, minute: float) -> None:
    reminders.now = lambda: START + timedelta(minutes=minute)
    reminders.check()


def said(bar: ReminderBar) -> list[str]:
    return [line.accessibleName() for line in bar.findChildren(TalkLine) if line.isVisible()]


def test_at_first_nobody_is_reminded(reminders: Reminders, messages: Messages):
    pass_time(reminders, -1)
    assert not messages.told
    assert not reminders._clock.isActive()


def test_a_talk_is_told_once_so_long_before_as_was_chosen(reminders, messages, settings):
    reminders.set_minutes(10)
    assert settings.number("reminder_minutes", (0, 10)) == 10
    for minute in (-10.5, -10, -9.75, -5, 0, 5):
        pass_time(reminders, minute)
    assert messages.told == [("In 10 min: Talk a", "9:00 – 9:15, Hall 1 (PST)")]
    assert 0 < reminders._clock.interval() <= 30_000
    assert reminders._clock.isActive()


def test_after_sleep_only_what_has_not_begun_is_told(reminders, messages):
    reminders.set_minutes(10)
    pass_time(reminders, 41.5)
    assert messages.told == [("In 4 min: Talk e", "9:45 – 10:00, Hall 2 (PST)")]


def test_what_begins_at_once_comes_in_one_message(reminders, messages, workspace):
    workspace.toggle_stars(["d", "p1", "p2"])
    talk = replace(workspace.timetable.by_id["d"], start=START)
    talks = [talk if t.id == "d" else t for t in workspace.conference.talks]
    conference = replace(workspace.conference, talks=tuple(talks))
    workspace.correct(replace(workspace.programme, conference=conference))
    reminders.set_minutes(5)
    pass_time(reminders, -5)
    title, text = messages.told[0]
    assert title == "In 5 min: 2 of your talks"
    assert text.splitlines() == [
        "Talk a, 9:00 – 9:15, Hall 1",
        "Talk d, 9:00 – 9:20, Hall 2",
    ]


def test_an_update_that_moves_a_talk_near_tells_it(reminders, messages, workspace):
    reminders.set_minutes(10)
    pass_time(reminders, -30)
    moved = replace(
        workspace.timetable.by_id["e"],
        start=START - timedelta(minutes=25),
        end=START - timedelta(minutes=10),
    )
    talks = [moved if t.id == "e" else t for t in workspace.conference.talks]
    conference = replace(workspace.conference, talks=tuple(talks))
    workspace.update(replace(workspace.programme, conference=conference), workspace.plan)
    assert messages.told == [("In 5 min: Talk e", "8:35 – 8:50, Hall 2 (PST)")]


def test_a_clicked_message_leads_to_the_talk(reminders, messages):
    wanted = []
    reminders.talk_wanted.connect(lambda talk: wanted.append(talk.id))
    messages.clicked.emit()
    reminders.set_minutes(10)
    pass_time(reminders, -10)
    messages.clicked.emit()
    assert wanted == ["a"]


def test_the_bar_shows_it_until_it_begins(bar: ReminderBar, reminders: Reminders):
    reminders.set_minutes(10)
    assert bar.isHidden()
    pass_time(reminders, -10)
    assert said(bar) == ["Starts in 10 min: “Talk a” at 9:00 in Hall 1"]
    line = bar.findChild(TalkLine)
    pass_time(reminders, -7)
    assert said(bar) == ["Starts in 7 min: “Talk a” at 9:00 in Hall 1"]
    assert bar.findChild(TalkLine) is line
    pass_time(reminders, 0)
    assert bar.isHidden()


def test_the_bar_leads_to_the_talk_and_can_be_closed(bar, reminders, qtbot: QtBot):
    reminders.set_minutes(10)
    pass_time(reminders, -10)
    wanted = []
    bar.talk_wanted.connect(lambda talk: wanted.append(talk.id))
    qtbot.mouseClick(bar.findChild(TalkLine), Qt.MouseButton.LeftButton)
    assert wanted == ["a"]
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    pass_time(reminders, -8)
    assert bar.isHidden()


def test_what_is_unstarred_or_switched_off_is_no_longer_shown(bar, reminders, workspace):
    reminders.set_minutes(10)
    pass_time(reminders, -10)
    workspace.undo()
    pass_time(reminders, -9)
    assert bar.isHidden()
    workspace.redo()
    reminders._watch.look_back()
    workspace.toggle_stars(["d"])
    pass_time(reminders, -4)
    assert len(said(bar)) == 1
    reminders.set_minutes(0)
    assert bar.isHidden()


def test_another_programme_takes_the_reminders_of_the_one_before_away(bar, reminders, workspace):
    reminders.set_minutes(10)
    pass_time(reminders, -10)
    assert bar.isVisible()
    conference = replace(workspace.conference, id="other", talks=())
    workspace.open(replace(workspace.programme, conference=conference), workspace.plan)
    assert bar.isHidden()


def test_the_dialog_shows_what_is_chosen_and_takes_another(window, qtbot: QtBot):
    dialog = ReminderDialog(15, window)
    dialog.show()
    chosen = []
    dialog.chosen.connect(chosen.append)
    buttons = dialog.findChildren(QRadioButton)
    assert [b.text() for b in buttons if b.isChecked()] == ["15 minutes before they start"]
    spot = QPoint(8, buttons[2].height() // 2)
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton, pos=spot)
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert chosen == [10]


@pytest.mark.parametrize("written", ["7", "many", "", "-5"])
def test_a_setting_that_cannot_be_is_off(settings: Settings, written: str):
    settings.set("reminder_minutes", written)
    assert settings.number("reminder_minutes", (0, 5, 10)) == 0


def test_a_setting_is_read_again_as_a_number(tmp_path: Path):
    first = Settings(tmp_path / "one.ini")
    first.set("reminder_minutes", 15)
    first.save()
    assert Settings(tmp_path / "one.ini").number("reminder_minutes", (0, 15)) == 15


def test_without_a_tray_the_window_asks_for_attention(window, monkeypatch):
    alerted = []
    monkeypatch.setattr(notifier, "takes_messages", lambda: False)
    monkeypatch.setattr(QApplication, "alert", lambda who, *rest: alerted.append(who))
    Notifier(window).tell("In 5 min: A", "9:00")
    assert alerted == [window]


def test_with_a_tray_its_message_holds_no_markup_and_a_click_comes_to_the_front(
    window, monkeypatch
):
    shown = []
    monkeypatch.setattr(notifier, "takes_messages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda tray: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda tray, *said: shown.append(said[:2]))
    told = Notifier(window)
    clicked = []
    told.clicked.connect(lambda: clicked.append(True))
    told.tell("In 5 min: <b>A</b>", "<img src=x> Hall")
    told.tell("In 5 min: B", "Hall")
    assert shown[0] == ("In 5 min: ‹b›A‹/b›", "‹img src=x› Hall")
    (tray,) = told.findChildren(QSystemTrayIcon)
    tray.messageClicked.emit()
    assert clicked == [True]

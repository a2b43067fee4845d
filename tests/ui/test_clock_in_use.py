"""The clock in use: chosen in the header, named in words, and every time is written by it."""

import ast
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.changes import changes
from planner.clocks import Clock, Whose
from planner.conference import Conference, Programme
from planner.corrections import with_zone
from planner.day_plan import agenda
from planner.listing import Order
from planner.plan import OwnEntry, Plan
from planner.ui import side_windows
from planner.ui.browser import Browser
from planner.ui.main_window import MainWindow
from planner.ui.place_dialog import PlaceDialog
from planner.ui.poster_route import PosterRouteDialog
from planner.ui.settings import Settings
from planner.ui.talk_model import TalkModel
from planner.ui.workspace import Workspace

BERLIN, KOLKATA = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata")
UI = Path(__file__).parents[2] / "planner" / "ui"
# Who needs the conference's own clock: for its days, and to tell it beside the one in use.
BY_CONFERENCE = {"now_strip", "plan_view", "print_choices", "timeline"}
BY_CONFERENCE |= {"dialogs", "zone_commands", "zone_menu"}


def by(zone: ZoneInfo) -> Clock:
    return Clock(Whose.PLACE, zone)


def test_times_are_written_by_the_clock_in_use_and_no_other() -> None:
    using = {
        file.stem
        for file in UI.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("timetable.zone")
    }
    assert using == BY_CONFERENCE


def times(model: TalkModel) -> dict[str, str]:
    found = (model.index(row, 1) for row in range(model.rowCount()))
    return {talk.id: index.data() for index in found if (talk := model.talk(index))}


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Kolkata", "22:30 – 22:45"),
        ("Asia/Kathmandu", "22:45 – 23:00"),
        ("Australia/Lord_Howe", "4:00 – 4:15\nnext day"),
        ("Europe/Berlin", "18:00 – 18:15"),
    ],
)
def test_the_list_stands_by_conference_days_and_marks_another_date(
    model: TalkModel, browser: Browser, zone: str, shown: str
) -> None:
    browser.workspace.show_by(by(ZoneInfo(zone)))
    assert times(model)["a"] == shown
    browser.set_day(date(2027, 3, 9))
    assert times(model)["a"] == shown


def test_a_talk_after_midnight_is_marked_on_the_conferences_own_clock(model: TalkModel) -> None:
    assert times(model)["night"] == "0:30 – 1:30\nnext day"


def test_the_mark_is_heard(model: TalkModel, browser: Browser) -> None:
    browser.workspace.show_by(by(ZoneInfo("Asia/Tokyo")))
    said = model.index_of("a", 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2:00 – 2:15\nnext day"


def test_without_a_heading_the_date_is_that_of_the_clock_in_use(
    model: TalkModel, browser: Browser
) -> None:
    browser.workspace.show_by(by(ZoneInfo("Asia/Tokyo")))
    browser.set_order(Order.TALK)
    assert times(model)["a"] == "Wed 10 Mar\n2:00 – 2:15"


def test_days_and_stars_stay_where_the_zone_of_the_conference_is_corrected(
    workspace: Workspace,
) -> None:
    """To one of half hours: what is printed stays, the instants move."""
    workspace.toggle_stars(["a", "night"])
    days = dict(workspace.timetable._days)
    assert workspace.programme
    workspace.correct(with_zone(workspace.programme, "Asia/Kolkata"))
    assert workspace.starred == {"a", "night"}
    assert dict(workspace.timetable._days) == days
    assert workspace.timetable.clock_name() == "Conference time (IST)"
    workspace.undo()
    assert workspace.timetable.clock_name() == "Conference time (PST)"
    assert workspace.starred == {"a", "night"}


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """Of someone in Berlin."""
    return moved(window, BERLIN)


def moved(window: MainWindow, own: ZoneInfo | None) -> MainWindow:
    """With the user's computer in another place."""
    window.commands.zones.own_zone = own
    window.commands.zones.changed.emit()
    return window


def menu_of(window: MainWindow) -> list[str]:
    window.header.zones.aboutToShow.emit()
    actions = window.header.zones.actions()
    return [("✓ " if a.isChecked() and a.data() else "") + a.text() for a in actions if a.text()]


def choose(window: MainWindow, start: str) -> None:
    window.header.zones.aboutToShow.emit()
    actions = window.header.zones.actions()
    next(action for action in actions if action.text().startswith(start)).trigger()


def test_z_changes_between_conference_and_own_time(window: MainWindow, qtbot: QtBot) -> None:
    button = window.header.zone_button
    assert button.text() == "Conference time (PST) ▾"
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Z)
    assert button.text() == "Your time (CET) ▾"
    assert times(window.model)["a"] == "18:00 – 18:15"
    qtbot.keyClick(window.list, Qt.Key.Key_Z)
    assert button.text() == "Conference time (PST) ▾"
    assert times(window.model)["a"] == "9:00 – 9:15"


def test_the_menu_says_how_far_each_clock_is(window: MainWindow) -> None:
    assert menu_of(window)[:3] == [
        "✓ Conference time (PST)",
        "My time (CET), 9 h ahead of the conference",
        "Another place’s time…",
    ]
    choose(window, "My time")
    assert menu_of(window)[1] == "✓ My time (CET), 9 h ahead of the conference"
    window.commands.zones.show_by("Asia/Kolkata")
    assert menu_of(window)[2] == "✓ Kolkata time (IST), 13 h 30 min ahead of the conference"
    assert "Correct the time zone…" in menu_of(window)


def test_the_same_clock_is_not_offered_twice(window: MainWindow) -> None:
    moved(window, ZoneInfo("America/Tijuana"))
    assert menu_of(window)[1] == "My time is the same (America/Tijuana)"
    window.commands.zones.toggle()
    assert window.header.zone_button.text() == "Conference time (PST) ▾"
    window.commands.zones.show_by("own")
    assert window.header.zone_button.text() == "Conference time, also yours (PST) ▾"
    assert window.commands.zones.second_zone() is None


def test_a_computer_that_does_not_say_where_it_is(window: MainWindow) -> None:
    moved(window, None)
    assert menu_of(window)[1] == "My time: this computer does not say where it is"
    window.commands.zones.toggle()
    assert window.header.zone_button.text() == "Conference time (PST) ▾"


def test_the_choice_is_there_again_the_next_time(
    window: MainWindow, open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window.commands.zones.show_by("Asia/Kolkata")
    assert window.close()  # which stores all that waits for it
    assert open_window().header.zone_button.text() == "Kolkata time (IST) ▾"
    Settings(tmp_path / "settings.ini").set("clock", "Mars/Crater")
    assert open_window().header.zone_button.text() == "Conference time (PST) ▾"


def test_the_details_tell_the_conferences_time_beside_the_one_in_use(window: MainWindow) -> None:
    window.parts.details._heading._own_zone = BERLIN
    talk = window.workspace.timetable.by_id["a"]
    window.browser.set_current(talk)
    told = window.parts.details._heading._when
    assert told.text() == "Tue 9 Mar · 9:00 – 9:15 PST (18:00 – 18:15 your time)"
    window.commands.zones.show_by("own")
    assert told.text() == "Tue 9 Mar · 18:00 – 18:15 CET (9:00 – 9:15 conference time)"
    window.commands.zones.show_by("Asia/Tokyo")
    assert told.text() == (
        "Wed 10 Mar · 2:00 – 2:15 JST (Tue 9 Mar, 9:00 – 9:15 conference time; "
        "Tue 9 Mar, 18:00 – 18:15 your time)"
    )


def test_the_plan_keeps_conference_days_and_marks_the_others(window: MainWindow) -> None:
    window.workspace.toggle_stars(["a"])
    window.commands.zones.show_by("Asia/Tokyo")
    window.views.choose(2)
    lines = [index.data() for index in _rows(window.parts.plan._model)]
    assert lines[0].startswith("Tuesday 9 March")
    assert any(line.startswith("2:00 – 2:15 next day · Talk a") for line in lines)


def _rows(model):
    return [model.index(row) for row in range(model.rowCount())]


def test_an_own_entry_is_asked_by_the_clock_in_use(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.zones.show_by("Asia/Kolkata")
    window.parts.add_entry()
    form = window.parts.plan._form
    assert form._clock.text() == "Kolkata time (IST)"
    qtbot.keyClicks(form._title, "Call home")
    qtbot.keyClick(form._title, Qt.Key.Key_Return)
    (entry,) = window.workspace.plan.own_entries.values()
    assert entry.start == datetime(2027, 3, 9, 20, 0, tzinfo=UTC)  # noon at the conference
    window.commands.zones.show_by("conference")
    lines = [index.data() for index in _rows(window.parts.plan._model)]
    assert any(line.startswith("12:00 – 13:00 · Call home") for line in lines)


def test_what_is_typed_into_an_own_entry_stays_when_the_clock_changes(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.parts.add_entry()
    form = window.parts.plan._form
    qtbot.keyClicks(form._title, "Dinner")
    window.commands.zones.show_by("Asia/Kolkata")
    assert form.isVisible()
    assert (form._title.text(), form._clock.text()) == ("Dinner", "Conference time (PST)")


def test_any_place_is_found_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.zones.ask_place()
    (dialog,) = window.findChildren(PlaceDialog)
    qtbot.waitUntil(lambda: dialog._list.topLevelItemCount() > 400)
    box = dialog.findChild(QLineEdit)
    qtbot.keyClicks(box, "UTC+5:45")
    assert [dialog._list.topLevelItem(0).text(column) for column in range(3)] == [
        "Kathmandu, Nepal",
        "UTC+5:45",
        "13 h 45 min ahead",
    ]
    box.clear()
    qtbot.keyClicks(box, "xyzzy")
    assert dialog._told.isVisible()
    box.clear()
    qtbot.keyClicks(box, "australia")
    first = dialog._list.currentItem()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert dialog._list.currentItem() is not first
    box.clear()
    qtbot.keyClicks(box, "lord howe")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.header.zone_button.text() == "Lord Howe time (UTC+11) ▾"


def test_a_second_hour_scale_where_clocks_differ(window: MainWindow) -> None:
    window.views.choose(1)
    timeline = window.parts.timeline
    assert timeline._grid().scales == 2
    both = timeline.grab().toImage()
    window.parts.actions["Second hour scale"].trigger()
    assert timeline._grid().scales == 1
    assert timeline.grab().toImage() != both
    window.parts.actions["Second hour scale"].trigger()
    assert timeline.grab().toImage() == both
    window.commands.zones.show_by("Asia/Kolkata")
    assert timeline._second_zone == KOLKATA
    window.commands.zones.show_by("America/Tijuana")
    assert timeline._grid().scales == 1


def test_a_block_stays_in_its_place_whatever_clock_writes_its_time(window: MainWindow) -> None:
    window.views.choose(1)
    timeline = window.parts.timeline
    index = window.model.index_of("a")
    before = timeline.visualRect(index)
    window.commands.zones.show_by("Asia/Kolkata")
    assert timeline.visualRect(index) == before
    assert "22:30 – 22:45" in timeline._tooltip(index)
    window.commands.zones.show_by("Asia/Tokyo")
    assert "2:00 – 2:15 next day" in timeline._tooltip(index)


@pytest.fixture
def at_the_change(conference: Conference) -> Conference:
    """With another talk on the Sunday on which Los Angeles puts its clocks forward."""
    later = [
        replace(t, id="late", start=t.start.replace(day=15), end=t.end.replace(day=15))
        for t in conference.talks[:1]
    ]
    return replace(conference, talks=(*conference.talks, *later))


def test_a_change_of_clocks_during_the_conference_is_told_until_it_is_read(
    window: MainWindow, at_the_change: Conference, qtbot: QtBot
) -> None:
    bar = window.parts.clock_bar
    bar.now = lambda: datetime(2027, 3, 8, tzinfo=UTC)
    bar.refresh()
    assert bar.isHidden()
    window.workspace.correct(Programme(conference=at_the_change))
    assert bar.isVisible()
    assert bar._label.text() == (
        "During the conference, on Sunday 14 March at 2:00, "
        "clocks in Los Angeles go forward by 1 h."
    )
    assert window.header.zone_button.text() == "Conference time (PST/PDT) ▾"
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    bar.refresh()
    assert bar.isHidden()


def test_an_update_is_told_by_the_clock_in_use(conference: Conference) -> None:
    first, *others = conference.talks
    moved = replace(first, start=others[0].start, end=others[0].end)
    found = changes(
        conference,
        replace(conference, talks=(moved, *others)),
        Plan(conference_id=conference.id).with_star(first, True),
        zone=KOLKATA,
    )
    assert (found.mine[0].changes[0].old, found.mine[0].changes[0].new) == (
        "Tue 22:30",
        "Tue 22:45",
    )


def test_own_entries_stand_under_the_day_of_the_conference(workspace: Workspace) -> None:
    late = datetime(2027, 3, 10, 6, 0, tzinfo=UTC)  # 22:00 on the 9th
    entry = OwnEntry(id="o", title="Dinner", start=late, end=late.replace(hour=7))
    workspace.change("Add", workspace.plan.with_own_entry(entry))
    workspace.show_by(by(KOLKATA))
    found = agenda(workspace.timetable, workspace.plan, workspace.clashes)
    assert [day.date for day in found.days] == [date(2027, 3, 9)]


def test_windows_beside_follow_the_clock(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.toggle_stars(["p1"])
    side_windows.show_poster_route(window)
    (route,) = window.findChildren(PosterRouteDialog)
    assert route._where.text().startswith("Tuesday 9 March 2027, 9:30 – 11:30 PST")
    window.commands.zones.show_by("Asia/Tokyo")
    qtbot.waitUntil(lambda: "Wednesday 10 March 2027, 2:30 – 4:30 JST" in route._where.text())
    route.close()


def test_the_strip_and_reminders_are_told_by_the_clock_in_use(window: MainWindow) -> None:
    window.workspace.toggle_stars(["a"])
    strip = window.parts.now_strip
    strip.now = lambda: datetime(2027, 3, 9, 17, 5, tzinfo=UTC)
    window.commands.zones.show_by("Asia/Kolkata")
    assert strip._now.accessibleName() == "Now: “Talk a” in Hall 1 until 22:45"
    assert strip.toolTip() == "Kolkata time (IST)"


def test_a_clash_is_told_by_the_clock_in_use(window: MainWindow) -> None:
    window.workspace.toggle_stars(["a", "d"])
    window.browser.set_current(window.workspace.timetable.by_id["a"])
    window.commands.zones.show_by("Asia/Kolkata")
    assert "22:35 – 22:45 in Hall 2" in window.parts.details._clashes._label.text()


def test_the_menu_of_clocks_leaves_nothing_behind_each_time_it_opens(window: MainWindow) -> None:
    menu = window.header.zones
    before = len(window.findChildren(QObject))
    for _ in range(3):
        menu.aboutToShow.emit()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(QObject)) == before

"""Several conferences in one plan, in a real window: offered, shown, decided, saved, undone."""

from collections.abc import Callable
from datetime import timedelta
from errno import ENOSPC
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

import planner.files
from planner.conference import Conference, Kind, Programme, Talk
from planner.errors import LibraryError
from planner.files import safe_name
from planner.library import Library
from planner.plan import OwnEntry, Plan, remembered_talk
from planner.ui import dialogs
from planner.ui.conferences_dialog import ConferencesDialog
from planner.ui.main_window import MainWindow
from planner.ui.plan_lines import Card, Frame, Poster
from planner.ui.print_dialog import PrintDialog
from planner.ui.views import PLAN
from tests.conftest import START

LEFT = Qt.MouseButton.LeftButton
BESIDE = {"ws": "Workshops"}


@pytest.fixture
def library(tmp_path: Path, conference: Conference, make_talk: Callable[..., Talk]) -> Library:
    """The fixture's conference, opened last, and workshops in Tokyo's time with two stars: `w`
    overlaps with `a` and `d`, `v` with nothing."""
    library = Library(tmp_path / "data")
    w = make_talk("w", 0, 10, title="On Wind", room="Attic", session_id="")
    v = make_talk("v", 4 * 60, title="On Valleys", room="Attic", session_id="")
    ws = Conference(
        id="ws",
        title="Workshops",
        time_zone="Asia/Tokyo",
        read_at=conference.read_at,
        talks=(w, v),
    )
    library.save_programme(Programme(conference=ws))
    empty = Plan(conference_id="ws", conference_title="Workshops", time_zone="Asia/Tokyo")
    library.save_plan(empty.with_stars([w, v], True), empty)
    library.save_programme(Programme(conference=conference))
    return library


@pytest.fixture
def open_plan(
    library: Library, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> Callable[..., MainWindow]:
    """At the plan, with `a` and `e` starred, beside the conferences named."""

    def open_one(beside: dict[str, str]) -> MainWindow:
        plan = library.load_plan("slm-2027").plan
        library.save_plan(replace(plan, beside=beside), plan)
        window = open_window()
        if not window.workspace.starred:
            window.workspace.toggle_stars(["a", "e"])
        window.views.choose(PLAN)
        qtbot.waitUntil(lambda: window.commands.neighbours.stored is not None)
        qtbot.waitUntil(lambda: len(window.workspace.beside) == len(beside))
        return window

    return open_one


@pytest.fixture
def window(open_plan: Callable[..., MainWindow]) -> MainWindow:
    return open_plan(BESIDE)


def titles(window: MainWindow) -> list[str]:
    lines = window.parts.plan._model.lines
    return [f"{line.title} {line.chip}".strip() for line in lines if isinstance(line, Card)]


def frames(window: MainWindow) -> list[str]:
    return [line.text for line in window.parts.plan._model.lines if isinstance(line, Frame)]


def said(window: MainWindow) -> str:
    labels = window.parts.plan.others.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def button(window: MainWindow, name: str) -> QPushButton:
    buttons = window.parts.plan.findChildren(QPushButton)
    shown = {b.accessibleName() or b.text(): b for b in buttons if b.isVisible()}
    return shown[name]


def stars(library: Library, conference_id: str = "ws") -> set[str]:
    return set(library.load_plan(conference_id).plan.starred_ids())


def make_current(window: MainWindow, title: str) -> None:
    plan = window.parts.plan
    rows = enumerate(plan._model.lines)
    row = next(n for n, line in rows if isinstance(line, Card) and line.title == title)
    plan._view.setCurrentIndex(plan._model.index(row))


# Offered and chosen


def test_another_conference_on_these_days_is_offered_and_shown_by_one_click(
    open_plan: Callable[..., MainWindow], qtbot: QtBot, library: Library
) -> None:
    window = open_plan({})
    assert said(window) == "Workshops has 2 stars on these days."
    assert titles(window) == ["Talk a", "Talk e"]
    qtbot.mouseClick(button(window, "Show them here"), LEFT)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    assert titles(window) == ["On Wind Workshops", "Talk a", "Talk e", "On Valleys Workshops"]
    assert frames(window) == ["These two clash, 9:00 – 9:10"], "by the open conference's clock"
    assert said(window) == "With Workshops"
    window.workspace.undo()
    qtbot.waitUntil(lambda: titles(window) == ["Talk a", "Talk e"])
    assert library.load_plan("ws").plan.beside == {}, "each plan chooses for itself"


def test_a_declined_offer_does_not_come_back(
    open_plan: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_plan({})
    qtbot.mouseClick(button(window, "Do not offer it again"), LEFT)
    assert said(window) == ""
    window.close()
    assert said(open_plan({})) == ""


def test_conferences_are_ticked_in_a_list_with_days_and_stars(
    open_plan: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_plan({})
    window.parts.actions["Other conferences…"].trigger()
    (dialog,) = window.findChildren(ConferencesDialog)
    (tree,) = dialog.findChildren(QTreeWidget)
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 1)
    item = tree.topLevelItem(0)
    assert item
    assert [item.text(n) for n in range(3)] == [
        "Workshops",
        "10 Mar 2027",
        "2 stars, 2 on these days",
    ]
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    box = dialog.findChild(QDialogButtonBox)
    assert box
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), LEFT)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)


# What it takes part in


def test_what_is_elsewhere_clashes_in_list_and_details_and_is_no_free_time(
    window: MainWindow,
) -> None:
    assert window.workspace.clashes.counts == {"a": 1}
    assert "b" not in window.browser.busy(), "it touches a, and w is over"
    assert "d" in window.browser.busy()
    window.browser.show_talk(window.workspace.timetable.by_id["a"])
    box = window.parts.details.findChild(QLabel, "Clashes")
    assert box
    assert "On Wind" in box.text()
    assert "Attic, Workshops" in box.text()
    assert "2 of other conferences" in " ".join(
        label.text() for label in window.parts.plan.findChildren(QLabel)
    )


def test_the_plan_of_another_window_is_read_again_when_the_program_comes_to_the_front(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    plan = library.load_plan("ws").plan
    library.save_plan(plan.with_star(plan_talk(plan, "v"), False), plan)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: "On Valleys Workshops" not in titles(window))


def plan_talk(plan: Plan, talk_id: str) -> Talk:
    return Talk(id=talk_id, title=plan.entries[talk_id].snapshot.title)


def test_a_lost_plan_is_told_and_the_rest_stays(
    open_plan: Callable[..., MainWindow], library: Library
) -> None:
    for path in (library.folder / "plans").glob(f"{safe_name('ws')}*"):
        path.unlink()
    window = open_plan(BESIDE)
    assert titles(window) == ["Talk a", "Talk e"]
    assert "Workshops: its plan is no longer stored" in said(window)


def test_it_is_printed_with_the_plan(window: MainWindow) -> None:
    dialogs.show_print(window)
    (dialog,) = window.findChildren(PrintDialog)
    own = {entry.title for entry in dialog._plan.own_entries.values()}
    assert own == {"On Wind (Workshops)", "On Valleys (Workshops)"}
    dialog.close()
    assert window.workspace.plan.own_entries == {}


def test_reminders_come_as_soon_as_it_is_shown(
    open_plan: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_plan({})
    reminders = window.commands.reminders
    window.workspace.toggle_stars(["a"])
    reminders.now = lambda: START - timedelta(minutes=5)
    reminders.set_minutes(10)
    assert reminders.open == []
    qtbot.mouseClick(button(window, "Show them here"), LEFT)
    qtbot.waitUntil(lambda: [each.title for each in reminders.open] == ["On Wind"])


def test_posters_and_own_entries_of_the_other_plan(
    window: MainWindow, qtbot: QtBot, library: Library, make_talk: Callable[..., Talk]
) -> None:
    posters = [make_talk(f"p{n}", 6 * 60, 60, kind=Kind.POSTER) for n in range(3)]
    start = START + timedelta(hours=8)
    lunch = OwnEntry(id="own", title="Lunch $5", start=start, end=start + timedelta(hours=1))
    plan = library.load_plan("ws").plan
    library.save_plan(plan.with_stars(posters, True).with_own_entry(lunch), plan)
    window.commands.neighbours.read()
    qtbot.waitUntil(lambda: len(titles(window)) == 6)
    assert titles(window)[4:] == ["3 posters Workshops", "Lunch $5 Workshops"]
    view = window.parts.plan._view
    row = next(n for n, line in enumerate(view.plan.lines) if isinstance(line, Poster))
    view.setCurrentIndex(view.plan.index(row))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stars(library) == {"v", "w", "p1", "p2"})
    make_current(window, "Lunch $5")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert "Lunch $5 Workshops" in titles(window), "it belongs to its own plan"
    assert window.workspace.plan.own_entries == {}


def test_what_is_starred_in_both_programmes_stands_once(
    window: MainWindow, conference: Conference
) -> None:
    wind = next(t for t in window.workspace.engagements if t.known.id == "w").known
    talks = (*conference.talks, replace(wind, id="wind", title="on wind"))
    window.workspace.correct(Programme(conference=replace(conference, talks=talks)))
    window.workspace.toggle_stars(["wind"])
    assert titles(window) == ["on wind", "Talk a", "Talk e", "On Valleys Workshops"]


def test_the_key_for_the_next_clash_tells_where_others_clash(
    window: MainWindow, qtbot: QtBot, library: Library, make_talk: Callable[..., Talk]
) -> None:
    window.workspace.toggle_stars(["a"])
    plan = library.load_plan("ws").plan
    library.save_plan(plan.with_star(make_talk("x", 4 * 60 + 5, room="Cellar"), True), plan)
    window.commands.neighbours.read()
    qtbot.waitUntil(lambda: len(window.workspace.clashes) == 1)
    with qtbot.waitSignal(window.commands.go.told) as told:
        qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_C)
    assert told.args == ["What clashes is all at other conferences; see My plan"]


def test_no_plan_stands_beside_itself(window: MainWindow) -> None:
    window.commands.neighbours.choose({"slm-2027": "SLM 2027"})
    assert window.workspace.beside == ()
    assert titles(window) == ["Talk a", "Talk e"]
    assert said(window) == "Workshops has 2 stars on these days."


# Decided


def test_going_to_ours_takes_the_other_star_away_there_and_undo_brings_it_back(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.parts.plan.told) as told:
        qtbot.mouseClick(button(window, "Go to this one: Talk a"), LEFT)
    assert told.args == [
        "You go to “Talk a”; “On Wind” is taken out of the plan for Workshops; Ctrl+Z takes it back"
    ]
    assert titles(window) == ["Talk a", "Talk e", "On Valleys Workshops"], "at once"
    qtbot.waitUntil(lambda: stars(library) == {"v"})
    qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(window)) == 4
    qtbot.waitUntil(lambda: stars(library) == {"v", "w"})
    window.workspace.redo()
    qtbot.waitUntil(lambda: stars(library) == {"v"})
    assert len(titles(window)) == 3


def test_a_reading_from_before_a_change_does_not_bring_the_star_back(
    window: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Callable[[], None]] = []

    def hold(owner: object, work: Callable[[], object], done: Callable[[object], None]) -> None:
        held.append(partial(done, work()))

    with monkeypatch.context() as patched:
        patched.setattr("planner.ui.neighbours.in_background", hold)
        window.commands.neighbours.read()
    make_current(window, "On Valleys")
    qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stars(library) == {"w"} and not window.commands.neighbours._saves)
    held[0]()
    assert "On Valleys Workshops" not in titles(window)


def test_undoing_keeps_what_another_window_starred_there_meanwhile(
    window: MainWindow, library: Library, qtbot: QtBot, make_talk: Callable[..., Talk]
) -> None:
    qtbot.mouseClick(button(window, "Go to this one: Talk a"), LEFT)
    qtbot.waitUntil(lambda: stars(library) == {"v"})
    plan = library.load_plan("ws").plan
    library.save_plan(plan.with_star(make_talk("x", 6 * 60), True), plan)
    window.workspace.undo()
    qtbot.waitUntil(lambda: stars(library) == {"v", "w", "x"})
    qtbot.waitUntil(lambda: "Talk x Workshops" in titles(window))


def test_going_to_the_other_one_takes_our_star_away_and_nothing_there(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(window, "Go to this one: On Wind"), LEFT)
    assert window.workspace.starred == {"e"}
    assert frames(window) == []
    assert stars(library) == {"v", "w"}
    window.workspace.undo()
    assert window.workspace.starred == {"a", "e"}


def test_keeping_both_is_remembered_in_both_plans(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    name = "Keep both: These two clash, 9:00 – 9:10"
    qtbot.mouseClick(button(window, name), LEFT)
    assert frames(window) == ["You keep both, 9:00 – 9:10"]
    qtbot.waitUntil(lambda: library.load_plan("ws").plan.entry("w").pinned)
    assert window.workspace.plan.entry("a").pinned


def test_space_takes_the_star_of_the_other_conference_away(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    make_current(window, "On Valleys")
    qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_Space)
    assert "On Valleys Workshops" not in titles(window)
    qtbot.waitUntil(lambda: stars(library) == {"w"})
    window.workspace.undo()
    qtbot.waitUntil(lambda: stars(library) == {"v", "w"})


def test_what_cannot_be_saved_there_is_told_and_stands_as_it_is_on_the_disk(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(planner.files, "_write", full)
    make_current(window, "On Valleys")
    with qtbot.waitSignal(window.commands.neighbours.told) as told:
        qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_Space)
    assert told.args
    assert told.args[0].startswith("The plan for Workshops stays as it was: ")
    qtbot.waitUntil(lambda: "On Valleys Workshops" in titles(window))


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_opened_there_at_that_talk(window: MainWindow, qtbot: QtBot, by_key: bool) -> None:
    if by_key:
        make_current(window, "On Valleys")
        qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(button(window, "Open there: On Valleys"), LEFT)
    assert window.workspace.conference.id == "ws"
    assert window.browser.current
    assert window.browser.current.id == "v"
    assert window.workspace.beside == ()
    qtbot.waitUntil(lambda: said(window) == "SLM 2027 has 2 stars on these days.")


def test_who_switches_at_once_sees_what_was_just_decided(window: MainWindow, qtbot: QtBot) -> None:
    make_current(window, "On Valleys")
    qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_Space)
    window.open_stored("ws")
    assert window.workspace.starred == {"w"}


def test_a_narrow_card_has_both_buttons_apart_from_each_other(window: MainWindow) -> None:
    window.resize(900, 600)
    view, names = window.parts.plan._view, ("Go to this one", "Open there")
    row = next(n for n, line in enumerate(view.plan.lines) if isinstance(line, Card) and line.chip)
    card = view.visualRect(view.plan.index(row))
    go, there = (button(window, f"{name}: On Wind").geometry() for name in names)
    assert not go.intersects(there)
    assert card.contains(go)
    assert card.contains(there)


def test_the_choice_says_that_there_is_none_where_the_library_cannot_be_read(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("The folder cannot be read.")

    monkeypatch.setattr("planner.ui.neighbours.stored_with_stars", fail)
    window.commands.beside.choose()
    (dialog,) = window.findChildren(ConferencesDialog)
    qtbot.waitUntil(lambda: dialog._state.text().startswith("No other conference has stars yet"))
    dialog.reject()


def test_a_mistake_of_the_program_in_looking_for_others_is_reported(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr("planner.ui.neighbours.stored_with_stars", fail)
    with qtbot.captureExceptions() as found:
        window.commands.neighbours.look()
        qtbot.waitUntil(lambda: bool(found))
    assert str(found[0][1]) == "a mistake"


# In the details


def details(window: MainWindow) -> str:
    labels = window.parts.details.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_details_show_what_is_current_of_another_conference(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    make_current(window, "Talk a")
    assert "Talk a" in details(window)
    make_current(window, "On Wind")
    shown = details(window)
    assert all(text in shown for text in ("WORKSHOPS", "On Wind", "9:00 – 9:10", "Attic", "Ann w"))
    assert "Clashes with" in shown, "and it says with what"
    assert "Talk a" not in shown.replace("Clashes with", "").partition("href")[0]
    before = window.workspace.plan
    qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_1)
    qtbot.keyClick(window.parts.plan._view, Qt.Key.Key_H)
    assert window.workspace.plan == before, "keys for talks are not for the talk before it"
    window.commands.zones.show_by("Asia/Tokyo")
    assert "2:00 – 2:10" in details(window)
    make_current(window, "Talk e")
    assert "Talk e" in details(window)
    assert "WORKSHOPS" not in details(window)


def test_priority_and_note_of_another_conference_stand_in_the_details(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    make_current(window, "On Wind")
    plan = library.load_plan("ws").plan
    wind = remembered_talk("w", plan.entries["w"].snapshot)
    library.save_plan(plan.with_note(wind, "Ask <b>Bo</b>").with_priority([wind], 1), plan)
    window.commands.neighbours.read()
    qtbot.waitUntil(lambda: "Ask <b>Bo</b>" in details(window))
    assert "Must see" in details(window)


def test_it_is_opened_from_the_details(window: MainWindow, qtbot: QtBot) -> None:
    make_current(window, "On Valleys")
    buttons = window.parts.details.findChildren(QPushButton)
    (there,) = (b for b in buttons if b.isVisible() and b.text() == "Open in “Workshops”")
    qtbot.mouseClick(there, LEFT)
    assert window.workspace.conference.id == "ws"
    assert window.browser.current
    assert window.browser.current.id == "v"
    assert "WORKSHOPS" not in details(window)


def test_an_own_entry_leaves_the_details_empty_not_with_the_talk_before(
    window: MainWindow,
) -> None:
    make_current(window, "Talk a")
    start = START + timedelta(hours=3)
    dinner = OwnEntry(id="own", title="Dinner", start=start, end=start + timedelta(hours=1))
    window.workspace.change("Add", window.workspace.plan.with_own_entry(dinner))
    make_current(window, "Dinner")
    assert details(window) == "Choose a talk to read its abstract"
    assert window.list.selected_ids() == []
    make_current(window, "Talk e")
    assert "Talk e" in details(window)


@pytest.mark.parametrize("current", ["Talk a", "On Wind"])
def test_go_to_this_one_in_the_details_does_what_it_does_in_the_plan(
    window: MainWindow, library: Library, qtbot: QtBot, current: str
) -> None:
    make_current(window, current)
    go = [b for b in window.parts.details.findChildren(QPushButton, "Go") if b.isVisible()]
    with qtbot.waitSignal(window.parts.details.told) as told:
        qtbot.mouseClick(go[0], LEFT)
    assert told.args
    assert told.args[0].startswith(f"You go to “{current}”; ")
    assert frames(window) == []
    is_ours = current == "Talk a"
    qtbot.waitUntil(lambda: stars(library) == ({"v"} if is_ours else {"v", "w"}))
    assert window.workspace.starred == ({"a", "e"} if is_ours else {"e"})
    window.workspace.undo()
    qtbot.waitUntil(lambda: stars(library) == {"v", "w"})
    assert window.workspace.starred == {"a", "e"}

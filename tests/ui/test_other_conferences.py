"""Several conferences in one plan, in a real window: offered, shown, decided, saved, undone."""

from collections.abc import Callable, Iterator
from errno import ENOSPC
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

import planner.files
from planner.conference import Conference, Programme, Talk
from planner.files import safe_name
from planner.library import Library
from planner.plan import Plan
from planner.ui.application import show_first
from planner.ui.conferences_dialog import ConferencesDialog
from planner.ui.main_window import PLAN, MainWindow
from planner.ui.plan_lines import Card, Frame, other_of
from planner.ui.settings import Settings

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
def open_window(
    library: Library, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., MainWindow]]:
    """At the plan, with `a` and `e` starred, beside the conferences named."""
    windows = []

    def open_one(beside: dict[str, str], width: int = 1400) -> MainWindow:
        plan = library.load_plan("slm-2027").plan
        library.save_plan(replace(plan, beside=beside), plan)
        window = MainWindow(library, Settings(tmp_path / "settings.ini"))
        windows.append(window)
        window.resize(width, 880)
        with qtbot.waitActive(window):
            show_first(window, [], sample=False)
        qtbot.waitUntil(lambda: "actions" in window.parts.__dict__)
        if not window.workspace.starred:
            window.workspace.toggle_stars(["a", "e"])
        window.show_view(PLAN)
        qtbot.waitUntil(lambda: window.parts.neighbours.stored is not None)
        qtbot.waitUntil(lambda: len(window.workspace.beside) == len(beside))
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window(BESIDE)


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
    open_window: Callable[..., MainWindow], qtbot: QtBot, library: Library
) -> None:
    window = open_window({})
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
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window({})
    qtbot.mouseClick(button(window, "Do not offer it again"), LEFT)
    assert said(window) == ""
    window.close()
    assert said(open_window({})) == ""


def test_conferences_are_ticked_in_a_list_with_days_and_stars(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window({})
    window.parts.actions["Other conferences…"].trigger()
    (dialog,) = window.findChildren(ConferencesDialog)
    (tree,) = dialog.findChildren(QTreeWidget)
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 1)
    item = tree.topLevelItem(0)
    assert item
    assert item.text(0) == "Workshops  ·  10 Mar 2027 · 2 stars · 2 on these days"
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
    open_window: Callable[..., MainWindow], library: Library
) -> None:
    for path in (library.folder / "plans").glob(f"{safe_name('ws')}*"):
        path.unlink()
    window = open_window(BESIDE)
    assert titles(window) == ["Talk a", "Talk e"]
    assert "Workshops: its plan is no longer stored" in said(window)


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
    with qtbot.waitSignal(window.parts.neighbours.told) as told:
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


def test_a_narrow_card_has_its_buttons_too(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(BESIDE, width=900)
    shown = [line for line in window.parts.plan._model.lines if other_of(line)]
    assert len(shown) == 2
    assert button(window, "Go to this one: On Wind")
    assert QApplication.focusWidget()

"""The poster route: ticked by key and mouse, undone, kept, copied."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.conference import Kind, Person, Programme
from planner.library import Library
from planner.ui.poster_list import PosterList
from planner.ui.poster_route import PosterRouteDialog
from planner.ui.workspace import Workspace


@pytest.fixture
def dialog(workspace: Workspace, make_talk, qtbot: QtBot) -> PosterRouteDialog:
    """Posters 1, 2, 10 of one session and W-1 of a later one."""
    more = (
        make_talk("p10", 30, 120, kind=Kind.POSTER, session_id="p1", poster_position="#10"),
        make_talk("w", 300, kind=Kind.POSTER, session_id="", room="Attic", poster_position="W-1"),
    )
    conference = replace(workspace.conference, talks=(*workspace.conference.talks, *more))
    workspace.correct(Programme(conference=conference))
    workspace.toggle_stars(["p10", "p2", "p1", "w", "a"])
    dialog = PosterRouteDialog(workspace)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def rows(dialog: PosterRouteDialog) -> list[str]:
    """Each poster's position, with a mark where it is ticked."""
    tree = dialog.findChild(PosterList)
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    checked = Qt.CheckState.Checked
    return [item.text(0) + "x" * (item.checkState(0) is checked) for item in items]


def count(dialog: PosterRouteDialog) -> str:
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return next(text for text in labels if text.endswith("visited"))


def press(qtbot: QtBot, dialog: PosterRouteDialog, key: Qt.Key, *modifiers) -> None:
    qtbot.keyClick(dialog.findChild(PosterList), key, *modifiers)


def test_a_column_of_authors_stands_only_where_there_are_some(dialog, workspace):
    posters = [workspace.timetable.by_id["p1"], workspace.timetable.by_id["p2"]]
    tree = dialog.findChild(PosterList)
    tree.show_posters([replace(poster, authors=()) for poster in posters[:1]], ())
    assert tree.isColumnHidden(2)
    tree.show_posters([replace(poster, authors=(Person(name="Ann"),)) for poster in posters], ())
    assert not tree.isColumnHidden(2)


def test_posters_are_ticked_by_keys_alone_and_a_tick_can_be_undone(dialog, workspace, qtbot):
    assert rows(dialog) == ["#1", "#2", "#10"]
    assert count(dialog) == "0 of 3 visited"
    press(qtbot, dialog, Qt.Key.Key_Down)
    press(qtbot, dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: count(dialog) == "1 of 3 visited")
    assert rows(dialog) == ["#1", "#2x", "#10"]
    assert workspace.plan.entry("p2").visited
    press(qtbot, dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rows(dialog) == ["#1", "#2", "#10"])
    assert not workspace.plan.entry("p2").visited
    assert workspace.plan.is_starred("p2")


def test_a_box_is_ticked_by_the_mouse_and_a_click_beside_it_leads_to_the_poster(
    dialog, workspace, qtbot
):
    wanted = []
    dialog.talk_wanted.connect(lambda talk: wanted.append(talk.id))
    tree = dialog.findChild(PosterList)
    box = tree.visualItemRect(tree.topLevelItem(0))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, box.center().y()))
    assert workspace.plan.entry("p1").visited
    assert not wanted
    title = QPoint(tree.columnViewportPosition(1) + 20, box.center().y())
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=title)
    press(qtbot, dialog, Qt.Key.Key_Down)
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert wanted == ["p1", "p2"]


def test_not_visited_first_moves_what_is_ticked_to_the_end(dialog, qtbot):
    option = dialog.findChild(QCheckBox)
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(8, option.height() // 2))
    dialog.findChild(PosterList).setFocus()
    press(qtbot, dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: rows(dialog) == ["#2", "#10", "#1x"])
    press(qtbot, dialog, Qt.Key.Key_Space)  # the next one has come to its place
    qtbot.waitUntil(lambda: rows(dialog) == ["#10", "#1x", "#2x"])
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(8, option.height() // 2))
    assert rows(dialog) == ["#1x", "#2x", "#10"]


def test_another_session_is_chosen_and_stays_when_the_plan_changes(dialog, workspace, qtbot):
    sessions = dialog.findChild(QComboBox)
    assert sessions.count() == 2
    qtbot.keyClick(sessions, Qt.Key.Key_Down)
    assert rows(dialog) == ["W-1"]
    workspace.toggle_stars(["p2", "p1", "p10"])
    qtbot.waitUntil(lambda: sessions.count() == 1)
    assert rows(dialog) == ["W-1"]
    workspace.toggle_stars(["w"])
    qtbot.waitUntil(lambda: sessions.isHidden())
    assert not dialog.findChild(PosterList).isVisible()
    assert any("No poster is starred" in label.text() for label in dialog.findChildren(QLabel))


def test_it_opens_where_there_is_something_left_to_see(dialog, workspace, qtbot):
    plan = workspace.plan
    for talk_id in ("p1", "p2", "p10"):
        plan = plan.with_visit(workspace.timetable.by_id[talk_id], True)
    workspace.change("Visited", plan)
    another = PosterRouteDialog(workspace)
    qtbot.addWidget(another)
    assert rows(another) == ["W-1"]


def test_ticks_stay_over_a_restart(dialog, workspace, qtbot, tmp_path: Path):
    press(qtbot, dialog, Qt.Key.Key_Space)
    library = Library(tmp_path / "data")
    library.save_plan(workspace.plan, library.load_plan(workspace.conference.id).plan)
    plan = Library(tmp_path / "data").load_plan(workspace.conference.id).plan
    assert [i for i, entry in plan.entries.items() if entry.visited] == ["p1"]


def test_it_is_copied_as_it_is_shown(dialog, qtbot):
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[3:] == [
        "[ ] #1  Talk p1 (Ann p1)",
        "[ ] #2  Talk p2 (Ann p2)",
        "[ ] #10  Talk p10 (Ann p10)",
    ]


def test_it_is_printed_as_it_is_shown_with_boxes_to_tick(dialog, workspace, qtbot, tmp_path: Path):
    press(qtbot, dialog, Qt.Key.Key_Space)
    option = dialog.findChild(QCheckBox)
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(8, option.height() // 2))
    qtbot.waitUntil(lambda: rows(dialog) == ["#2", "#10", "#1x"])
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "route.pdf"))
    dialog.print_on(printer)
    said = "Sent to the printer: 1 page."
    qtbot.waitUntil(lambda: said in [label.text() for label in dialog.findChildren(QLabel)])
    (page,) = PdfReader(tmp_path / "route.pdf").pages
    text = " ".join(page.extract_text().split())
    places = [text.index(f"Talk {talk_id}") for talk_id in ("p2", "p10", "p1 ")]
    assert places == sorted(places)
    assert "1 of 3 visited" in text
    assert "Talk w" not in text

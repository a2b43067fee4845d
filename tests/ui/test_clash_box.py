"""The clash box in the details: what is told, its links, and the way out that it offers."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Kind, Person, Programme, Talk
from planner.plan import OwnEntry
from planner.ui.clash_box import ClashBox
from planner.ui.workspace import Workspace
from planner.walking import Walking


@pytest.fixture
def box(qtbot: QtBot, workspace: Workspace) -> ClashBox:
    box = ClashBox(workspace)
    qtbot.addWidget(box)
    return box


def _text(box: ClashBox) -> str:
    (label,) = box.findChildren(QLabel)
    return label.text()


def _go(box: ClashBox) -> QPushButton:
    return box.findChild(QPushButton, "Go")


def _talk(workspace: Workspace, talk_id: str) -> Talk:
    return workspace.timetable.by_id[talk_id]


def test_it_says_what_is_lost_either_way(box: ClashBox, workspace: Workspace) -> None:
    workspace.toggle_stars(["a", "d"])
    box.show_talk(_talk(workspace, "a"))
    assert "If you go there, of this, 9:05 – 9:15 is lost; 9:00 – 9:05 can be heard." in _text(box)
    assert "If you stay, of it, 9:05 – 9:15 is lost; 9:15 – 9:20 can be heard." in _text(box)


def test_a_walk_and_an_own_entry_are_told_without_a_link(
    box: ClashBox, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a"])
    talk = _talk(workspace, "a")
    assert talk.end
    box.show_talk(talk)
    assert box.isHidden()
    lunch = OwnEntry(
        id="own", title="<Lunch>", start=talk.end, end=talk.end + timedelta(hours=1), place="Café"
    )
    workspace.change("Own entry", workspace.plan.with_own_entry(lunch))
    assert box.isHidden()
    workspace.change("Walking time", replace(workspace.plan, walking=Walking(minutes=5)))
    assert not box.isHidden()
    assert "No time between this and “&lt;Lunch&gt;” in Café; 5 min to walk." in _text(box)
    assert "href" not in _text(box)
    assert _go(box).toolTip() == "Takes the 1 own entry away that clashes with it"


def test_it_follows_where_the_count_stays_the_same(box: ClashBox, workspace: Workspace) -> None:
    """Another rival for the one before: the talk itself has not changed."""
    workspace.toggle_stars(["e", "p1"])
    box.show_talk(_talk(workspace, "e"))
    talks = [_talk(workspace, i) for i in ("p1", "p2")]
    plan = workspace.plan.with_star(talks[0], False).with_star(talks[1], True)
    workspace.change("Swap", plan)
    assert "Talk p2" in _text(box)


def test_go_to_this_one_unstars_the_others_in_one_step(
    qtbot: QtBot, box: ClashBox, workspace: Workspace
) -> None:
    workspace.toggle_stars(["e", "p1", "p2", "night"])
    box.show_talk(_talk(workspace, "e"))
    box.show()
    assert _go(box).toolTip() == "Takes the 2 stars away that clash with it"
    qtbot.mouseClick(_go(box), Qt.MouseButton.LeftButton)
    assert workspace.starred == {"e", "night"}
    assert not box.isVisible()
    workspace.undo()
    assert workspace.starred == {"e", "p1", "p2", "night"}


def test_the_poster_of_either_paper_is_a_way_out(
    box: ClashBox,
    workspace: Workspace,
    conference: Conference,
    make_talk: Callable[..., Talk],
) -> None:
    authors = (Person(name="Ann Lee"),)
    of_a, of_d = (
        make_talk(f"{i}-poster", 1440, 60, title=f"Talk {i}", authors=authors, kind=Kind.POSTER)
        for i in "ad"
    )
    busy = make_talk("busy", 1440, 30)
    talks = [
        replace(talk, authors=authors) if talk.id in ("a", "d") else talk
        for talk in conference.talks
    ]
    changed = replace(conference, talks=(*talks, of_a, of_d, busy))
    workspace.correct(Programme(conference=changed))
    workspace.toggle_stars(["a", "d"])
    box.show_talk(_talk(workspace, "a"))
    assert 'Of it, <a href="d-poster"' in _text(box)
    assert 'Or instead of this: <a href="a-poster"' in _text(box)
    assert "its poster is Wed 10 9:00 – 10:00 in Hall 1</a>." in _text(box)
    workspace.toggle_stars(["busy"])
    assert "its poster is Wed 10 9:00 – 10:00 in Hall 1</a>, which clashes, too." in _text(box)
    followed: list[str] = []
    box.talk_wanted.connect(followed.append)
    box.findChildren(QLabel)[0].linkActivated.emit("d-poster")
    assert followed == ["d-poster"]

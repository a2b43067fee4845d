"""The chips of colleagues: how many, how wide, and that list and timeline draw them."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from planner.conference import Kind, Programme
from planner.team import Fans, Mark
from planner.ui.colleague_chips import chips_width
from planner.ui.talk_list import TalkList
from planner.ui.timeline import Timeline
from planner.ui.workspace import Workspace


def marks(number: int) -> tuple[Mark, ...]:
    return tuple(Mark(f"P{n}", f"P{n}", n, goes=n % 2 == 0) for n in range(number))


def test_no_more_chips_than_there_is_room_for():
    font = QFont()
    widths = [chips_width(marks(n), font, most=3) for n in range(4)]
    assert widths[0] == 0
    assert widths == sorted(set(widths))
    assert chips_width(marks(12), font, most=3) < 1.5 * widths[3]
    assert widths[1] < chips_width(marks(12), font, most=1) < widths[3]


@pytest.fixture(params=["list", "timeline"])
def view(request, browser, model, qtbot) -> QWidget:
    if request.param == "list":
        view = TalkList(browser, model)
    else:
        view = Timeline(browser)
        view.setModel(model)
    qtbot.addWidget(view)
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize("number", [1, 6])
def test_a_colleagues_star_is_drawn_and_goes_with_the_colleague(view, workspace, number):
    _comes_and_goes(view, workspace, "a", number)


def test_so_it_is_on_a_poster_among_many(view, workspace, make_talk):
    fields = {"kind": Kind.POSTER, "session_id": "p1", "room": "Foyer"}
    posters = [make_talk(f"p{n}", 30, 120, poster_position=f"#{n}", **fields) for n in range(4, 9)]
    talks = (*workspace.conference.talks, *posters)
    workspace.correct(Programme(conference=replace(workspace.conference, talks=talks)))
    workspace.toggle_stars(["p2"])
    view.resize(900, 1800)
    _comes_and_goes(view, workspace, "p2", 6)


def _comes_and_goes(view: QWidget, workspace: Workspace, talk_id: str, number: int) -> None:
    QApplication.processEvents()
    before = view.grab().toImage()
    workspace.show_fans({talk_id: Fans(marks(number), "P0 goes here")})
    assert view.grab().toImage() != before
    workspace.show_fans({})
    assert view.grab().toImage() == before

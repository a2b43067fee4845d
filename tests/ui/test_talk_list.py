import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt

from planner.conference import Programme
from planner.listing import Filters, Order
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.talk_delegate import Density
from planner.ui.talk_list import TalkList
from planner.ui.talk_model import TalkModel


@pytest.fixture
def talk_list(browser: Browser, model: TalkModel, qtbot) -> TalkList:
    view = TalkList(browser, model)
    qtbot.addWidget(view)
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.start_at_top()
    view.setFocus()
    return view


def cell(view: TalkList, model: TalkModel, talk_id: str, column: int) -> QPoint:
    return view.visualRect(model.index_of(talk_id, column)).center()


def test_arrow_keys_pass_over_group_rows(talk_list, browser, qtbot):
    seen = [browser.current.id]
    for _ in range(3):
        qtbot.keyClick(talk_list, Qt.Key.Key_Down)
        seen.append(browser.current.id)
    assert seen == ["a", "b", "c", "d"]
    qtbot.keyClick(talk_list, Qt.Key.Key_End)
    assert browser.current.id == "unplanned"
    qtbot.keyClick(talk_list, Qt.Key.Key_Home)
    assert browser.current.id == "a"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown])
def test_where_no_talk_is_current_a_key_begins_at_the_first(talk_list, browser, qtbot, key):
    browser.set_current(None)
    assert talk_list.selected_ids() == []
    qtbot.keyClick(talk_list, key)
    assert browser.current.id == "a"


def test_space_stars_all_that_is_selected(talk_list, browser, qtbot):
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(talk_list, Qt.Key.Key_Down, shift)
    qtbot.keyClick(talk_list, Qt.Key.Key_Space)
    assert browser.workspace.starred == {"a", "b"}
    qtbot.keyClick(talk_list, Qt.Key.Key_Space)
    assert browser.workspace.starred == set()


def test_a_click_on_the_star_stars_that_talk_and_keys_go_on_from_there(
    talk_list, browser, model, qtbot
):
    where = cell(talk_list, model, "e", Order.STAR)
    qtbot.mouseClick(talk_list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert browser.workspace.starred == {"e"}
    assert browser.current.id == "e"
    assert talk_list.hasFocus()
    qtbot.keyClick(talk_list, Qt.Key.Key_Space)
    assert browser.workspace.starred == set()


def test_a_click_elsewhere_makes_the_talk_current(talk_list, browser, model, qtbot):
    where = cell(talk_list, model, "d", Order.TALK)
    qtbot.mouseClick(talk_list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert browser.current.id == "d"
    with qtbot.waitSignal(talk_list.details_wanted):
        qtbot.keyClick(talk_list, Qt.Key.Key_Return)


def test_the_current_talk_stays_current_in_every_order(talk_list, browser, model, qtbot):
    qtbot.keyClick(talk_list, Qt.Key.Key_Down)
    for order in (Order.TALK, Order.ROOM, None):
        browser.set_order(order, descending=True)
        assert model.talk(talk_list.currentIndex()).id == "b"
    browser.set_filters(Filters(starred_only=True))
    assert not talk_list.currentIndex().isValid()
    browser.set_filters(Filters())
    assert model.talk(talk_list.currentIndex()).id == "b"


def test_a_header_sorts_up_then_down_then_as_before(talk_list, browser, qtbot):
    header = talk_list.horizontalHeader()
    x = header.sectionViewportPosition(Order.TALK) + 20
    seen = []
    for _ in range(3):
        where = QPoint(x, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        seen.append((browser.order, browser.descending, header.isSortIndicatorShown()))
    assert seen == [(Order.TALK, False, True), (Order.TALK, True, True), (None, False, False)]


def test_rows_have_one_height_in_each_density_and_group_rows_one(talk_list, model):
    def heights(density: Density) -> tuple[set[int], set[int]]:
        talk_list.set_density(density)
        groups = set(model.group_rows())
        rows = range(model.rowCount())
        return (
            {talk_list.rowHeight(row) for row in rows if row in groups},
            {talk_list.rowHeight(row) for row in rows if row not in groups},
        )

    (group,), (tall,) = heights(Density.COMFORTABLE)
    (same_group,), (low,) = heights(Density.COMPACT)
    assert group == same_group
    assert low < tall


def test_a_narrow_list_of_compact_rows_leaves_its_width_to_the_titles(talk_list, browser):
    """Where groups say the day; in another order each row says its own."""
    talk_list.resize(420, 500)
    comfortable = talk_list.columnWidth(Order.TIME)
    talk_list.set_density(Density.COMPACT)
    assert comfortable < talk_list.columnWidth(Order.TIME) < 420 / 2
    assert talk_list.columnWidth(Order.TALK) > 420 / 2
    narrow = talk_list.columnWidth(Order.TIME)
    talk_list.sort_by(Order.TALK)
    assert talk_list.columnWidth(Order.TIME) > narrow


def test_letters_do_not_jump_to_talks(talk_list, browser, qtbot):
    qtbot.keyClicks(talk_list, "talk e")
    assert browser.current.id == "a"


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("width", [900, 320, 60])
def test_it_paints_stars_clashes_notes_and_marks_at_any_width(
    talk_list, browser, qtbot, density, width
):
    workspace = browser.workspace
    workspace.toggle_stars(["a", "d"])
    workspace.change("Note", workspace.plan.with_note(workspace.timetable.by_id["a"], "ask"))
    qtbot.waitUntil(lambda: browser.is_ready)
    browser.set_search("talk hall")
    talk_list.set_density(density)
    talk_list.resize(width, 500)
    assert not talk_list.grab().isNull()


def test_three_lines_of_a_room_end_in_their_row(talk_list, browser, model, make_talk):
    """Beside a title of one line they would begin too low: the row's last pixels stay empty."""
    talk = make_talk(
        "x", room="West Exhibition Hall B2-B3 in Building 7", poster_position="#W-1108"
    )
    conference = replace(browser.workspace.conference, talks=(talk,))
    browser.workspace.correct(Programme(conference=conference))
    cell = talk_list.visualRect(model.index_of("x", Order.ROOM))
    picture = talk_list.viewport().grab(cell).toImage()
    foot = [picture.pixelColor(x, cell.height() - 3).name() for x in range(cell.width())]
    assert set(foot) == {foot[-1]}


def test_a_priority_stands_before_the_authors_in_sign_and_word(talk_list, browser, model, qtbot):
    talk = browser.workspace.timetable.by_id["a"]
    line = talk_list.itemDelegate()._line_under_title
    assert line(talk) == "Ann a"
    talk_list.set_priority(1)
    assert line(talk) == "▲ Must see · Ann a"
    assert browser.workspace.starred == {"a"}
    with qtbot.assertNotEmitted(model.modelReset):
        talk_list.set_priority(0)
    assert (line(talk), browser.workspace.starred) == ("Ann a", {"a"})
    browser.workspace.undo()
    assert line(talk) == "▲ Must see · Ann a"


@pytest.mark.parametrize("density", Density)
def test_a_followed_talk_has_its_sign_beside_star_and_note(
    talk_list, browser, model, qtbot, density
):
    workspace = browser.workspace
    qtbot.waitUntil(lambda: browser.is_ready)
    talk_list.set_density(density)
    browser.set_current(workspace.timetable.by_id["a"])

    def flags() -> int:
        cell = talk_list.visualRect(model.index_of("b", Order.STAR))
        picture = talk_list.viewport().grab(cell).toImage()
        places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return sum(picture.pixelColor(*place).name() == theme.colours().accent for place in places)

    assert flags() == 0
    workspace.change("Follow", workspace.plan.with_followed("authors", ["Ann b"], True))
    assert flags() > 8
    workspace.change("Note", workspace.plan.with_note(workspace.timetable.by_id["b"], "ask"))
    workspace.toggle_stars(["b"])
    assert flags() > 8

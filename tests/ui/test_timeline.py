"""The timeline in a real window: keys, mouse, zoom, selection shared with a table, pictures."""

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDrag, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Kind, Programme, Talk
from planner.listing import Facet, Order
from planner.plan import Plan
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.talk_model import TalkModel
from planner.ui.timeline import Timeline
from planner.ui.timeline_blocks import Look
from planner.ui.workspace import Workspace

TUESDAY = date(2027, 3, 9)
NOON = datetime(2027, 3, 9, 20, 0, tzinfo=UTC)  # in Los Angeles
LEFT = Qt.MouseButton.LeftButton
EDGE = QPoint(3, 12)  # of a block, where neither text nor star stands


@pytest.fixture
def table(qtbot: QtBot, model: TalkModel) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setModel(model)
    return table


@pytest.fixture
def timeline(
    qtbot: QtBot, browser: Browser, model: TalkModel, table: QTableView
) -> Iterator[Timeline]:
    """All days, 900 × 600, without a current talk; it is 12:00 at the conference."""
    timeline = Timeline(browser)
    qtbot.addWidget(timeline)
    timeline.setModel(model)
    timeline.setSelectionModel(table.selectionModel())
    timeline.now = lambda: NOON
    timeline.resize(900, 600)
    with qtbot.waitExposed(timeline):
        timeline.show()
    timeline.setCurrentIndex(QModelIndex())
    yield timeline
    timeline.close()


@pytest.fixture
def crowded(browser: Browser, conference: Conference) -> list[str]:
    """Opens the conference with a poster session of 40; the ids of its posters."""
    first = next(talk for talk in conference.talks if talk.id == "p1")
    posters = [
        replace(first, id=f"q{n:02}", title=f"Poster {n}", poster_position=f"#W-{n:02}")
        for n in range(40)
    ]
    others = [talk for talk in conference.talks if talk.kind is not Kind.POSTER]
    crowded = replace(conference, talks=(*others, *posters))
    browser.workspace.open(Programme(conference=crowded), Plan(conference_id=conference.id))
    return [poster.id for poster in posters]


def _rect(timeline: Timeline, talk_id: str) -> QRect:
    return timeline.visualRect(_index(timeline, talk_id))


def _index(timeline: Timeline, talk_id: str) -> QModelIndex:
    model = timeline.model()
    assert isinstance(model, TalkModel)
    return model.index_of(talk_id)


def _current(timeline: Timeline) -> str:
    model = timeline.model()
    assert isinstance(model, TalkModel)
    talk = model.talk(timeline.currentIndex())
    return talk.id if talk else ""


def _press(qtbot: QtBot, timeline: Timeline, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(timeline, key)
    return _current(timeline)


def _click(qtbot: QtBot, timeline: Timeline, position: QPoint) -> None:
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=position)


def _wheel(timeline: Timeline, position: QPoint, notches: int) -> None:
    viewport = timeline.viewport()
    event = QWheelEvent(
        QPointF(position),
        viewport.mapToGlobal(QPointF(position)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def _shown(timeline: Timeline) -> QImage:
    return timeline.viewport().grab().toImage()


def _holds(image: QImage, area: QRect, colour: str) -> bool:
    ratio = image.devicePixelRatio()
    points = (
        (x, y)
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )
    return any(image.pixelColor(int(x * ratio), int(y * ratio)).name() == colour for x, y in points)


# Keys


def test_arrows_move_by_time_and_between_columns(qtbot: QtBot, timeline: Timeline):
    key = Qt.Key
    assert _press(qtbot, timeline, key.Key_Down) == "a"
    assert _press(qtbot, timeline, key.Key_Down, key.Key_Down) == "c"
    assert _press(qtbot, timeline, key.Key_Up) == "b"
    assert _press(qtbot, timeline, key.Key_Right) == "d"
    assert _press(qtbot, timeline, key.Key_Left) == "a"
    assert _press(qtbot, timeline, key.Key_End) == "night"
    assert _press(qtbot, timeline, key.Key_Home) == "a"
    assert _press(qtbot, timeline, key.Key_PageDown) == "c"
    assert _press(qtbot, timeline, key.Key_PageUp) == "a"


def test_space_and_s_star_the_current_talk_and_undo_takes_it_back(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace
):
    _press(qtbot, timeline, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert workspace.starred == {"a"}
    _press(qtbot, timeline, Qt.Key.Key_S)
    assert workspace.starred == set()
    workspace.undo()
    assert workspace.starred == {"a"}


def test_with_control_a_letter_is_left_to_the_window(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace
):
    _press(qtbot, timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert workspace.starred == set()


def test_enter_asks_for_the_details(qtbot: QtBot, timeline: Timeline):
    _press(qtbot, timeline, Qt.Key.Key_Down)
    with qtbot.waitSignal(timeline.details_wanted, timeout=1000):
        _press(qtbot, timeline, Qt.Key.Key_Return)


def test_letters_do_not_search(qtbot: QtBot, timeline: Timeline):
    """The titles all begin with T: Qt's own search would go to the next one."""
    _press(qtbot, timeline, Qt.Key.Key_Down)
    qtbot.keyClicks(timeline, "ttt")
    assert _current(timeline) == "a"


# Mouse


def test_a_click_selects_in_the_table_too(qtbot: QtBot, timeline: Timeline, table: QTableView):
    _click(qtbot, timeline, _rect(timeline, "d").topLeft() + EDGE)
    assert _current(timeline) == "d"
    rows = table.selectionModel().selectedRows(Order.TALK)
    assert [index.data() for index in rows] == ["Talk d"]


def test_a_talk_is_dragged_out_of_its_block_and_not_by_its_star(
    qtbot: QtBot, timeline: Timeline, model: TalkModel, monkeypatch: pytest.MonkeyPatch
):
    carried: list[str] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, actions: carried.append(drag.mimeData().text()))
    model.carry = _named
    block, viewport = _rect(timeline, "d"), timeline.viewport()
    star = block.topRight() + QPoint(-12, 10)
    for start, way, expected in (
        (block.topLeft() + EDGE, QPoint(2, 1), []),
        (star, QPoint(-60, 30), []),
        (block.topLeft() + EDGE, QPoint(60, 30), ["Talk d"]),
    ):
        qtbot.mousePress(viewport, LEFT, pos=start)
        for place in (start + way, start + 2 * way):
            qtbot.mouseMove(viewport, place)
        qtbot.mouseRelease(viewport, LEFT, pos=start + 2 * way)
        assert carried == expected
    qtbot.mouseMove(viewport, block.center())
    assert carried == ["Talk d"]


def _named(talks: list[Talk]) -> QMimeData:
    data = QMimeData()
    data.setText(", ".join(talk.title for talk in talks))
    return data


def test_what_the_table_selects_is_outlined(timeline: Timeline, table: QTableView):
    right = _rect(timeline, "b").adjusted(40, 0, 0, 0)
    assert not _holds(_shown(timeline), right, theme.LIGHT.accent)
    row = _index(timeline, "b").row()
    table.selectRow(row)
    assert timeline.currentIndex().row() == row
    assert _holds(_shown(timeline), right, theme.LIGHT.accent)


def test_a_click_on_the_star_corner_stars_without_selecting(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace
):
    rect = _rect(timeline, "a")
    _click(qtbot, timeline, rect.topRight() + QPoint(-12, 10))
    assert workspace.starred == {"a"}
    assert _current(timeline) == ""
    _click(qtbot, timeline, rect.topLeft() + QPoint(16, 10))  # where the star is now
    assert workspace.starred == set()


def test_a_star_appears_under_the_pointer_and_goes_with_it(qtbot: QtBot, timeline: Timeline):
    rest = _shown(timeline)
    qtbot.mouseMove(timeline.viewport(), _rect(timeline, "a").center())
    hovered = _shown(timeline)
    assert hovered != rest
    qtbot.mouseMove(timeline.viewport(), QPoint(5, 5))
    assert _shown(timeline) == rest


def test_a_double_click_asks_for_the_details(qtbot: QtBot, timeline: Timeline):
    with qtbot.waitSignal(timeline.details_wanted, timeout=1000):
        qtbot.mouseDClick(timeline.viewport(), LEFT, pos=_rect(timeline, "d").topLeft() + EDGE)


def test_the_tooltip_says_all_and_is_no_markup(
    timeline: Timeline, browser: Browser, conference: Conference
):
    first, *others = conference.talks
    named = replace(first, title="<i>Loud</i>", room="Hall <1>")
    facts = replace(conference, talks=(named, *others))
    browser.workspace.correct(Programme(conference=facts))
    place = _rect(timeline, "a").center()
    viewport = timeline.viewport()
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    )
    assert "&lt;i&gt;Loud&lt;/i&gt;" in QToolTip.text()
    assert "9:00 – 9:15 · Hall &lt;1&gt;" in QToolTip.text()
    QToolTip.hideText()


# Posters


def test_a_poster_session_is_one_block(timeline: Timeline, crowded: list[str]):
    rects = {_rect(timeline, poster).getRect() for poster in crowded}
    assert len(rects) == 1
    assert rects != {(0, 0, 0, 0)}


def test_a_click_on_the_block_makes_its_starred_poster_current(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace, crowded: list[str]
):
    corner = _rect(timeline, crowded[0]).bottomLeft() + QPoint(20, -20)
    _click(qtbot, timeline, corner)
    assert _current(timeline) == crowded[0]
    timeline.setCurrentIndex(QModelIndex())
    workspace.toggle_stars([crowded[7]])
    _click(qtbot, timeline, corner)
    assert _current(timeline) == crowded[7]


def test_starred_posters_are_rows_to_click_and_to_reach_by_key(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace, crowded: list[str]
):
    timeline.resize(1600, 600)
    workspace.toggle_stars([crowded[7], crowded[9]])
    timeline.setCurrentIndex(_index(timeline, crowded[7]))
    assert _press(qtbot, timeline, Qt.Key.Key_Down) == crowded[9]
    second_row = _row_of_poster(timeline, crowded[0], 2)
    _click(qtbot, timeline, second_row + QPoint(60, 0))
    assert _current(timeline) == crowded[9]
    _click(qtbot, timeline, second_row + QPoint(4, 0))
    assert workspace.starred == {crowded[7]}


def test_the_session_is_opened_from_its_last_line_or_by_a_double_click(
    qtbot: QtBot, timeline: Timeline, crowded: list[str]
):
    timeline.resize(1600, 600)
    block = _rect(timeline, crowded[0])
    with qtbot.waitSignal(timeline.session_opened, timeout=1000) as opened:
        _click(qtbot, timeline, _row_of_poster(timeline, crowded[0], 1) + QPoint(30, 0))
    assert opened.args == ["Poster Session 1"]
    with qtbot.waitSignal(timeline.session_opened, timeout=1000):
        qtbot.mouseDClick(timeline.viewport(), LEFT, pos=block.bottomLeft() + QPoint(20, -20))


def test_the_session_is_opened_by_key(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace, crowded: list[str]
):
    timeline.setCurrentIndex(_index(timeline, crowded[7]))
    with qtbot.waitSignal(timeline.session_opened) as opened:  # nothing of it is starred
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert opened.args == ["Poster Session 1"]
    workspace.toggle_stars([crowded[7]])
    with qtbot.waitSignal(timeline.details_wanted), qtbot.assertNotEmitted(timeline.session_opened):
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    with qtbot.waitSignal(timeline.session_opened):
        qtbot.keyClick(timeline, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _row_of_poster(timeline: Timeline, poster: str, number: int) -> QPoint:
    """The left end of the numbered line under the block's title (which takes one line)."""
    metrics = timeline.fontMetrics()
    block = _rect(timeline, poster)
    return block.topLeft() + QPoint(10, int((number + 0.6) * (metrics.height() + 1)))


# Zoom and scrolling


@pytest.mark.parametrize("notches", [1, 3, -1])
def test_zoom_keeps_the_time_under_the_pointer(timeline: Timeline, notches: int):
    timeline.verticalScrollBar().setValue(400)
    pointer = QPoint(300, 350)
    before = timeline._grid().minute_at(350)
    scale = timeline._grid().minute
    _wheel(timeline, pointer, notches)
    assert timeline._grid().minute == pytest.approx(scale * 1.25**notches)
    assert timeline._grid().minute_at(350) == pytest.approx(before, abs=1 / scale)


def test_zoom_slots_and_limits(timeline: Timeline):
    usual = timeline._grid().minute
    timeline.zoom_in()
    assert timeline._grid().minute == pytest.approx(usual * 1.25)
    for _ in range(50):
        timeline.zoom_out()
    assert timeline._grid().minute > 0.1
    timeline.zoom_reset()
    assert timeline._grid().minute == pytest.approx(usual)


def test_a_day_begins_with_its_first_talk_at_the_top(timeline: Timeline, browser: Browser):
    timeline.verticalScrollBar().setValue(2000)
    browser.set_day(TUESDAY)
    header = timeline._grid().header
    assert header <= _rect(timeline, "a").top() < header + 12


def test_a_search_that_leaves_nothing_in_sight_scrolls_there(timeline: Timeline, browser: Browser):
    kinds = {"oral", "poster", "other"}
    browser.set_filters(browser.filters.with_hidden(Facet.KIND, kinds))
    assert timeline.viewport().rect().contains(_rect(timeline, "night").center())


def test_the_current_talk_is_scrolled_into_sight(timeline: Timeline):
    timeline.setCurrentIndex(_index(timeline, "night"))
    assert timeline.viewport().rect().contains(_rect(timeline, "night"))
    timeline.setCurrentIndex(_index(timeline, "a"))
    assert timeline.viewport().rect().contains(_rect(timeline, "a"))


def test_scroll_hints(timeline: Timeline):
    hint = QAbstractItemView.ScrollHint
    for _ in range(4):
        timeline.zoom_in()
    grid, area = timeline._grid(), timeline._columns_area()
    timeline.scrollTo(_index(timeline, "e"), hint.PositionAtTop)
    assert _rect(timeline, "e").top() == pytest.approx(grid.header + 5, abs=2)
    timeline.scrollTo(_index(timeline, "e"), hint.PositionAtCenter)
    assert _rect(timeline, "e").center().y() == pytest.approx(grid.header + area.height / 2, abs=3)
    timeline.scrollTo(_index(timeline, "night"), hint.PositionAtBottom)
    assert _rect(timeline, "night").bottom() == pytest.approx(area.bottom - 5, abs=2)


def test_narrow_views_scroll_sideways_and_wide_ones_fill(timeline: Timeline):
    assert timeline.horizontalScrollBar().maximum() == 0
    edge = timeline._grid().edges[-1]
    assert edge == pytest.approx(timeline._columns_area().width)
    timeline.resize(400, 500)
    assert timeline.horizontalScrollBar().maximum() > 0


def test_the_now_line_is_scrolled_to_where_there_is_one(timeline: Timeline, browser: Browser):
    assert timeline.show_now()
    grid = timeline._grid()
    y = round(grid.y_of(12 * 60))
    assert grid.header < y < timeline.viewport().height()
    line = QRect(int(grid.gutter) + 20, y - 2, 3, 4)
    assert _holds(_shown(timeline), line, theme.LIGHT.clash)
    timeline.now = lambda: NOON + timedelta(days=3)
    assert not timeline.show_now()
    assert not _holds(_shown(timeline), line, theme.LIGHT.clash)


def test_now_is_shown_in_the_current_talks_column_and_only_where_it_is_seen(timeline: Timeline):
    timeline.resize(400, 500)
    timeline.setCurrentIndex(_index(timeline, "night"))
    assert timeline.show_now()
    rect = _rect(timeline, "night")
    assert 0 < rect.left() < rect.right() <= timeline.viewport().width()
    timeline.hide()
    assert not timeline.show_now()


def test_the_clock_ticks_only_while_it_is_seen(timeline: Timeline):
    assert timeline._clock.isActive()
    timeline.hide()
    assert not timeline._clock.isActive()


# Model and view


def test_the_model_stays_right_while_all_changes(
    qtbot: QtBot, timeline: Timeline, browser: Browser, model: TalkModel, workspace: Workspace
):
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    assert tester.model() is model
    _press(qtbot, timeline, Qt.Key.Key_Down, Qt.Key.Key_Space)
    browser.set_day(TUESDAY)
    workspace.toggle_stars(["b", "d"])
    timeline.set_columns_by_room(True)
    browser.set_order(Order.TALK, descending=True)
    workspace.undo()
    browser.set_filters(replace(browser.filters, starred_only=True))
    assert not timeline.grab().isNull()
    assert _rect(timeline, "a").isValid()
    assert not _rect(timeline, "b").isValid()


def test_only_talks_with_a_time_have_a_place(timeline: Timeline, model: TalkModel):
    group_row = model.index(model.group_rows()[0], Order.TALK)
    assert timeline.isIndexHidden(group_row)
    assert timeline.isIndexHidden(_index(timeline, "unplanned"))
    assert not timeline.isIndexHidden(_index(timeline, "a"))
    assert timeline.visualRect(_index(timeline, "unplanned")).isNull()
    assert timeline._remark() == "1 talk without a time is in the list"


def test_each_talk_is_found_where_it_is_drawn(timeline: Timeline):
    for talk_id in ("a", "b", "c", "d", "e", "p1", "p2", "p3"):
        assert timeline.indexAt(_rect(timeline, talk_id).center()) == _index(timeline, talk_id)
    assert not timeline.indexAt(QPoint(5, 5)).isValid()
    timeline.verticalScrollBar().setValue(40)
    under_header = QPoint(_rect(timeline, "a").center().x(), 10)
    assert not timeline.indexAt(under_header).isValid()


def test_the_selections_region_covers_its_blocks(timeline: Timeline):
    timeline.setCurrentIndex(_index(timeline, "d"))
    region = timeline.visualRegionForSelection(timeline.selectionModel().selection())
    assert region.boundingRect() == _rect(timeline, "d")


def test_a_star_draws_only_its_own_blocks_again(
    qtbot: QtBot, timeline: Timeline, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    updated: list[str] = []
    monkeypatch.setattr(timeline, "update", lambda index: updated.append(index.data()))
    workspace.toggle_stars(["a"])
    workspace.toggle_stars(["d"])  # clashes with a
    assert updated == ["Talk a", "Talk a", "Talk d"]


def test_stars_and_clashes_are_seen(timeline: Timeline, workspace: Workspace):
    plain = _shown(timeline)
    rect = _rect(timeline, "a")
    assert not _holds(plain, rect, theme.LIGHT.star)
    workspace.toggle_stars(["a"])
    assert _holds(_shown(timeline), rect, theme.LIGHT.star)
    workspace.toggle_stars(["d"])
    edge = QRect(rect.left(), rect.top() + 10, 6, 10)
    assert _holds(_shown(timeline), edge, theme.LIGHT.clash)


def test_a_match_of_the_search_is_marked(timeline: Timeline, browser: Browser):
    rect = _rect(timeline, "a")
    assert not _holds(_shown(timeline), rect, theme.LIGHT.match)
    browser.set_search("talk")
    assert _holds(_shown(timeline), _rect(timeline, "a"), theme.LIGHT.match)


def test_columns_by_room_and_back(timeline: Timeline):
    timeline.set_columns_by_room(True)
    assert [c.title for c in timeline._grid().layout.columns] == [
        "Bar",
        "Foyer",
        "Hall 1",
        "Hall 2",
    ]
    timeline.set_columns_by_room(False)
    assert timeline._grid().layout.columns[0].title == "Oral Session 1"


def test_nothing_to_show(timeline: Timeline, browser: Browser, qtbot: QtBot):
    browser.set_filters(replace(browser.filters, starred_only=True))
    assert not timeline.grab().isNull()
    assert _press(qtbot, timeline, Qt.Key.Key_Down) == ""
    assert timeline._remark() == "No talks to show"


def test_a_bigger_font_makes_bigger_blocks(timeline: Timeline):
    before = _rect(timeline, "a").height()
    font = timeline.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    timeline.setFont(font)
    assert _rect(timeline, "a").height() > before * 1.5


def test_it_has_a_name_for_screen_readers(timeline: Timeline):
    assert timeline.accessibleName() == "Timeline"


@pytest.mark.parametrize("size", [(120, 80), (600, 500), (1600, 1000)])
@pytest.mark.parametrize("zooms", [-30, 0, 30])
def test_it_paints_at_any_size_and_zoom(
    timeline: Timeline, workspace: Workspace, crowded: list[str], size: tuple[int, int], zooms: int
):
    workspace.toggle_stars(["a", "d", "c", *crowded[::3]])
    timeline.resize(*size)
    for _ in range(abs(zooms)):
        (timeline.zoom_in if zooms > 0 else timeline.zoom_out)()
    image = timeline.grab().toImage()
    assert image.size() == timeline.size() * image.devicePixelRatio()


def test_it_is_freed_by_reference_count_alone(browser: Browser, model: TalkModel):
    gc.disable()
    try:
        timeline = Timeline(browser)
        timeline.setModel(model)
        timeline.grab()
        alive = weakref.ref(timeline)
        del timeline
        assert alive() is None
    finally:
        gc.enable()


def test_of_a_whole_day_of_rooms_only_what_is_seen_is_drawn(
    timeline: Timeline, browser: Browser, make_talk: Callable[..., Talk], conference: Conference
):
    """FOSDEM's size."""
    talks = tuple(
        make_talk(f"{room}-{n}", n * 30, 25, room=f"Room {room}", session_id="", track=f"{room}")
        for room in range(30)
        for n in range(15)
    )
    facts = replace(conference, talks=talks, sessions=())
    browser.workspace.correct(Programme(conference=facts))
    timeline.resize(1100, 800)
    assert not timeline.grab().isNull()
    assert len(timeline._grid().layout.places) == 450
    assert 20 < len(list(timeline._grid().blocks_in(timeline._columns_area()))) < 150


def look(timeline: Timeline, talk_id: str) -> Look:
    scene = timeline._scene()
    return scene.look(*scene.layout.places[talk_id])


def grey(timeline: Timeline) -> QImage:
    picture = timeline.viewport().grab().toImage()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def test_priorities_are_told_apart_without_colours(timeline: Timeline, browser: Browser) -> None:
    browser.workspace.toggle_stars(["a"])
    seen = []
    for priority, word in ((0, ""), (1, "Must see"), (2, "Want to see"), (3, "Maybe")):
        browser.workspace.set_priority(["a"], priority)
        assert look(timeline, "a").word == word
        seen.append(grey(timeline))
    assert all(one != other for n, one in enumerate(seen) for other in seen[:n])


def test_starred_posters_of_a_crowd_show_their_priorities(
    timeline: Timeline, browser: Browser, crowded: list[str]
) -> None:
    browser.workspace.set_priority(crowded[:2], 3)
    posters = look(timeline, crowded[0]).posters
    assert [poster.sign for poster in posters] == ["▽", "▽"]


def test_hidden_talks_leave_the_timeline_or_say_that_they_are_hidden(
    timeline: Timeline, browser: Browser
) -> None:
    plan = browser.workspace.plan.with_hidden("talks", ["a"], True)
    browser.workspace.change("Hide", plan)
    assert "a" not in timeline._scene().layout.places
    browser.show_hidden(True)
    assert look(timeline, "a").quiet
    assert look(timeline, "a").details[0].startswith("hidden · ")


def follow(browser: Browser, qtbot: QtBot, *words: str) -> None:
    qtbot.waitUntil(lambda: browser.is_ready)
    plan = browser.workspace.plan.with_followed("words", words, True)
    browser.workspace.change("Follow", plan)


def test_followed_talks_are_marked_without_colours(
    timeline: Timeline, browser: Browser, qtbot: QtBot
) -> None:
    seen = [grey(timeline)]
    follow(browser, qtbot, "Talk a")
    assert look(timeline, "a").followed
    assert not look(timeline, "b").followed
    seen.append(grey(timeline))
    browser.workspace.toggle_stars(["a"])
    seen.append(grey(timeline))
    browser.workspace.undo()
    browser.workspace.undo()
    browser.workspace.toggle_stars(["a"])
    seen.append(grey(timeline))
    assert all(one != other for n, one in enumerate(seen) for other in seen[:n])


def test_a_crowd_tells_how_many_of_it_are_followed(
    timeline: Timeline, browser: Browser, crowded: list[str], qtbot: QtBot
) -> None:
    follow(browser, qtbot, "Poster 0", "Poster 1", "Poster 2")
    assert look(timeline, crowded[0]).footer == "3 followed · click to list all"
    browser.workspace.toggle_stars(crowded[2:4])
    shown = look(timeline, crowded[0])
    assert shown.footer == "2 starred · 3 followed · click to list all"
    assert [poster.followed for poster in shown.posters] == [True, False]

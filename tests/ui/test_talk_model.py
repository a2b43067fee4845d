from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from planner.conference import Programme
from planner.listing import Facet, Filters, Order
from planner.team import Fans, Mark
from planner.ui.browser import Browser
from planner.ui.talk_model import Role, TalkModel


def test_the_model_keeps_qts_rules_while_it_changes(browser: Browser, model: TalkModel, qtbot):
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    workspace = browser.workspace
    for talk_ids in (["a"], ["a", "d"], ["p1", "p2"], ["a"]):
        workspace.toggle_stars(talk_ids)
    workspace.undo()
    browser.set_filters(Filters(starred_only=True))
    workspace.toggle_stars(["d"])
    browser.set_filters(Filters().with_hidden(Facet.KIND, ["oral", "poster", "social"]))
    assert model.rowCount() == 0
    browser.show_all(None)
    for order in (Order.TALK, Order.ROOM, Order.STAR, Order.TIME, None):
        browser.set_order(order, descending=True)
    qtbot.waitUntil(lambda: browser.is_ready)
    browser.set_search("talk")
    browser.set_search("talk nothing")
    workspace.correct(workspace.programme)
    assert isinstance(tester.model(), QAbstractItemModel)


def test_a_star_changes_only_the_rows_that_look_different(browser, model, qtbot):
    changed = []
    model.dataChanged.connect(lambda top, bottom, roles: changed.append(model.row(top).id))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    browser.workspace.toggle_stars(["a"])
    browser.workspace.toggle_stars(["d"])
    assert changed == ["a", "a", "d"]  # with the second star both clash
    assert resets == []


def test_cells_read_as_they_should(browser, model):
    workspace = browser.workspace
    workspace.toggle_stars(["a", "d"])
    texts = [model.index_of("a", column).data() for column in Order]
    assert texts == ["", "9:00 – 9:15", "Talk a", "Hall 1"]
    assert model.index_of("c").data() == "(untitled)"
    assert model.index_of("p2", Order.ROOM).data() == "Foyer\n#2"
    assert model.index_of("unplanned", Order.TIME).data() == "no time"
    accessible = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of("a", Order.STAR).data(accessible) == "starred"
    assert model.index_of("a", Order.TIME).data(accessible) == "9:00 – 9:15, clash"
    assert model.index_of("a").data(Role.CLASHES) == 1


def test_without_group_rows_the_time_tells_its_day(browser, model):
    browser.set_order(Order.TALK)
    assert model.index_of("a", Order.TIME).data() == "Tue 9 Mar\n9:00 – 9:15"


def test_foreign_text_is_no_markup_in_the_tooltip(conference, browser, model, make_talk):
    from msgspec.structs import replace

    from planner.conference import Programme

    talks = (make_talk("x", title="<b>bold</b> & <img src=x>"),)
    browser.workspace.correct(Programme(conference=replace(conference, talks=talks)))
    tip = model.index_of("x").data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip


def test_group_rows_are_passed_over_by_the_keyboard(model):
    assert model.group_rows()[0] == 0
    assert not model.flags(model.index(0, Order.TALK)) & Qt.ItemFlag.ItemIsEnabled


def test_a_priority_is_told_to_screen_readers_and_in_the_tooltip(browser, model):
    browser.workspace.set_priority(["a"], 1)
    star, title = model.index_of("a", Order.STAR), model.index_of("a")
    assert star.data(Qt.ItemDataRole.AccessibleTextRole) == "starred, must see"
    assert "▲ Must see" in title.data(Qt.ItemDataRole.ToolTipRole)


def test_a_hidden_talk_that_is_shown_says_that_it_is_hidden(browser, model):
    plan = browser.workspace.plan.with_hidden("talks", ["a"], True)
    browser.workspace.change("Hide", plan)
    assert not model.index_of("a").isValid()
    browser.show_hidden(True)
    star = model.index_of("a", Order.STAR)
    assert star.data(Qt.ItemDataRole.AccessibleTextRole) == "not starred, hidden"
    assert star.data(Role.HIDDEN)


def test_a_followed_talk_says_why_it_is_marked(browser, model, qtbot):
    qtbot.waitUntil(lambda: browser.is_ready)
    plan = browser.workspace.plan.with_followed("authors", ["Ann a"], True)
    browser.workspace.change("Follow", plan.with_followed("words", ["<i>talk"], True))
    star, title = model.index_of("a", Order.STAR), model.index_of("a")
    assert star.data(Role.FOLLOWED)
    told = star.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "not starred, You follow Ann a"
    assert "You follow Ann a" in title.data(Qt.ItemDataRole.ToolTipRole)
    browser.workspace.change("Follow", plan.with_followed("words", ["<talk>"], True))
    assert "&lt;talk&gt;" in title.data(Qt.ItemDataRole.ToolTipRole)
    browser.workspace.undo()
    browser.workspace.undo()
    assert not model.index_of("a").data(Role.FOLLOWED)


def test_hundreds_of_marked_talks_are_told_at_once(browser, model, make_talk):
    talks = [make_talk(f"t{n}", n) for n in range(300)]
    conference = replace(browser.workspace.conference, talks=tuple(talks))
    browser.workspace.correct(Programme(conference=conference))
    changed: list[tuple[str, str]] = []
    model.dataChanged.connect(
        lambda top, bottom, roles: changed.append((model.row(top).id, model.row(bottom).id))
    )
    fans = Fans((Mark("Ann", "An", 0, True),), "Ann goes here")
    browser.workspace.show_fans({talk.id: fans for talk in talks[10:290]})
    assert changed == [("t10", "t289")], "views take long for each single one"

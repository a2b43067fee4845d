import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from planner.listing import Facet, Filters
from planner.ui.browser import Browser
from planner.ui.status_bar import StatusBar, fitted


def texts(bar: StatusBar) -> list[str]:
    shown = [*bar.findChildren(QLabel), *bar.findChildren(QPushButton)]
    return [widget.text() for widget in shown if widget.isVisible() and widget.text()]


def test_it_counts_talks_stars_clashes_and_what_is_hidden(browser: Browser, qtbot):
    bar = StatusBar(browser)
    qtbot.addWidget(bar)
    browser.refresh()
    with qtbot.waitExposed(bar):
        bar.show()
    assert {"10 talks", "0 starred"} <= set(texts(bar))
    browser.workspace.toggle_stars(["a", "d"])
    assert {"2 starred", "1 clash"} <= set(texts(bar))
    browser.set_filters(Filters().with_hidden(Facet.ROOM, ["Hall 2"]))
    assert {"8 of 10 talks", "1 star hidden here – show all"} <= set(texts(bar))
    clash = next(b for b in bar.findChildren(QPushButton) if b.text() == "1 clash")
    with qtbot.waitSignal(bar.clash_wanted):
        qtbot.mouseClick(clash, Qt.MouseButton.LeftButton)


def test_trouble_with_saving_is_said_in_words(browser: Browser, qtbot):
    bar = StatusBar(browser)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_trouble("The disk is full.")
    assert "⚠ Not saved: The disk is full." in texts(bar)
    bar.show_saved()
    assert "Plan saved" in texts(bar)


def test_what_the_user_hid_is_counted_and_leads_to_it(browser: Browser, qtbot):
    bar = StatusBar(browser)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    plan = browser.workspace.plan.with_hidden("rooms", ["Hall 2"], True)
    browser.workspace.change("Hide", plan)
    assert {"8 talks", "2 hidden"} <= set(texts(bar))
    link = next(b for b in bar.findChildren(QPushButton) if b.text() == "2 hidden")
    with qtbot.waitSignal(bar.hidden_wanted):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    browser.show_hidden(True)
    assert {"10 talks", "2 hidden, shown"} <= set(texts(bar))


def test_a_long_sentence_does_not_widen_the_window(browser: Browser, qtbot):
    bar = StatusBar(browser)
    qtbot.addWidget(bar)
    bar.show()
    width = bar.minimumSizeHint().width()
    bar.tell("A sentence that goes on. " * 20)
    assert bar.minimumSizeHint().width() == width


def test_undo_and_redo_say_what_they_did_and_a_change_ends_what_was_said(browser: Browser, qtbot):
    bar = StatusBar(browser)
    qtbot.addWidget(bar)
    bar.show()
    workspace = browser.workspace
    bar.tell("1 talk hidden. Ctrl+Z brings it back")
    workspace.toggle_stars(["a"])
    assert "1 talk hidden. Ctrl+Z brings it back" not in texts(bar)
    workspace.undo()
    assert "Undone: Star" in texts(bar)
    workspace.redo()
    assert "Redone: Star" in texts(bar)
    workspace.redo()
    assert "Redone: Star" in texts(bar), "there was nothing to do again"


@pytest.mark.parametrize("width", [250, 350, 500])
def test_a_long_title_gives_way_before_what_can_be_done(qtbot, width: int):
    label = QLabel()
    qtbot.addWidget(label)
    title = "Attention Sinks in the Wild and What They Mean for All of Us " * 2
    text = fitted(f"You go to “{title}”; Ctrl+Z takes it back", label.fontMetrics(), width)
    assert label.fontMetrics().horizontalAdvance(text) <= width
    assert text.startswith("You go to “Att")
    assert text.endswith("…”; Ctrl+Z takes it back") == (width > 250)
    short = "You go to “A”; Ctrl+Z takes it back"
    assert fitted(short, label.fontMetrics(), 900) == short

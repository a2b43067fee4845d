from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from planner.listing import Facet, Filters
from planner.ui.browser import Browser
from planner.ui.status_bar import StatusBar


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

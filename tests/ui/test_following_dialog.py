"""Authors and words to follow: added, counted, removed, shown; by keys and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.plan import Following
from planner.ui.browser import Browser
from planner.ui.follow_commands import FollowCommands
from planner.ui.following_dialog import FollowingDialog


@pytest.fixture
def dialog(browser: Browser, qtbot: QtBot) -> Iterator[FollowingDialog]:
    qtbot.waitUntil(lambda: browser.is_ready)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FollowingDialog(browser, FollowCommands(browser, window), window)
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog
    dialog.close()


def field(dialog: FollowingDialog, what: str) -> QLineEdit:
    found = dialog.findChildren(QLineEdit)
    return next(each for each in found if each.accessibleName() == f"Follow {what}")


def tree(dialog: FollowingDialog, name: str) -> QTreeWidget:
    return next(each for each in dialog.findChildren(QTreeWidget) if each.accessibleName() == name)


def rows(dialog: FollowingDialog, name: str) -> list[tuple[str, str]]:
    items = [tree(dialog, name).topLevelItem(n) for n in range(99)]
    return [(item.text(0), item.text(1)) for item in items if item]


def follow(dialog: FollowingDialog, what: str, text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(dialog, what), text)
    popup = field(dialog, what).completer().popup()
    if popup.isVisible():
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.keyClick(field(dialog, what), Qt.Key.Key_Return)


def click(dialog: FollowingDialog, name: str, number: int, qtbot: QtBot) -> None:
    shown = tree(dialog, name)
    shown.setFocus()
    shown.scrollToItem(shown.topLevelItem(number))  # by which it is laid out
    place = shown.visualItemRect(shown.topLevelItem(number)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, place.y()))


def test_it_says_how_to_follow_where_nothing_is(dialog: FollowingDialog) -> None:
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Nobody yet. Type a name") for text in told)
    assert any(text.startswith("No words yet. Type some") for text in told)
    assert not any(tree.isVisible() for tree in dialog.findChildren(QTreeWidget))
    assert not any(b.isEnabled() for b in dialog.findChildren(QPushButton) if b.text() == "Remove")


def test_names_and_words_are_typed_and_counted(
    dialog: FollowingDialog, browser: Browser, qtbot: QtBot
) -> None:
    follow(dialog, "authors", "ann A", qtbot)
    follow(dialog, "words", ' "about p*" ', qtbot)
    follow(dialog, "words", "yeti", qtbot)
    follow(dialog, "words", " . ", qtbot)
    assert browser.workspace.plan.following == Following(
        authors=("ann A",), words=("about p*", "yeti")
    )
    qtbot.waitUntil(lambda: rows(dialog, "Authors") == [("ann A", "1 talk")])
    assert rows(dialog, "Words") == [("about p*", "3 talks"), ("yeti", "0 talks")]
    assert field(dialog, "authors").text() == ""
    click(dialog, "Words", 0, qtbot)
    follow(dialog, "words", "moon", qtbot)  # Return presses no button
    assert browser.workspace.plan.following.words == ("about p*", "moon", "yeti")
    assert dialog.isVisible()


def test_names_of_the_programme_complete_what_is_typed(
    dialog: FollowingDialog, browser: Browser, qtbot: QtBot
) -> None:
    names = field(dialog, "authors")
    qtbot.keyClicks(names, "NIGH")
    popup = names.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: browser.workspace.plan.following.authors == ("Ann night",))
    qtbot.waitUntil(lambda: names.text() == "")


def test_del_and_the_button_remove_and_ctrl_z_brings_back(
    dialog: FollowingDialog, browser: Browser, qtbot: QtBot
) -> None:
    for words in ("ice", "snow", "sun"):
        follow(dialog, "words", words, qtbot)
    qtbot.waitUntil(lambda: len(rows(dialog, "Words")) == 3)
    click(dialog, "Words", 1, qtbot)
    qtbot.keyClick(tree(dialog, "Words"), Qt.Key.Key_Delete)
    assert browser.workspace.plan.following.words == ("ice", "sun")
    qtbot.waitUntil(lambda: len(rows(dialog, "Words")) == 2)
    click(dialog, "Words", 0, qtbot)
    remove = [b for b in dialog.findChildren(QPushButton) if b.isEnabled() and b.text() == "Remove"]
    qtbot.mouseClick(remove[0], Qt.MouseButton.LeftButton)
    assert browser.workspace.plan.following.words == ("sun",)
    tree(dialog, "Words").setFocus()
    qtbot.keyClick(tree(dialog, "Words"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert browser.workspace.plan.following.words == ("ice", "sun")
    qtbot.waitUntil(lambda: len(rows(dialog, "Words")) == 2)


def test_a_click_or_return_wants_the_talks(
    dialog: FollowingDialog, browser: Browser, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    dialog.talks_wanted.connect(wanted.append)
    follow(dialog, "words", "talk", qtbot)
    follow(dialog, "words", "about", qtbot)
    qtbot.waitUntil(lambda: len(rows(dialog, "Words")) == 2)
    click(dialog, "Words", 1, qtbot)
    qtbot.keyClick(tree(dialog, "Words"), Qt.Key.Key_Up)
    qtbot.keyClick(tree(dialog, "Words"), Qt.Key.Key_Return)
    assert wanted == ["talk", "about"]


def test_what_another_window_follows_is_shown_and_the_choice_stays(
    dialog: FollowingDialog, browser: Browser, qtbot: QtBot
) -> None:
    follow(dialog, "words", "talk", qtbot)
    qtbot.waitUntil(lambda: len(rows(dialog, "Words")) == 1)
    click(dialog, "Words", 0, qtbot)
    browser.workspace.take_over(browser.workspace.plan.with_followed("words", ["about"], True))
    qtbot.waitUntil(lambda: len(rows(dialog, "Words")) == 2)
    (chosen,) = tree(dialog, "Words").selectedItems()
    assert chosen.text(0) == "talk"

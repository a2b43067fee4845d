"""The bar of guesses: confirm one, choose another value, or give one's own."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.conference import About, Guess, Programme, Report
from planner.corrections import year_of
from planner.errors import PlannerError
from planner.ui.answer_dialog import AnswerDialog
from planner.ui.guess_bar import GuessBar
from planner.ui.place_dialog import PlaceDialog
from planner.ui.workspace import Workspace

YEAR = Guess(
    about=About.YEAR, value="2027", options=("2021",), why="The page gives no year; two fit"
)
ZONE = Guess(
    about=About.ZONE,
    value="America/Los_Angeles",
    options=("America/Vancouver",),
    why="The page prints PST",
)
NAME = Guess(about=About.TITLE, value="SLM <b>2027</b>")


@pytest.fixture
def bar(qtbot: QtBot, workspace: Workspace) -> GuessBar:
    """A bar as the window holds it: wired to the workspace, in a window of 900 px."""
    window = QWidget()
    layout = QVBoxLayout(window)
    bar = GuessBar(workspace, window)
    bar.corrected.connect(workspace.correct)
    layout.addWidget(bar)
    layout.addStretch(1)
    window.resize(900, 400)
    qtbot.addWidget(window, before_close_func=lambda window: None)
    window.show()
    bar.keep = window  # type: ignore[attr-defined]  # as long as the bar
    return bar


def _guess(workspace: Workspace, *guesses: Guess) -> None:
    report = Report(guesses=guesses)
    workspace.correct(Programme(conference=workspace.conference, report=report))


def _sentences(bar: GuessBar) -> list[str]:
    QApplication.processEvents()  # new lines are shown by the event loop
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def _choose(bar: GuessBar, text: str) -> None:
    """What the menu of the first line offers as `text`."""
    button = next(b for b in bar.findChildren(QToolButton) if b.isVisible())
    next(action for action in button.menu().actions() if action.text() == text).trigger()


def _dialog(bar: GuessBar) -> AnswerDialog:
    return bar.window().findChildren(AnswerDialog)[0]


def _ok(dialog: QDialog) -> QPushButton:
    return dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)


def test_hidden_where_nothing_is_open(bar: GuessBar, workspace: Workspace) -> None:
    assert not bar.isVisible()
    _guess(workspace, YEAR)
    assert bar.isVisible()
    _guess(workspace)
    assert not bar.isVisible()


def test_each_guess_says_its_reason_as_plain_text(bar: GuessBar, workspace: Workspace) -> None:
    _guess(workspace, YEAR, ZONE, NAME)
    assert _sentences(bar) == [
        "The year 2027 is a guess: the page gives no year; two fit.",
        "The time zone America/Los Angeles is a guess: the page prints PST.",
        "The name SLM <b>2027</b> is a guess.",
    ]
    labels = bar.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_long_reasons_wrap(bar: GuessBar, workspace: Workspace) -> None:
    _guess(workspace, replace(YEAR, why="A reason that goes on and on, " * 12))
    QApplication.processEvents()
    (label,) = (label for label in bar.findChildren(QLabel) if label.isVisible())
    assert label.height() > 2 * label.fontMetrics().height()
    assert bar.width() <= 900


def test_confirming_closes_the_guess(qtbot: QtBot, bar: GuessBar, workspace: Workspace) -> None:
    _guess(workspace, YEAR, ZONE)
    right = next(b for b in bar.findChildren(QPushButton) if b.isVisible())
    assert right.accessibleName() == "The year is right"
    qtbot.keyClick(right, Qt.Key.Key_Space)
    assert [s[:13] for s in _sentences(bar)] == ["The time zone"]
    assert year_of(Programme(conference=workspace.conference)) == 2027


def test_an_option_moves_the_talks_and_keeps_the_stars(bar: GuessBar, workspace: Workspace) -> None:
    workspace.toggle_stars(["a"])
    _guess(workspace, YEAR)
    _choose(bar, "2021")
    start = workspace.timetable.by_id["a"].start
    assert start is not None
    assert start.year == 2021
    assert workspace.starred == {"a"}
    assert not bar.isVisible()


def test_another_year_is_asked_for(bar: GuessBar, workspace: Workspace) -> None:
    _guess(workspace, YEAR)
    _choose(bar, "Other…")
    years = _dialog(bar).findChildren(QSpinBox)[0]
    assert years.value() == 2027
    years.setValue(2016)
    _ok(_dialog(bar)).click()
    assert year_of(Programme(conference=workspace.conference)) == 2016


def test_only_a_zone_that_exists_is_taken(
    qtbot: QtBot, bar: GuessBar, workspace: Workspace
) -> None:
    _guess(workspace, ZONE)
    _choose(bar, "Other…")
    dialog = bar.window().findChildren(PlaceDialog)[0]
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=20000)
    chosen, box = dialog.findChildren(QTreeWidget)[0], dialog.findChildren(QLineEdit)[0]
    assert chosen.currentItem().text(0) == "Los Angeles, United States"
    qtbot.keyClicks(box, "New Orleans")
    assert not _ok(dialog).isEnabled()
    assert any("larger city nearby" in label.text() for label in dialog.findChildren(QLabel))
    box.clear()
    qtbot.keyClicks(box, "germany")
    with qtbot.waitSignal(bar.corrected):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert workspace.conference.time_zone == "Europe/Berlin"


def test_where_nothing_is_proposed_the_question_is_asked_at_once(
    qtbot: QtBot, bar: GuessBar, workspace: Workspace
) -> None:
    _guess(workspace, replace(YEAR, options=()))
    button = next(b for b in bar.findChildren(QToolButton) if b.isVisible())
    assert (button.text(), button.menu()) == ("Change…", None)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _dialog(bar).isVisible()
    _dialog(bar).reject()


def test_the_name_can_be_corrected_without_a_guess(bar: GuessBar, workspace: Workspace) -> None:
    bar.ask_title()
    line = _dialog(bar).findChildren(QLineEdit)[0]
    line.setText("  ")
    assert not _ok(_dialog(bar)).isEnabled()
    line.setText("Another name")
    _ok(_dialog(bar)).click()
    assert workspace.conference.title == "Another name"


def test_an_answer_that_cannot_be_is_said(
    qtbot: QtBot, bar: GuessBar, workspace: Workspace
) -> None:
    _guess(workspace, replace(YEAR, options=("9999",)))
    with qtbot.waitSignal(bar.failed) as failed:
        _choose(bar, "9999")
    assert isinstance(failed.args[0], PlannerError)
    assert bar.isVisible()


def test_nothing_is_asked_without_a_programme(qtbot: QtBot) -> None:
    bar = GuessBar(Workspace())
    qtbot.addWidget(bar)
    bar.ask_year()
    assert not bar.findChildren(AnswerDialog)

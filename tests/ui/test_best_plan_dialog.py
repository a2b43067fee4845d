"""The best plan: what it shows, its choices, and that it is taken over as one step."""

from collections.abc import Callable
from datetime import date
from time import thread_time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Programme, Talk
from planner.ui import theme
from planner.ui.best_plan_dialog import NO_STARS, BestPlanDialog
from planner.ui.main_window import MainWindow
from planner.ui.workspace import Workspace

TUESDAY = date(2027, 3, 9)
Show = Callable[..., BestPlanDialog]


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace) -> Show:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)

    def open_dialog(day: date | None = None) -> BestPlanDialog:
        dialog = BestPlanDialog(workspace, day, window)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def button(dialog: BestPlanDialog, text: str) -> QAbstractButton:
    (found,) = [b for b in dialog.findChildren(QAbstractButton) if b.text() == text]
    return found


def stays(dialog: BestPlanDialog) -> list[str]:
    (tree,) = dialog.findChildren(QTreeWidget)
    days = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return [
        text
        for day in days
        if day
        for text in (day.text(0), *(day.child(n).text(1) for n in range(day.childCount())))
    ]


def checks(dialog: BestPlanDialog) -> list[QCheckBox]:
    QApplication.processEvents()  # they find their places
    boxes = [box for box in dialog.findChildren(QCheckBox) if box.isVisible()]
    return sorted(boxes, key=lambda box: box.mapTo(dialog, QPoint()).y())


def left(dialog: BestPlanDialog) -> list[str]:
    return [box.accessibleDescription() for box in checks(dialog)]


def said(dialog: BestPlanDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_what_stays_by_day_and_what_gives_way_with_its_reason(
    show: Show, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a", "b", "d", "night"])
    dialog = show()
    assert stays(dialog) == ["Tuesday 9 March 2027", "Talk a", "Talk b", "Talk night"]
    assert left(dialog) == ["Talk d"]
    assert "3 talks stay, 1 is left out" in said(dialog)
    assert "Clashes with “Talk a” and “Talk b”: more talks in the same time." in said(dialog)


def test_it_is_taken_over_as_one_step_that_can_be_undone(
    qtbot: QtBot, show: Show, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a", "b", "d", "e", "p1"])
    before = workspace.plan
    dialog = show()
    with qtbot.waitSignal(dialog.told) as told:
        qtbot.mouseClick(button(dialog, "Take it over"), Qt.MouseButton.LeftButton)
    assert told.args == ["2 stars taken away; Ctrl+Z brings them back"]
    assert workspace.starred == {"a", "b", "p1"}  # the poster hangs for two hours
    assert not workspace.clashes
    assert not dialog.isVisible()
    assert workspace.history.done[-1].text == "Best plan"
    workspace.undo()
    assert workspace.plan == before


def test_what_one_keeps_all_the_same_stays_and_is_worked_out_anew(
    qtbot: QtBot, show: Show, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a", "b", "d"])
    dialog = show()
    box = checks(dialog)[0]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert left(dialog) == ["Talk a", "Talk d", "Talk b"]
    assert "Talk d (kept)" in stays(dialog)
    assert "Clashes with “Talk d”, which you pinned." in said(dialog)
    assert workspace.starred == {"a", "b", "d"}
    qtbot.mouseClick(button(dialog, "Take it over"), Qt.MouseButton.LeftButton)
    assert workspace.starred == {"d"}
    assert workspace.plan.entry("d").pinned


def test_a_check_can_be_taken_back(qtbot: QtBot, show: Show, workspace: Workspace) -> None:
    workspace.toggle_stars(["a", "b", "d"])
    workspace.change("Pin", workspace.plan.with_pin(workspace.timetable.by_id["d"], True))
    dialog = show()
    (pinned,) = [box for box in checks(dialog) if box.isChecked()]
    pinned.setFocus()
    qtbot.keyClick(pinned, Qt.Key.Key_Space)
    assert left(dialog) == ["Talk d"]


def test_whole_sessions(qtbot: QtBot, show: Show, workspace: Workspace) -> None:
    workspace.toggle_stars(["a", "b", "e"])
    dialog = show()
    assert left(dialog) == []
    assert "Your plan has no clashes." in said(dialog)
    assert not button(dialog, "Take it over").isEnabled()
    radio = button(dialog, "Stay for whole sessions")
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=radio.rect().center() / 2)
    assert left(dialog) == ["Talk e"]
    assert button(dialog, "Take it over").isEnabled()


def test_the_day_that_is_looked_at_or_all(
    qtbot: QtBot, show: Show, workspace: Workspace, conference: Conference,
    make_talk: Callable[..., Talk],
) -> None:  # fmt: skip
    more = (make_talk("wed1", 1440), make_talk("wed2", 1445))
    talks = (*conference.talks, *more)
    workspace.correct(Programme(conference=replace(conference, talks=talks)))
    workspace.toggle_stars(["a", "d", "wed1", "wed2"])
    dialog = show(TUESDAY)
    assert [radio.text() for radio in dialog.findChildren(QRadioButton)][2:] == [
        "For Tue 9 only",
        "For all days",
    ]
    assert left(dialog) == ["Talk d"]
    radio = button(dialog, "For all days")
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=radio.rect().center() / 2)
    assert left(dialog) == ["Talk d", "Talk wed2"]
    assert not [r for r in show().findChildren(QRadioButton) if r.text().startswith("For")]


def test_without_stars_it_says_what_to_do(show: Show) -> None:
    dialog = show()
    assert NO_STARS in said(dialog)
    assert "Nothing is starred yet" in said(dialog)
    assert not [radio for radio in dialog.findChildren(QRadioButton) if radio.isVisible()]
    assert not button(dialog, "Take it over").isEnabled()


def test_what_clashes_because_it_is_kept_is_not_called_free(
    show: Show, workspace: Workspace
) -> None:
    talks = [workspace.timetable.by_id[i] for i in "ad"]
    plan = workspace.plan
    for talk in talks:
        plan = plan.with_pin(talk, True)
    workspace.change("Pin", plan)
    dialog = show()
    assert left(dialog) == ["Talk a", "Talk d"]
    assert "no clashes" not in said(dialog)


def test_foreign_titles_are_no_markup(
    show: Show, workspace: Workspace, conference: Conference
) -> None:
    talks = tuple(replace(t, title=f"<i>{t.id}</i> $x^2$") for t in conference.talks)
    workspace.correct(Programme(conference=replace(conference, talks=talks)))
    workspace.toggle_stars(["a", "d"])
    dialog = show()
    assert "&lt;i&gt;d&lt;/i&gt; x²" in said(dialog)
    assert "“<i>" not in said(dialog)
    assert "<i>a</i> x²" in stays(dialog)


def test_many_that_give_way_are_shown_some_at_a_time_and_quickly(
    qtbot: QtBot, show: Show, workspace: Workspace, conference: Conference,
    make_talk: Callable[..., Talk],
) -> None:  # fmt: skip
    talks = tuple(make_talk(f"{n}-{m}", 20 * n, 20) for n in range(100) for m in range(10))
    workspace.correct(Programme(conference=replace(conference, talks=talks)))
    workspace.toggle_stars([talk.id for talk in talks])
    start = thread_time()
    dialog = show()
    assert thread_time() - start < 1.0  # 0.1 s in truth
    assert len(checks(dialog)) == 15
    (more,) = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("Show")]
    assert more.text() == "Show 15 more talks"
    more.click()
    assert len(checks(dialog)) == 30


def test_it_follows_the_colours(show: Show, workspace: Workspace) -> None:
    workspace.toggle_stars(["a", "d"])
    dialog = show()
    try:
        theme.apply(Qt.ColorScheme.Dark)
        assert theme.DARK.muted in said(dialog)
    finally:
        theme.apply(Qt.ColorScheme.Light)
    assert theme.DARK.muted not in said(dialog)


def test_it_follows_another_window_and_closes_with_its_programme(
    show: Show, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a"])
    dialog = show()
    talk = workspace.timetable.by_id["d"]
    workspace.take_over(workspace.plan.with_star(talk, True))
    assert left(dialog) == ["Talk d"]
    workspace.correct(Programme(conference=workspace.conference))
    assert not dialog.isVisible()


def test_in_the_window_by_its_key_for_the_day_that_is_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.workspace.toggle_stars(["a", "d", "e"])
    window.browser.set_day(TUESDAY)
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_B)
    (dialog,) = window.findChildren(BestPlanDialog)
    assert button(dialog, "For Tue 9 only").isChecked()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.workspace.starred == {"d", "e"}  # in one room
    label = "1 star taken away; Ctrl+Z brings it back"
    assert label in [each.text() for each in window.status.findChildren(QLabel)]
    window.parts.actions["Undo"].trigger()
    assert window.workspace.starred == {"a", "d", "e"}

"""The print dialog: options, preview, and the ways out."""

import gc
import weakref
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from planner.clocks import Clock, Whose
from planner.conference import Conference, Talk
from planner.exporters.print_options import Layout, Margins, Paper, What
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui import print_dialog, print_steps
from planner.ui.print_choices import PrintChoices
from planner.ui.print_dialog import PrintDialog
from planner.ui.print_pages import Pages
from planner.ui.settings import Settings


@pytest.fixture
def two_days(conference: Conference, make_talk: Callable[..., Talk]) -> Conference:
    more = tuple(make_talk(f"m{n}", 24 * 60 + 15 * n, session_id="") for n in range(40))
    return replace(conference, talks=(*conference.talks, *more))


@pytest.fixture
def plan(two_days: Conference) -> Plan:
    plan = Plan(conference_id=two_days.id)
    for talk in two_days.talks:
        if talk.title and talk.start:
            plan = plan.with_star(talk, True)
    return plan


@pytest.fixture
def dialog(
    qtbot: QtBot, two_days: Conference, plan: Plan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[PrintDialog]:
    """What is to be done is done at once, however slow the machine."""
    monkeypatch.setattr(print_steps, "_SLICE", 60)
    monkeypatch.setattr(print_dialog, "in_background", at_once)
    dialog = PrintDialog(Timetable(two_days), plan, Settings(tmp_path / "settings.ini"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.resize(dialog.sizeHint())  # however small the screen
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    dialog.close()


def at_once(_: object, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
    done(work())


def pages(dialog: PrintDialog) -> int:
    return int(dialog.count.text().split()[0])


def test_it_opens_with_my_plan_all_days_and_notes(dialog: PrintDialog) -> None:
    options = dialog.choices.options()
    assert (options.what, options.days) == (What.PLAN, ())
    assert (options.abstracts, options.notes) == (False, True)
    assert pages(dialog) >= 2
    assert dialog.view.accessibleDescription() == dialog.count.text()


def test_each_option_changes_the_preview_at_once(dialog: PrintDialog) -> None:
    first = pages(dialog)
    dialog.choices.abstracts.setChecked(True)
    with_abstracts = pages(dialog)
    dialog.choices.what[What.PROGRAMME].setChecked(True)
    assert dialog.choices.options().what is What.PROGRAMME
    assert pages(dialog) > with_abstracts > first
    dialog.choices.paper.setCurrentText("Letter")
    assert dialog.choices.options().paper is Paper.LETTER
    assert dialog.view.sheet(0).height() < dialog.view.sheet(0).width() * 1.3


def test_days_can_be_chosen_and_none_can_be_printed(dialog: PrintDialog) -> None:
    both = pages(dialog)
    first, second = dialog.choices.days
    dialog.choices.days[second].setChecked(False)
    assert dialog.choices.options().days == (first,)
    assert pages(dialog) < both
    dialog.choices.days[first].setChecked(False)
    assert dialog.count.text() == "Choose a day."
    assert not dialog.print_button.isEnabled()
    assert not dialog.pdf_button.isEnabled()
    dialog.choices.days[second].setChecked(True)
    assert dialog.pdf_button.isEnabled()


def test_the_clock_that_is_looked_at_stands_in_brackets(
    qtbot: QtBot, conference: Conference, tmp_path: Path
) -> None:
    kolkata = Clock(Whose.PLACE, ZoneInfo("Asia/Kolkata"))
    timetable = Timetable(conference).on_clock(kolkata)
    choices = PrintChoices(timetable, Plan(conference_id="x"), Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(choices)
    assert choices.own_time.text().replace("&", "") == "Kolkata time in brackets"
    assert choices.own_time.isVisibleTo(choices)
    assert choices.options().other == kolkata


def test_the_options_work_by_keyboard(qtbot: QtBot, dialog: PrintDialog) -> None:
    dialog.choices.abstracts.setFocus()
    qtbot.keyClick(dialog.choices.abstracts, Qt.Key.Key_Space)
    assert dialog.choices.options().abstracts
    dialog.choices.what[What.PLAN].setFocus()
    qtbot.keyClick(dialog.choices.what[What.PLAN], Qt.Key.Key_Right)
    assert dialog.choices.options().what is What.PROGRAMME


@pytest.mark.parametrize("layout", list(Layout))
def test_each_layout_is_shown_at_once(qtbot: QtBot, dialog: PrintDialog, layout: Layout) -> None:
    qtbot.mouseClick(dialog.choices.layouts[layout], Qt.MouseButton.LeftButton)
    assert dialog.choices.options().layout is layout
    assert dialog.pdf_button.isEnabled()
    sheet = dialog.view.sheet(0)
    assert (sheet.width() > sheet.height()) == (layout in (Layout.GRID, Layout.POCKET))
    assert dialog.choices.about.text()
    assert dialog.choices.columns.isVisible() == (layout is Layout.GRID)
    assert dialog.choices.notes.isEnabled() == (layout is not Layout.GRID)


def test_layouts_are_chosen_by_keyboard(qtbot: QtBot, dialog: PrintDialog) -> None:
    dialog.choices.layouts[Layout.AGENDA].setFocus()
    qtbot.keyClick(dialog.choices.layouts[Layout.AGENDA], Qt.Key.Key_Right)
    assert dialog.choices.options().layout is Layout.GRID


def test_how_it_looks_is_remembered_but_not_what_of_this_conference(
    qtbot: QtBot,
    dialog: PrintDialog,
    two_days: Conference,
    plan: Plan,
    tmp_path: Path,
) -> None:
    choices = dialog.choices
    choices.layouts[Layout.GRID].setChecked(True)
    choices.what[What.PROGRAMME].setChecked(True)
    choices.columns.setCurrentText("Sessions")
    choices.paper.setCurrentText("Letter")
    choices.margins.setCurrentText("Narrow")
    choices.font_size.setCurrentText("Large")
    choices.greyscale.setChecked(True)
    choices.notes.setChecked(False)
    next(iter(choices.days.values())).setChecked(False)
    again = PrintDialog(Timetable(two_days), plan, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    expected = replaced(choices.options(), what=What.PLAN, days=())
    assert again.choices.options() == expected


def test_damaged_settings_give_the_usual_paper(
    qtbot: QtBot, two_days: Conference, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "in_background", at_once)
    (tmp_path / "bad.ini").write_text("[print]\nlayout=scroll\npaper=7\nmargins=\nnotes=maybe\n")
    dialog = PrintDialog(Timetable(two_days), plan, Settings(tmp_path / "bad.ini"))
    qtbot.addWidget(dialog)
    options = dialog.choices.options()
    assert (options.layout, options.margins) == (Layout.AGENDA, Margins.NORMAL)


def test_priorities_are_asked_for_where_there_are_some(
    qtbot: QtBot,
    dialog: PrintDialog,
    two_days: Conference,
    plan: Plan,
    tmp_path: Path,
) -> None:
    assert dialog.choices.priorities == {}
    wanted = plan.with_priority(two_days.talks[:2], 1)
    asking = PrintDialog(Timetable(two_days), wanted, Settings(tmp_path / "other.ini"))
    qtbot.addWidget(asking)
    boxes = asking.choices.priorities
    assert [box.text() for box in boxes.values()] == ["Must see", "No priority"]
    assert asking.choices.options().priorities == ()
    before = pages(asking)
    boxes[0].setChecked(False)
    assert asking.choices.options().priorities == (1,)
    assert pages(asking) < before
    boxes[1].setChecked(False)
    assert asking.count.text() == "Choose a priority."
    assert not asking.pdf_button.isEnabled()
    asking.choices.what[What.PROGRAMME].setChecked(True)
    assert asking.pdf_button.isEnabled()
    assert not boxes[0].isEnabled()


def test_in_a_small_window_the_options_scroll_and_the_buttons_stay(dialog: PrintDialog) -> None:
    dialog.resize(900, 600)
    assert dialog.size().height() == 600
    for button in (dialog.print_button, dialog.pdf_button, dialog.close_button):
        assert dialog.rect().contains(button.geometry().translated(button.parentWidget().pos()))
    assert dialog.view.width() > 500


def test_what_was_asked_for_last_is_shown(
    dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making what is printed takes a while; an older answer may come after a newer question."""
    waiting: list[Callable[[], object]] = []

    def later(_: object, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        waiting.append(lambda: done(work()))

    monkeypatch.setattr(print_dialog, "in_background", later)
    dialog.choices.what[What.PROGRAMME].setChecked(True)
    dialog.choices.what[What.PLAN].setChecked(True)
    assert not dialog.pdf_button.isEnabled()
    waiting[1]()
    shown = pages(dialog)
    waiting[0]()
    assert pages(dialog) == shown
    assert dialog.pdf_button.isEnabled()


def test_the_preview_scrolls_by_keyboard(qtbot: QtBot, dialog: PrintDialog) -> None:
    last = pages(dialog) - 1
    viewport = dialog.view.viewport().rect().toRectF()
    assert not dialog.view.sheet(last).intersects(viewport)
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    assert dialog.view.sheet(last).intersects(viewport)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.view.sheet(0).top() > 0
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.view.sheet(0).top() < 0


def test_the_preview_shows_ink_on_white(dialog: PrintDialog) -> None:
    picture = dialog.view.grab().toImage().scaled(dialog.view.size())  # one pixel for each point
    sheet = dialog.view.sheet(0)
    corner = sheet.topLeft().toPoint() + QPoint(5, 5)
    assert picture.pixelColor(corner) == QColor("white")
    across = range(round(sheet.left()), round(sheet.right()))
    down = range(round(sheet.top()), picture.height(), 2)
    assert any(picture.pixelColor(x, y).lightness() < 90 for y in down for x in across)


def test_save_as_pdf(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    proposed = []

    def choose(_parent: object, _title: str, proposal: str, _filter: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog.pdf_button.click()
    assert proposed == ["My plan · SLM 2027.pdf"]
    qtbot.waitUntil(dialog.pdf_button.isEnabled)
    assert page_count(path) == pages(dialog)
    assert dialog.said.text() == f"Saved {dialog.count.text()} as {path}"


def test_a_name_without_the_ending_replaces_no_pdf_unasked(
    dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "SLM 2.0.pdf").write_text("mine")
    typed = str(tmp_path / "SLM 2.0")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    dialog.pdf_button.click()
    assert not dialog._output.is_running
    assert [file.name for file in tmp_path.glob("SLM*")] == ["SLM 2.0.pdf"]
    assert (tmp_path / "SLM 2.0.pdf").read_text() == "mine"


def test_a_pdf_that_cannot_be_saved_is_told(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    target = str(tmp_path / "file" / "plan.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    dialog.pdf_button.click()
    qtbot.waitUntil(dialog.pdf_button.isEnabled)
    assert target in dialog.said.text()


@pytest.mark.parametrize(("first", "last", "expected"), [(0, 0, None), (2, 2, 1), (2, 99, None)])
def test_print_prints_the_pages_that_were_asked_for(
    dialog: PrintDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    first: int,
    last: int,
    expected: int | None,
) -> None:
    path = tmp_path / "printed.pdf"

    def accept(asking: QPrintDialog) -> QPrintDialog.DialogCode:
        asking.printer().setOutputFileName(str(path))
        if first:
            asking.printer().setPrintRange(QPrinter.PrintRange.PageRange)
            asking.printer().setFromTo(first, last)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    dialog.print_button.click()
    count = expected or pages(dialog) - max(first - 1, 0)
    assert page_count(path) == count
    assert dialog.said.text() == f"Sent to the printer: {count} page{'s' * (count != 1)}."


def test_a_cancelled_print_does_nothing(
    dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    dialog.print_button.click()
    assert dialog.said.text() == ""


def test_many_pages_are_laid_out_while_the_options_stay_usable(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_steps, "_SLICE", 0)
    dialog.choices.abstracts.setChecked(True)
    assert dialog.count.text() == "Laying out… 1 page so far"
    assert not dialog.pdf_button.isEnabled()
    assert dialog.choices.abstracts.isEnabled()
    assert not dialog.view.grab().isNull()
    dialog.choices.abstracts.setChecked(False)  # the newer option wins
    qtbot.waitUntil(dialog.pdf_button.isEnabled)
    count = pages(dialog)
    monkeypatch.setattr(print_steps, "_SLICE", 60)
    dialog.choices.notes.setChecked(False)
    dialog.choices.notes.setChecked(True)
    assert pages(dialog) == count


def test_a_layout_that_fails_leaves_the_dialog_usable(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[int]:
        raise ZeroDivisionError
        yield 1

    with monkeypatch.context() as patched, qtbot.captureExceptions() as caught:
        patched.setattr(Pages, "growing", broken)
        dialog.choices.abstracts.setChecked(True)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert QApplication.overrideCursor() is None
    dialog.choices.abstracts.setChecked(False)
    assert dialog.pdf_button.isEnabled()


def test_saving_can_be_cancelled_and_leaves_no_file(
    dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(print_steps, "_SLICE", 0)
    dialog.pdf_button.click()
    assert dialog.said.text() == "Working… 1 page so far"
    assert not dialog.choices.abstracts.isEnabled()
    assert dialog.close_button.text() == "&Cancel"
    dialog.close_button.click()
    assert dialog.isVisible()
    assert dialog.said.text() == "Cancelled."
    assert dialog.choices.abstracts.isEnabled()
    assert list(tmp_path.glob("*.pdf")) == []
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_printing_can_be_cancelled(
    dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(asking: QPrintDialog) -> QPrintDialog.DialogCode:
        asking.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    monkeypatch.setattr(print_steps, "_SLICE", 0)
    dialog.print_button.click()
    dialog.reject()
    assert dialog.said.text() == "Cancelled."
    assert dialog.print_button.isEnabled()


def test_another_paper_at_the_printer_makes_other_pages(
    dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"

    def accept(asking: QPrintDialog) -> QPrintDialog.DialogCode:
        asking.printer().setOutputFileName(str(path))
        asking.printer().setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    dialog.print_button.click()
    assert page_count(path) > pages(dialog)


def test_many_pages_are_let_go_step_by_step_when_it_is_closed(
    qtbot: QtBot, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go: list[int] = []
    letting_go = print_dialog._letting_go

    def heard(sheets: list[object]) -> Generator[int]:
        for left in letting_go(sheets):
            let_go.append(left)
            yield left

    count = pages(dialog)
    monkeypatch.setattr(print_dialog, "_letting_go", heard)
    monkeypatch.setattr(print_steps, "_SLICE", 0)
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: let_go[-1:] == [0])
    assert len(let_go) >= count


@pytest.mark.usefixtures("qapp")
def test_formulas_are_made_ready_in_the_background(
    two_days: Conference, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    monkeypatch.setattr(print_dialog, "formula", prepared.append)
    monkeypatch.setattr(print_dialog, "in_background", at_once)
    PrintDialog(Timetable(two_days), plan, Settings(tmp_path / "settings.ini"))
    assert not prepared
    talks = tuple(replace(talk, title=r"On $\sqrt{x}$") for talk in two_days.talks)
    with_tex = Timetable(replace(two_days, talks=talks))
    PrintDialog(with_tex, plan, Settings(tmp_path / "settings.ini"))
    assert prepared == ["x"]


@pytest.mark.usefixtures("qapp")
def test_it_is_freed_when_it_is_dropped(
    two_days: Conference, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "in_background", at_once)
    gc.collect()
    gc.disable()
    try:
        dialog = PrintDialog(Timetable(two_days), plan, Settings(tmp_path / "settings.ini"))
        seen = weakref.ref(dialog)
        del dialog
        assert seen() is None
    finally:
        gc.enable()


def page_count(path: Path) -> int:
    return len(PdfReader(path).pages)

"""Sharing my plan: what is copied comes back elsewhere, the drawn code is read by a reader."""

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.sharing import from_link, received
from planner.ui.qr_code import LONGEST, QrCode
from planner.ui.share_dialog import ShareDialog
from planner.ui.workspace import Workspace


@pytest.fixture
def dialog(workspace: Workspace, qtbot: QtBot) -> ShareDialog:
    workspace.toggle_stars(["a", "p1"])
    workspace.set_priority(["a"], 1)
    workspace.change("Note", workspace.plan.with_note(workspace.timetable.by_id["a"], "why?"))
    return shown(ShareDialog(workspace), qtbot)


def shown(dialog: ShareDialog, qtbot: QtBot) -> ShareDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def click(qtbot: QtBot, dialog: ShareDialog, text: str) -> None:
    buttons = dialog.findChildren(QPushButton)
    button = next(b for b in buttons if b.text().replace("&", "") == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def read_code(code: QrCode) -> str:
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    [found] = zxingcpp.read_barcodes(pixels)
    return found.text


def test_the_copied_link_gives_the_stars_but_not_the_notes(dialog, workspace, qtbot) -> None:
    with qtbot.waitSignal(dialog.told):
        click(qtbot, dialog, "Copy link")
    plan = received(from_link(copied()), workspace.conference).plan
    assert plan.starred_ids() == ["a", "p1"]
    assert plan.priorities() == {"a": 1}
    assert plan.note("a") == ""


def test_notes_go_along_when_the_box_is_ticked_by_key(dialog, workspace, qtbot) -> None:
    box = dialog.findChild(QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    click(qtbot, dialog, "Copy link")
    assert received(from_link(copied()), workspace.conference).plan.note("a") == "why?"


def test_the_file_is_for_others_and_takes_notes_along_only_where_ticked(dialog, qtbot) -> None:
    for notes in (False, True):
        dialog.findChild(QCheckBox).setChecked(notes)
        with qtbot.waitSignal(dialog.file_wanted) as wanted:
            click(qtbot, dialog, "Save as file…")
        assert wanted.args == [notes]


def test_the_text_can_be_read_and_brings_the_link(dialog, workspace, qtbot) -> None:
    click(qtbot, dialog, "Copy as text")
    assert "9:00 – 9:15  Talk a · Hall 1" in copied()
    plan = received(from_link(copied()), workspace.conference).plan
    assert plan.starred_ids() == ["a", "p1"]


def test_a_reader_reads_the_code_that_is_drawn(dialog) -> None:
    link = dialog.findChild(QLineEdit).text()
    assert read_code(dialog.findChild(QrCode)) == link


def test_the_longest_code_is_read_and_a_longer_one_is_not_drawn(qtbot: QtBot) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    assert code.show_text("A" * LONGEST)
    code.resize(code.sizeHint())
    assert read_code(code) == "A" * LONGEST
    assert not code.show_text("A" * (LONGEST + 1))


def test_too_many_stars_for_a_code_are_told_in_its_place(workspace, qtbot) -> None:
    talk = workspace.timetable.by_id["a"]
    workspace.change("Note", workspace.plan.with_note(talk, "".join(map(chr, range(33, 3000)))))
    workspace.toggle_stars(["a"])
    dialog = shown(ShareDialog(workspace), qtbot)
    assert dialog.findChild(QrCode).isVisible()
    box = dialog.findChild(QCheckBox)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert not dialog.findChild(QrCode).isVisible()
    assert any("too much" in label.text() for label in visible_labels(dialog))


def test_without_a_star_there_is_nothing_to_copy(workspace, qtbot) -> None:
    dialog = shown(ShareDialog(workspace), qtbot)
    assert any("Nothing is starred" in label.text() for label in visible_labels(dialog))
    buttons = [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()]
    assert [text.replace("&", "") for text in buttons] == ["Close"]
    assert not dialog.findChild(QrCode).isVisible()


def visible_labels(dialog: ShareDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.isVisible()]

"""Copying talks by keys and menu, and what goes along when they are dragged out."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from planner.conference import Programme
from planner.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chosen(window: MainWindow, conference, qtbot) -> MainWindow:
    """The talks a, with a page, and b are selected."""
    talks = [replace(t, url="https://a.example") if t.id == "a" else t for t in conference.talks]
    window.workspace.renew(Programme(conference=replace(conference, talks=tuple(talks))))
    qtbot.waitUntil(lambda: window.browser.is_ready)
    window.list.setFocus()
    window.list.setCurrentIndex(window.model.index_of("a"))
    qtbot.keyClick(window.list, Qt.Key.Key_Down, SHIFT)
    assert window.list.selected_ids() == ["a", "b"]
    return window


def copied() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def said(window: MainWindow) -> set[str]:
    return {label.text() for label in window.status.findChildren(QLabel)}


def test_ctrl_c_copies_the_selected_talks_in_all_forms_at_once(chosen, qtbot):
    qtbot.keyClick(chosen.list, Qt.Key.Key_C, CONTROL)
    data = copied()
    assert [text.splitlines()[0] for text in data.text().split("\n\n")] == ["Talk a", "Talk b"]
    assert data.html().count("<b>") == 2
    assert bytes(data.data("text/markdown").data()).decode().startswith("- [Talk a](<https://a.")
    assert not data.hasUrls()
    assert "Copied 2 talks" in said(chosen)


def test_of_what_was_copied_the_text_outlives_the_window(chosen, qtbot):
    qtbot.keyClick(chosen.list, Qt.Key.Key_C, CONTROL)
    chosen.close()
    assert copied().text().startswith("Talk a\n")
    assert not copied().hasHtml()


def test_markdown_has_a_key_and_the_menu_has_the_other_forms(chosen, qtbot):
    qtbot.keyClick(chosen.list, Qt.Key.Key_C, CONTROL | SHIFT)
    assert copied().text().startswith("- [Talk a]")
    assert "Copied 2 talks as Markdown" in said(chosen)
    actions = chosen.parts.actions
    actions["Copy as BibTeX"].trigger()
    assert copied().text().count("@inproceedings{") == 2
    actions["Copy as text"].trigger()
    assert copied().text().startswith("Talk a\n")
    assert not copied().hasHtml()
    actions["Copy link"].trigger()
    assert copied().text() == "https://a.example"
    assert "Copied 1 link" in said(chosen)


def test_where_there_is_nothing_to_copy_the_clipboard_stays(chosen, qtbot):
    chosen.list.setCurrentIndex(chosen.model.index_of("c"))  # untitled, without authors and page
    QGuiApplication.clipboard().setText("before")
    chosen.parts.actions["Copy link"].trigger()
    assert "No page to link to" in said(chosen)
    chosen.parts.actions["Copy as BibTeX"].trigger()
    assert "No authors, so there is nothing to cite" in said(chosen)
    assert copied().text() == "before"


def test_ctrl_c_in_a_text_field_copies_its_text(chosen, qtbot):
    chosen.header.search.setText("graph")
    chosen.search()
    qtbot.keyClick(chosen.header.search, Qt.Key.Key_C, CONTROL)
    assert copied().text() == "graph"


def test_dragged_talks_carry_their_text_and_links(chosen):
    assert chosen.list.dragEnabled()
    data = chosen.model.mimeData(chosen.list.selectedIndexes())
    assert [text.splitlines()[0] for text in data.text().split("\n\n")] == ["Talk a", "Talk b"]
    assert [url.toString() for url in data.urls()] == ["https://a.example"]
    assert data.hasHtml()


def test_a_talk_that_is_dragged_over_the_window_is_no_programme_to_be_read(chosen):
    class Dragged(QDragEnterEvent):
        inside: QObject | None = None

        def source(self) -> QObject | None:
            return self.inside

    data = QMimeData()
    data.setText("Talk a")
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = Dragged(QPoint(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier)
    event.setAccepted(False)
    event.inside = chosen.list
    chosen.dragEnterEvent(event)
    assert not event.isAccepted()
    event.inside = None
    chosen.dragEnterEvent(event)
    assert event.isAccepted()

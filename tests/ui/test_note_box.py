"""Notes: read as Markdown that loads nothing and means no HTML, written after a click or N."""

from collections.abc import Iterator
from time import thread_time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.query import parse_query
from planner.ui import theme
from planner.ui.note_box import NoteBox
from planner.ui.note_edit import NoteEdit, OnSession, OnTalk
from planner.ui.note_view import NoteView
from planner.ui.session_note import SessionNote
from planner.ui.workspace import Workspace

NOTHING = parse_query("")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """With a place for the keyboard beside the notes."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.resize(400, 500)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def box(window: QWidget, workspace: Workspace) -> NoteBox:
    box = NoteBox("My note", workspace, window)
    window.layout().addWidget(box)
    return box


@pytest.fixture
def session_note(window: QWidget, workspace: Workspace) -> SessionNote:
    part = SessionNote(workspace, window)
    window.layout().addWidget(part.begin)
    window.layout().addWidget(part)
    return part


def show_note(box: NoteBox, workspace: Workspace, note: str, talk_id: str = "a") -> NoteView:
    talk = workspace.timetable.by_id[talk_id]
    workspace.change("Note", workspace.plan.with_note(talk, note))
    box.show_note(OnTalk(talk), NOTHING)
    QApplication.processEvents()
    return view(box)


def view(box: QWidget) -> NoteView:
    return box.findChildren(NoteView)[0]


def editor(box: QWidget) -> NoteEdit:
    return box.findChildren(NoteEdit)[0]


def leave(window: QWidget) -> None:
    window.findChildren(QLineEdit)[0].setFocus()


def place_of(shown: NoteView, word: str) -> QPoint:
    cursor = shown.document().find(word)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1)
    return shown.cursorRect(cursor).center()


def formats(document: QTextDocument) -> Iterator[tuple[str, str]]:
    """Each piece of text with the address of its link."""
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            yield fragment.text(), fragment.charFormat().anchorHref()
            pieces += 1
        block = block.next()


def test_an_empty_note_can_be_written_at_once(box: NoteBox, workspace: Workspace) -> None:
    show_note(box, workspace, "")
    assert editor(box).isVisible()
    assert not view(box).isVisible()


def test_markdown_is_shown_while_nobody_writes(box: NoteBox, workspace: Workspace) -> None:
    shown = show_note(box, workspace, "# Ask\n**how**, _why_\nand\n\n- [x] read\n- `run(x)`")
    assert shown.isVisible()
    assert not editor(box).isVisible()
    lines = shown.toPlainText().split("\n")
    assert lines == ["Ask", "how, why", "and", "read", "run(x)"]  # line breaks are kept
    assert shown.document().find("why").charFormat().fontItalic()
    assert not shown.document().find("why").charFormat().fontUnderline()
    assert shown.height() >= shown.document().size().height()


@pytest.mark.parametrize("way", ["click", "return", "n"])
def test_a_click_or_a_key_edits_and_leaving_shows_it_again(
    qtbot: QtBot, window: QWidget, box: NoteBox, workspace: Workspace, way: str
) -> None:
    shown = show_note(box, workspace, "**old**")
    if way == "click":
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 5))
    elif way == "return":
        shown.setFocus()
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    else:
        box.edit()
    assert editor(box).hasFocus()
    assert editor(box).toPlainText() == "**old**"
    qtbot.keyClick(editor(box), Qt.Key.Key_End)
    qtbot.keyClicks(editor(box), " _new_")
    leave(window)
    assert workspace.plan.note("a") == "**old** _new_"
    assert view(box).isVisible()
    assert view(box).toPlainText() == "old new"


def test_selecting_text_does_not_edit(qtbot: QtBot, box: NoteBox, workspace: Workspace) -> None:
    shown = show_note(box, workspace, "some words to copy")
    qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place_of(shown, "words"))
    assert shown.textCursor().selectedText() == "words"
    assert shown.isVisible()


def test_another_window_leaves_the_editor_open(
    qtbot: QtBot, box: NoteBox, workspace: Workspace
) -> None:
    show_note(box, workspace, "x")
    box.edit()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert editor(box).isVisible()


def test_while_the_mouse_is_pressed_nothing_moves_under_it(
    qtbot: QtBot, window: QWidget, box: NoteBox, workspace: Workspace
) -> None:
    target = QLineEdit(window)
    window.layout().addWidget(target)
    show_note(box, workspace, "x\n" * 7)
    box.edit()
    qtbot.mousePress(target, Qt.MouseButton.LeftButton)
    leave(window)
    assert editor(box).isVisible()
    qtbot.mouseRelease(target, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view(box).isVisible)


def test_undo_is_shown(box: NoteBox, workspace: Workspace) -> None:
    show_note(box, workspace, "first")
    workspace.change("Note", workspace.plan.with_note(workspace.timetable.by_id["a"], "*second*"))
    assert view(box).toPlainText() == "second"
    workspace.undo()
    assert view(box).toPlainText() == "first"
    workspace.undo()
    assert editor(box).isVisible()


@pytest.mark.parametrize(
    "note",
    [
        "<b>bold</b> <script>alert(1)</script>",
        "<img src='file:///etc/passwd'>",
        "&lt;b&gt;",
        "a <!-- hidden --> b",
    ],
)
def test_html_stays_text(box: NoteBox, workspace: Workspace, note: str) -> None:
    shown = show_note(box, workspace, note)
    assert shown.toPlainText() == note.replace("&lt;", "<").replace("&gt;", ">")
    assert not shown.document().find("bold").charFormat().font().bold()


@pytest.mark.parametrize(
    "note",
    [
        "![pic](file:///etc/passwd)",
        "![pic](https://a.example/spy.png)",
        "![pic][a]\n\n[a]: https://a.example/spy.png",
        "![![pic](x)](y) vec![pic]",
        "> - ![pic](data:image/png;base64,AAAA)",
    ],
)
def test_no_picture_is_ever_loaded(
    box: NoteBox, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, note: str
) -> None:
    loaded: list[object] = []
    monkeypatch.setattr(NoteView, "loadResource", lambda *args: loaded.append(args), raising=False)
    shown = show_note(box, workspace, note)
    shown.grab()
    assert not loaded
    assert "pic" in shown.toPlainText()
    all_formats = shown.document().allFormats()
    assert not [f for f in all_formats if isinstance(f, QTextImageFormat) or f.isImageFormat()]


@pytest.mark.parametrize(
    ("note", "opens"),
    [
        ("[word](https://a.example/x)", ["https://a.example/x"]),
        ("[word](http://a.example/x)", ["http://a.example/x"]),
        ("[word](mailto:me@a.example)", ["mailto:me@a.example"]),
        ("<https://word.example>", ["https://word.example"]),
        ("[word](file:///etc/passwd)", []),
        ("[word](javascript:alert%281%29)", []),
        ("[word](notes.html)", []),
        ("[word](data:text/html,x)", []),
        ("[word](smb://server/share)", []),
    ],
)
def test_only_links_to_the_web_open_and_only_on_a_click(
    qtbot: QtBot,
    box: NoteBox,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    note: str,
    opens: list[str],
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: opened.append(link.toString()))
    shown = show_note(box, workspace, note)
    assert not opened
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place_of(shown, "word"))
    assert opened == opens
    assert editor(box).isVisible() == (not opens)


@pytest.mark.parametrize("note", ["[a]: https://a.example", "---\ntitle: x\n---\nbody", "- ", "#"])
def test_nothing_that_was_written_is_left_out(
    box: NoteBox, workspace: Workspace, note: str
) -> None:
    shown = show_note(box, workspace, note)
    assert shown.toPlainText().strip()
    assert shown.height() > 5
    for word in ("title", "body"):
        assert (word in shown.toPlainText()) == (word in note)


@pytest.mark.parametrize(
    "piece", ["- ", "> ", "[", "*a **a ", "|a", "`", "![", "[x](", "<b>", "a "]
)
def test_a_hostile_note_is_shown_quickly(box: NoteBox, workspace: Workspace, piece: str) -> None:
    """Under 30 ms on a quiet machine; the bound leaves room for a busy one."""
    began = thread_time()
    shown = show_note(box, workspace, piece * (2000 // len(piece)))
    assert shown.toPlainText().strip()
    assert thread_time() - began < 0.15


def test_of_a_very_long_note_the_beginning_is_shown(box: NoteBox, workspace: Workspace) -> None:
    shown = show_note(box, workspace, "*word* \n" * 5_000)
    assert shown.toPlainText().endswith("… (click to read all)")
    assert 10_000 < len(shown.toPlainText()) < 20_100
    assert len(editor(box).toPlainText()) == 40_000


def test_matches_are_marked(box: NoteBox, workspace: Workspace) -> None:
    shown = show_note(box, workspace, "𝒪(n) is *fast*,\n| a | b |\n|---|---|\n| not | fast |")
    box.mark(parse_query("note:fast"))
    marks = shown.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["fast", "fast"]
    assert marks[0].format.background().color().name() == theme.colours().match
    box.mark(parse_query("title:fast"))
    assert not shown.extraSelections()


def test_links_follow_the_colours(qtbot: QtBot, box: NoteBox, workspace: Workspace) -> None:
    shown = show_note(box, workspace, "[word](https://a.example)")
    try:
        theme.apply(Qt.ColorScheme.Dark)
        box.recolour()
        colour = shown.document().find("word").charFormat().foreground().color().name()
        assert colour == theme.DARK.accent
    finally:
        theme.apply(Qt.ColorScheme.Light)


def test_a_session_note_begins_with_a_click_and_folds_when_empty(
    qtbot: QtBot, window: QWidget, session_note: SessionNote, workspace: Workspace
) -> None:
    session_note.show_session(workspace.timetable.sessions["s1"], NOTHING)
    assert not session_note.isVisible()
    qtbot.mouseClick(session_note.begin, Qt.MouseButton.LeftButton)
    assert editor(session_note).hasFocus()
    assert not session_note.begin.isVisible()
    leave(window)
    assert not session_note.isVisible()
    assert session_note.begin.isVisible()
    qtbot.mouseClick(session_note.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor(session_note), "by the *door*")
    leave(window)
    assert workspace.plan.session_notes == {"s1": "by the *door*"}
    assert view(session_note).toPlainText() == "by the door"
    workspace.undo()
    assert not session_note.isVisible()
    workspace.redo()
    assert view(session_note).isVisible()


def test_a_session_note_stays_with_its_session(
    qtbot: QtBot, session_note: SessionNote, workspace: Workspace
) -> None:
    sessions = workspace.timetable.sessions
    session_note.show_session(sessions["s1"], NOTHING)
    qtbot.mouseClick(session_note.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor(session_note), "one")
    session_note.show_session(sessions["s2"], NOTHING)
    assert workspace.plan.session_notes == {"s1": "one"}
    assert not session_note.isVisible()
    session_note.show_session(sessions["s1"], NOTHING)
    assert view(session_note).toPlainText() == "one"
    session_note.show_session(None, NOTHING)
    assert not session_note.isVisible()
    assert not session_note.begin.isVisible()


def test_a_session_note_is_saved_while_typing(
    qtbot: QtBot, session_note: SessionNote, workspace: Workspace
) -> None:
    session_note.show_session(workspace.timetable.sessions["s1"], NOTHING)
    qtbot.mouseClick(session_note.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor(session_note), "typed")
    qtbot.waitUntil(lambda: workspace.plan.session_notes == {"s1": "typed"})
    assert editor(session_note).isVisible()


def test_blank_session_notes_are_none(workspace: Workspace, box: NoteBox, qtbot: QtBot) -> None:
    box.show_note(OnSession("s1"), NOTHING)
    qtbot.keyClicks(editor(box), "  ")
    box.flush()
    assert workspace.plan.session_notes == {}


def test_the_begin_button_says_what_for(session_note: SessionNote) -> None:
    assert isinstance(session_note.begin, QPushButton)
    assert session_note.begin.accessibleName() == "Note on this session"

"""A note to read as its Markdown means it, and to write once it is clicked."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.query import NOTE, Query, highlights
from planner.ui import theme
from planner.ui.note_edit import NoteEdit, OnSession, OnTalk
from planner.ui.note_view import NoteView
from planner.ui.workspace import Workspace

_PAUSE = 100  # ms between two looks whether the mouse is free again


class NoteBox(QWidget):
    left = Signal()  # Esc: back to the talks
    shown = Signal()  # another note, or the same one in another way

    def __init__(self, name: str, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._rendered = ""
        self._is_wanted = False  # to be written, although there is nothing yet
        self._editor = NoteEdit(name, workspace, self)
        self._view = NoteView(name, self)
        self._view.hide()
        self.setFocusProxy(self._editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        layout.addWidget(self._editor)
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._show_fitting)
        self._editor.left.connect(self.left)
        self._editor.ended.connect(self._end)
        self._editor.followed.connect(self._show_fitting)
        self._view.edit_wanted.connect(self.edit)

    @property
    def is_empty(self) -> bool:
        return not self._editor.note()

    @property
    def is_edited(self) -> bool:
        return self._is_wanted or self._editor.hasFocus()

    def show_note(self, about: OnTalk | OnSession | None, query: Query) -> None:
        """Save what was written before, and show the note on this talk or session."""
        self._query, self._is_wanted = query, False
        if about != self._editor.about:
            self._editor.clearFocus()
        self._editor.show_note(about)
        self._show(is_read=not self.is_empty)

    def edit(self) -> None:
        self._is_wanted = True
        self._show(is_read=False)
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        self._editor.flush()

    def mark(self, query: Query) -> None:
        """Mark what the search found."""
        self._query = query
        text = self._view.toPlainText()
        self._view.mark(highlights(text, query, NOTE), theme.colours().match)

    def recolour(self) -> None:
        """The colours of links are a part of what was rendered."""
        self._rendered = ""
        self._show(is_read=self._view.isVisibleTo(self))

    def _end(self) -> None:
        self._is_wanted = False
        self._show_fitting()

    def _show_fitting(self) -> None:
        if self.is_edited:
            return
        if QGuiApplication.mouseButtons():
            self._rest.start()  # what is being clicked would move away under the mouse
        else:
            self._show(is_read=not self.is_empty)

    def _show(self, *, is_read: bool) -> None:
        note = self._editor.note()
        if is_read and note != self._rendered:
            self._rendered = note
            self._view.show_note(note)
        if is_read:
            self.mark(self._query)
        self._view.setVisible(is_read)
        self._editor.setVisible(not is_read)
        self.shown.emit()

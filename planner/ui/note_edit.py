"""The note on a talk: saved while it is typed, following the plan while it is not."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.conference import Talk
from planner.ui.workspace import Workspace

_PAUSE = 600  # ms without a key stroke, after which the note is saved
_FEWEST_LINES, _MOST_LINES = 2, 8


class NoteEdit(QPlainTextEdit):
    """Grows a little with what is written, then scrolls."""

    left = Signal()  # Esc: back to the talks

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._talk: Talk | None = None
        self._conference_id = ""
        self._unsaved = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.setPlaceholderText("Write a note…")
        self.viewport().setAcceptDrops(False)  # a page dropped here is for the window to read
        self.setAccessibleName("My note")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._edited)
        workspace.plan_changed.connect(self._follow)
        self._grow()

    def show_talk(self, talk: Talk | None) -> None:
        """Save what was written about the talk before, and show the note on this one."""
        self.flush()
        self._talk = talk
        self._conference_id = self._workspace.plan.conference_id
        self._follow()

    def flush(self) -> None:
        """Save at once what is not saved yet."""
        # Another programme may have been opened meanwhile: its plan is not this note's.
        is_ours = self._conference_id == self._workspace.plan.conference_id
        is_unsaved, self._unsaved = self._unsaved, False
        self._pause.stop()
        if self._talk and is_unsaved and is_ours:
            self._workspace.set_note(self._talk, self._note())

    def _note(self) -> str:
        text = self.toPlainText()
        return text if text.strip() else ""

    def _edited(self) -> None:
        self._unsaved = True
        self._pause.start()
        self._grow()

    def _follow(self) -> None:
        """Show the plan's note; while the user types, the user's text is the newer one."""
        note = self._workspace.plan.note(self._talk.id) if self._talk else ""
        if self._unsaved or note == self._note():
            return
        blocker = QSignalBlocker(self)
        self.setPlainText(note)
        blocker.unblock()
        self._grow()

    def _grow(self) -> None:
        lines = round(self.document().size().height())
        shown = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + around + 2)

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

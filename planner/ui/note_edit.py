"""The note on a talk or a session: saved while typed, following the plan while it is not."""

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.conference import Talk
from planner.plan import Plan
from planner.ui.workspace import Workspace

_PAUSE = 600  # ms without a key stroke, after which the note is saved
_FEWEST_LINES, _MOST_LINES = 2, 8
# After these the user goes on typing where it stopped.
_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class OnTalk(NamedTuple):
    talk: Talk

    def read(self, plan: Plan) -> str:
        return plan.note(self.talk.id)

    def written(self, plan: Plan, note: str) -> Plan:
        return plan.with_note(self.talk, note)


class OnSession(NamedTuple):
    session_id: str

    def read(self, plan: Plan) -> str:
        return plan.session_notes.get(self.session_id, "")

    def written(self, plan: Plan, note: str) -> Plan:
        return plan.with_session_note(self.session_id, note)


class NoteEdit(QPlainTextEdit):
    """Grows a little with what is written, then scrolls."""

    left = Signal()  # Esc: back to the talks
    ended = Signal()  # the user is elsewhere in the window now
    followed = Signal()  # the note was changed by others

    def __init__(self, name: str, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.about: OnTalk | OnSession | None = None
        self._conference_id = ""
        self._unsaved = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.setPlaceholderText("Write a note…")
        self.viewport().setAcceptDrops(False)  # a page dropped here is for the window to read
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._edited)
        workspace.plan_changed.connect(self._follow)
        self._grow()

    def show_note(self, about: OnTalk | OnSession | None) -> None:
        """Save what was written before, and show the note on this talk or session."""
        self.flush()
        self.about = about
        self._conference_id = self._workspace.plan.conference_id
        self._follow()

    def flush(self) -> None:
        """Save at once what is not saved yet."""
        # Another programme may have been opened meanwhile: its plan is not this note's.
        is_ours = self._conference_id == self._workspace.plan.conference_id
        is_unsaved, self._unsaved = self._unsaved, False
        self._pause.stop()
        plan, note = self._workspace.plan, self.note()
        if self.about and is_unsaved and is_ours and note != self.about.read(plan):
            self._workspace.change("Note", self.about.written(plan, note))

    def note(self) -> str:
        """What stands here, saved or not."""
        text = self.toPlainText()
        return text if text.strip() else ""

    def _edited(self) -> None:
        self._unsaved = True
        self._pause.start()
        self._grow()

    def _follow(self) -> None:
        """Show the plan's note; while the user types, the user's text is the newer one."""
        note = self.about.read(self._workspace.plan) if self.about else ""
        if self._unsaved or note == self.note():
            return
        blocker = QSignalBlocker(self)
        self.setPlainText(note)
        blocker.unblock()
        self._grow()
        self.followed.emit()

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
        if event.reason() not in _COMES_BACK:
            self.ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

"""The note on a session, under its name: a small way to begin one, and what was written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.conference import Session
from planner.query import Query
from planner.ui.captions import caption
from planner.ui.note_box import NoteBox
from planner.ui.note_edit import OnSession
from planner.ui.workspace import Workspace


class SessionNote(QWidget):
    """`begin` is the button that stands for it while there is no note; it is placed elsewhere."""

    left = Signal()  # Esc: back to the talks

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.begin = QPushButton("Session note", self)
        self.begin.setProperty("role", "link")
        self.begin.setToolTip("Write a note on this session")
        self.begin.setAccessibleName("Note on this session")
        self.begin.setCursor(Qt.CursorShape.PointingHandCursor)
        self._box = NoteBox("Note on this session", workspace, self)
        layout = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 3
        layout.setContentsMargins(0, gap, 0, gap)
        layout.setSpacing(gap)
        layout.addWidget(caption("Note on this session", self))
        layout.addWidget(self._box)
        self.begin.clicked.connect(self.write)
        self._box.left.connect(self.left)
        self._box.shown.connect(self._unfold)

    def show_session(self, session: Session | None, query: Query) -> None:
        self._session = session
        self._box.show_note(OnSession(session.id) if session else None, query)

    def write(self) -> None:
        self.show()
        self._box.edit()

    def flush(self) -> None:
        self._box.flush()

    def mark(self, query: Query) -> None:
        self._box.mark(query)

    def recolour(self) -> None:
        self._box.recolour()

    def _unfold(self) -> None:
        """Folded where there is nothing to read and nobody writes."""
        is_open = not self._box.is_empty or self._box.is_edited
        self.setVisible(self._session is not None and is_open)
        self.begin.setVisible(self._session is not None and not is_open)

"""A chosen talk that is gone, beside those that it may have become: the user says which it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.conference import Talk
from planner.plan import remembered_talk
from planner.rematch import Doubt, confirmed, dismissed
from planner.ui.changes_text import heading_of, place_of
from planner.ui.workspace import Workspace
from planner.ui.wrapped_label import WrappedLabel

GONE = "No longer in the programme; it stays in your plan."


class DoubtCard(QFrame):
    """Each answer is a change of the plan that can be undone; then the question is there again."""

    talk_wanted = Signal(str)

    def __init__(self, doubt: Doubt, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._id = doubt.talk_id
        self._lost = remembered_talk(doubt.talk_id, doubt.snapshot)
        self._workspace = workspace
        self._candidates = [_Candidate(t, workspace, self) for t in doubt.candidates]
        self._none = _button("None of these", self)
        self._none.clicked.connect(self._dismiss)
        self._state = _plain_label(self)
        self._unstar = _button("Remove the star", self)
        self._unstar.clicked.connect(self._remove_star)
        self._asked = doubt.candidates
        self._answer = ""
        for candidate in self._candidates:
            candidate.confirmed.connect(self._confirm)
            candidate.talk_wanted.connect(self.talk_wanted)
        self._lay_out()
        workspace.plan_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask as long as the plan holds the talk under its old id."""
        entry = self._workspace.plan.entries.get(self._id)
        asks = entry is not None and any(t.id not in entry.declined for t in self._asked)
        for widget in (*self._candidates, self._none):
            widget.setVisible(asks)
        self._state.setText(GONE if entry else self._answer)
        self._state.setVisible(not asks and bool(self._candidates or not entry))
        self._unstar.setVisible(not asks and entry is not None and entry.starred)

    def _lay_out(self) -> None:
        """The old talk on the left, what may be it on the right."""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(20)
        note = self._workspace.plan.note(self._id)
        left = [_caption("In your plan", self), _Described(self._lost, self._workspace, self)]
        if note:
            left.append(_plain_label(self, f"Your note: {note}"))
        right = [self._state, *self._candidates]
        row.addLayout(_column(left, []), 4)
        row.addLayout(_column(right, [self._none, self._unstar]), 5)

    def _dismiss(self) -> None:
        plan = dismissed(self._workspace.plan, self._id, self._asked)
        self._workspace.change("None of these", plan)

    def _confirm(self, talk: Talk) -> None:
        self._answer = f"It is “{talk.shown_title}” now."
        plan = self._workspace.plan
        self._workspace.change("This is it", confirmed(plan, self._id, talk))

    def _remove_star(self) -> None:
        self._answer = "The star is removed."
        plan = self._workspace.plan
        self._workspace.change("Unstar", plan.with_star(self._lost, False))


class _Candidate(QWidget):
    confirmed = Signal(object)  # the talk
    talk_wanted = Signal(str)

    def __init__(self, talk: Talk, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._talk = talk
        choose, show = QPushButton("This is it", self), _button("Show", self)
        choose.setAccessibleDescription(talk.shown_title)
        choose.clicked.connect(self._choose)
        show.clicked.connect(self._show)
        buttons = QHBoxLayout()
        buttons.addWidget(choose)
        buttons.addWidget(show)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(2)
        layout.addWidget(_caption("In the programme now", self))
        layout.addWidget(_Described(talk, workspace, self))
        layout.addLayout(buttons)

    def _choose(self) -> None:
        self.confirmed.emit(self._talk)

    def _show(self) -> None:
        self.talk_wanted.emit(self._talk.id)


class _Described(WrappedLabel):
    """A talk, with its time by the clock in use."""

    def __init__(self, talk: Talk, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.TextFormat.RichText)
        self._talk = talk
        self._workspace = workspace
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        workspace.clock_changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        talk, zone = self._talk, self._workspace.timetable.clock.zone
        place = place_of(talk.start, talk.end, talk.room, zone)
        self.setText(f"{heading_of(talk)}<br>{place}")


def _caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "caption")
    return label


def _plain_label(parent: QWidget, text: str = "") -> WrappedLabel:
    label = WrappedLabel(parent, Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def _button(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    return button


def _column(widgets: Sequence[QWidget], buttons: Sequence[QPushButton]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    for button in buttons:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return column

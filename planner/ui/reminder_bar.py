"""The reminders in the window, a line each, until what they are about begins or they are closed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.mine import Mine
from planner.now import Line, begins
from planner.times import clock
from planner.ui.close_button import close_button
from planner.ui.reminders import Reminders
from planner.ui.talk_line import TalkLine
from planner.ui.workspace import Workspace


class ReminderBar(QFrame):
    """Hidden where nothing is near."""

    talk_wanted = Signal(object)  # Talk

    def __init__(self, reminders: Reminders, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._reminders = reminders
        self._workspace = workspace
        self._rows: dict[Mine, tuple[QWidget, TalkLine]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 1, 12, 2)
        self._layout.setSpacing(0)
        reminders.changed.connect(self.refresh)
        workspace.clock_changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Rows that stay are not made anew: whoever has the focus keeps it."""
        wanted = self._reminders.open
        for gone in [each for each in self._rows if each not in wanted]:
            row, _ = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for each in wanted:
            if each not in self._rows:
                self._rows[each] = self._make_row(each)
            self._rows[each][1].show_line(self._line(each))
        self.setVisible(bool(wanted))

    def _line(self, item: Mine) -> Line:
        zone, now = self._workspace.timetable.clock.zone, self._reminders.now()
        rest = f"at {clock(item.start, zone)}" + (f" in {item.room}" if item.room else "")
        talk = item.talks[0] if item.talks else None
        return Line(f"Starts {begins(item, zone, now)}", f"“{item.title}”", rest, talk)

    def _make_row(self, item: Mine) -> tuple[QWidget, TalkLine]:
        row = QWidget(self)
        line = TalkLine(row)
        close = close_button("Close this reminder", row)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)
        layout.addStretch(1)
        layout.addWidget(close)
        line.talk_wanted.connect(self.talk_wanted)
        close.clicked.connect(partial(self._reminders.dismiss, item))
        self._layout.addWidget(row)
        return row, line

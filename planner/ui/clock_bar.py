"""A line above the talks where clocks change, and one may stumble over it; until it is closed."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.ui.close_button import close_button
from planner.ui.settings import Settings
from planner.ui.workspace import Workspace
from planner.ui.wrapped_label import WrappedLabel
from planner.ui.zone_commands import ZoneCommands

_CLOSED = "clock_bar_closed"  # what was read, a line each
_MOST = 30


class ClockBar(QFrame):
    """What was closed for a conference does not come again, unless there is something new."""

    def __init__(
        self, commands: ZoneCommands, workspace: Workspace, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.now: Callable[[], datetime] = partial(datetime.now, UTC)
        self._commands = commands
        self._workspace = workspace
        self._settings = settings
        self._label = WrappedLabel(self, Qt.TextFormat.PlainText)
        close = close_button("Close", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(self._label, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        close.clicked.connect(self._close)
        commands.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it, if there is anything that was not closed."""
        told = self._commands.notice(self.now()).urgent
        self._label.setText("\n".join(told))
        self.setVisible(bool(told) and self._line() not in self._closed())

    def _close(self) -> None:
        self._settings.set(_CLOSED, "\n".join([*self._closed(), self._line()][-_MOST:]))
        self.hide()

    def _line(self) -> str:
        """What is told, of this conference."""
        return " ".join((self._workspace.conference.id, *self._label.text().split()))

    def _closed(self) -> list[str]:
        return self._settings.text(_CLOSED, "").split("\n")

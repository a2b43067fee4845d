"""The starred talks that a starred talk clashes with, each a way to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.clashes import Clash
from planner.tex import to_text
from planner.times import span
from planner.timetable import Timetable
from planner.ui import theme
from planner.ui.rich import escape, link
from planner.ui.wrapped_label import WrappedLabel

_MOST = 4


class ClashBox(QFrame):
    talk_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clash-box")
        self._label = WrappedLabel(self, Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._label.setObjectName("Clashes")
        padding = self.fontMetrics().height() // 2
        layout = QVBoxLayout(self)
        layout.setContentsMargins(padding, padding, padding, padding)
        layout.addWidget(self._label)
        self._label.linkActivated.connect(self.talk_wanted)

    def show_clashes(self, timetable: Timetable, talk_id: str, clashes: Sequence[Clash]) -> None:
        colour = theme.colours().clash
        lines = [_line(timetable, clash, talk_id, colour) for clash in clashes[:_MOST]]
        if len(clashes) > _MOST:
            lines.append(f"and {len(clashes) - _MOST} more")
        style = f"margin:0 0 {self.fontMetrics().height() // 4}px 0; color:{colour}"
        self._label.setText("".join(f'<p style="{style}">{line}</p>' for line in lines))
        self.setVisible(bool(clashes))


def _line(timetable: Timetable, clash: Clash, talk_id: str, colour: str) -> str:
    other = clash.other(talk_id)
    room = timetable.room(other)
    title = link(other.id, escape(to_text(other.shown_title)), colour)
    place = f" in {escape(room)}" if room else ""
    return f"Clashes with {title}, {span(clash.start, clash.end, timetable.zone)}{place}."

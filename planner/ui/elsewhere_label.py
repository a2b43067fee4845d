"""The same paper elsewhere in the programme: the poster of a talk, a talk given twice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.conference import Talk
from planner.talk_text import when, where
from planner.timetable import Timetable
from planner.ui import theme
from planner.ui.rich import escape, link
from planner.ui.wrapped_label import WrappedLabel


class ElsewhereLabel(WrappedLabel):
    """A line with a way to it for each; `linkActivated` gives the talk's id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setProperty("role", "muted")

    def show_talk(self, timetable: Timetable, talk: Talk) -> None:
        others = timetable.elsewhere(talk)
        self.setText("<br>".join(_line(timetable, other) for other in others))
        self.setVisible(bool(others))


def _line(timetable: Timetable, other: Talk) -> str:
    kind = link(other.id, escape(f"Also shown as {_shown_as(other)}"), theme.colours().accent)
    place = ", ".join(filter(None, (when(other, timetable.clock), where(timetable, other))))
    return f"{kind}: {escape(place)}"


def _shown_as(other: Talk) -> str:
    return other.kind.label.lower() if other.kind.label != "Other" else "another talk"

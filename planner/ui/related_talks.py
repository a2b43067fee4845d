"""The talks most like the current one, each a way to it, with when it is and what both share."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.conference import Kind, Talk
from planner.related import Related
from planner.talk_text import when
from planner.tex import to_text
from planner.ui import theme
from planner.ui.captions import caption
from planner.ui.related_finder import RelatedFinder
from planner.ui.rich import escape, link
from planner.ui.workspace import Workspace
from planner.ui.wrapped_label import WrappedLabel

_MOST = 6
_PAUSE = 60  # ms on one talk before its related ones are looked for: not while arrows are held


class RelatedTalks(QWidget):
    talk_wanted = Signal(str)

    def __init__(
        self, finder: RelatedFinder, workspace: Workspace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finder = finder
        self._workspace = workspace
        self._talk: Talk | None = None
        self._found: list[Related] | None = None
        self._label = WrappedLabel(self, Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._label.setProperty("role", "muted")
        self._label.setObjectName("Related")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(caption("Related talks", self))
        layout.addWidget(self._label)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        self._label.linkActivated.connect(self.talk_wanted)
        finder.ready.connect(self._look)
        workspace.plan_changed.connect(self.retell)

    def show_talk(self, talk: Talk) -> None:
        self._talk, self._found = talk, None
        self.setVisible(talk.kind is not Kind.BREAK)
        self._label.setText("Looking for related talks…")
        self._soon.start()

    def retell(self) -> None:
        """In other colours, by another clock, or with other stars."""
        if self._found:
            self._label.setText("".join(map(self._row, self._found)))
        elif self._found is not None:
            self._label.setText("No other talk shares its words or authors.")

    def _look(self) -> None:
        # Meanwhile its programme may have gone.
        if self._talk and self._talk is self._workspace.timetable.by_id.get(self._talk.id):
            self._found = self._finder.to_talk(self._talk, _MOST)
            self.retell()

    def _row(self, related: Related) -> str:
        talk, clock = related.talk, self._workspace.timetable.clock
        title = link(talk.id, escape(to_text(talk.shown_title)), theme.colours().text)
        first_line = "".join([*self._signs(talk), title])
        lines = "<br>".join([first_line, escape(when(talk, clock)), escape(related.reason)])
        return f'<p style="margin:0 0 {self.fontMetrics().height() // 2}px 0">{lines}</p>'

    def _signs(self, talk: Talk) -> Iterator[str]:
        colours = theme.colours()
        if self._workspace.plan.is_starred(talk.id):
            yield f'<span style="color:{colours.star}">★</span> '
        if self._workspace.clashes.count(talk):
            yield f'<span style="color:{colours.clash}"><b>⚠ clash</b></span> '

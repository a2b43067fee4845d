"""What is like the stars: a list beside the window, following the stars."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.related import Related
from planner.talk_text import when
from planner.tex import to_text
from planner.ui.captions import muted
from planner.ui.related_finder import RelatedFinder
from planner.ui.suggestion_list import Suggestion, SuggestionList
from planner.ui.workspace import Workspace

_MOST = 50
_NO_STARS = "Star some talks first: what is most like them is suggested here."
_LOOKING = "Looking for talks like your stars…"
_NOTHING = "No other talk shares words or authors with your stars."


class SuggestionsDialog(QDialog):
    talk_wanted = Signal(object)  # Talk

    def __init__(self, finder: RelatedFinder, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Suggested for me")
        self._finder = finder
        self._workspace = workspace
        self._shown: list[Related] = []
        self._list = SuggestionList(self)
        self._sentence = muted("", self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setObjectName("Instead")
        self._stack = QStackedWidget(self)
        self._headline = QLabel("Most like your stars, by words and authors", self)
        self._headline.setProperty("role", "strong")
        self._lay_out()
        # Not at once: several changes may come together, and the star that was clicked goes first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self._look()

    def _lay_out(self) -> None:
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._sentence)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        layout = QVBoxLayout(self)
        layout.addWidget(self._headline)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._buttons)
        em = self.fontMetrics().height()
        self.resize(em * 36, em * 32)

    def _connect(self) -> None:
        self._buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._workspace.undo)
        self._soon.timeout.connect(self._look)
        self._finder.ready.connect(self._look)
        self._workspace.plan_changed.connect(self._soon.start)
        self._workspace.clock_changed.connect(self._soon.start)
        self._workspace.programme_changed.connect(self._forget)
        self._list.star_wanted.connect(self._toggle_star)
        self._list.talk_wanted.connect(self._show_talk)

    def _forget(self) -> None:
        self._shown = []
        self._soon.start()

    def _look(self) -> None:
        starred = self._workspace.starred
        found = self._finder.to_stars(_MOST) if starred else []
        self._shown = with_kept(found or [], self._shown, starred)
        self._list.show_suggestions([self._suggestion(related) for related in self._shown])
        if not self._shown:
            sentence = _LOOKING if found is None else _NOTHING
            self._sentence.setText(sentence if starred else _NO_STARS)
        self._stack.setCurrentIndex(0 if self._shown else 1)

    def _suggestion(self, related: Related) -> Suggestion:
        talk, timetable = related.talk, self._workspace.timetable
        place = (when(talk, timetable.clock), timetable.room(talk))
        return Suggestion(
            talk_id=talk.id,
            title=to_text(talk.shown_title),
            place=" · ".join(filter(None, place)),
            reason=related.reason,
            starred=self._workspace.plan.is_starred(talk.id),
            clashes=bool(self._workspace.clashes.count(talk)),
        )

    def _toggle_star(self, talk_id: str) -> None:
        self._workspace.toggle_stars([talk_id])

    def _show_talk(self, talk_id: str) -> None:
        self.talk_wanted.emit(self._workspace.timetable.by_id[talk_id])


def with_kept(
    found: Sequence[Related], shown: Sequence[Related], starred: Collection[str]
) -> list[Related]:
    """What was found, but what was starred here stays where it stood: its star may be unwanted."""
    placed = list(found)
    for row, related in enumerate(shown):
        if related.talk.id in starred:
            placed.insert(row, related)
    return placed[:_MOST]

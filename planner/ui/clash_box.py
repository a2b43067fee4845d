"""What a starred talk clashes with, each a way to it, and the ways out."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from planner.clashes import Clash
from planner.conference import Talk
from planner.tex import to_text
from planner.ui import theme
from planner.ui.clash_split import leave_text, split_text
from planner.ui.rich import escape, link
from planner.ui.workspace import Workspace
from planner.ui.wrapped_label import WrappedLabel
from planner.ways_out import choices, elsewhere, headline, together
from planner.wording import counted, listed

GO = "Go to this one"
_MOST = 4  # clashes told; of each as many talks, where they are told together


class ClashBox(QFrame):
    talk_wanted = Signal(str)
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clash-box")
        self._workspace = workspace
        self._talk: Talk | None = None
        self._label = WrappedLabel(self, Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._label.setObjectName("Clashes")
        self._go = QPushButton(GO, self)
        self._leave = QPushButton(self)
        self._go.setObjectName("Go")
        self._leave.setObjectName("Leave")
        padding = self.fontMetrics().height() // 2
        layout = QVBoxLayout(self)
        layout.setContentsMargins(padding, padding, padding, padding)
        layout.addWidget(self._label)
        for button in (self._go, self._leave):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._label.linkActivated.connect(self.talk_wanted)
        self._go.clicked.connect(self._go_here)
        self._leave.clicked.connect(self._leave_it)
        workspace.plan_changed.connect(self._refresh)

    def show_talk(self, talk: Talk) -> None:
        self._talk = talk
        self._refresh()

    def _refresh(self) -> None:
        """After any change: the count may be the same, and the talks others."""
        talk, all_clashes = self._talk, self._workspace.clashes
        clashes = all_clashes.of(talk.id) if talk else []
        if talk and clashes:
            self._label.setText("".join(self._paragraphs(talk, clashes)))
            self._show_buttons(talk, [clash.other(talk.id) for clash in clashes])
        self.setVisible(bool(clashes))

    def _show_buttons(self, talk: Talk, others: Sequence[Talk]) -> None:
        """In other words where a colleague goes to what is left."""
        fans, own_entries = self._workspace.fans, self._workspace.plan.own_entries
        own = sum(other.id in own_entries for other in others)
        stars = len(others) - own
        parts = [counted(stars, "star")] * bool(stars)
        parts += [counted(own, "own entry", "own entries")] * bool(own)
        self._go.setText(_label(split_text(fans, others) or GO))
        verb = "clashes" if len(others) == 1 else "clash"
        self._go.setToolTip(f"Takes the {listed(parts)} away that {verb} with it")
        leave = leave_text(fans, talk)
        self._leave.setVisible(bool(leave))
        self._leave.setText(_label(leave))
        self._leave.setToolTip("Takes the star of this talk away")

    def _leave_it(self) -> None:
        if self._talk:
            plan = self._workspace.plan.with_star(self._talk, False)
            self._workspace.change("Leave to a colleague", plan)

    def _go_here(self) -> None:
        if self._talk:
            title = to_text(self._talk.shown_title)
            self.told.emit(self._workspace.go_to([self._talk.id], title))

    def _paragraphs(self, talk: Talk, clashes: Sequence[Clash]) -> Iterator[str]:
        groups = together(clashes, talk.id)
        for group in groups[:_MOST]:
            yield self._paragraph(list(self._lines(talk, group)))
        rest = sum(map(len, groups[_MOST:]))
        if rest:
            yield self._paragraph([_coloured(f"and {rest} more")])
        others = [f"Or instead of this: {line}" for line in self._elsewhere(talk)]
        if others:
            yield self._paragraph(others)

    def _lines(self, talk: Talk, group: Sequence[Clash]) -> Iterator[str]:
        """What clashes, what is lost either way, and the other's paper elsewhere."""
        timetable, other = self._workspace.timetable, group[0].other(talk.id)
        is_fixed = self._workspace.clashes.is_fixed(other)
        before, after = headline(group[0], talk, timetable)
        names = self._names([clash.other(talk.id) for clash in group])
        yield _coloured(f"{escape(before)}{names}{escape(after)}")
        walking = self._workspace.plan.walking
        yield from map(escape, choices(group, talk, timetable, walking, own=is_fixed))
        if len(group) == 1 and (fans := self._workspace.fans.get(other.id)):
            yield escape(f"{fans.words}.".replace(" here", " there"))
        if not is_fixed and len(group) == 1:
            yield from (f"Of it, {line}" for line in self._elsewhere(other))

    def _names(self, talks: Sequence[Talk]) -> str:
        colour, is_fixed = theme.colours().clash, self._workspace.clashes.is_fixed
        titles = [(talk, escape(to_text(talk.shown_title))) for talk in talks[:_MOST]]
        names = [f"“{title}”" if is_fixed(t) else link(t.id, title, colour) for t, title in titles]
        more = len(talks) - _MOST
        return ", ".join(names) + (f" and {more} more" if more > 0 else "")

    def _elsewhere(self, talk: Talk) -> Iterator[str]:
        """With a link, and whether it would clash in its turn."""
        colour = theme.colours().accent
        for text, other in elsewhere(talk, self._workspace.timetable):
            clashes = ", which clashes, too" if self._workspace.clashes.count(other) else ""
            yield f"{link(other.id, escape(text), colour)}{clashes}."

    def _paragraph(self, lines: Sequence[str]) -> str:
        gap = self.fontMetrics().height() // 3
        return f'<p style="margin:0 0 {gap}px 0">{"<br>".join(lines)}</p>'


def _label(text: str) -> str:
    """For a button, which would take an ampersand for a key."""
    return text.replace("&", "&&")


def _coloured(line: str) -> str:
    return f'<span style="color:{theme.colours().clash}">{line}</span>'

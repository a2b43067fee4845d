"""What stands above an abstract: session, title, time, place, moderators, authors."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.clocks import Clock, Whose
from planner.conference import Person, Talk
from planner.following import is_followed, sentence_of
from planner.plan import Following
from planner.query import Query, highlights
from planner.talk_text import when, where
from planner.tex import to_text
from planner.timetable import Timetable
from planner.ui import theme
from planner.ui.chip import Chip
from planner.ui.reason_label import ReasonLabel
from planner.ui.rich import link, marked
from planner.ui.wrapped_label import WrappedLabel

_BETWEEN = " · "
_FOLLOW = "follow"  # among the links to authors


class TalkHeading(QWidget):
    """Its labels stay and take other texts: switching talks is done with held-down arrow keys."""

    session_wanted = Signal(str)
    author_wanted = Signal(str)
    follow_wanted = Signal(QPoint)  # one of the authors, at that place of the screen

    def __init__(self, own_zone: ZoneInfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_zone = own_zone
        self._authors: tuple[Person, ...] = ()
        self._following = Following()
        self._chip = Chip(self)
        self._title = _label(self, "Title", rich=True)
        self._when = _label(self, "Time", "muted")
        self._where = _label(self, "Room", "muted")
        self._moderators = _label(self, "Moderators", "muted")
        self._by = _label(self, "Authors", rich=True)
        self._by.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._by.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._reason = ReasonLabel(self)
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() + 3)
        self._title.setFont(font)
        self._lay_out()
        self._chip.clicked.connect(self._chip_clicked)
        self._by.linkActivated.connect(self._author_clicked)
        self._by.customContextMenuRequested.connect(self._want_follow)

    def show_talk(self, timetable: Timetable, talk: Talk, query: Query) -> None:
        session = timetable.session(talk)
        self._authors = talk.authors
        self._chip.show_session(timetable.session_title(talk), timetable.tint(talk))
        self._chip.setVisible(bool(self._chip.text()))
        self.show_time(timetable, talk)
        _show(self._where, where(timetable, talk))
        _show(self._moderators, _moderators(session.moderators if session else ()))
        self.mark(talk, query)

    def show_followed(self, following: Following, reasons: Sequence[str]) -> None:
        """Before the talk is shown: what is followed, and what of it the talk has."""
        self._following = following
        _show(self._reason, sentence_of(reasons))

    def show_time(self, timetable: Timetable, talk: Talk) -> None:
        """By the clock in use, and by the conference's and the user's own where those differ."""
        own = [Clock(Whose.OWN, self._own_zone)] if self._own_zone else []
        self._when.setText(when(talk, timetable.clock, [timetable.conference_clock, *own]))

    def place_session_note(self, beside: QWidget, under: QWidget) -> None:
        """Beside and under the session's chip."""
        self._first_row.addWidget(beside)
        self._column.insertWidget(1, under)

    def mark(self, talk: Talk, query: Query) -> None:
        """Show title and authors with the matches of the search marked."""
        colours = theme.colours()
        title = to_text(talk.shown_title)
        self._title.setText(marked(title, highlights(title, query, "title"), colours.match))
        authors = [self._author(n, person, query) for n, person in enumerate(talk.authors)]
        follow = [link(_FOLLOW, "Follow…", colours.muted)] * bool(authors)
        _show(self._by, _BETWEEN.join([*authors, *follow]))

    def _author(self, number: int, person: Person, query: Query) -> str:
        """A link; in bold type where followed."""
        colours = theme.colours()
        spans = highlights(person.name, query, "authors")
        shown = link(str(number), marked(person.name, spans, colours.match), colours.text)
        is_bold = is_followed(self._following, "authors", person.name)
        return f"<b>{shown}</b>" if is_bold else shown

    def _lay_out(self) -> None:
        gap = self.fontMetrics().height() // 3
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap // 3)
        self._first_row = QHBoxLayout()
        self._first_row.addWidget(self._chip)
        self._first_row.addStretch(1)
        layout.addLayout(self._first_row)
        self._column = layout
        layout.addSpacing(gap)
        layout.addWidget(self._title)
        layout.addSpacing(gap)
        for label in (self._when, self._where, self._moderators):
            layout.addWidget(label)
        layout.addSpacing(gap)
        layout.addWidget(self._by)
        layout.addWidget(self._reason)

    def _chip_clicked(self) -> None:
        self.session_wanted.emit(self._chip.text())

    def _author_clicked(self, target: str) -> None:
        if target == _FOLLOW:
            self._want_follow(self._by.rect().bottomLeft())
        else:
            self.author_wanted.emit(self._authors[int(target)].name)

    def _want_follow(self, place: QPoint) -> None:
        self.follow_wanted.emit(self._by.mapToGlobal(place))


def _label(parent: QWidget, name: str, role: str = "", *, rich: bool = False) -> QLabel:
    label = WrappedLabel(parent, Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    label.setObjectName(name)
    return label


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _moderators(moderators: tuple[Person, ...]) -> str:
    names = _BETWEEN.join(person.name for person in moderators)
    return f"Moderator{'s' * (len(moderators) > 1)}: {names}" if names else ""

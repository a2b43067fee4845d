"""The panel on the right: everything about the current talk, its notes, and what is like it."""

from functools import cached_property
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.conference import Talk
from planner.followed_words import places
from planner.query import highlights
from planner.ui import theme
from planner.ui.abstract_view import AbstractView
from planner.ui.browser import Browser
from planner.ui.captions import caption, muted
from planner.ui.clash_box import ClashBox
from planner.ui.elsewhere_label import ElsewhereLabel
from planner.ui.elsewhere_page import ElsewherePage
from planner.ui.note_box import NoteBox
from planner.ui.note_edit import OnTalk
from planner.ui.related_finder import RelatedFinder
from planner.ui.related_talks import RelatedTalks
from planner.ui.scrolled import scrolled
from planner.ui.session_note import SessionNote
from planner.ui.system_zone import system_zone
from planner.ui.talk_actions import TalkActions
from planner.ui.talk_heading import TalkHeading

WIDTH = 360


class Details(QFrame):
    """Shows the browser's current talk; `own_zone` is the clock of the user, if it is known."""

    session_wanted = Signal(str)  # its title
    author_wanted = Signal(str)
    left = Signal()  # back to the talks
    follow_wanted = Signal(QPoint)  # an author of the current talk
    words_followed = Signal(str)  # as they were selected in the abstract
    menu_wanted = Signal(QPoint)  # of the current talk, at that place of the screen
    told = Signal(str)  # a sentence for the status bar
    elsewhere_wanted = Signal(object)  # Engagement: to be opened in its own conference

    def __init__(
        self, browser: Browser, parent: QWidget | None = None, own_zone: ZoneInfo | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "details")
        self._browser = browser
        self._workspace = browser.workspace
        self._query = browser.query
        self._followed = browser.followed
        self.related = RelatedFinder(browser, self)
        self._session_note = SessionNote(self._workspace, self)
        self._heading = TalkHeading(own_zone or system_zone(), self)
        self._heading.place_session_note(self._session_note.begin, self._session_note)
        self._actions = TalkActions(self._workspace, self)
        self._elsewhere = ElsewhereLabel(self)
        self._clashes = ClashBox(self._workspace, self)
        self._about_session = caption("About the session", self)
        self._abstract = AbstractView(self)
        self._no_abstract = muted("No abstract in the programme.", self)
        self._note = NoteBox("My note", self._workspace, self)
        self._like_it = RelatedTalks(self.related, self._workspace, self)
        self._stack = QStackedLayout(self)
        self._nothing = self._hint()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._scrolled(self._page()))
        self.resize(WIDTH, 600)
        self._connect()
        self._show_current()

    def focus_note(self) -> None:
        """Write a note on the current talk, if there is one."""
        if self._browser.current:
            self._note.edit()
            self._scroll.ensureWidgetVisible(self._note)

    def focus_session_note(self) -> None:
        """Write a note on the session of the current talk, if it has one."""
        talk = self._browser.current
        if talk and self._workspace.timetable.session(talk):
            self._session_note.write()
            self._scroll.ensureWidgetVisible(self._session_note)

    def flush(self) -> None:
        """Save what is being typed; before another plan is opened, or the window goes."""
        self._note.flush()
        self._session_note.flush()

    def _connect(self) -> None:
        self._heading.session_wanted.connect(self.session_wanted)
        self._heading.author_wanted.connect(self.author_wanted)
        self._heading.follow_wanted.connect(self.follow_wanted)
        self._abstract.reshown.connect(self._mark_abstract)
        self._abstract.follow_wanted.connect(self.words_followed)
        self._actions.menu_wanted.connect(self.menu_wanted)
        self._elsewhere.linkActivated.connect(self._show_other)
        self._clashes.talk_wanted.connect(self._show_other)
        self._clashes.told.connect(self.told)
        self._like_it.talk_wanted.connect(self._show_other)
        self._note.left.connect(self.left)
        self._session_note.left.connect(self.left)
        self._browser.current_changed.connect(self._show_current)
        self._browser.rows_changed.connect(self._mark_matches)
        self._workspace.plan_changed.connect(self._plan_changed)
        self._workspace.clock_changed.connect(self._show_times)

    def _show_current(self) -> None:
        talk = self._browser.current
        self._query = self._browser.query
        session = self._workspace.timetable.session(talk) if talk else None
        self._note.show_note(OnTalk(talk) if talk else None, self._query)
        self._session_note.show_session(session, self._query)
        if talk is None:
            elsewhere = self._browser.elsewhere
            self._stack.setCurrentWidget(self._beyond if elsewhere else self._nothing)
            return
        self._stack.setCurrentIndex(1)
        self._show_followed(talk)
        self._heading.show_talk(self._workspace.timetable, talk, self._query)
        self._elsewhere.show_talk(self._workspace.timetable, talk)
        self._actions.show_talk(talk)
        self._clashes.show_talk(talk)
        self._show_abstract(talk)
        self._like_it.show_talk(talk)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_followed(self, talk: Talk) -> None:
        self._followed = self._browser.followed
        reasons = self._followed.get(talk.id, ())
        self._heading.show_followed(self._workspace.plan.following, reasons)

    def _show_times(self) -> None:
        """By another clock; what is being written stays as it is."""
        talk, timetable = self._browser.current, self._workspace.timetable
        if talk:
            self._heading.show_time(timetable, talk)
            self._elsewhere.show_talk(timetable, talk)
            self._clashes.show_talk(talk)
            self._like_it.retell()

    def _show_abstract(self, talk: Talk) -> None:
        """The talk's own abstract, else its session's, else that there is none."""
        session = self._workspace.timetable.session(talk)
        from_session = "" if talk.abstract or session is None else session.abstract
        tex = talk.abstract or from_session
        self._no_abstract.setVisible(not talk.abstract)
        self._about_session.setVisible(bool(from_session))
        self._abstract.setVisible(bool(tex.strip()))
        self._abstract.show_tex(tex)
        self._mark_abstract()

    def _mark_abstract(self) -> None:
        text = self._abstract.toPlainText()
        spans, colours = highlights(text, self._query, "abstract"), theme.colours()
        followed = places(text, self._workspace.plan.following)
        self._abstract.mark(spans, colours.match, followed, colours.accent)

    def _mark_matches(self) -> None:
        talk = self._browser.current
        if talk and self._followed is not self._browser.followed:
            self._show_followed(talk)
            self._heading.mark(talk, self._query)
            self._mark_abstract()
        if talk and self._browser.query != self._query:
            self._query = self._browser.query
            self._heading.mark(talk, self._query)
            self._mark_abstract()
            self._note.mark(self._query)
            self._session_note.mark(self._query)

    def _plan_changed(self, talk_ids: set[str]) -> None:
        talk = self._browser.current
        if talk and talk.id in talk_ids:
            self._actions.show_star()

    def _show_other(self, talk_id: str) -> None:
        self._browser.show_talk(self._workspace.timetable.by_id[talk_id])

    def _recolour(self) -> None:
        talk = self._browser.current
        self._actions.recolour()
        if talk:
            self._heading.mark(talk, self._query)
            self._elsewhere.show_talk(self._workspace.timetable, talk)
            self._clashes.show_talk(talk)
            self._mark_abstract()
        self._like_it.retell()
        for part in (self._note, self._session_note):
            part.recolour()

    def _page(self) -> QWidget:
        page = QWidget(self)
        page.setProperty("role", "surface")
        em = self.fontMetrics().height()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(em * 6 // 5, em, em * 6 // 5, em)
        layout.setSpacing(em * 4 // 5)
        layout.addWidget(self._heading)
        layout.addWidget(self._elsewhere)
        for part in (self._actions, self._clashes, self._about_session):
            layout.addWidget(part)
        layout.addWidget(self._abstract)
        layout.addWidget(self._no_abstract)
        layout.addSpacing(em // 4)
        layout.addWidget(caption("My note", self))
        layout.addWidget(self._note)
        layout.addSpacing(em // 4)
        layout.addWidget(self._like_it)
        layout.addStretch(1)
        return page

    @cached_property
    def _beyond(self) -> QScrollArea:
        """For what is current of another conference."""
        page = ElsewherePage(self._browser, self)
        page.open_wanted.connect(self.elsewhere_wanted)
        page.talk_wanted.connect(self._show_other)
        page.told.connect(self.told)
        area = _scroll_area(page, self)
        self._stack.addWidget(area)
        return area

    def _scrolled(self, page: QWidget) -> QScrollArea:
        self._scroll = _scroll_area(page, self)
        self.setFocusProxy(self._scroll)  # the arrow keys scroll
        return self._scroll

    def _hint(self) -> QLabel:
        hint = muted("Choose a talk to read its abstract", self)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return hint

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._recolour()


def _scroll_area(page: QWidget, parent: QWidget) -> QScrollArea:
    area = scrolled(page, "Details", parent)
    area.setProperty("role", "details")
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area

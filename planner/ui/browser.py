"""What is looked at: day, search, filters, order and the current talk, and the rows that follow."""

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from planner.clashes import Clashes
from planner.conference import Conference, Talk
from planner.following import Reasons
from planner.hiding import hidden_ids
from planner.listing import Facet, Filters, Order, Row, in_order, matching, visible, with_groups
from planner.notes import searchable_notes
from planner.plan import Following
from planner.query import Query, parse_query
from planner.timetable import Timetable
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace

if TYPE_CHECKING:
    from planner.engagements import Engagement
    from planner.followed_talks import Match
    from planner.ui.indexing import Indexed

PAINT_FIRST = 50  # milliseconds before the index is made: the programme is shown before


class Browser(QObject):
    """List, timeline and details share one Browser, hence the same rows and the same talk."""

    rows_changed = Signal()
    current_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.filters = Filters()
        self.text = ""  # what stands in the search box
        self.query: Query = parse_query("")
        self.order: Order | None = None
        self.descending = False
        self.matching: list[Talk] = []  # before the boxes hide some: what the counts count
        self.talks: list[Talk] = []
        self.rows: list[Row] = []
        self.current: Talk | None = None
        self.elsewhere: Engagement | None = None  # instead, what is current of another plan
        self.hidden: frozenset[str] = frozenset()  # what the user does not want to see
        self.shows_hidden = False  # all the same, muted
        self.matches: list[Match] = []  # what each name or word finds that the user follows
        self.followed: Reasons = {}  # by which of them a talk is marked; known with the index
        self.keeps_place = False  # while the rows change because the plan did
        self._conference_id = ""
        self._notes: dict[str, str] = {}  # as they were searched last
        self._busy: tuple[Clashes, Timetable, set[str]] | None = None
        self._indexed: Indexed | None = None
        self._indexing = QTimer(self, singleShot=True, interval=PAINT_FIRST)
        self._indexing.timeout.connect(self._index_programme)
        workspace.programme_changed.connect(self._programme_changed)
        workspace.plan_changed.connect(self._plan_changed)

    @property
    def is_ready(self) -> bool:
        """Whether the index stands; a search before that is answered when it does."""
        return self._indexed is not None

    @property
    def left_out(self) -> frozenset[str]:
        """The hidden talks, as long as they are not shown."""
        return frozenset() if self.shows_hidden else self.hidden

    def set_filters(self, filters: Filters) -> None:
        if filters != self.filters:
            self.filters = filters
            self.refresh()

    def set_day(self, day: date | None) -> None:
        self.set_filters(replace(self.filters, day=day))

    def set_search(self, text: str) -> None:
        query = parse_query(text)
        changed, self.text, self.query = query != self.query, text, query
        if changed:
            self.refresh()

    def set_order(self, order: Order | None, descending: bool = False) -> None:
        self.order, self.descending = order, descending
        self.refresh()

    def show_hidden(self, shown: bool) -> None:
        """Or leave them out again."""
        if shown != self.shows_hidden:
            self.shows_hidden = shown
            self._refresh_in_place()

    def set_current(self, talk: Talk | None) -> None:
        if talk is not self.current or self.elsewhere:
            self.current, self.elsewhere = talk, None
            self.current_changed.emit()

    def set_elsewhere(self, engagement: "Engagement") -> None:
        """Make current what is planned at another conference; no talk of this one is."""
        if engagement != self.elsewhere:
            self.current, self.elsewhere = None, engagement
            self.current_changed.emit()

    def show_talk(self, talk: Talk) -> None:
        """Make it the current talk, and drop what hides it."""
        if talk not in self.talks:
            day = self.workspace.timetable.day(talk) if self.filters.day else None
            self.shows_hidden = self.shows_hidden or talk.id in self.hidden
            self.show_all(day)
        self.set_current(talk)

    def show_all(self, day: date | None) -> None:
        """Clear search and boxes."""
        self.text, self.query, self.filters = "", parse_query(""), Filters(day=day)
        self.refresh()

    def hidden_stars(self) -> int:
        """How many stars of the chosen day the search and the boxes hide."""
        timetable, day = self.workspace.timetable, self.filters.day
        starred = self.workspace.starred - self.left_out
        of_day = [i for i in starred if not day or timetable.day(timetable.by_id[i]) == day]
        return len(of_day) - sum(talk.id in starred for talk in self.talks)

    def hidden_matches(self) -> int:
        """How many of the hidden talks would be found if they were shown."""
        left_out = self.left_out
        if not left_out:
            return 0
        everything = matching(self.workspace.timetable, self.filters, self._ranks(), ())
        return sum(talk.id in left_out for talk in everything)

    def refresh(self) -> None:
        """Work out the rows anew; some milliseconds at any size."""
        timetable, starred = self.workspace.timetable, self.workspace.starred
        priorities = self.workspace.plan.priorities()
        self._notes = searchable_notes(self.workspace.plan, timetable)
        self.hidden = self._hidden()
        ranks = self._ranks()
        self.matching = matching(timetable, self.filters, ranks, self.left_out)
        busy = self.busy() if self.filters.without_clashes else ()
        fans = self.fans() if self.filters.starred_by else {}
        shown = visible(
            timetable,
            self.matching,
            self.filters,
            starred,
            busy,
            priorities,
            self.followed,
            fans,
        )
        by_rank = ranks if self.query.is_ranked else None
        self.talks = in_order(timetable, shown, self.order, starred, by_rank, priorities)
        grouped = self.order is Order.TIME or (self.order is None and by_rank is None)
        if self.descending:
            self.talks.reverse()
        self.rows = with_groups(timetable, self.talks) if grouped else list(self.talks)
        self.rows_changed.emit()

    def busy(self) -> set[str]:
        """The talks that clash with the plan; worked out once for each change of it."""
        clashes, timetable = self.workspace.clashes, self.workspace.timetable
        known = self._busy
        if known is None or known[0] is not clashes or known[1] is not timetable:
            known = self._busy = (clashes, timetable, clashes.among(timetable.talks))
        return known[2]

    def colleagues(self) -> list[str]:
        """The names of those who starred something here, in the order in which they came."""
        marks = chain.from_iterable(some.marks for some in self.workspace.fans.values())
        return [name for _, name in sorted({(mark.tint, mark.name) for mark in marks})]

    def fans(self) -> dict[str, list[str]]:
        """Under the ids of talks the names of the colleagues who starred them."""
        fans = self.workspace.fans
        return {talk_id: [mark.name for mark in some.marks] for talk_id, some in fans.items()}

    def _ranks(self) -> dict[str, int] | None:
        if self.query.is_empty or self._indexed is None:
            return None
        priorities = self.workspace.plan.priorities()
        starred = self.workspace.starred
        index = self._indexed.search
        fans = self.fans() if self.query.needs_colleague else {}
        found = index.find(self.query, starred, self._notes, priorities, self.followed, fans)
        return {talk_id: rank for rank, talk_id in enumerate(found)}

    def _programme_changed(self) -> None:
        timetable = self.workspace.timetable
        self._indexed = None
        if timetable.conference.id != self._conference_id:
            self._conference_id = timetable.conference.id
            self.text, self.query, self.filters = "", parse_query(""), Filters()
            self.shows_hidden = False
            self.matches, self.followed = [], {}
        elif self.filters.day not in timetable.days:
            self.filters = Filters()
        self.current = timetable.by_id.get(self.current.id) if self.current else None
        self.elsewhere = None
        self.refresh()
        self.current_changed.emit()
        self._indexing.start()

    def _index_programme(self) -> None:
        conference, following = self.workspace.conference, self.workspace.plan.following
        in_background(self, lambda: _indexed(conference, following), self._index_ready)

    def _index_ready(self, result: "Indexed") -> None:
        if result.conference is self.workspace.conference:
            self._indexed = result
            is_marked = self._find_followed()
            if not self.query.is_empty:
                self.refresh()
            elif is_marked:
                self._refresh_in_place()

    def _find_followed(self) -> bool:
        """Whether other talks are marked now, or for other reasons."""
        if self._indexed is None:
            return False
        before = self.matches
        self.matches, self.followed = self._indexed.followed(self.workspace.plan.following)
        return self.matches != before

    def _plan_changed(self) -> None:
        filters, query = self.filters, self.query
        if filters.starred_by and not filters.starred_by <= {*self.colleagues()}:  # one has left
            self.set_filters(replace(filters, starred_by=frozenset()))
            return
        by_stars = (
            bool(filters.starred_by)
            or filters.starred_only
            or filters.without_clashes
            or query.needs_stars
            or query.needs_colleague
        )
        by_priority = query.priorities or filters.hidden[Facet.PRIORITY]
        other_talks = self._find_followed() or self._hidden() != self.hidden
        if by_stars or by_priority or other_talks or self._searches_other_notes():
            self._refresh_in_place()

    def _refresh_in_place(self) -> None:
        self.keeps_place = True
        self.refresh()
        self.keeps_place = False

    def _hidden(self) -> frozenset[str]:
        workspace = self.workspace
        return hidden_ids(workspace.timetable, workspace.plan.hidden, workspace.starred)

    def _searches_other_notes(self) -> bool:
        """Whether a note has changed since the search looked in it."""
        if not self.query.terms and not self.query.needs_notes:
            return False
        return searchable_notes(self.workspace.plan, self.workspace.timetable) != self._notes


def _indexed(conference: Conference, following: Following) -> "Indexed":
    from planner.ui.indexing import indexed

    return indexed(conference, following)

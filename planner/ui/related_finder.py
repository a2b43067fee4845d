"""Related talks of the open programme; their index is made in the background when first wanted."""

from collections.abc import Iterable
from time import perf_counter, sleep

from PySide6.QtCore import QObject, QTimer, Signal

from planner.conference import Conference, Talk
from planner.related import Related, RelatedIndex
from planner.ui.browser import Browser
from planner.ui.tasks import in_background

_AFTER_SEARCH = 100  # ms between two looks whether the search's index stands: that goes first
_WORK, _REST = 0.002, 0.001  # seconds
_QUIET = 0.4  # seconds after what the user did last


class RelatedFinder(QObject):
    """What it is asked for before the index stands gives `None`, and `ready` says when it does."""

    ready = Signal()

    def __init__(self, browser: Browser, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self._workspace = browser.workspace
        self._index: RelatedIndex | None = None
        self._indexed: Conference | None = None  # what the index is of, or is being made of
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_SEARCH)
        self._soon.timeout.connect(self._start)
        self._pace = _Pace()
        self._left_out = browser.left_out
        browser.rows_changed.connect(self._pace.hurry)
        browser.rows_changed.connect(self._check_hidden)
        self._workspace.programme_changed.connect(self._forget)

    def to_talk(self, talk: Talk, most: int) -> list[Related] | None:
        """The talks most like it, none that is hidden.

        The same paper elsewhere is told of in another place.
        """
        without = self._same_papers([talk]) | (self._left_out - self._workspace.starred)
        index = self._wanted_index()
        return index.to_talk(talk.id, most, without) if index else None

    def to_stars(self, most: int) -> list[Related] | None:
        """What is most like the stars, nothing that is hidden."""
        index, by_id = self._wanted_index(), self._workspace.timetable.by_id
        starred = self._workspace.starred
        papers = self._same_papers(by_id[talk_id] for talk_id in starred)
        return index.to_stars(starred, most, papers | self._browser.hidden) if index else None

    def _check_hidden(self) -> None:
        """What was found may be hidden now, or shown again."""
        before, self._left_out = self._left_out, self._browser.left_out
        if before != self._left_out and self._index:
            self.ready.emit()

    def _same_papers(self, talks: Iterable[Talk]) -> set[str]:
        timetable = self._workspace.timetable
        return {other.id for talk in talks for other in timetable.elsewhere(talk)}

    def _wanted_index(self) -> RelatedIndex | None:
        if self._indexed is not self._workspace.conference:
            self._soon.start()
        return self._index

    def _start(self) -> None:
        if not self._browser.is_ready:
            self._soon.start()
            return
        conference, pace = self._workspace.conference, self._pace
        self._indexed = conference

        def index() -> tuple[Conference, RelatedIndex]:
            return conference, RelatedIndex(conference.talks, pace.rest)

        in_background(self, index, self._take)

    def _take(self, result: tuple[Conference, RelatedIndex]) -> None:
        conference, index = result
        if conference is self._workspace.conference:
            self._index, self._indexed = index, conference
            self.ready.emit()

    def _forget(self) -> None:
        self._index = self._indexed = None


class _Pace:
    """For a worker to ask often: it rests after each bit of work, and while the user types.

    A thread that wants Python from one that computes gets it only after 5 ms. The window's thread
    wants it a thousand times for one picture: it would stand for half a second.
    """

    def __init__(self) -> None:
        self._rested = perf_counter()
        self._quiet_after = 0.0

    def hurry(self) -> None:
        """Called by the window's thread: it has work to do."""
        self._quiet_after = perf_counter() + _QUIET

    def rest(self) -> None:
        if perf_counter() - self._rested > _WORK:
            sleep(_REST)
            while perf_counter() < self._quiet_after:
                sleep(_QUIET / 10)
            self._rested = perf_counter()

"""Tells of known talks that match what is followed since an update: abstracts often come late."""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from planner.conference import Conference
from planner.plan import Following
from planner.ui.browser import Browser
from planner.wording import counted


class NewMatches(QObject):
    """New talks are told of with the update; these are known only once the new index stands."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, browser: Browser, parent: QObject) -> None:
        super().__init__(parent)
        self._browser = browser
        self._before: _State | None = None
        browser.rows_changed.connect(self._look)

    def _look(self) -> None:
        if not self._browser.is_ready:
            return
        before, now = self._before, self._state()
        self._before = now
        if before and before.can_grow_to(now):
            known = {talk.id for talk in before.conference.talks}
            count = len(known.intersection(now.followed).difference(before.followed))
            if count:
                self.told.emit(f"{counted(count, 'changed talk')} now with what you follow")

    def _state(self) -> "_State":
        workspace = self._browser.workspace
        following = workspace.plan.following
        return _State(workspace.conference, following, self._browser.followed)


class _State(NamedTuple):
    conference: Conference
    following: Following
    followed: Collection[str]  # ids

    def can_grow_to(self, later: "_State") -> bool:
        """Whether only the programme has become another."""
        one, other = self.conference, later.conference
        is_update = one is not other and one.id == other.id
        return is_update and self.following == later.following

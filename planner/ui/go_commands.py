"""What the user can do with the plan and where to look: stars, notes, clashes, now, days."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.conference import Talk
from planner.times import long_day
from planner.ui.browser import Browser

_LONG = timedelta(hours=12)


class GoCommands(QObject):
    told = Signal(str)  # a sentence for the status bar
    now_wanted = Signal()  # after the talk is chosen: who draws the time shows what it is now

    def __init__(self, browser: Browser, parent: QObject) -> None:
        super().__init__(parent)
        self._browser = browser
        self._workspace = browser.workspace
        self.now: Callable[[], datetime] = partial(datetime.now, UTC)

    def next_clash(self) -> None:
        """The talks that clash, one after another, from the current one on."""
        clashes = self._workspace.clashes
        ids = list(clashes.counts)
        if not ids:
            elsewhere = "What clashes is all at other conferences; see My plan"
            self.told.emit(elsewhere if clashes else "Nothing that you starred clashes")
            return
        current = self._browser.current
        at = ids.index(current.id) + 1 if current and current.id in ids else 0
        self._browser.show_talk(self._workspace.timetable.by_id[ids[at % len(ids)]])

    def jump_to_now(self) -> None:
        """The talk that runs now, else the next one; says so when the conference is over."""
        now = self.now()
        coming = [talk for talk in self._workspace.timetable.talks if talk.end and talk.end > now]
        if not coming:
            self.told.emit("The conference is over")
            return
        talk = min(coming, key=lambda t: (_runs_for_days(t), t.start or now))
        self._browser.show_talk(talk)
        self.now_wanted.emit()
        if talk.start and talk.start > now:
            day = self._workspace.timetable.day(talk)
            self.told.emit(f"Nothing is on now; next on {long_day(day)}" if day else "")

    def search_for(self, field: str, value: str) -> None:
        """As if the user had typed `author:"…"`."""
        quoted = value.replace('"', " ")
        self._browser.set_search(f'{field}:"{quoted}"')
        self._browser.set_day(None)

    def show_followed(self, name: str) -> None:
        """All talks that a followed name or word marks."""
        self._browser.show_all(None)
        self.search_for("followed", name)

    def search_all_days(self) -> None:
        self._browser.set_day(None)

    def show_all(self) -> None:
        self._browser.show_all(self._browser.filters.day)


def _runs_for_days(talk: Talk) -> bool:
    """Such as an exhibition: it is on at any time, and says least of what is on now."""
    return bool(talk.start and talk.end and talk.end - talk.start >= _LONG)

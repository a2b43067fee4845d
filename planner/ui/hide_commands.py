"""What the user can do about talks that are not wanted: hide them, show them, bring them back."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from planner.hiding import Way, toggled, what_happened
from planner.plan import Plan
from planner.ui.browser import Browser


class HideCommands(QObject):
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, browser: Browser, parent: QObject) -> None:
        super().__init__(parent)
        self._browser = browser
        self._workspace = browser.workspace

    def toggle(self, talk_ids: Collection[str]) -> None:
        """Hide these talks; where all of them are hidden, bring them back."""
        timetable = self._workspace.timetable
        talks = [timetable.by_id[i] for i in talk_ids if i in timetable.by_id]
        if talks:
            self._change(toggled(self._workspace.plan, timetable, talks, self._browser.hidden))

    def text(self, talk_ids: Collection[str]) -> str:
        """What `toggle` would do: `Hide this talk`, `Unhide these 3 talks`."""
        verb = "Unhide" if all(i in self._browser.hidden for i in talk_ids) else "Hide"
        return f"{verb} {'this talk' if len(talk_ids) == 1 else f'these {len(talk_ids)} talks'}"

    def toggle_way(self, way: Way) -> None:
        """Hide all of a session, room or kind, or bring it back."""
        plan = self._workspace.plan
        self._change(way.taken(plan, not way.is_taken(plan)))

    def toggle_shown(self) -> None:
        self._browser.show_hidden(not self._browser.shows_hidden)

    def _change(self, plan: Plan) -> None:
        before, starred = self._browser.hidden, self._workspace.starred
        hides = len(_names(plan)) > len(_names(self._workspace.plan))
        self._workspace.change("Hide" if hides else "Unhide", plan)
        self.told.emit(what_happened(before, self._browser.hidden, starred))


def _names(plan: Plan) -> tuple[str, ...]:
    hidden = plan.hidden
    return (*hidden.talks, *hidden.sessions, *hidden.rooms, *hidden.kinds)

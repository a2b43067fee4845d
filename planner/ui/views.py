"""Which of list, timeline and plan is shown, or that nothing is found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.ui.browser import Browser
from planner.ui.talk_list import TalkList

if TYPE_CHECKING:
    from planner.ui.later_parts import LaterParts

VIEWS = ("list", "timeline", "plan")  # as the settings name them
LIST, TIMELINE, PLAN = range(3)


class Views(QStackedWidget):
    """All but the list are made when they are first shown."""

    changed = Signal(int)

    def __init__(
        self, browser: Browser, talks: TalkList, parts: "LaterParts", parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._browser = browser
        self._list = talks
        self._parts = parts
        self._conference_id = ""
        self._searched = ""
        self.chosen = LIST
        self.addWidget(talks)

    def choose(self, view: int) -> None:
        """LIST or TIMELINE; another widget takes their place where nothing is found.
        PLAN shows what is starred, whatever is searched for."""
        self.chosen = view
        self.changed.emit(view)
        self.show_rows().setFocus()

    def show_programme(self) -> None:
        """The view as it was; the list where that would be the empty plan of another conference."""
        workspace = self._browser.workspace
        before, self._conference_id = self._conference_id, workspace.conference.id
        is_other = self.isVisible() and before != self._conference_id
        is_bare = not workspace.plan.entries and not workspace.plan.own_entries
        self.choose(LIST if self.chosen == PLAN and is_other and is_bare else self.chosen)

    def search(self, text: str) -> None:
        """What is found does not stand in the plan: the list shows it."""
        if self.chosen == PLAN and not text:
            return  # the search stays for the other views
        self._browser.set_search(text)
        self._leave_plan()
        self.show_rows()

    def take_rows(self) -> None:
        """Others than before, also by a search that is not typed: a click on an author."""
        before, self._searched = self._searched, self._browser.text
        if self._searched not in ("", before):
            self._leave_plan()
        self.show_rows()

    def _leave_plan(self) -> None:
        if self.chosen == PLAN:
            self.chosen = LIST
            self.changed.emit(LIST)

    def go_to_talks(self) -> None:
        """From the search to what it found: to the first talk, if none is current."""
        self._list.start_at_top()
        self.show_rows().setFocus()

    def show_rows(self) -> QWidget:
        """The view that shows what is found now."""
        view = self._view()
        has_programme = self._browser.workspace.programme is not None
        if self.chosen != PLAN and has_programme and not self._browser.talks:
            view = self._parts.nothing
            self._parts.nothing.explain()
        if self.currentWidget() is not view:
            self.setCurrentWidget(view)
        return view

    def _view(self) -> QWidget:
        if self.chosen == PLAN:
            return self._parts.plan
        return self._parts.timeline if self.chosen == TIMELINE else self._list

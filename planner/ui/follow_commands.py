"""What the user can do about authors and words to follow: by menus, and for the dialog."""

from collections.abc import Iterable
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from planner.conference import Talk
from planner.following import cleaned, is_followed, with_followed
from planner.plan import Followed
from planner.ui.browser import Browser
from planner.wording import counted

_MOST_SUBJECTS = 12


class FollowCommands(QObject):
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, browser: Browser, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._browser = browser
        self._workspace = browser.workspace

    def set_followed(self, what: Followed, name: str, followed: bool) -> None:
        """As one step that can be undone; says how many talks it marks."""
        plan = with_followed(self._workspace.plan, what, name, followed)
        self._workspace.change("Follow" if followed else "Unfollow", plan)
        self.told.emit(self._sentence(what, name) if followed else f"“{name}” is not followed now")

    def follow_words(self, text: str) -> None:
        """As they were selected in an abstract."""
        if words := cleaned(text):
            self.set_followed("words", words, True)

    def menu(self, talk: Talk, parent: QWidget) -> QMenu:
        """Each author of the talk, each of its keywords and topics; checked if followed."""
        menu = QMenu("Follow", parent)
        self._offer(menu, "authors", (person.name for person in talk.authors))
        menu.addSeparator()  # not shown as the last or the only entry
        subjects = map(cleaned, (*talk.keywords, *talk.topics))
        self._offer(menu, "words", islice(filter(None, subjects), _MOST_SUBJECTS))
        menu.setEnabled(any(action.text() for action in menu.actions()))
        return menu

    def show_menu(self, place: QPoint) -> None:
        """Of the current talk, at that place of the screen."""
        if self._browser.current:
            menu = self.menu(self._browser.current, self._window)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _offer(self, menu: QMenu, what: Followed, names: Iterable[str]) -> None:
        for name in dict.fromkeys(names):
            is_checked = is_followed(self._workspace.plan.following, what, name)
            change = partial(self.set_followed, what, name, not is_checked)
            action = menu.addAction(name.replace("&", "&&"), change)
            action.setCheckable(True)
            action.setChecked(is_checked)

    def _sentence(self, what: Followed, name: str) -> str:
        """What is followed may be written in another way in the plan."""
        counts = [len(m.talks) for m in self._browser.matches if (m.what, m.name) == (what, name)]
        return f"You follow “{name}”" + (f": {counted(counts[0], 'talk')}" if counts else "")

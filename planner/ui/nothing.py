"""Stands in for an empty list: says why nothing is shown and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from planner.listing import Filters
from planner.times import long_day
from planner.ui.browser import Browser
from planner.wording import counted

_HOW_TO_FOLLOW = "Press F to follow authors and words: their talks are marked by a flag."


class Nothing(QWidget):
    all_wanted = Signal()  # clear search and filters
    all_days_wanted = Signal()
    hidden_wanted = Signal()  # to be shown

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._browser = browser
        self._title, self._advice = QLabel(), QLabel()
        self._title.setProperty("role", "strong")
        self._advice.setProperty("role", "muted")
        self._days = QPushButton("Search all days")
        self._all = QPushButton("Clear search and filters")
        self._hidden = QPushButton("Show hidden")
        self._hidden.clicked.connect(self.hidden_wanted)
        self._days.clicked.connect(self.all_days_wanted)
        self._all.clicked.connect(self.all_wanted)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for label in (self._title, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(10)
        for button in (self._hidden, self._days, self._all):
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)

    def explain(self) -> None:
        browser = self._browser
        hidden = browser.hidden_matches()
        title, advice = _why(browser)
        if hidden:
            advice = f"You have hidden {counted(hidden, 'talk')} of what would stand here."
        self._title.setText(title)
        self._advice.setText(advice)
        self._hidden.setVisible(hidden > 0)
        self._days.setVisible(browser.filters.day is not None and not browser.query.is_empty)
        self._all.setVisible(not browser.query.is_empty or browser.filters.is_narrow)


def _why(browser: Browser) -> tuple[str, str]:
    filters, text = browser.filters, browser.text.strip()
    day = f" on {long_day(filters.day)}" if filters.day else ""
    if not browser.query.is_empty and filters.is_narrow and browser.matching:
        return f"The filters hide every talk that matches “{text}”", "They stand on the left."
    if browser.query.needs_followed and not browser.matches:
        return "Nothing followed yet", _HOW_TO_FOLLOW
    if not browser.query.is_empty:
        everywhere = all(not term.field for term in browser.query.terms) and browser.query.terms
        advice = "It was looked for in titles, authors, sessions, rooms, abstracts and notes."
        return f"Nothing matches “{text}”{day}", advice if everywhere else _missing(browser)
    if filters.starred_only and not browser.workspace.starred:
        return "No stars yet", "Press Space or S on a talk, or click the star before it."
    if filters.followed_only and not browser.matches:
        return "Nothing followed yet", _HOW_TO_FOLLOW
    if filters != Filters(day=filters.day):
        return f"The filters hide every talk{day}", "They stand on the left."
    if browser.left_out:
        return f"You have hidden every talk{day}", ""
    return "This programme holds no talk", "The report says what was read and what was skipped."


def _missing(browser: Browser) -> str:
    """What was asked for, but is told of no talk."""
    asks = any(term.field == "authors" for term in browser.query.terms)
    named = any(talk.authors for talk in browser.workspace.conference.talks)
    return "This programme names no authors." if asks and not named else ""

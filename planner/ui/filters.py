"""The panel of filters beside the table: what to show, by kind, session and room, with counts."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.listing import Facet, counts, facet_label, facet_options
from planner.ui.browser import Browser
from planner.ui.colleague_filter import ColleagueFilter
from planner.ui.filter_box import FilterBox, heading

FEW = 8

# What differs in the names of rooms stands at their end: “West Exhibition Hall A”.
_ELIDED = {Facet.ROOM: Qt.TextElideMode.ElideMiddle}


class FilterPanel(QScrollArea):
    """Shows and sets the Browser's filters; its counts follow the search and the day."""

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Filters")
        inner = QFrame(self)
        inner.setProperty("role", "side")
        self.setWidget(inner)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 12, 10, 12)
        layout.setSpacing(3)
        layout.addWidget(heading("Show"))
        self._starred = FilterBox("Starred only", self)
        self._followed = FilterBox("Followed only", self)
        self._followed.setToolTip("Only talks by authors or with words that you follow")
        self._free = FilterBox("Without clashes", self)
        self._free.setToolTip("Only talks that do not clash with your stars")
        for box in (self._starred, self._followed, self._free):
            layout.addWidget(box)
            box.clicked.connect(self._set_show)
        self._colleagues = ColleagueFilter(browser, inner)
        layout.addWidget(self._colleagues)
        self._facets = [_FacetBoxes(facet, browser, inner) for facet in Facet]
        for boxes in self._facets:
            layout.addWidget(boxes)
        layout.addStretch(1)
        browser.rows_changed.connect(self.refresh)
        browser.workspace.plan_changed.connect(self._plan_changed)

    def _set_show(self) -> None:
        starred, followed, free = (
            box.check.isChecked() for box in (self._starred, self._followed, self._free)
        )
        filters = replace(self._browser.filters, starred_only=starred, followed_only=followed)
        self._browser.set_filters(replace(filters, without_clashes=free))

    def refresh(self) -> None:
        for boxes in self._facets:
            boxes.refresh()
        self._refresh_show()

    def _plan_changed(self) -> None:
        """What depends on the plan; where the rows do, too, all is refreshed with them."""
        self._facets[Facet.PRIORITY].refresh()
        self._refresh_show()

    def _refresh_show(self) -> None:
        self._colleagues.refresh()
        filters, talks = self._browser.filters, self._browser.matching
        starred, busy = self._browser.workspace.starred, self._browser.busy()
        self._starred.show_state(filters.starred_only, sum(t.id in starred for t in talks))
        followed = self._browser.followed
        self._followed.show_state(filters.followed_only, sum(t.id in followed for t in talks))
        self._followed.setVisible(bool(self._browser.matches) or filters.followed_only)
        self._free.show_state(filters.without_clashes, sum(t.id not in busy for t in talks))


class _FacetBoxes(QWidget):
    """The boxes of one facet: the first few, and the others when asked for."""

    def __init__(self, facet: Facet, browser: Browser, parent: QWidget) -> None:
        super().__init__(parent)
        self._facet = facet
        self._browser = browser
        self._values: list[str] = []
        self._boxes: list[FilterBox] = []
        self._all_shown = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 10, 0, 0)  # which go with it where it is hidden
        self._layout.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(heading(facet.name.title()))
        head.addStretch(1)
        self._all = _link("All", self._show_all_talks)
        self._all.setAccessibleName(f"Show every {facet.name.lower()}")
        head.addWidget(self._all)
        self._layout.addLayout(head)
        self._more = _link("", self._toggle_all)
        self._layout.addWidget(self._more)

    def refresh(self) -> None:
        browser, filters = self._browser, self._browser.filters
        timetable, priorities = browser.workspace.timetable, browser.workspace.plan.priorities()
        hidden = filters.hidden[self._facet]
        if self._facet is Facet.PRIORITY and not priorities and not hidden:
            self.hide()
            return
        self._values = facet_options(timetable, filters.day, self._facet, browser.left_out)
        found = counts(timetable, browser.matching, self._facet, priorities)
        shown = self._values if self._all_shown else self._values[:FEW]
        for number, value in enumerate(shown):
            box = self._box(number)
            box.show_value(
                value, facet_label(self._facet, value), value not in hidden, found[value]
            )
        for box in self._boxes[len(shown) :]:
            box.hide()
        self._all.setVisible(bool(hidden))
        more = len(self._values) - FEW
        self._more.setVisible(more > 0)
        self._more.setText("Show fewer" if self._all_shown else f"Show {more} more…")
        self.setVisible(len(self._values) > 1)

    def _box(self, number: int) -> FilterBox:
        if number == len(self._boxes):
            box = FilterBox("", self, _ELIDED.get(self._facet, Qt.TextElideMode.ElideRight))
            box.clicked.connect(self._clicked)
            self._boxes.append(box)
            self._layout.insertWidget(1 + number, box)
        return self._boxes[number]

    def _clicked(self, value: str) -> None:
        """With Ctrl held, everything but this is hidden."""
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._hide(set(self._values) - {value})
        else:
            self._hide(self._browser.filters.hidden[self._facet] ^ {value})

    def _show_all_talks(self) -> None:
        self._hide(())

    def _hide(self, values: Iterable[str]) -> None:
        self._browser.set_filters(self._browser.filters.with_hidden(self._facet, values))

    def _toggle_all(self) -> None:
        self._all_shown = not self._all_shown
        self.refresh()


def _link(text: str, slot: Callable[[], None]) -> QPushButton:
    link = QPushButton(text)
    link.setProperty("role", "link")
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.clicked.connect(slot)
    return link

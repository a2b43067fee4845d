"""The boxes of the filter panel for what colleagues starred; none without colleagues."""

from collections import Counter

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.browser import Browser
from planner.ui.filter_box import FilterBox, heading
from planner.ui.rich import tooltip
from planner.wording import counted


class ColleagueFilter(QWidget):
    """Each box that is checked narrows: with all of them what all have starred is left."""

    def __init__(self, browser: Browser, parent: QWidget) -> None:
        super().__init__(parent)
        self._browser = browser
        self._boxes: list[FilterBox] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._layout.addSpacing(10)
        self._layout.addWidget(heading("Starred by"))
        self.hide()

    def refresh(self) -> None:
        names, fans = self._browser.colleagues(), self._browser.fans()
        shown = {talk.id for talk in self._browser.matching} if fans else set()
        counts = Counter(name for talk_id in fans.keys() & shown for name in fans[talk_id])
        for number, name in enumerate(names):
            count = counts[name]
            checked = name in self._browser.filters.starred_by
            box = self._box(number)
            box.show_value(name, name, checked, count)
            box.setToolTip(tooltip(f"Only talks that {name} has starred"))
            box.check.setAccessibleName(f"Starred by {name}, {counted(count, 'talk')}")
        for box in self._boxes[len(names) :]:
            box.hide()
        self.setVisible(bool(names))

    def _box(self, number: int) -> FilterBox:
        if number == len(self._boxes):
            box = FilterBox("", self)
            box.clicked.connect(self._toggle)
            self._boxes.append(box)
            self._layout.addWidget(box)
        return self._boxes[number]

    def _toggle(self, name: str) -> None:
        filters = self._browser.filters
        self._browser.set_filters(replace(filters, starred_by=filters.starred_by ^ {name}))

"""The two lists of the best plan: what stays, by day, and what gives way, each with its reason."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner import priorities
from planner.conference import Talk
from planner.itinerary import Wish
from planner.itinerary_plan import Chosen, LeftOut
from planner.plan import Plan
from planner.tex import to_text
from planner.times import day_and_month, long_day, span, span_under
from planner.timetable import Timetable
from planner.ui import theme
from planner.ui.rich import escape, tooltip
from planner.ui.scrolled import scrolled
from planner.ui.wrapped_label import WrappedLabel
from planner.wording import counted

AT_ONCE = 15  # rows that give way; each takes a millisecond to lay out


class ChosenList(QWidget):
    """What stays, a line each under its day."""

    def __init__(self, timetable: Timetable, parent: QWidget) -> None:
        super().__init__(parent)
        self._timetable = timetable
        self._tree = QTreeWidget(self)
        self._tree.setColumnCount(3)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setItemsExpandable(False)
        self._tree.setIndentation(0)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName("What stays")
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        em = self.fontMetrics().averageCharWidth()
        for column, characters in ((0, 15), (2, 24)):
            header.resizeSection(column, characters * em)
        _column(self, _caption("Stays", self), self._tree)

    def show_lines(self, lines: Sequence[Chosen]) -> None:
        self._tree.clear()
        for day, members in groupby(lines, lambda line: line.day):
            heading = QTreeWidgetItem([long_day(day) if day else ""])
            font = self.font()
            font.setBold(True)
            heading.setFont(0, font)
            heading.setSizeHint(0, QSize(0, self.fontMetrics().height() * 3 // 2))  # of all rows
            self._tree.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            heading.addChildren([self._item(line) for line in members])
        self._tree.expandAll()

    def _item(self, line: Chosen) -> QTreeWidgetItem:
        title = to_text(line.title)
        shown = f"{title} (kept)" if line.pinned else title
        time = span_under(line.day, line.start, line.end, self._timetable.clock.zone)
        item = QTreeWidgetItem([time, shown, line.room])
        item.setForeground(2, self.palette().placeholderText())
        for column, text in ((1, title), (2, line.room)):
            item.setToolTip(column, tooltip(text))
        return item


class LeftOutList(QWidget):
    """What gives way: a card each, some at a time, which stay where they are while one checks."""

    kept_changed = Signal(str, bool)  # the talk's id

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: dict[str, _Card] = {}
        self._lines: Sequence[LeftOut] = ()
        self._shown = AT_ONCE
        self._page = QWidget()
        self._page.setProperty("role", "surface")
        self._nothing = WrappedLabel(self._page, Qt.TextFormat.PlainText)
        self._nothing.setProperty("role", "muted")
        self._more = QPushButton(self._page)
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._show_more)
        self._column = QVBoxLayout(self._page)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._caption = _caption("Left out", self)
        _column(self, self._caption, scrolled(self._page, "Left out", self))

    def show_lines(
        self, lines: Sequence[LeftOut], timetable: Timetable, plan: Plan, nothing: str
    ) -> None:
        """`nothing` is said where there is none."""
        self._timetable, self._plan, self._lines = timetable, plan, lines
        self._nothing.setText(nothing)
        self._nothing.setVisible(not lines)
        self._caption.setVisible(bool(lines))
        self._fill()

    def _fill(self) -> None:
        lines = self._lines[: self._shown]
        wanted = {line.wish.talk.id for line in lines}
        for talk_id in self._cards.keys() - wanted:
            card = self._cards.pop(talk_id)
            card.hide()
            card.deleteLater()
        for place, line in enumerate(lines):
            card = self._card(line.wish)
            card.show_line(line, line.reason(self._timetable, self._plan))
            self._column.insertWidget(place, card)
            card.show()
        more = len(self._lines) - len(lines)
        self._more.setText(f"Show {counted(min(more, AT_ONCE), 'more talk')}")
        self._more.setVisible(more > 0)

    def _card(self, wish: Wish) -> "_Card":
        if wish.talk.id not in self._cards:
            card = _Card(wish.talk, self._timetable, self._page)
            card.kept_changed.connect(self.kept_changed)
            self._cards[wish.talk.id] = card
        return self._cards[wish.talk.id]

    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self._fill()


class _Card(QFrame):
    kept_changed = Signal(str, bool)

    def __init__(self, talk: Talk, timetable: Timetable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._talk = talk
        self._timetable = timetable
        self._label = WrappedLabel(self, Qt.TextFormat.RichText)
        self._keep = QCheckBox("Keep it all the same", self)
        self._keep.setAccessibleDescription(talk.shown_title)
        self._keep.toggled.connect(self._toggled)
        layout = QVBoxLayout(self)
        layout.addWidget(self._label)
        layout.addWidget(self._keep)

    def show_line(self, line: LeftOut, reason: str) -> None:
        talk, timetable = self._talk, self._timetable
        assert talk.start
        zone = timetable.clock.zone
        day = day_and_month(talk.start.astimezone(zone).date())
        when = f"{day} {span(talk.start, talk.end, zone)}"
        facts = (when, timetable.room(talk), priorities.label(line.wish.priority))
        muted = escape(" · ".join(filter(None, facts)))
        self._label.setText(
            f"<b>{escape(to_text(talk.shown_title))}</b><br>"
            f'<span style="color:{theme.colours().muted}">{muted}</span><br>{escape(reason)}'
        )
        self._keep.blockSignals(True)
        self._keep.setChecked(line.wish.pinned)
        self._keep.blockSignals(False)

    def _toggled(self, kept: bool) -> None:
        self.kept_changed.emit(self._talk.id, kept)


def _caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "caption")
    return label


def _column(parent: QWidget, *parts: QWidget) -> None:
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(part)

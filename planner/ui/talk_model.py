"""The table model that list and timeline share: rows from the Browser, formatted by column."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import takewhile
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.conference import Talk
from planner.following import sentence_of
from planner.listing import Order, Row
from planner.priorities import WORDS, label
from planner.tex import to_text
from planner.times import day_and_month, day_mark, span
from planner.timetable import Group
from planner.ui.browser import Browser
from planner.ui.rich import escape

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_MANY = 100  # rows


class Role(IntEnum):
    """What delegates and views ask for beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole  # the Talk or Group itself
    STARRED = Qt.ItemDataRole.UserRole + 1
    CLASHES = Qt.ItemDataRole.UserRole + 2  # how many starred talks it clashes with
    NOTED = Qt.ItemDataRole.UserRole + 3
    HIDDEN = Qt.ItemDataRole.UserRole + 4  # not wanted, but shown all the same
    FOLLOWED = Qt.ItemDataRole.UserRole + 5


class Column(NamedTuple):
    title: str
    text: Callable[["TalkModel", Talk], str]


class TalkModel(QAbstractTableModel):
    """Knows how a talk reads in each column, not how it is drawn."""

    def __init__(self, browser: Browser, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self._workspace = browser.workspace
        self._rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._read: dict[int, Callable[[Row, int], Any]] = {
            _DISPLAY: self._text,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible_text,
            Role.ROW: lambda row, column: row,
            Role.STARRED: lambda row, column: self._workspace.plan.is_starred(_id(row)),
            Role.CLASHES: lambda row, column: self._workspace.clashes.counts.get(_id(row), 0),
            Role.NOTED: lambda row, column: self._is_noted(row),
            Role.HIDDEN: lambda row, column: _id(row) in self._browser.hidden,
            Role.FOLLOWED: lambda row, column: _id(row) in self._browser.followed,
        }
        self._session_notes = self._workspace.plan.session_notes  # as the groups show them
        # What goes along when talks are dragged: told by whoever knows how they are written.
        self.carry: Callable[[list[Talk]], QMimeData] = lambda talks: QMimeData()
        browser.rows_changed.connect(self._take_rows)
        self._workspace.plan_changed.connect(self._talks_changed)
        self._workspace.clock_changed.connect(self._times_changed)

    def index_of(self, talk_id: str, column: int = Order.TALK) -> QModelIndex:
        """Where the talk stands now; an invalid index where it is not shown."""
        row = self._row_of.get(talk_id)
        return QModelIndex() if row is None else self.index(row, column)

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def talk(self, index: Index) -> Talk | None:
        """The talk at the index; `None` for a group row or an invalid index."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Talk) else None

    def under(self, index: Index) -> list[Talk]:
        """The talks under the group row at the index."""
        if not index.isValid() or self.talk(index):
            return []
        below = takewhile(lambda row: isinstance(row, Talk), self._rows[index.row() + 1 :])
        return [row for row in below if isinstance(row, Talk)]

    def first_talk(self) -> QModelIndex:
        return self.index(min(self._row_of.values(), default=-1), Order.TALK)

    def nearest_talk(self, row: int) -> QModelIndex:
        """The talk at the row or after it, else the last one."""
        rows = sorted(self._row_of.values())
        place = bisect_left(rows, row)
        return self.index(rows[min(place, len(rows) - 1)], Order.TALK) if rows else QModelIndex()

    def group_rows(self) -> list[int]:
        return [number for number, row in enumerate(self._rows) if isinstance(row, Group)]

    def has_rooms(self) -> bool:
        room_text = COLUMNS[Order.ROOM].text
        return any(room_text(self, row) for row in self._rows if isinstance(row, Talk))

    def says_day_above(self) -> bool:
        """In the rows of groups, or as the chosen day; else each talk's time says its day."""
        return len(self._rows) > len(self._row_of) or self._browser.filters.day is not None

    def _take_rows(self) -> None:
        self.beginResetModel()
        self._rows = self._browser.rows
        self._row_of = {r.id: n for n, r in enumerate(self._rows) if isinstance(r, Talk)}
        self.endResetModel()

    def _talks_changed(self, talk_ids: set[str]) -> None:
        """Told row by row: from the first to the last, where they are so many that views take
        longer for each one than to draw what is in sight."""
        self._tell_noted_groups()
        roles = [_DISPLAY, Role.STARRED, Role.CLASHES, Role.NOTED]
        rows = sorted(self._row_of[i] for i in talk_ids if i in self._row_of)
        if len(rows) > _MANY:
            self._tell_changed(rows[0], rows[-1], roles)
            return
        for row in rows:
            self._tell_changed(row, row, roles)

    def _tell_noted_groups(self) -> None:
        before, self._session_notes = self._session_notes, self._workspace.plan.session_notes
        if before != self._session_notes:
            for row in self.group_rows():
                self._tell_changed(row, row, [Role.NOTED])

    def _is_noted(self, row: Row) -> bool:
        """The talk; or the session whose heading it is, which is its key."""
        plan = self._workspace.plan
        note = plan.note(row.id) if isinstance(row, Talk) else plan.session_notes.get(row.key)
        return bool(note)

    def _tell_changed(self, first: int, last: int, roles: Sequence[int]) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1), roles)

    def _times_changed(self) -> None:
        """In the rows of groups as well."""
        if self._rows:
            self._tell_changed(0, len(self._rows) - 1, [_DISPLAY])

    def _text(self, row: Row, column: int) -> str:
        if isinstance(row, Talk):
            return COLUMNS[column].text(self, row)
        return row.title if column == Order.TALK else ""

    def _tooltip(self, row: Row, column: int) -> str:
        if not isinstance(row, Talk) or column != Order.TALK:
            return ""
        authors = " · ".join(person.name for person in row.authors)
        wanted = label(self._workspace.plan.entry(row.id).priority)
        hidden = "hidden" if row.id in self._browser.hidden else ""
        followed, fans = escape(self._reason(row)), escape(self._fans_text(row))
        title = f"<b>{escape(to_text(row.shown_title))}</b>"
        lines = (title, escape(authors), wanted, followed, hidden, fans)
        return "<br>".join(filter(None, lines))

    def _reason(self, talk: Talk) -> str:
        return sentence_of(self._browser.followed.get(talk.id, ()))

    def _fans_text(self, talk: Talk) -> str:
        """Which colleagues starred it."""
        fans = self._workspace.fans.get(talk.id)
        return fans.words if fans else ""

    def _accessible_text(self, row: Row, column: int) -> str:
        if column == Order.STAR and isinstance(row, Talk):
            return self._star_text(row)
        clash = column == Order.TIME and _id(row) in self._workspace.clashes.counts
        return self._text(row, column) + (", clash" if clash else "")

    def _star_text(self, talk: Talk) -> str:
        entry = self._workspace.plan.entry(talk.id)
        wanted = WORDS.get(entry.priority, "").lower()
        hidden = "hidden" if talk.id in self._browser.hidden else ""
        starred = "starred" if entry.starred else "not starred"
        parts = (starred, wanted, self._reason(talk), hidden, self._fans_text(talk))
        return ", ".join(filter(None, parts))

    def time_text(self, talk: Talk) -> str:
        """Where nothing above says the conference's day, with the day; else with that only which
        differs from it: `1:00 – 1:15`, `next day`."""
        timetable = self._workspace.timetable
        day, zone = timetable.day(talk), timetable.clock.zone
        if day is None or talk.start is None:
            return "no time"
        text = span(talk.start, talk.end, zone)
        if self.says_day_above():
            return f"{text}\n{day_mark(day, talk.start, talk.end, zone)}".rstrip()
        return f"{day_and_month(talk.start.astimezone(zone).date())}\n{text}"

    def room_text(self, talk: Talk) -> str:
        room = self._workspace.timetable.room(talk)
        return "\n".join(filter(None, (room, talk.poster_position)))

    # Qt's overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        read = self._read.get(role)
        return read(self._rows[index.row()], index.column()) if read and index.isValid() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return COLUMNS[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.talk(index) is None:
            return Qt.ItemFlag.NoItemFlags  # a group row: the arrow keys pass over it
        also = Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDragEnabled
        return super().flags(index) | also

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self._rows[row] for row in sorted({index.row() for index in indexes})]
        return self.carry([row for row in rows if isinstance(row, Talk)])


# The order of the columns is the order of `listing.Order`.
COLUMNS = (
    Column("", lambda model, talk: ""),
    Column("Time", TalkModel.time_text),
    Column("Talk", lambda model, talk: to_text(talk.shown_title)),
    Column("Room", TalkModel.room_text),
)


def _id(row: Row) -> str:
    return row.id if isinstance(row, Talk) else ""

"""An item view that lays talks out on a timetable: geometry, scrolling and zoom, no drawing."""

from collections.abc import Sequence
from math import ceil
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QRegion, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.listing import Order
from planner.timeline_grid import Box, Grid, column_edges
from planner.timeline_layout import Block, Layout, lay_out, usual_minutes
from planner.timeline_moves import first_block
from planner.timetable import Timetable
from planner.ui.browser import Browser
from planner.ui.talk_model import TalkModel
from planner.ui.timeline_blocks import make_fonts

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
_ZOOM_STEP = 1.25


class GridView(QAbstractItemView):
    """Where each talk stands; laid out when it is first asked for, not while hidden."""

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self._workspace = browser.workspace
        self._talks: TalkModel
        self._fonts = make_fonts(self.font())
        self._layout = Layout((), 0, 0, 0, {})
        self._is_stale = True  # the rows are others than those laid out
        self._shown: object = None  # the conference and day that are laid out
        self._by_room = False
        self._zoom = 1.0
        self._second_zone: ZoneInfo | None = None  # whose hours stand beside the conference's
        self._usual: tuple[Timetable | None, float] = (None, 30.0)
        self._edges: Sequence[float] = (0.0,)
        self._title_lines = 1  # of the headers
        self._minute = 1.0

    def set_columns_by_room(self, by_room: bool) -> None:
        """Columns are rooms instead of sessions."""
        if by_room != self._by_room:
            self._by_room = by_room
            self._lay_out_later()
            self.scrollTo(self.currentIndex())

    def show_second(self, zone: ZoneInfo | None) -> None:
        """A second hour scale, by the clock of `zone`; none for `None`."""
        if zone != self._second_zone:
            self._second_zone = zone
            self.updateGeometries()
            self.viewport().update()

    def zoom_in(self) -> None:
        self._zoom_to(self._zoom * _ZOOM_STEP, self._zoom_centre())

    def zoom_out(self) -> None:
        self._zoom_to(self._zoom / _ZOOM_STEP, self._zoom_centre())

    def zoom_reset(self) -> None:
        self._zoom_to(1.0, self._zoom_centre())

    def _grid(self) -> Grid:
        if self._is_stale:
            self._lay_out()
        return Grid(
            layout=self._layout,
            edges=self._edges,
            minute=self._minute,
            least_height=self._fonts.line + 6,
            header=self._header_height(),
            hours=QFontMetricsF(self._fonts.title).horizontalAdvance("00:00") + 14,
            scales=2 if self._second_zone else 1,
            x=self.horizontalScrollBar().value(),
            y=self.verticalScrollBar().value(),
        )

    def _lay_out_later(self) -> None:
        self._is_stale = True
        self.viewport().update()

    def _lay_out(self) -> None:
        """Keeps the time at the top, unless the day is another or nothing would be in sight."""
        self._is_stale = False
        grid = self._grid()
        top = grid.minute_at(grid.header)
        timetable = self._workspace.timetable
        self._layout = lay_out(timetable, self._browser.talks, self._by_room)
        if self._usual[0] is not timetable:
            self._usual = timetable, usual_minutes(timetable.talks)
        self._measure()
        before, self._shown = self._shown, (timetable.conference.id, self._browser.filters.day)
        self._scroll_minute(top, self._header_height())
        is_in_sight = any(self._grid().blocks_in(self._columns_area()))
        if before != self._shown or not is_in_sight:
            self._scroll_to_first()

    def _measure(self) -> None:
        """Zoom, widths of the columns and ranges of the scroll bars."""
        line = self._fonts.line
        readable = min(max((3.2 * line + 6) / self._usual[1], line * 0.08), line * 0.4)
        self._zoom = min(max(self._zoom, line * 0.02 / readable), line * 1.5 / readable)
        self._minute = readable * self._zoom
        metrics = QFontMetricsF(self._fonts.title)
        width, least = self._columns_area().width, metrics.averageCharWidth() * 24
        self._edges = column_edges(self._layout.columns, width, least)
        grid = self._grid()
        self._title_lines = 1 + any(
            metrics.horizontalAdvance(column.title) > grid.header_width(number)
            for number, column in enumerate(self._layout.columns)
        )
        area = self._columns_area()
        for bar, content, room in (
            (self.horizontalScrollBar(), grid.content_width, area.width),
            (self.verticalScrollBar(), grid.content_height + 8, area.height),
        ):
            bar.setRange(0, max(0, ceil(content - room)))
            bar.setPageStep(int(room))
            bar.setSingleStep(int(line * 2))

    def _header_height(self) -> float:
        days = self._fonts.line + 4 if self._shows_days() else 0
        return days + self._fonts.line * self._title_lines + self._fonts.small_line + 10

    def _shows_days(self) -> bool:
        return self._browser.filters.day is None

    def _columns_area(self) -> Box:
        """What of the view the columns scroll in."""
        grid, size = self._grid(), self.viewport().size()
        foot = self._fonts.small_line + 10 if self._remark() else 0
        width, height = size.width() - grid.gutter, size.height() - grid.header - foot
        return Box(grid.gutter, grid.header, max(1, width), max(1, height))

    def _remark(self) -> str:
        """What is said at the foot of the view."""
        count = self._layout.untimed
        if not self._layout.columns and not count:
            return "No talks to show"
        verb = "talk without a time is" if count == 1 else "talks without a time are"
        return f"{count} {verb} in the list" if count else ""

    def _scroll_to_first(self) -> None:
        first = first_block(self._layout)
        if first:
            self._scroll_minute(first.start, self._header_height() + 4)
            self.horizontalScrollBar().setValue(0)

    def _scroll_minute(self, minute: float, y: float) -> None:
        """Bring the minute to the height `y` of the view."""
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + self._grid().y_of(minute) - y))

    def _scroll_columns(self, left: float, width: float) -> None:
        """Bring into sight what stands at `left` of all columns."""
        bar = self.horizontalScrollBar()
        bar.setValue(round(_seen(bar.value(), left, width, self._columns_area().width)))

    def _zoom_centre(self) -> float:
        """The height in the view that stays in its place: the current talk's, else the middle."""
        rect = self.visualRect(self.currentIndex())
        is_seen = rect.isValid() and self.viewport().rect().contains(rect.center())
        return rect.top() if is_seen else self.viewport().height() / 2

    def _zoom_to(self, zoom: float, y: float) -> None:
        minute = self._grid().minute_at(y)
        self._zoom = zoom
        self._measure()
        self._scroll_minute(minute, y)
        self.viewport().update()

    def _place(self, index: Index) -> tuple[int, Block] | None:
        talk = self._talks.talk(index)
        return self._grid().layout.places.get(talk.id) if talk else None

    # Qt's overrides

    def setModel(self, model: QAbstractItemModel | None) -> None:
        assert isinstance(model, TalkModel)
        self._talks = model
        super().setModel(model)

    def reset(self) -> None:
        super().reset()
        self._lay_out_later()

    def doItemsLayout(self) -> None:
        self._lay_out_later()
        super().doItemsLayout()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._grid()
        self._measure()

    def visualRect(self, index: Index) -> QRect:
        place = self._place(index)
        return block_rect(self._grid().box(*place)).toAlignedRect() if place else QRect()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        place = self._place(index)
        if place is None:
            return
        grid, area = self._grid(), self._columns_area()
        box = grid.box(*place)
        top = box.top - grid.header + grid.y - 4
        value = _scrolled(grid.y, top, box.height + 8, area.height, hint)
        self.verticalScrollBar().setValue(round(value))
        self._scroll_columns(box.left - grid.gutter + grid.x, box.width)

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return self._place(index) is None

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for part in selection.toList():
            for row in range(part.top(), part.bottom() + 1):
                region += self.visualRect(self._talks.index(row, Order.TALK))
        return region

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self._zoom_to(self._zoom * _ZOOM_STEP**notches, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fonts = make_fonts(self.font())
            self.updateGeometries()


def block_rect(box: Box) -> QRectF:
    """What is drawn of a box, with a gap to its neighbours."""
    return QRectF(box.left + 2, box.top + 1, max(1, box.width - 4), max(1, box.height - 2))


def _seen(value: float, start: float, length: float, room: float) -> float:
    """The least scrolling from `value` that brings into sight what begins at `start`."""
    if start < value:
        return start
    end = start + length
    return min(start, end - room) if end > value + room else value


def _scrolled(value: float, start: float, length: float, room: float, hint: Hint) -> float:
    """Where to scroll for what begins at `start` of the content."""
    if hint == Hint.PositionAtTop:
        return start
    if hint == Hint.PositionAtBottom:
        return start + length - room
    if hint == Hint.PositionAtCenter:
        return start - (room - length) / 2
    return _seen(value, start, length, room)

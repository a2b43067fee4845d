"""The day timeline: an item view on the list's model and selection, drawn as a timetable."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from planner import timeline_moves as moves
from planner.conference import Talk
from planner.listing import Order
from planner.talk_text import where
from planner.timeline_grid import Box
from planner.timeline_layout import Block
from planner.times import span_under, zone_name
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.drag_out import DragOut, carry_selected
from planner.ui.grid_view import GridView, block_rect
from planner.ui.rich import escape
from planner.ui.timeline_blocks import Zone, paint_block, text_box, zone_at
from planner.ui.timeline_paint import (
    Canvas,
    now_y,
    paint_headers,
    paint_hours,
    paint_lines,
    paint_now,
    paint_remark,
)
from planner.ui.timeline_scene import Scene
from planner.ui.timeline_second import Second, paint_second

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
_MINUTE = 60_000
_MANY = 100  # rows
_MOVES = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
)
_BACKWARDS = (
    *(Action.MoveUp, Action.MoveLeft, Action.MovePageUp, Action.MoveHome, Action.MovePrevious),
)


class Timeline(GridView):
    """Columns are sessions or rooms, time runs downwards; the table is its accessible twin."""

    details_wanted = Signal()
    session_opened = Signal(str)  # the title of a session whose talks the user wants listed

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(browser, parent)
        self.now: Callable[[], datetime] = _now
        self._hovered: Block | None = None
        self._drag = DragOut()
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self.viewport().update)
        self.setAccessibleName("Timeline")
        self.setAccessibleDescription(
            "The list holds the same talks as a table; Ctrl+Enter lists all posters of a session"
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)

    def show_now(self) -> bool:
        """Scroll to the now-line, in the current talk's column if it is one of today; false where
        the shown days do not hold it, or nobody sees them."""
        if not self.isVisible():
            return False
        grid, zone, now = self._grid(), self._workspace.timetable.zone, self.now()
        heights = [now_y(grid, column, now, zone) for column in grid.layout.columns]
        todays = {number: y for number, y in enumerate(heights) if y is not None}
        if not todays:
            return False
        current, _ = self._place(self.currentIndex()) or (-1, None)
        number = current if current in todays else min(todays)
        self._scroll_minute(grid.minute_at(todays[number]), self.viewport().height() / 2)
        self._scroll_columns(grid.edges[number], grid.column_width(number))
        return True

    def _scene(self) -> Scene:
        current = self._talks.talk(self.currentIndex())
        return Scene(
            browser=self._browser,
            layout=self._grid().layout,
            colours=theme.colours(),
            starred=self._workspace.starred,
            current_id=current.id if current else "",
            is_chosen=self._is_chosen,
            title=self._title,
            hovered=self._hovered,
        )

    def _is_chosen(self, talk: Talk) -> bool:
        index = self._talks.index_of(talk.id)
        return index == self.currentIndex() or self.selectionModel().isSelected(index)

    def _title(self, talk: Talk) -> str:
        """As the list writes it."""
        return str(self._talks.index_of(talk.id).data())

    def _hit(self, point: QPointF) -> tuple[Zone, Talk, Block] | None:
        """What stands at a point of the view; nothing under the headers and hours."""
        grid, scene = self._grid(), self._scene()
        if point.x() < grid.gutter or point.y() < grid.header:
            return None
        for number, block, box in grid.blocks_in(Box(point.x(), point.y(), 0.1, 0.1)):
            inner = text_box(block_rect(box), grid.header, self._fonts)
            zone, talk = zone_at(inner, scene.look(number, block), point, self._fonts)
            return zone, talk or scene.named(block)[0], block
        return None

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, colours = QRectF(self.viewport().rect()), theme.colours()
        painter.fillRect(area, colours.surface)
        canvas = Canvas(painter, self._grid(), area, self._fonts, colours)
        painter.save()
        painter.setClipRect(canvas.columns_area, Qt.ClipOperation.IntersectClip)
        paint_lines(canvas)
        self._paint_blocks(canvas, QRectF(event.rect()) & canvas.columns_area)
        painter.restore()
        paint_hours(canvas)
        paint_now(canvas, self.now(), self._workspace.timetable.zone)
        paint_headers(canvas, self._zone_name(), self._shows_days())
        if self._second_zone:
            second = Second(self._second_zone, self._workspace.timetable.zone, self._shows_days())
            paint_second(canvas, second)
        if self._remark():
            paint_remark(canvas, self._remark())

    def _paint_blocks(self, canvas: Canvas, area: QRectF) -> None:
        scene, grid = self._scene(), canvas.grid
        spot = Box(area.left(), area.top(), area.width(), area.height())
        for number, block, box in grid.blocks_in(spot):
            rect = block_rect(box)
            inner = text_box(rect, grid.header, self._fonts)
            look = scene.look(number, block)
            paint_block(canvas.painter, rect, inner, look, self._fonts, canvas.colours)

    def _zone_name(self) -> str:
        """Whose clock the hours show, as of the first talk."""
        starts = (talk.start for talk in self._browser.talks if talk.start)
        first = next(starts, None)
        return zone_name(first, self._workspace.timetable.zone) if first else ""

    # Qt's overrides: the item view

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Only the blocks of the changed rows are drawn again; all, if that is less work."""
        if last.row() - first.row() > _MANY:
            self.viewport().update()
            return
        for row in range(first.row(), last.row() + 1):
            self.update(self._talks.index(row, Order.TALK))

    def indexAt(self, point: QPoint) -> QModelIndex:
        hit = self._hit(QPointF(point))
        return self._talks.index_of(hit[1].id) if hit else QModelIndex()

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        layout, scene = self._grid().layout, self._scene()
        first = moves.first_block(layout)
        if first is None:
            return QModelIndex()
        current = layout.places.get(scene.current_id)
        goal = self._moved(scene, action) if current else scene.named(first)[0]
        return self._talks.index_of(goal.id)

    def _moved(self, scene: Scene, action: Action) -> Talk:
        place = (scene.layout, scene.named, scene.current_id)
        step = -1 if action in _BACKWARDS else 1
        if action in (Action.MoveLeft, Action.MoveRight):
            return moves.across(*place, step)
        if action in (Action.MovePageUp, Action.MovePageDown):
            return moves.page(*place, step * self._columns_area().height / self._minute)
        if action in (Action.MoveHome, Action.MoveEnd):
            return moves.day_end(*place, last=step > 0)
        return moves.along(*place, step)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The block at the pointer; the view selects one talk at a time."""
        index = self.indexAt(rect.normalized().center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here; the search box finds."""

    # Qt's overrides: events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        talk = self._talks.talk(self.currentIndex())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _MOVES and is_plain:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_S) and is_plain and talk:
            self._workspace.toggle_stars([talk.id])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and talk:
            self._enter(talk, event.modifiers())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_talk = hit and is_left and hit[0] is Zone.BLOCK
        self._drag.press(event.position() if is_talk else None)
        if hit and is_left and hit[0] is Zone.STAR:
            self._workspace.toggle_stars([hit[1].id])
            return
        super().mousePressEvent(event)
        if hit and is_left and hit[0] is Zone.LIST_ALL:
            self._open_session(hit[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            return
        zone, talk, block = hit
        if zone is Zone.STAR:
            self._workspace.toggle_stars([talk.id])
        elif block.is_crowd:
            self._open_session(talk)
        else:
            self.details_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects nothing, it carries a talk away; the block under the pointer shows its
        star."""
        if self._drag.begins(event):
            carry_selected(self)
            return
        hit = self._hit(event.position())
        self._hover(hit[2] if hit else None)
        is_button = hit and hit[0] is not Zone.BLOCK
        shape = Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            place, rect = event.globalPos(), self.visualRect(index)
            QToolTip.showText(place, self._tooltip(index), self.viewport(), rect)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _hover(self, block: Block | None) -> None:
        if block is not self._hovered:
            before, self._hovered = self._hovered, block
            for each in filter(None, (before, block)):
                self.update(self._talks.index_of(each.talks[0].id))

    def _enter(self, talk: Talk, modifiers: Qt.KeyboardModifier) -> None:
        """The talk's details; of a crowd all talks, with Ctrl or where none of them is starred."""
        _, block = self._grid().layout.places.get(talk.id, (0, None))
        wants_all = modifiers & Qt.KeyboardModifier.ControlModifier or (
            block and self._workspace.starred.isdisjoint(each.id for each in block.talks)
        )
        if block and block.is_crowd and wants_all:
            self._open_session(talk)
        else:
            self.details_wanted.emit()

    def _open_session(self, talk: Talk) -> None:
        self.session_opened.emit(self._workspace.timetable.session_title(talk))

    def _tooltip(self, index: QModelIndex) -> str:
        """What the block may have no room for; rich text, hence escaped."""
        talk, timetable = self._talks.talk(index), self._workspace.timetable
        if talk is None:
            return ""
        day, zone = timetable.day(talk), timetable.clock.zone
        time = span_under(day, talk.start, talk.end, zone)
        place = " · ".join(filter(None, (time, where(timetable, talk))))
        return f"{index.data(Qt.ItemDataRole.ToolTipRole)}<br>{escape(place)}"


def _now() -> datetime:
    return datetime.now(UTC)

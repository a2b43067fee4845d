"""The agenda: a list of Qt's for keys and screen readers, but laid out and drawn as cards."""

from collections.abc import Sequence
from math import ceil

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
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from planner.ui import theme
from planner.ui.plan_buttons import PlanButtons
from planner.ui.plan_face import make_fonts
from planner.ui.plan_layout import place
from planner.ui.plan_lines import Line
from planner.ui.plan_model import PlanModel
from planner.ui.plan_paint import Brush, paint_line

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint


class AgendaView(QListView):
    """Geometry, drawing and keys; what follows is done by who hears the signals."""

    star_wanted = Signal(object)  # the index of a talk
    opened = Signal(object)  # an index, by Return or a double click
    removed = Signal(object)  # an index, by Del
    menu_wanted = Signal(object, QPoint)  # of an index, at that place of the screen

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = model
        self.advice = ("", "")  # what stands in place of an empty agenda
        self._fonts = make_fonts(self.font())
        self._rects: list[QRectF] = []
        self._width = -1.0  # for which the lines are placed
        self.buttons = PlanButtons(self, self._fonts)
        self.setModel(model)
        self.setAccessibleName("My plan")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Others than before; the scroll position stays, as far as it can."""
        top = self.verticalScrollBar().value()
        self.plan.take(lines)
        self._place()
        self.verticalScrollBar().setValue(top)
        self.viewport().update()

    def _place(self) -> None:
        margin = self._margin()
        self._width = self.viewport().width() - 2 * margin
        placed = place(self.plan.lines, max(self._width, 200), self._fonts)
        self._rects = [rect.translated(margin, self._fonts.pad / 2) for rect in placed]
        self._fit_bar()
        self.buttons.drop()
        self._show_buttons()

    def _fit_bar(self) -> None:
        bottom = max((rect.bottom() for rect in self._rects), default=0)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, ceil(bottom + self._fonts.line - height)))
        bar.setPageStep(height)
        bar.setSingleStep(int(self._fonts.line * 2))

    def _margin(self) -> float:
        return self._fonts.line

    def _seen(self, row: int) -> QRectF:
        """Where the line stands in the viewport."""
        return self._rects[row].translated(0, -self.verticalOffset())

    def _rows_in(self, area: QRectF) -> list[int]:
        """The lines that the area of the viewport touches."""
        content = area.translated(0, self.verticalOffset())
        return [row for row, rect in enumerate(self._rects) if rect.intersects(content)]

    def _show_buttons(self) -> None:
        """Only those in sight exist: they are real ones, which Tab reaches."""
        if self._rects:
            rows = self._rows_in(QRectF(self.viewport().rect()))
            self.buttons.show(self.plan.lines, {row: self._seen(row) for row in rows})

    # Qt's overrides: the item view

    def doItemsLayout(self) -> None:
        """Qt's own would ask each row for its height."""
        self.viewport().update()

    def updateGeometries(self) -> None:
        if self._width != self.viewport().width() - 2 * self._margin():
            self._place()

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._rects):
            return QRect()
        return self._seen(index.row()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The innermost: a poster comes after its card, and a card after its frame."""
        rows = self._rows_in(QRectF(QPointF(point), QPointF(point) + QPointF(0.1, 0.1)))
        return self.plan.index(rows[-1]) if rows else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        rect = QRectF(self.visualRect(index))
        if not rect.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        above = self._fonts.button + 8  # the words of a frame are to be seen with its cards
        if hint == Hint.PositionAtTop or rect.top() - above < 0:
            bar.setValue(bar.value() + int(rect.top() - above))
        elif rect.bottom() + 4 > room:
            step = min(rect.bottom() + 8 - room, rect.top() - above)
            bar.setValue(bar.value() + ceil(step))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        current, last = self.currentIndex(), len(self.plan.lines)
        if action in (Action.MoveHome, Action.MoveEnd):
            return self.plan.nearest(0 if action == Action.MoveHome else last)
        if action in (Action.MovePageUp, Action.MovePageDown):
            return self._page(-1 if action == Action.MovePageUp else 1)
        back = action in (Action.MoveUp, Action.MoveLeft, Action.MovePrevious)
        return self.plan.moved(current, -1 if back else 1)

    def _page(self, step: int) -> QModelIndex:
        """What stands a height of the view further."""
        current = self.currentIndex()
        if not current.isValid():
            return self.plan.nearest(0)
        goal = self._rects[current.row()].top() + step * self.viewport().height() * 0.9
        rows = range(len(self._rects))
        row = min(rows, key=lambda row: abs(self._rects[row].top() - goal))
        found = self.plan.nearest(row)
        return found if found != current else self.plan.moved(current, step)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.normalized().center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here; the search box finds."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._show_buttons()

    # Qt's overrides: events

    def event(self, event: QEvent) -> bool:
        """S is ours while the plan has the focus: the window's own stars what the list shows."""
        is_s = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_S
        if event.type() == QEvent.Type.ShortcutOverride and is_s and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_S) and _is_plain(event):
            self.star_wanted.emit(index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(index)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.plan.key(index):
            self.opened.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if self.plan.key(index):
            self.setCurrentIndex(index)
            below = self.visualRect(index).center()
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(below)
            self.menu_wanted.emit(index, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = index.data(Qt.ItemDataRole.ToolTipRole) or ""
            QToolTip.showText(event.globalPos(), text, self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()  # the lines are placed anew only for another width
        self._fit_bar()
        self._show_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fonts = self.buttons.fonts = make_fonts(self.font())
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self._fonts, theme.colours())
        if not self.plan.lines:
            self._paint_advice(brush)
        current = self.currentIndex().row()
        for row in self._rows_in(QRectF(event.rect())):
            paint_line(brush, self._seen(row), self.plan.lines[row], is_current=row == current)

    def _paint_advice(self, brush: Brush) -> None:
        area = self.viewport().rect().adjusted(20, 0, -20, -self.viewport().height() // 3)
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        below = area.translated(0, int(QFontMetricsF(self._fonts.day).height() * 1.6))
        for text, font, colour, where in (
            (self.advice[0], self._fonts.title, "text", area),
            (self.advice[1], self._fonts.text, "muted", below),
        ):
            brush.painter.setFont(font)
            brush.painter.setPen(brush.colour(colour))
            brush.painter.drawText(where, int(centred), text)


def _is_plain(event: QEvent) -> bool:
    held = event.modifiers() if isinstance(event, QKeyEvent) else Qt.KeyboardModifier.NoModifier
    return not held & ~Qt.KeyboardModifier.KeypadModifier

"""Dragging talks out of a view that draws them itself, as lists of Qt do it on their own."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication


class DragOut:
    """Knows when the mouse that was pressed on a talk has begun to carry it away."""

    def __init__(self) -> None:
        self._pressed: QPointF | None = None

    def press(self, place: QPointF | None) -> None:
        """Where on a talk; `None` for what is none."""
        self._pressed = place

    def begins(self, event: QMouseEvent) -> bool:
        """Once, with the first move that is far enough."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = (event.position() - self._pressed).manhattanLength()
        if way < QApplication.startDragDistance():
            return False
        self._pressed = None
        return True


def carry_selected(view: QAbstractItemView) -> None:
    """Until it is dropped in another program, or anywhere else."""
    drag = QDrag(view)
    drag.setMimeData(view.model().mimeData(view.selectionModel().selectedRows()))
    drag.exec(Qt.DropAction.CopyAction)

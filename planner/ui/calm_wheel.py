"""Keeps the wheel from changing boxes that only pass under the pointer while one scrolls."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


def scrolls_past(box: QWidget) -> None:
    """The wheel changes the box only while it has the focus, which the wheel does not give it."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_Past(box))


class _Past(QObject):
    # Qt's overrides

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        past = event.type() == QEvent.Type.Wheel and isinstance(box, QWidget) and not box.hasFocus()
        if past:
            event.ignore()  # it goes on to what scrolls
        return past

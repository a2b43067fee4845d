"""The button with the programme's name and days, which gives way in a narrow window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

_LETTERS = 12  # of the name are shown at least
_ARROW = " ▾"


class ProgrammeButton(QToolButton):
    """Where there is no room for all, it shows the name without the days, at last shortened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = self._whole = self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_programme(self, title: str, days: str) -> None:
        self._title = title
        self._whole = f"{title}   {days}{_ARROW}"
        self._show_fitting()
        self.updateGeometry()

    def _show_fitting(self) -> None:
        room = self.width() - self._frame()
        name = f"{self._title}{_ARROW}"
        if self._width(name) > room:
            metrics = self.fontMetrics()
            short = room - self._width(_ARROW)
            name = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, short) + _ARROW
        self._shown = self._whole if self._width(self._whole) <= room else name
        self.setText(self._shown.replace("&", "&&"))

    def _frame(self) -> int:
        """What the button takes beside its text."""
        return super().sizeHint().width() - self._width(self._shown)

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    # Qt's overrides

    def sizeHint(self) -> QSize:
        """For all of it, whatever is shown now."""
        return QSize(self._frame() + self._width(self._whole), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = self._frame() + self._width("n" * _LETTERS + _ARROW)
        return QSize(min(least, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_fitting()

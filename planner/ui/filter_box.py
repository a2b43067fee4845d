"""What the filter panel is made of: a box with the number of its talks, and headings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from planner.ui.rich import tooltip
from planner.wording import counted


class FilterBox(QWidget):
    """A check box with a count; its text is elided to the width of the panel."""

    clicked = Signal(str)

    def __init__(
        self, text: str, parent: QWidget, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(parent)
        self._mode = elide
        self.value = ""
        self.check = QCheckBox(text, self)
        self.check.setMinimumWidth(40)  # less than its text, which is elided
        self.check.clicked.connect(self._clicked)
        self._text = text
        self._count = QLabel("0", self)
        self._count.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.check, 1)
        layout.addWidget(self._count)

    def show_value(self, value: str, text: str, checked: bool, count: int) -> None:
        self.value, self._text = value, text
        self.setToolTip(tooltip(f"{text} – Ctrl+click: show only this"))
        self.show_state(checked, count)
        self.show()

    def show_state(self, checked: bool, count: int) -> None:
        self.check.setChecked(checked)
        self._count.setText(str(count))
        self.check.setAccessibleName(f"{self._text}, {counted(count, 'talk')}")
        self._elide()

    def _clicked(self) -> None:
        self.clicked.emit(self.value)

    def _elide(self) -> None:
        metrics = QFontMetrics(self.check.font())
        room = self.width() - self._count.sizeHint().width() - 2 * self.check.iconSize().width()
        text = metrics.elidedText(self._text, self._mode, max(room, 60))
        self.check.setText(text.replace("&", "&&"))

    # Qt's overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


def heading(text: str) -> QLabel:
    """Over the boxes of one kind."""
    label = QLabel(text.upper())
    label.setProperty("role", "caption")
    return label

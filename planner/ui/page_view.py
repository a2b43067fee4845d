"""Printed pages on the screen: white sheets one below the other, as wide as the view."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from planner.ui.print_pages import Printed
from planner.ui.printing import paint_page
from planner.wording import counted

GAP = 14
WIDEST = 2.0  # dots to a point


class PageView(QAbstractScrollArea):
    """Paints only the sheets in view, with the strokes that go to the printer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Printed | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Print preview")

    def show_pages(self, pages: Printed | None) -> None:
        self._pages = pages
        count = pages.count if pages else 0
        self.setAccessibleDescription(counted(count, "page"))
        self._set_range()
        self.viewport().update()

    def sheet(self, number: int) -> QRectF:
        """Where the page `number`, from 0, stands in the viewport."""
        if self._pages is None:
            return QRectF()
        size = self._pages.size * self._scale(self._pages)
        left = max((self.viewport().width() - size.width()) / 2, GAP)
        top = GAP + number * (size.height() + GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, size.width(), size.height())

    def _numbers(self, top: float, bottom: float) -> range:
        """The pages between two heights of the viewport."""
        count = self._pages.count if self._pages else 0
        first, step = self.sheet(0), self.sheet(0).height() + GAP
        above = int(max(top - first.top(), 0) / step)
        below = int(max(bottom - first.top(), 0) / step)
        return range(above, min(below + 1, count))

    def _scale(self, pages: Printed) -> float:
        """Dots to a point."""
        room = self.viewport().width() - 2 * GAP
        return min(max(room, 100) / pages.size.width(), WIDEST)

    def _set_range(self) -> None:
        count = self._pages.count if self._pages else 0
        step = self.sheet(0).height() + GAP
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(round(count * step + GAP - height), 0))
        bar.setPageStep(min(height, round(step)))
        bar.setSingleStep(round(step / 12))

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(640, 760)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        role = QPalette.ColorRole
        painter.fillRect(event.rect(), self.palette().color(role.Window).darker(112))
        if self._pages is None:
            return
        for number in self._numbers(event.rect().top(), event.rect().bottom()):
            sheet = self.sheet(number)
            painter.fillRect(sheet.adjusted(-1, -1, 1, 1), self.palette().color(role.Mid))
            painter.fillRect(sheet, QColor(Qt.GlobalColor.white))
            painter.save()
            painter.translate(sheet.topLeft())
            paint_page(painter, self._pages, number, self._scale(self._pages))
            painter.restore()

"""One line that leads to a talk: a word, the title, and what else there is to say."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.now import Line
from planner.ui import theme
from planner.ui.rich import tooltip
from planner.ui.text_block import bold

_PAD = 6


class TalkLine(QAbstractButton):
    """Where there is too little room the title gives way, then the rest."""

    talk_wanted = Signal(object)  # Talk

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = Line("", "", "")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go)

    def show_line(self, line: Line) -> None:
        """What leads nowhere can neither be clicked nor reached by Tab."""
        if line == self._line:
            return
        self._line = line
        self.setAccessibleName(line.text)
        self.setToolTip(tooltip(line.text))
        leads = line.talk is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.updateGeometry()
        self.update()

    def _go(self) -> None:
        if self._line.talk:
            self.talk_wanted.emit(self._line.talk)

    def _parts(self) -> list[tuple[str, QFont, str]]:
        """Text, font and colour, from left to right; the title is in the middle."""
        c = theme.colours()
        strong, usual = bold(self.font()), self.font()
        title = c.accent if self._line.talk else c.text
        return [
            (self._line.caption, strong, c.text),
            (self._line.title, strong, title),
            (self._line.rest, usual, c.text),
        ]

    def _widths(self) -> list[int]:
        return [QFontMetrics(font).horizontalAdvance(text) for text, font, _ in self._parts()]

    def _gap(self) -> int:
        return self.fontMetrics().horizontalAdvance("  ")

    # Qt's overrides

    def sizeHint(self) -> QSize:
        width = sum(self._widths()) + 2 * self._gap() + 2 * _PAD + 2
        return QSize(width, self.fontMetrics().height() + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 4, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, end, gap = _PAD, self.width() - _PAD, self._gap()
        *_, rest = self._widths()
        for number, (text, font, colour) in enumerate(self._parts()):
            kept = rest + gap if number == 1 else 0  # the title leaves room for what follows
            least = min(self.fontMetrics().height() * 3, end - left)
            left += self._write(painter, left, max(end - left - kept, least), text, font, colour)
            left += gap if text else 0
        if self.hasFocus():
            painter.setPen(QColor(theme.colours().accent))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)

    def _write(
        self, painter: QPainter, left: int, room: int, text: str, font: QFont, colour: str
    ) -> int:
        """The width that the text took."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = QRect(left, 0, width + 1, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        if self.underMouse() and text and text == self._line.title and self._line.talk:
            base = (self.height() + metrics.ascent() - metrics.descent()) // 2 + 2
            painter.drawLine(left, base, left + width, base)
        return width

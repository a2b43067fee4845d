"""A piece of text on at most so many lines, elided, with marked words; laid out once and kept."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

Spans = tuple[tuple[int, int], ...]


class TextBlock:
    """`spans` of the text stand on the colour `mark`; those behind the elision are left out."""

    def __init__(
        self, text: str, font: QFont, width: int, lines: int, spans: Spans, mark: str
    ) -> None:
        self._layout = _elided(text, font, width, lines)
        end = len(self._layout.text())
        self._marks = [_mark(start, min(stop, end), mark) for start, stop in spans if start < end]
        self.height = self._layout.boundingRect().height()
        lines_used = range(self._layout.lineCount())
        self.width = max((self._layout.lineAt(n).naturalTextWidth() for n in lines_used), default=0)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        self._layout.draw(painter, QPointF(left, top), self._marks)


@lru_cache(maxsize=2000)
def text_block(
    text: str, font: QFont, width: int, lines: int = 1, spans: Spans = (), mark: str = ""
) -> TextBlock:
    """A TextBlock from the cache; `font` must be a copy that nobody else owns."""
    return TextBlock(text, font, width, lines, spans, mark)


def _elided(text: str, font: QFont, width: int, lines: int) -> QTextLayout:
    layout = _laid_out(text, font, width)
    if layout.lineCount() <= lines:
        return layout
    start = layout.lineAt(lines - 1).textStart()
    rest = text[start:].replace("\n", " ")
    # A little less than the width: what just fits by the metrics may still wrap in the layout.
    rest = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 3)
    return _laid_out(text[:start] + rest, font, width, lines)


def _laid_out(text: str, font: QFont, width: int, lines: int = 1000) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _mark(start: int, end: int, colour: str) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    mark = QTextLayout.FormatRange()
    mark.start, mark.length, mark.format = start, end - start, look
    return mark

"""A piece of text on at most so many lines, elided, with marked words; laid out once and kept."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

Spans = tuple[tuple[int, int], ...]


class TextBlock:
    """`spans` of the text stand on the colour `mark`; those behind the elision are left out."""

    def __init__(
        self, text: str, font: QFont, width: int, lines: int, spans: Spans, mark: str
    ) -> None:
        self._layout = _elided(text, font, width, lines)
        self._mark = mark
        in_units = tuple((in_qt(text, start), in_qt(text, end)) for start, end in spans)
        self._marked = list(_places(self._layout, in_units))
        self.height = self._layout.boundingRect().height()
        lines_used = range(self._layout.lineCount())
        self.width = max((self._layout.lineAt(n).naturalTextWidth() for n in lines_used), default=0)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        for place in self._marked:
            painter.fillRect(place.translated(left, top), QColor(self._mark))
        self._layout.draw(painter, QPointF(left, top))


def bold(font: QFont) -> QFont:
    """The font of titles: half bold, else the same."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


@lru_cache(maxsize=2000)
def text_block(
    text: str, font: QFont, width: int, lines: int = 1, spans: Spans = (), mark: str = ""
) -> TextBlock:
    """A TextBlock from the cache; `font` must be a copy that nobody else owns."""
    return TextBlock(text, font, width, lines, spans, mark)


def in_qt(text: str, position: int) -> int:
    """Where Qt counts the position of the text: in UTF-16, where a 𝒪 is two."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, position: int) -> int:
    """The position in the text that Qt counts so."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(before.decode("utf-16-le", "surrogatepass"))


def _elided(text: str, font: QFont, width: int, lines: int) -> QTextLayout:
    layout = _laid_out(text, font, width)
    if layout.lineCount() <= lines:
        return layout
    start = from_qt(text, layout.lineAt(lines - 1).textStart())
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


def _places(layout: QTextLayout, spans: Spans) -> Iterator[QRectF]:
    """Where the spans stand, line by line; what is behind the elision stands nowhere."""
    for line in map(layout.lineAt, range(layout.lineCount())):
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, end in spans:
            if start < last and end > first:
                left, right = (x_of(line, min(max(p, first), last)) for p in (start, end))
                yield QRectF(left, line.y(), right - left, line.height()).normalized()


def x_of(line: QTextLine, position: int) -> float:
    """Where a position, as Qt counts, stands on the line."""
    place = line.cursorToX(position)
    assert isinstance(place, tuple)
    x: float = place[0]
    return x

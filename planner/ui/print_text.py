"""Text on paper: broken into lines of a column, drawn as vectors at any resolution.

Everything is measured in twentieths of a point, with unhinted fonts: the lines break at the same
words on the screen, in the PDF and on every printer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QTextLayout,
    QTextOption,
)

from planner.ui import shapes

POINT = 20.0  # of our units
MILLIMETRE = POINT * 72 / 25.4

BLACK, GREY, LIGHT, RED = "#111111", "#4a4a4a", "#b8b8b8", "#b3261e"


@dataclass(frozen=True, slots=True)
class Look:
    """`size` in points."""

    size: float
    bold: bool = False
    colour: str = BLACK

    def font(self) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setPixelSize(round(self.size * POINT))
        font.setBold(self.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A ligature is one sign in the PDF: searching it for "office" would miss "oﬃce".
        font.setFeature(QFont.Tag("liga"), 0)
        return font

    def width_of(self, text: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(text)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn in one piece, such as a line of text; `draw` is told the y of its top."""

    top: float
    bottom: float
    draw: Callable[[QPainter, float], None]


Sign = Callable[[QPainter, QRectF], None]


class Column:
    """Writes texts one below the other and keeps their marks; `y` is where the next begins."""

    def __init__(self, x: float, width: float, y: float) -> None:
        self.x, self.width, self.y = x, width, y
        self.marks: list[Mark] = []

    def write(
        self,
        text: str,
        look: Look,
        *,
        sign: Sign | None = None,
        bar: bool = False,
        apart: float = 0,
    ) -> None:
        """Plain text; a `sign` stands before the first line, a `bar` beside all lines.

        The paragraphs stand `apart` points from each other.
        """
        for number, paragraph in enumerate(paragraphs(text)):
            self.skip(apart * bool(number))
            self._paragraph(paragraph, look, None if number else sign, bar)

    def skip(self, points: float) -> None:
        self.y += points * POINT

    def _paragraph(self, text: str, look: Look, sign: Sign | None, bar: bool) -> None:
        font = look.font()
        size = look.size * POINT
        layout = QTextLayout(text, font)
        layout.setTextOption(_wrapping())
        layout.setCacheEnabled(True)
        layout.beginLayout()
        inset = size * 0.8 if bar else 0.0
        first = size * 1.25 if sign else 0.0
        while (line := layout.createLine()).isValid():
            indent = inset + first
            line.setLineWidth(max(self.width - indent, size))
            line.setPosition(QPointF(self.x + indent, 0))
            height = line.height() * 1.06
            self._add(height, _LineOfText(layout, line.lineNumber(), look.colour))
            if first and sign:
                box = QRectF(self.x + inset, line.ascent() - size * 0.82, size * 0.9, size * 0.9)
                self.marks.append(Mark(self.y - height, self.y, _Signed(sign, box)))
            if bar:
                stroke = QRectF(self.x, 0, size * 0.14, height)
                self.marks.append(Mark(self.y - height, self.y, _Signed(fill, stroke)))
            first = 0.0
        layout.endLayout()

    def _add(self, height: float, draw: Callable[[QPainter, float], None]) -> None:
        self.marks.append(Mark(self.y, self.y + height, draw))
        self.y += height


@dataclass(frozen=True, slots=True)
class _LineOfText:
    layout: QTextLayout
    number: int
    colour: str

    def __call__(self, painter: QPainter, y: float) -> None:
        painter.setPen(QColor(self.colour))
        self.layout.lineAt(self.number).draw(painter, QPointF(0, y))


@dataclass(frozen=True, slots=True)
class _Signed:
    sign: Sign
    box: QRectF

    def __call__(self, painter: QPainter, y: float) -> None:
        self.sign(painter, self.box.translated(0, y))


def fill(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, QColor(BLACK))


def clash_sign(painter: QPainter, box: QRectF) -> None:
    shapes.draw_warning(painter, box, RED, "#ffffff")


def star_sign(painter: QPainter, box: QRectF) -> None:
    shapes.draw_star(painter, box, BLACK, filled=True)


_LINE_ENDS = re.compile(r"[\n\r\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_DIRECTIONS = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[^\S\u00a0]+")
_LONG_WORD = re.compile(r"[A-Za-zÀ-ɏ]{25,}")


def paragraphs(text: str) -> list[str]:
    """The paragraphs without control and direction signs; overlong words may be hyphenated."""
    lines = (_CONTROLS.sub(" ", line) for line in _LINE_ENDS.split(_DIRECTIONS.sub("", text)))
    whole = (_SPACES.sub(" ", line).strip() for line in lines)
    return [_LONG_WORD.sub(_with_soft_hyphens, line) for line in whole if line]


def _with_soft_hyphens(word: re.Match[str]) -> str:
    return "\u00ad".join(word[0])


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option

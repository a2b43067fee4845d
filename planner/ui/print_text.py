"""Text on paper: broken into lines of a column, with its formulas, drawn as vectors."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from planner.tex import PLACE, Formula, to_text, with_formulas
from planner.ui.formulas import EM, Picture, formula
from planner.ui.print_ink import LEADING, POINT, Ink, Look, Mark, Sign, Signed, bar
from planner.ui.text_block import from_qt, in_qt, x_of

_SMALLEST_FORMULA = 0.6  # of the size of the letters beside it
_NO_BREAK = "\u00a0"  # takes the place of a formula: lines break only where spaces allow it


class _Inline(NamedTuple):
    """A formula within a paragraph; `place` as Qt counts, `size` of the letters."""

    place: int
    picture: Picture
    size: float


class Column:
    """Writes texts one below the other and keeps their marks; `y` is where the next begins."""

    def __init__(self, x: float, width: float, y: float, ink: Ink) -> None:
        self.x, self.width, self.y, self.ink = x, width, y, ink
        self.marks: list[Mark] = []

    def write(
        self,
        text: str,
        look: Look,
        *,
        tex: bool = False,
        link: str = "",
        sign: Sign | None = None,
        barred: bool = False,
        apart: float = 0,
    ) -> None:
        """The text, with its formulas set where it may hold `tex`.

        A `sign` stands before the first line, a bar beside all lines of a `barred` one. The
        paragraphs stand `apart` points from each other. In a PDF a `link` leads to its page.
        """
        plain, formulas = with_formulas(text) if tex else (text.replace(PLACE, ""), [])
        left = iter(formulas)
        for number, paragraph in enumerate(paragraphs(plain)):
            self.skip(apart * bool(number))
            self._paragraph(paragraph, left, look, link, None if number else sign, barred)

    def write_elided(
        self, text: str, look: Look, height: float, *, tex: bool = False, link: str = ""
    ) -> bool:
        """In so much height, but one line at least; whether that was enough.

        What has to be cut off is told without set formulas.
        """
        start, marks = self.y, len(self.marks)
        self.write(text, look, tex=tex, link=link)
        if self.y - start <= height + 1:
            return True
        self.y = start
        del self.marks[marks:]
        plain = " ".join(paragraphs(to_text(text) if tex else text.replace(PLACE, "")))
        lines = max(int((height + 1) / self.ink.line(look)), 1)
        cut = _elided(plain, self.ink.font(look), self.width, lines)
        self._paragraph(cut, iter(()), look, link, None, False)
        return False

    def skip(self, points: float) -> None:
        self.y += points * self.ink.scale * POINT

    def _paragraph(
        self,
        text: str,
        formulas: Iterator[Formula],
        look: Look,
        link: str,
        sign: Sign | None,
        barred: bool,
    ) -> None:
        font, size = self.ink.font(look), self.ink.size(look)
        inset, first = size * 0.8 * barred, size * 1.25 * bool(sign)
        text, inlines = _placed(text, formulas, size, self.width - inset - first)
        layout = _layout(text, font, inlines, link)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            indent = inset + first
            line.setLineWidth(max(self.width - indent, size))
            inside = _inlines_of(line, inlines)
            raised = max([p.ascent * s / EM - line.ascent() for _, p, s in inside] + [0.0])
            lowered = max([p.descent * s / EM - line.descent() for _, p, s in inside] + [0.0])
            line.setPosition(QPointF(self.x + indent, raised))
            height = line.height() * LEADING + raised + lowered
            colour = self.ink.colour(look.colour)
            self._add(height, LineOfText(layout, line.lineNumber(), colour, inside))
            if first and sign:
                top = raised + line.ascent() - size * 0.82
                box = QRectF(self.x + inset, top, size * 0.9, size * 0.9)
                self.marks.append(Mark(self.y - height, self.y, Signed(sign, box, self.ink)))
            if barred:
                stroke = QRectF(self.x, 0, size * 0.14, height)
                self.marks.append(Mark(self.y - height, self.y, Signed(bar, stroke, self.ink)))
            first = 0.0
        layout.endLayout()

    def _add(self, height: float, draw: Callable[[QPainter, float], None]) -> None:
        self.marks.append(Mark(self.y, self.y + height, draw))
        self.y += height


@dataclass(frozen=True, slots=True)
class LineOfText:
    """One line of a paragraph, with the formulas in it."""

    layout: QTextLayout
    number: int
    colour: str
    formulas: tuple[_Inline, ...] = ()

    def __call__(self, painter: QPainter, y: float) -> None:
        painter.setPen(QColor(self.colour))
        line = self.layout.lineAt(self.number)
        line.draw(painter, QPointF(0, y))
        baseline = y + line.y() + line.ascent()
        for place, picture, size in self.formulas:
            left = min(x_of(line, place), x_of(line, place + 1))
            picture.draw(painter, QPointF(left, baseline), size, self.colour)


def _placed(
    text: str, formulas: Iterator[Formula], size: float, width: float
) -> tuple[str, list[_Inline]]:
    """The text with a space for each formula, and these; in words what cannot be set."""
    pieces, *rest = text.split(PLACE)
    inlines = []
    for after in rest:
        wanted = next(formulas)
        picture = formula(wanted.tex)
        shrunk = min(width / (picture.width * size / EM), 1.0) if picture else 0.0
        if picture and shrunk >= _SMALLEST_FORMULA:
            inlines.append(_Inline(in_qt(pieces, len(pieces)), picture, size * shrunk))
            pieces += _NO_BREAK + after
        else:
            pieces += " ".join(paragraphs(wanted.text)) + after
    return pieces, inlines


def _layout(text: str, font: QFont, inlines: list[_Inline], link: str) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    layout.setCacheEnabled(True)
    if inlines or link:
        layout.setFormats([*_links(text, link), *_spaces(font, inlines)])
    return layout


def _links(text: str, link: str) -> Iterator[QTextLayout.FormatRange]:
    """Qt's PDF makes a link of it; the letters stay as they are."""
    if link:
        anchor = QTextCharFormat()
        anchor.setAnchor(True)
        anchor.setAnchorHref(link)
        yield _range(0, in_qt(text, len(text)), anchor)


def _spaces(font: QFont, inlines: list[_Inline]) -> Iterator[QTextLayout.FormatRange]:
    """A space as wide as the formula that will be drawn over it."""
    usual = QFontMetricsF(font).horizontalAdvance(_NO_BREAK)
    for place, picture, size in inlines:
        wide = QFont(font)
        width = picture.width * size / EM
        wide.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width - usual)
        space = QTextCharFormat()
        space.setFont(wide)
        yield _range(place, 1, space)


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    some = QTextLayout.FormatRange()
    some.start, some.length, some.format = start, length, look
    return some


def _inlines_of(line: QTextLine, inlines: list[_Inline]) -> tuple[_Inline, ...]:
    start, end = line.textStart(), line.textStart() + line.textLength()
    return tuple(inline for inline in inlines if start <= inline.place < end)


def _elided(text: str, font: QFont, width: float, lines: int) -> str:
    """What so many lines hold of it, with an ellipsis at the end."""
    layout = _layout(text, font, [], "")
    layout.beginLayout()
    start = last = 0
    for _ in range(lines + 1):
        line = layout.createLine()
        if not line.isValid():  # as one paragraph it is short enough
            return text
        line.setLineWidth(width)
        start, last = line.textStart(), start
    layout.endLayout()
    begin = from_qt(text, last)
    rest = text[begin : begin + 400].replace("\u00ad", "")  # more does not stand on one line
    elide = Qt.TextElideMode.ElideRight
    return text[:begin] + QFontMetricsF(font).elidedText(f"{rest} …", elide, width * 0.97)


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

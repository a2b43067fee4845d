"""Units, letters and colours of what is printed.

Everything is measured in twentieths of a point, with unhinted fonts: the lines break at the same
words on the screen, in the PDF and on every printer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from planner.ui import shapes

POINT = 20.0  # of our units
MILLIMETRE = POINT * 72 / 25.4

LEADING = 1.06  # from line to line, of the height of the letters

BLACK, GREY, LIGHT, FAINT, RED, MINE, WHITE = (
    "#111111", "#4a4a4a", "#b8b8b8", "#f3f3f3", "#b3261e", "#fff3d0", "#ffffff",
)  # fmt: skip
_IN_GREY = {RED: BLACK, MINE: "#e9e9e9"}


@dataclass(frozen=True, slots=True)
class Look:
    """`size` in points."""

    size: float
    bold: bool = False
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Ink:
    """How all of a paper is drawn: `scale` is of the letters."""

    scale: float = 1.0
    greyscale: bool = False

    def font(self, look: Look) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setPixelSize(round(self.size(look)))
        font.setBold(look.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A ligature is one sign in the PDF: searching it for "office" would miss "oﬃce".
        font.setFeature(QFont.Tag("liga"), 0)
        return font

    def size(self, look: Look) -> float:
        """Of the letters, in our units."""
        return look.size * self.scale * POINT

    def colour(self, name: str) -> str:
        """One of the colours above as it is printed."""
        return _IN_GREY.get(name, name) if self.greyscale else name

    def line(self, look: Look) -> float:
        """How much one line takes."""
        return QFontMetricsF(self.font(look)).height() * LEADING

    def width_of(self, text: str, look: Look) -> float:
        return QFontMetricsF(self.font(look)).horizontalAdvance(text)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn in one piece, such as a line of text; `draw` is told the y of its top."""

    top: float
    bottom: float
    draw: Callable[[QPainter, float], None]


Sign = Callable[[QPainter, QRectF, Ink], None]


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign in a box whose top is as far below the mark's top as the box says."""

    sign: Sign
    box: QRectF
    ink: Ink

    def __call__(self, painter: QPainter, y: float) -> None:
        self.sign(painter, self.box.translated(0, y), self.ink)


def bar(painter: QPainter, box: QRectF, ink: Ink) -> None:
    painter.fillRect(box, QColor(BLACK))


def faint_bar(painter: QPainter, box: QRectF, ink: Ink) -> None:
    painter.fillRect(box, QColor(LIGHT))


def clash_sign(painter: QPainter, box: QRectF, ink: Ink) -> None:
    shapes.draw_warning(painter, box, ink.colour(RED), WHITE)


def star_sign(painter: QPainter, box: QRectF, ink: Ink) -> None:
    shapes.draw_star(painter, box, BLACK, filled=True)


def empty_box(painter: QPainter, box: QRectF, ink: Ink) -> None:
    _frame(painter, box)


def ticked_box(painter: QPainter, box: QRectF, ink: Ink) -> None:
    _frame(painter, box)
    shapes.draw_tick(painter, box, BLACK)


def _frame(painter: QPainter, box: QRectF) -> None:
    painter.save()
    painter.setPen(shapes.pen(BLACK, box.width() / 12))
    painter.drawRect(box)
    painter.restore()

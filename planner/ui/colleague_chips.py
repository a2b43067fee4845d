"""Small chips with the initials of the colleagues who starred a talk, and the same in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen

from planner.ui import theme

if TYPE_CHECKING:
    from planner.team import Mark

_GAP = 3.0
_PAD = 4.0
_SIZE = 0.86  # of the text beside it


def chips_width(marks: "Sequence[Mark]", font: QFont, most: int) -> float:
    """Of at most so many chips, with a gap before them; 0 for none."""
    return sum(_width(text, font) + _GAP for text, _ in _texts(marks, most))


def draw_chips(
    painter: QPainter, right: float, top: float, marks: "Sequence[Mark]", font: QFont, most: int
) -> None:
    """Up to the right end, in one line of the font. Who does not go there has a dashed edge."""
    c, height = theme.colours(), QFontMetricsF(font).height()
    text_font = _small(font)
    left = right - chips_width(marks, font, most)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(text_font)
    for text, mark in _texts(marks, most):
        box = QRectF(left + _GAP, top + 0.5, _width(text, font), height - 1)
        colour = QColor(c.tints[mark.tint % len(c.tints)].edge if mark else c.muted)
        dashed = mark is not None and not mark.goes
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1, style))
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        left += box.width() + _GAP
    painter.restore()


def _texts(marks: "Sequence[Mark]", most: int) -> "list[tuple[str, Mark | None]]":
    """The first ones, and how many more there are; of one chip, both in it."""
    if len(marks) <= most:
        return [(mark.initials, mark) for mark in marks]
    if most == 1:
        return [(f"{marks[0].initials}+{len(marks) - 1}", marks[0])]
    first = [(mark.initials, mark) for mark in marks[: most - 1]]
    return [*first, (f"+{len(marks) - len(first)}", None)]


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(_small(font)).horizontalAdvance(text) + 2 * _PAD


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(1.0, QFontInfo(font).pointSizeF() * _SIZE))
    return small

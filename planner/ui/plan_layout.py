"""Where the lines of the plan stand under and beside each other; measured, not drawn."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QRectF

from planner.ui.plan_face import Fonts, face, foot_rows
from planner.ui.plan_lines import Card, Frame, Heading, Line, Poster

_LEAST_CARD = 15  # lines that a card beside others is wide


def place(lines: Sequence[Line], width: float, fonts: Fonts) -> list[QRectF]:
    """A rectangle for each line, in a column `width` wide: under each other, clashing cards side by
    side as far as they fit. A frame's spans its cards, and a card's its posters."""
    rects: list[QRectF] = []
    y = 0.0
    while len(rects) < len(lines):
        start = len(rects)
        above = fonts.line if start and isinstance(lines[start], Heading) else 0
        placed = _placed(lines, start, QRectF(0, y + above, width, 0), fonts)
        rects += placed
        y = placed[0].bottom() + fonts.pad
    return rects


def _placed(lines: Sequence[Line], start: int, spot: QRectF, fonts: Fonts) -> list[QRectF]:
    """The rectangle of the line at `start`, and those of the lines that stand in it."""
    match lines[start]:
        case Frame():
            return _framed(lines, start, spot, fonts)
        case Card():
            return _card(_with_posters(lines, start), spot, fonts)
        case Heading(_, details):
            height = fonts.day_line + len(details) * fonts.line
        case _:
            height = fonts.line
    return [QRectF(spot.left(), spot.top(), spot.width(), height)]


def _framed(lines: Sequence[Line], start: int, spot: QRectF, fonts: Fonts) -> list[QRectF]:
    """The frame, then its cards with their posters; cards beside each other end alike."""
    frame, pad, width = lines[start], fonts.pad, spot.width()
    assert isinstance(frame, Frame)
    units, at = [], start + 1
    for _ in frame.block.items:
        units.append(_with_posters(lines, at))
        at += len(units[-1])
    columns = max(1, min(len(units), int((width - pad) / (_LEAST_CARD * fonts.line + pad))))
    each = (width - pad * (columns + 1)) / columns
    rects: list[QRectF] = []
    top = spot.top() + fonts.button + 6
    for first in range(0, len(units), columns):
        beside = [
            _card(unit, QRectF(pad + place * (each + pad), top, each, 0), fonts)
            for place, unit in enumerate(units[first : first + columns])
        ]
        height = max(unit[0].height() for unit in beside)
        for unit in beside:
            unit[0].setHeight(height)
            rects += unit
        top += height + pad
    return [QRectF(0, spot.top(), width, top - spot.top()), *rects]


def _with_posters(lines: Sequence[Line], start: int) -> list[Line]:
    """The card at `start` with the posters that follow it."""
    unit = [lines[start]]
    for line in islice(lines, start + 1, None):
        if not isinstance(line, Poster):
            break
        unit.append(line)
    return unit


def _card(unit: Sequence[Line], spot: QRectF, fonts: Fonts) -> list[QRectF]:
    """The card's rectangle, as high as it must be, and those of its posters."""
    card, *posters = unit
    assert isinstance(card, Card)
    seen = face(card, spot.width(), fonts)
    y = spot.top() + seen.foot + (4 if posters else 0)
    inner: list[QRectF] = []
    for poster in posters:
        assert isinstance(poster, Poster)
        height = poster_height(poster, fonts)
        inner.append(QRectF(spot.left() + seen.left, y, spot.width() - seen.left, height))
        y += height
    bottom = y + foot_rows(card, is_narrow=seen.is_narrow) * (fonts.button + 6) + fonts.pad
    return [QRectF(spot.left(), spot.top(), spot.width(), bottom - spot.top()), *inner]


def poster_height(poster: Poster, fonts: Fonts) -> float:
    return fonts.line * (2 if poster.note else 1) + 6

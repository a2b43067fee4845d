"""Draws the lines of the plan: headings, free time, the frames of clashes, cards, posters."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.ui.plan_face import EDGE, Fonts, Part, face
from planner.ui.plan_lines import Card, Frame, Gap, Heading, Line, Poster
from planner.ui.shapes import draw_flag, draw_star, draw_warning
from planner.ui.text_block import text_block
from planner.ui.theme import Colours, Tint

_ROUND = 6.0


@dataclass(frozen=True, slots=True)
class Brush:
    """What all lines are drawn with."""

    painter: QPainter
    fonts: Fonts
    colours: Colours

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self.colours, name))


def paint_line(brush: Brush, rect: QRectF, line: Line, *, is_current: bool) -> None:
    """Draw the line into its rectangle; the current one has an outline."""
    match line:
        case Heading():
            _paint_heading(brush, rect, line)
        case Gap(text):
            _paint_text(brush, text, rect.translated(brush.fonts.pad + EDGE, 0), "muted")
        case Frame():
            _paint_frame(brush, rect, line)
        case Card():
            _paint_card(brush, rect, line, is_current=is_current)
        case Poster():
            _paint_poster(brush, rect, line, is_current=is_current)


def star_rect(left: float, top: float, fonts: Fonts) -> QRectF:
    """Before a title that begins at `left`."""
    side = fonts.line * 0.9
    return QRectF(left - fonts.star, top + (fonts.line - side) / 2, side, side)


def _paint_heading(brush: Brush, rect: QRectF, heading: Heading) -> None:
    fonts, painter = brush.fonts, brush.painter
    painter.setPen(brush.colour("text"))
    text_block(heading.text, fonts.day, int(rect.width())).draw(painter, rect.left(), rect.top())
    for number, text in enumerate(heading.details):
        below = fonts.day_line + number * fonts.line
        _paint_text(brush, text, rect.translated(0, below), "muted")


def _paint_text(brush: Brush, text: str, rect: QRectF, colour: str) -> None:
    brush.painter.setPen(brush.colour(colour))
    block = text_block(text, brush.fonts.text, int(rect.width()))
    block.draw(brush.painter, rect.left(), rect.top())


def _paint_frame(brush: Brush, rect: QRectF, frame: Frame) -> None:
    """Red while it asks, quiet once all are kept; a sign stands beside the words."""
    painter, fonts = brush.painter, brush.fonts
    asks = not frame.block.kept
    painter.setPen(QPen(brush.colour("clash" if asks else "line"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), _ROUND + 2, _ROUND + 2)
    top = rect.top() + (fonts.button + 6 - fonts.line) / 2
    left, side = rect.left() + fonts.pad, fonts.line * 0.9
    if asks:
        sign = QRectF(left, top + (fonts.line - side) / 2, side, side)
        draw_warning(painter, sign, brush.colours.clash, brush.colours.surface)
        left += fonts.line * 1.3
    painter.setPen(brush.colour("clash" if asks else "muted"))
    room = rect.right() - left - fonts.time_width
    text_block(frame.text, fonts.title, int(room)).draw(painter, left, top)


def _paint_card(brush: Brush, rect: QRectF, card: Card, *, is_current: bool) -> None:
    painter, c = brush.painter, brush.colours
    _paint_ground(brush, rect, card, is_current=is_current)
    seen = face(card, rect.width(), brush.fonts)
    for part in seen.texts:
        _paint_part(brush, rect, part)
    _paint_part(brush, rect, seen.title)
    if card.starred:
        left, top = rect.left() + seen.title.left, rect.top() + seen.title.top
        draw_star(painter, star_rect(left, top, brush.fonts), c.star, filled=True)
    if seen.followed:
        left, top = rect.left() + seen.followed.left, rect.top() + seen.followed.top
        _paint_flag(brush, left, top)
        _paint_part(brush, rect, seen.followed)
    if seen.chip and card.tint is not None:
        _paint_chip(brush, rect, seen.chip, c.tints[card.tint])
    if seen.note:
        left, top = rect.left() + seen.left, rect.top() + seen.note.top
        painter.fillRect(QRectF(left, top, 2, seen.note.height), QColor(c.star))
        _paint_part(brush, rect, seen.note)


def _paint_ground(brush: Brush, rect: QRectF, card: Card, *, is_current: bool) -> None:
    """With the strip that tells the session, and an outline where it is current."""
    painter, c = brush.painter, brush.colours
    edge = c.muted if card.tint is None else c.tints[card.tint].edge
    ground = c.surface if card.chip else c.background  # framed, what is at another conference
    painter.setPen(QPen(QColor(c.line), 1) if card.chip else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.accent_fill if is_current else ground))
    painter.drawRoundedRect(rect, _ROUND, _ROUND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.save()
    strip = QRectF(rect.left(), rect.top(), EDGE, rect.height())
    painter.setClipRect(strip, Qt.ClipOperation.IntersectClip)
    painter.setBrush(QColor(edge))
    painter.drawRoundedRect(rect, _ROUND, _ROUND)
    painter.restore()
    if is_current:
        _outline(brush, rect)


def _paint_chip(brush: Brush, rect: QRectF, chip: Part, tint: Tint) -> None:
    """A conference's name in its tint."""
    block = text_block(chip.text, chip.font, int(chip.width))
    left, top, pad = rect.left() + chip.left, rect.top() + chip.top, brush.fonts.pad
    box = QRectF(left - pad, top - 1, block.width + 2 * pad, chip.height + 2)
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(QColor(tint.fill))
    brush.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    brush.painter.setPen(QColor(tint.edge))
    block.draw(brush.painter, left, top)


def _paint_flag(brush: Brush, left: float, top: float) -> None:
    """Before what begins at `left`."""
    box = star_rect(left, top, brush.fonts)
    draw_flag(brush.painter, box.adjusted(2, 1, -box.width() * 0.35, -1), brush.colours.accent)


def _paint_part(brush: Brush, rect: QRectF, part: Part) -> None:
    brush.painter.setPen(brush.colour(part.colour))
    block = text_block(part.text, part.font, ceil(part.width), part.lines)
    block.draw(brush.painter, rect.left() + part.left, rect.top() + part.top)


def _paint_poster(brush: Brush, rect: QRectF, poster: Poster, *, is_current: bool) -> None:
    """Star, title, then where it hangs and how much it is wanted."""
    painter, fonts, c = brush.painter, brush.fonts, brush.colours
    if is_current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent_fill))
        box = rect.adjusted(-4, 0, -4, 0)
        painter.drawRoundedRect(box, 4, 4)
        _outline(brush, box)
    top, left = rect.top() + 3, rect.left() + fonts.star
    draw_star(painter, star_rect(left, top, fonts), c.star, filled=True)
    place = "  ".join(filter(None, (poster.position, poster.priority)))
    room = rect.width() - fonts.star - fonts.pad
    beside = text_block(place, fonts.text, int(room * 0.5)) if place else None
    taken = beside.width + fonts.pad if beside else 0
    taken += fonts.star if poster.followed else 0
    title = text_block(poster.title, fonts.text, int(room - taken))
    painter.setPen(brush.colour("text"))
    title.draw(painter, left, top)
    if beside:
        painter.setPen(brush.colour("muted"))
        beside.draw(painter, left + title.width + fonts.pad, top)
    if poster.followed:
        _paint_flag(brush, rect.right() - fonts.pad, top)
    if poster.note:
        below = top + fonts.line
        painter.fillRect(QRectF(left, below, 2, fonts.line), QColor(c.star))
        note = QRectF(left + fonts.pad, below, room - fonts.pad, fonts.line)
        _paint_text(brush, poster.note, note, "text")


def _outline(brush: Brush, rect: QRectF) -> None:
    brush.painter.setPen(QPen(brush.colour("accent"), 1.6))
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawRoundedRect(rect.adjusted(0.8, 0.8, -0.8, -0.8), _ROUND, _ROUND)

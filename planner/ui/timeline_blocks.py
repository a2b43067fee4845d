"""Draws one block of the timeline: a talk, or a poster session with its starred posters."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from planner.conference import Talk
from planner.ui.colleague_chips import chips_width, draw_chips
from planner.ui.shapes import draw_flag, draw_star, draw_warning
from planner.ui.text_block import Spans, TextBlock, text_block
from planner.ui.theme import Colours, Tint

if TYPE_CHECKING:
    from planner.team import Mark

_PAD = 8.0  # from the block's left edge to its text
_EDGE = 3.0
_ROUND = 4.0
_STRETCHES = (100, 90, 80)
_TITLE_SHARE = 3.4  # of a block, against its chips
_MOST_LINES = 9  # of a title
_SMALLEST = 0.62  # of a line's height: in less nothing can be read
_SPACE = "\u00a0"
_STAR_ROOM = _SPACE * 4  # holds the title's first word back from its star
_FLAG_ROOM = _SPACE * 3


class Zone(Enum):
    """What a click on a block means."""

    BLOCK = auto()
    STAR = auto()
    LIST_ALL = auto()


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of the timeline, made of the view's own."""

    title: QFont
    quiet: QFont
    small: QFont
    line: float
    small_line: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """One line of a crowd."""

    talk: Talk
    title: str
    starred: bool
    current: bool
    sign: str = ""
    followed: bool = False
    colleagues: "tuple[Mark, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is seen of a block; `details` are the lines under its title.

    A `sign` stands before the title, `word` says the same where there is room for it.

    A crowd has `posters`, those of its talks to be named, and a `footer`.
    """

    title: str
    tint: Tint
    marks: Spans = ()
    details: tuple[str, ...] = ()
    starred: bool = False
    clashes: bool = False
    current: bool = False
    quiet: bool = False
    hovered: bool = False
    sign: str = ""
    word: str = ""
    followed: bool = False
    colleagues: "tuple[Mark, ...]" = ()
    posters: tuple[Poster, ...] = ()
    footer: str = ""


def make_fonts(font: QFont) -> Fonts:
    title, quiet, small = QFont(font), QFont(font), _scaled(font, 0.92)
    title.setWeight(QFont.Weight.DemiBold)
    quiet.setItalic(True)
    lines = (QFontMetricsF(each).height() for each in (title, small))
    return Fonts(title, quiet, small, *lines)


def paint_block(
    painter: QPainter, box: QRectF, inner: QRectF, look: Look, fonts: Fonts, c: Colours
) -> None:
    """Draw the block into `box` and its text into `inner`, which `text_box` gives."""
    _paint_ground(painter, box, look, c)
    if look.footer:
        _paint_crowd(painter, inner, look, fonts, c)
    else:
        _paint_talk(painter, inner, look, fonts, c)


def text_box(box: QRectF, top: float, fonts: Fonts) -> QRectF:
    """Where a block's text stands: where headers hide its top, from `top` for all but the last
    lines, so that the title of a long block stays in sight."""
    pad = min(3.0, max(0.0, (box.height() - fonts.line) / 2))
    kept = min(box.height(), 3 * fonts.line + 2 * pad)
    start = max(box.top(), min(top, box.bottom() - kept)) + pad
    return QRectF(box.left() + _PAD, start, box.width() - _PAD - 4, box.bottom() - start - pad / 2)


def zone_at(inner: QRectF, look: Look, point: QPointF, fonts: Fonts) -> tuple[Zone, Talk | None]:
    """What stands at the point of a block's text box; for a crowd also which of its talks."""
    if not look.footer:
        sign = _star_box(inner, fonts) if look.starred else _corner(inner, fonts)
        is_star = sign.adjusted(-_PAD / 2, -3, _PAD / 2, 3).contains(point)
        return (Zone.STAR if is_star else Zone.BLOCK), None
    rows, footer = _crowd_rows(inner, look, fonts)
    if footer.contains(point):
        return Zone.LIST_ALL, None
    for row, poster in zip(rows, look.posters, strict=False):
        if row.contains(point):
            is_star = point.x() < row.left() + fonts.small_line
            return (Zone.STAR if is_star else Zone.BLOCK), poster.talk
    return Zone.BLOCK, None


def _paint_ground(painter: QPainter, box: QRectF, look: Look, c: Colours) -> None:
    """Fill, strong left edge, and an outline for what is starred or chosen."""
    edge_width = _EDGE + 1 if look.clashes else _EDGE
    edge_colour = c.clash if look.clashes else c.muted if look.quiet else look.tint.edge
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(edge_colour))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), 3 * _ROUND, box.height()), _ROUND, _ROUND)
    painter.setBrush(QColor(c.hover if look.quiet else look.tint.fill))
    painter.drawRoundedRect(box.adjusted(edge_width, 0, 0, 0), _ROUND, _ROUND)
    if look.current:
        _outline(painter, box, c.accent, 2.0)
    elif look.starred:
        # The edge stays in sight: it tells the session, or the clash.
        _outline(painter, box.adjusted(edge_width, 0, 0, 0), c.star, 1.2)


def _outline(painter: QPainter, box: QRectF, colour: str, width: float) -> None:
    half = width / 2
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), _ROUND, _ROUND)


def _paint_talk(painter: QPainter, inner: QRectF, look: Look, fonts: Fonts, c: Colours) -> None:
    """The title on as many lines as fit, then time and speakers where height is left."""
    if look.starred:
        draw_star(painter, _star_box(inner, fonts), c.star, filled=True)
    if look.followed:
        draw_flag(painter, _flag_box(inner, look, fonts), c.accent)
    title = _title(look, inner, fonts, c.match)
    if look.clashes:
        draw_warning(painter, _corner(inner, fonts), c.clash, look.tint.fill)
    elif look.hovered and not look.starred:
        draw_star(painter, _corner(inner, fonts), c.muted, filled=False)
    most = _most_chips(look, inner, fonts) if title and look.colleagues else 0
    if most:
        right = inner.right() - _sign_width(look, inner, fonts)
        draw_chips(painter, right, inner.top(), look.colleagues, fonts.small, most)
    if title:
        painter.setPen(QColor(c.muted if look.quiet else c.text))
        title.draw(painter, inner.left(), inner.top())
        _paint_details(painter, inner.adjusted(0, title.height + 1, 0, 0), look, fonts, c)


def _paint_details(painter: QPainter, rest: QRectF, look: Look, fonts: Fonts, c: Colours) -> None:
    lines = int((rest.height() + 1) / fonts.small_line)
    for number, text in enumerate(look.details[:lines]):
        left, top = rest.left(), rest.top() + number * fonts.small_line
        for word, colour in _words(look, c) if number == 0 else ():
            painter.setPen(QColor(colour))
            text_block(word, fonts.small, int(rest.right() - left)).draw(painter, left, top)
            left += QFontMetricsF(fonts.small).horizontalAdvance(word) + 7
        painter.setPen(QColor(c.muted))
        if rest.right() > left + 1:
            text_block(text, fonts.small, int(rest.right() - left)).draw(painter, left, top)


def _words(look: Look, c: Colours) -> list[tuple[str, str]]:
    """Before the time; with their colours."""
    words = (("clash" * look.clashes, c.clash), (look.word, c.text))
    return [(word, colour) for word, colour in words if word]


def _paint_crowd(painter: QPainter, inner: QRectF, look: Look, fonts: Fonts, c: Colours) -> None:
    """The session's name, its starred posters with their places, and how many there are."""
    if look.clashes:
        draw_warning(painter, _corner(inner, fonts), c.clash, look.tint.fill)
    title = _title(look, inner, fonts, c.match)
    if title is None:
        return
    painter.setPen(QColor(c.text))
    title.draw(painter, inner.left(), inner.top())
    rows, footer = _crowd_rows(inner, look, fonts)
    for row, poster in zip(rows, look.posters, strict=False):
        _paint_poster(painter, row, poster, fonts, c)
    if footer.bottom() <= inner.bottom() + 2:
        painter.setPen(QColor(c.muted))
        text = text_block(look.footer, fonts.small, int(footer.width()))
        text.draw(painter, footer.left(), footer.top() + 1)


def _paint_poster(painter: QPainter, row: QRectF, poster: Poster, fonts: Fonts, c: Colours) -> None:
    """Star, title and where it hangs; the current one stands on a ground of its own."""
    if poster.current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(row.adjusted(-3, 0, 2, 0), _ROUND, _ROUND)
    size = fonts.small_line * 0.8
    star = QRectF(row.left(), row.center().y() - size / 2, size, size)
    draw_star(painter, star, c.star if poster.starred else c.muted, filled=poster.starred)
    left, metrics = star.right() + 5, QFontMetricsF(fonts.small)
    if poster.followed:
        draw_flag(painter, QRectF(left, star.top(), size * 0.7, size), c.accent)
        left += size * 0.7 + 4
    position = poster.talk.poster_position
    taken = metrics.horizontalAdvance(position)
    chips = chips_width(poster.colleagues, fonts.small, 1)
    draw_chips(painter, row.right(), row.top() + 1, poster.colleagues, fonts.small, 1)
    room = max(0.0, row.right() - left - taken - 8 - chips)
    title = f"{poster.sign}\u00a0{poster.title}" if poster.sign else poster.title
    width = min(room, metrics.horizontalAdvance(title) + 1)
    painter.setPen(QColor(c.text))
    text_block(title, fonts.small, ceil(width)).draw(painter, left, row.top() + 1)
    painter.setPen(QColor(c.muted))
    where = text_block(position, fonts.small, ceil(taken))
    where.draw(painter, left + width + 8, row.top() + 1)


def _crowd_rows(inner: QRectF, look: Look, fonts: Fonts) -> tuple[list[QRectF], QRectF]:
    """A row for each poster that there is height for, and the footer's row under them."""
    title = _title(look, inner, fonts)
    top = inner.top() + (title.height if title else 0) + 2
    row = QRectF(inner.left(), top, inner.width(), fonts.small_line + 2)
    most = max(0, int((inner.bottom() + 2 - row.top()) / row.height()) - 1)
    rows = [row.translated(0, n * row.height()) for n in range(min(most, len(look.posters)))]
    return rows, row.translated(0, len(rows) * row.height())


def _title(look: Look, inner: QRectF, fonts: Fonts, match: str = "") -> TextBlock | None:
    """The title made to fit: wrapped, in a flat block smaller, else condensed, at last elided."""
    space = inner.height()
    if space < fonts.line * _SMALLEST:
        return None
    lines = min(max(1, int((space + 2) / fonts.line)), 2 if look.footer else _MOST_LINES)
    size = min(100, int(space / fonts.line * 20) * 5)
    base = fonts.quiet if look.quiet else fonts.title
    taken = _sign_width(look, inner, fonts) + _chips_width(look, inner, fonts)
    width = int(inner.width() - taken)
    for stretch in _STRETCHES:
        font = _font(base, size, stretch)
        text, marks = _after_signs(look, font, fonts)
        whole = text_block(text, font, width, _MOST_LINES, marks, match)
        if whole.height < (lines + 0.5) * fonts.line * size / 100:
            return whole
    return text_block(text, font, width, lines, marks, match)


def _after_signs(look: Look, font: QFont, fonts: Fonts) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The title, held back from star and flag, and what of it is marked."""
    rooms = "" if look.footer else _STAR_ROOM * look.starred + _FLAG_ROOM * look.followed
    before = ""
    if rooms:  # in a condensed font it takes more spaces
        wanted = QFontMetricsF(fonts.title).horizontalAdvance(rooms)
        before = _SPACE * ceil(wanted / QFontMetricsF(font).horizontalAdvance(_SPACE))
    before += f"{look.sign}{_SPACE}" if look.sign else ""
    shift = len(before)
    return before + look.title, tuple((start + shift, end + shift) for start, end in look.marks)


def _sign_width(look: Look, inner: QRectF, fonts: Fonts) -> float:
    """What the sign in the upper right corner takes."""
    has_sign = look.clashes or (look.hovered and not look.starred)
    return _corner(inner, fonts).width() + 2 if has_sign else 0


def _chips_width(look: Look, inner: QRectF, fonts: Fonts) -> float:
    """What the colleagues' chips take beside the title."""
    most = _most_chips(look, inner, fonts)
    return chips_width(look.colleagues, fonts.small, most) if most else 0


def _most_chips(look: Look, inner: QRectF, fonts: Fonts) -> int:
    """One stands for all where the title would become too narrow, or none."""
    room = inner.width() / _TITLE_SHARE if inner.height() > fonts.small_line * 0.9 else 0.0
    fitting = (n for n in (2, 1) if chips_width(look.colleagues, fonts.small, n) < room)
    return next(fitting, 0)


@lru_cache(maxsize=200)
def _font(base: QFont, size: int, stretch: int) -> QFont:
    """The font at `size` and `stretch` per cent."""
    font = _scaled(base, size / 100)
    font.setStretch(stretch)
    return font


def _scaled(base: QFont, factor: float) -> QFont:
    font = QFont(base)
    if base.pointSizeF() > 0:
        font.setPointSizeF(base.pointSizeF() * factor)
    else:
        font.setPixelSize(max(1, round(base.pixelSize() * factor)))
    return font


def _star_box(inner: QRectF, fonts: Fonts) -> QRectF:
    """Beside the first line of the title."""
    line = min(fonts.line, inner.height())
    room = QFontMetricsF(fonts.title).horizontalAdvance(_STAR_ROOM)
    side = min(line * 0.85, room * 0.85)
    return QRectF(inner.left() - 1, inner.top() + (line - side) / 2, side, side)


def _flag_box(inner: QRectF, look: Look, fonts: Fonts) -> QRectF:
    """Where a star would be, or beside it."""
    star = _star_box(inner, fonts)
    room = QFontMetricsF(fonts.title).horizontalAdvance(_STAR_ROOM) if look.starred else 1
    return star.translated(room, 0).adjusted(0, 0, -star.width() * 0.3, 0)


def _corner(inner: QRectF, fonts: Fonts) -> QRectF:
    """The upper right corner: the sign of a clash, or the star to be clicked."""
    line = min(fonts.line, inner.height())
    side = line * 0.85
    return QRectF(inner.right() - side, inner.top() + (line - side) / 2, side, side)

"""Pages that fill from the top: what stands where on which sheet, and their heads and feet."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from planner.exporters.print_options import FontSize, Margins, PrintOptions
from planner.ui.pagination import paginate
from planner.ui.print_ink import GREY, MILLIMETRE, POINT, Ink, Look, Mark, Signed, faint_bar

FOOT = Look(9, colour=GREY)
_MARGINS = {Margins.NARROW: 12, Margins.NORMAL: 18, Margins.WIDE: 25}  # millimetres
_SCALES = {FontSize.SMALL: 0.88, FontSize.NORMAL: 1.0, FontSize.LARGE: 1.2}


class Form(NamedTuple):
    """An empty sheet: `size` in points, `margin` in our units, and the ink for it."""

    size: QSizeF
    margin: float
    ink: Ink

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.size.width() * POINT - 2 * self.margin

    @property
    def height(self) -> float:
        return self.size.height() * POINT - 2 * self.margin


def form_for(size: QSizeF, options: PrintOptions, shrunk: float = 1.0) -> Form:
    """Margins and letters as chosen, these `shrunk` for sheets smaller than people know."""
    ink = Ink(_SCALES[options.font_size] * shrunk, options.greyscale)
    return Form(size, _MARGINS[options.margins] * MILLIMETRE, ink)


class Bookmark(NamedTuple):
    """A place that a PDF's reader can go to: the page, from 0, and points from its top."""

    title: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Block:
    """What is never split, such as a row; `heading` says where its page continues from."""

    marks: tuple[Mark, ...]
    height: float
    keep_with_next: bool = False
    continues: str = ""
    bookmark: str = ""


class Printed(Protocol):
    """What the preview, the printer and the PDF take; `size` is a sheet's, in points.

    While `growing` runs, `count` grows; how many pages there will be is known when `is_whole`.
    """

    @property
    def title(self) -> str: ...

    @property
    def is_whole(self) -> bool: ...

    @property
    def size(self) -> QSizeF: ...

    @property
    def count(self) -> int: ...

    @property
    def bookmarks(self) -> list[Bookmark]: ...

    @property
    def sheets(self) -> list[list[Block]]: ...

    def growing(self) -> Generator[int]:
        """Lay out, at most a page at each step; yields how many there are."""

    def paint(self, painter: QPainter, number: int) -> None:
        """The page `number`, from 0, in our units from its corner."""


@dataclass(slots=True)
class Pages:
    """Sheets with blocks from the top margin down."""

    form: Form
    title: str  # of all, as told by a PDF
    head: str
    footer: str
    blocks: Iterable[Block | None]  # `None` is a pause in the work on a large one
    sheets: list[list[Block]] = field(default_factory=list)
    is_whole: bool = False

    @property
    def size(self) -> QSizeF:
        return self.form.size

    @property
    def count(self) -> int:
        return len(self.sheets)

    @property
    def bookmarks(self) -> list[Bookmark]:
        return list(_bookmarks(self))

    def growing(self) -> Generator[int]:
        room = self.form.height
        parts = (part for block in self.blocks for part in _parts(block, room))
        for sheet in paginate(parts, room):
            self.sheets += [sheet] if sheet else []
            yield len(self.sheets)
        self.is_whole = True

    def paint(self, painter: QPainter, number: int) -> None:
        sheet = self.sheets[number]
        if number:
            _paint_running_head(painter, self, sheet[0])
        y = self.form.margin
        for block in sheet:
            for mark in block.marks:
                mark.draw(painter, y + mark.top)
            y += block.height
        _paint_footer(painter, self, number)


def rule(y: float, x: float, width: float, points: float, colour: str, ink: Ink) -> Mark:
    """A line across; light or black."""
    height = points * POINT

    def draw(painter: QPainter, top: float) -> None:
        painter.fillRect(QRectF(x, top, width, height), QColor(ink.colour(colour)))

    return Mark(y, y + height, draw)


def _bookmarks(pages: Pages) -> Iterator[Bookmark]:
    for number, sheet in enumerate(pages.sheets):
        y = pages.form.margin
        for block in sheet:
            if block.bookmark:
                yield Bookmark(block.bookmark, number, y / POINT)
            y += block.height


def _parts(block: Block | None, room: float) -> Sequence[Block | None]:
    """The block itself, or, if it is higher than a page, its lines, the first ones together."""
    if block is None or block.height <= room:
        return [block]
    strips: list[list[Mark]] = []
    bottom = 0.0
    for mark in sorted(block.marks, key=lambda mark: mark.top):
        if not strips or mark.top >= bottom - 1:
            strips.append([])
        strips[-1].append(mark)
        bottom = max(bottom, mark.bottom)
    tops = [0.0] + [min(mark.top for mark in strip) for strip in strips[1:]] + [block.height]
    return [
        Block(
            marks=tuple(_moved(mark, -tops[i]) for mark in strip),
            height=tops[i + 1] - tops[i],
            keep_with_next=i < min(3, len(strips) - 1) or i == len(strips) - 2,
            continues=block.continues,
            bookmark=block.bookmark * (i == 0),
        )
        for i, strip in enumerate(strips)
    ]


def _moved(mark: Mark, by: float) -> Mark:
    return replace(mark, top=mark.top + by, bottom=mark.bottom + by)


def _paint_running_head(painter: QPainter, pages: Pages, first: Block) -> None:
    margin = pages.form.margin
    texts = (pages.head, first.continues) if pages.head else (first.continues, "")
    _paint_margin_line(painter, pages, 0.61 * margin, *texts)
    _paint_rule(painter, pages, 0.72 * margin)


def _paint_footer(painter: QPainter, pages: Pages, number: int) -> None:
    form = pages.form
    y = form.size.height() * POINT - 0.75 * form.margin
    _paint_rule(painter, pages, y)
    below = 0.09 * form.margin + QFontMetricsF(form.ink.font(FOOT)).ascent()
    count = f"{number + 1} of {pages.count if pages.is_whole else '…'}"
    _paint_margin_line(painter, pages, y + below, pages.footer, count)


def _paint_rule(painter: QPainter, pages: Pages, y: float) -> None:
    form = pages.form
    stroke = QRectF(form.margin, 0, form.width, POINT * 0.5)
    Signed(faint_bar, stroke, form.ink)(painter, y)


def _paint_margin_line(
    painter: QPainter, pages: Pages, baseline: float, left: str, right: str
) -> None:
    """A line of text in the margin; the left part gives way."""
    form = pages.form
    font = form.ink.font(FOOT)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(FOOT.colour))
    shown = metrics.elidedText(right, Qt.TextElideMode.ElideMiddle, form.width * 0.6)
    taken = metrics.horizontalAdvance(shown)
    painter.drawText(QPointF(form.margin + form.width - taken, baseline), shown)
    rest = metrics.elidedText(left, Qt.TextElideMode.ElideRight, form.width - taken - 20 * POINT)
    painter.drawText(QPointF(form.margin, baseline), rest)

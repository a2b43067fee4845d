"""From an agenda to measured pages: what stands where on which sheet."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from planner.exporters.agenda import Agenda
from planner.exporters.agenda.rows import Row, Style
from planner.ui.pagination import paginate
from planner.ui.print_text import (
    BLACK,
    GREY,
    LIGHT,
    MILLIMETRE,
    POINT,
    RED,
    Column,
    Look,
    Mark,
    clash_sign,
    star_sign,
)

MARGIN = 18 * MILLIMETRE
TITLE = Look(18, bold=True)
DAY = Look(13, bold=True)
BODY = Look(10)
BOLD = Look(10, bold=True)
FAINT = Look(10, colour=GREY)
MUTED = Look(9, colour=GREY)
SMALL = Look(9)
CLASH = Look(9, bold=True, colour=RED)


@dataclass(frozen=True, slots=True)
class Block:
    """What is never split, such as a row; `heading` says where its page continues from."""

    marks: tuple[Mark, ...]
    height: float
    keep_with_next: bool = False
    continues: str = ""


@dataclass(slots=True)
class Pages:
    """Sheets of `size` (in points) with blocks from the top margin down.

    While it is laid out, `sheets` grows; how many they will be is known when `is_whole`.
    """

    size: QSizeF
    title: str
    footer: str
    sheets: list[list[Block]] = field(default_factory=list)
    is_whole: bool = False


def lay_out(agenda: Agenda, size: QSizeF) -> Pages:
    """Break the agenda into pages of `size`, in points. A QGuiApplication must exist."""
    pages = empty_pages(agenda, size)
    for _ in laying_out(agenda, pages):
        pass
    return pages


def empty_pages(agenda: Agenda, size: QSizeF) -> Pages:
    return Pages(size=size, title=agenda.title, footer=agenda.footer)


def laying_out(agenda: Agenda, pages: Pages) -> Generator[int]:
    """Fill the pages, a sheet at each step; yields how many there are."""
    room = pages.size.height() * POINT - 2 * MARGIN
    width = pages.size.width() * POINT - 2 * MARGIN
    blocks = (part for block in _blocks(agenda, width) for part in _parts(block, room))
    for sheet in paginate(blocks, room):
        pages.sheets.append(sheet)
        yield len(pages.sheets)
    pages.is_whole = True


def _parts(block: Block, room: float) -> list[Block]:
    """The block itself, or, if it is higher than a page, its lines, the first ones together."""
    if block.height <= room:
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
        )
        for i, strip in enumerate(strips)
    ]


def _moved(mark: Mark, by: float) -> Mark:
    return replace(mark, top=mark.top + by, bottom=mark.bottom + by)


def _blocks(agenda: Agenda, width: float) -> Iterator[Block]:
    yield _header(agenda, width)
    if not agenda.days:
        yield _nothing(agenda, width)
    columns = _Columns(width)
    for day in agenda.days:
        yield _day_heading(day.title, width)
        heading = ""
        for row, following in zip_longest(day.rows, day.rows[1:]):
            heading = row.title if row.style is Style.HEADING else heading
            inside = row.style is Style.MEMBER
            yield _row(
                row,
                columns,
                continues=f"{day.title}{f' · {heading}' * inside}, continued",
                ends_group=following is None or following.style is not Style.MEMBER,
            )


def _header(agenda: Agenda, width: float) -> Block:
    column = Column(MARGIN, width, 0)
    column.write(agenda.title, TITLE)
    column.skip(3)
    column.write(agenda.subtitle, MUTED)
    return Block(tuple(column.marks), column.y, keep_with_next=True)


def _nothing(agenda: Agenda, width: float) -> Block:
    column = Column(MARGIN, width * 0.75, 36 * POINT)
    column.write(agenda.nothing[0], DAY)
    column.skip(6)
    column.write(agenda.nothing[1], BODY)
    return Block(tuple(column.marks), column.y)


def _day_heading(title: str, width: float) -> Block:
    column = Column(MARGIN, width, 16 * POINT)
    column.write(title, DAY)
    column.skip(4)
    rule = _rule(column.y, MARGIN, width, 1.0, BLACK)
    return Block((*column.marks, rule), column.y + POINT, keep_with_next=True)


class _Columns:
    """Where the columns stand: the times as wide as the widest, the room a fifth of the page."""

    def __init__(self, width: float) -> None:
        gap = 12 * POINT
        self.all = width
        self.time = BOLD.width_of("00:00 – 00:00")
        self.room = width * 0.2
        self.title_x = MARGIN + self.time + gap
        self.title = width - self.time - self.room - 2 * gap
        self.whole_title = self.title + gap + self.room
        self.room_x = MARGIN + width - self.room


def _row(row: Row, columns: _Columns, *, continues: str, ends_group: bool) -> Block:
    cells = [_time_cell(row, columns), _title_cell(row, columns), _room_cell(row, columns)]
    height = max(cell.y for cell in cells) + 7 * POINT
    left = MARGIN if ends_group else columns.title_x
    rule = _rule(height, left, MARGIN + columns.all - left, 0.5, LIGHT)
    marks = [mark for cell in cells for mark in cell.marks]
    return Block((*marks, rule), height, row.style is Style.HEADING, continues)


_TOP = 7 * POINT


def _time_cell(row: Row, columns: _Columns) -> Column:
    cell = Column(MARGIN, columns.time, _TOP)
    cell.write(row.time, BOLD if row.strong and row.style is not Style.MEMBER else BODY)
    cell.write(row.own_time, MUTED)
    return cell


def _title_cell(row: Row, columns: _Columns) -> Column:
    alone = not row.room and not row.session
    cell = Column(columns.title_x, columns.whole_title if alone else columns.title, _TOP)
    cell.write(row.title, _title_look(row), sign=star_sign if row.starred else None)
    cell.write(row.people, MUTED)
    for text, look, sign in ((row.clash, CLASH, clash_sign), (row.remark, SMALL, None)):
        cell.skip(2 * bool(text))
        cell.write(text, look, sign=sign)
    if row.note:
        cell.skip(4)
        cell.write(row.note, SMALL, bar=True)
    if row.abstract:
        cell.skip(4)
        cell.write(row.abstract, SMALL, apart=3)
    return cell


def _title_look(row: Row) -> Look:
    if row.muted:
        return FAINT
    return BOLD if row.strong else BODY


def _room_cell(row: Row, columns: _Columns) -> Column:
    cell = Column(columns.room_x, columns.room, _TOP)
    cell.write(row.room, BODY)
    cell.write(row.session, MUTED)
    return cell


def _rule(y: float, x: float, width: float, points: float, colour: str) -> Mark:
    def draw(painter: QPainter, top: float) -> None:
        painter.fillRect(QRectF(x, top, width, points * POINT), QColor(colour))

    return Mark(y, y + points * POINT, draw)

"""The agenda on paper: a row a talk, under its day."""

from collections.abc import Iterator
from itertools import zip_longest

from PySide6.QtCore import QRectF

from planner.exporters.agenda import Agenda, Day
from planner.exporters.agenda.rows import Row, Style
from planner.tex import to_text
from planner.ui.print_ink import (
    BLACK,
    GREY,
    LIGHT,
    MILLIMETRE,
    POINT,
    RED,
    Ink,
    Look,
    Mark,
    Signed,
    clash_sign,
    empty_box,
    star_sign,
    ticked_box,
)
from planner.ui.print_pages import Block, Form, rule
from planner.ui.print_qr import SIDE, qr_mark, readable
from planner.ui.print_text import Column

TITLE = Look(18, bold=True)
DAY = Look(13, bold=True)
BODY = Look(10)
BOLD = Look(10, bold=True)
FAINT = Look(10, colour=GREY)
MUTED = Look(9, colour=GREY)
SMALL = Look(9)
CLASH = Look(9, bold=True, colour=RED)
_NARROW = 110 * MILLIMETRE  # times the scale of the letters: no column for the room


def agenda_blocks(agenda: Agenda, form: Form, *, qr: bool) -> Iterator[Block]:
    yield header(agenda.title, agenda.subtitle, agenda.url * qr, form)
    if not agenda.days:
        yield nothing(agenda.nothing, form)
    columns = _Columns(form)
    for day in agenda.days:
        yield day_heading(day, form)
        heading = ""
        for row, following in zip_longest(day.rows, day.rows[1:]):
            heading = to_text(row.title) if row.style is Style.HEADING else heading
            inside = row.style is Style.MEMBER and heading
            yield _row(
                row,
                columns,
                continues=f"{day.title}{f' · {heading}' if inside else ''}, continued",
                ends_group=following is None or following.style is not Style.MEMBER,
            )


def header(title: str, subtitle: str, link: str, form: Form, look: Look = TITLE) -> Block:
    """The title of the paper, with a link as a square beside it."""
    coded = readable(link)
    taken = SIDE + 6 * MILLIMETRE if coded else 0
    column = Column(form.margin, form.width - taken, 0, form.ink)
    column.write(title, look, link=link)
    column.skip(3)
    column.write(subtitle, MUTED)
    if coded:
        square = qr_mark(coded, form.margin + form.width, 0)
        column.marks.append(square)
        column.y = max(column.y, square.bottom)
    return Block(tuple(column.marks), column.y, keep_with_next=True)


def nothing(sentences: tuple[str, str], form: Form) -> Block:
    """Why the paper is empty, and what to do."""
    column = Column(form.margin, form.width * 0.75, 36 * POINT * form.ink.scale, form.ink)
    column.write(sentences[0], DAY)
    column.skip(6)
    column.write(sentences[1], BODY)
    return Block(tuple(column.marks), column.y)


def day_heading(day: Day, form: Form) -> Block:
    column = Column(form.margin, form.width, 0, form.ink)
    column.skip(16)
    column.write(day.title, DAY, tex=True)
    column.write(day.details, MUTED)
    column.skip(4)
    line = rule(column.y, form.margin, form.width, 1.0, BLACK, form.ink)
    name = to_text(day.title)
    return Block((*column.marks, line), line.bottom, keep_with_next=True, bookmark=name)


def write_remarks(cell: Column, row: Row) -> None:
    """Clash and priority."""
    for text, look, sign in ((row.clash, CLASH, clash_sign), (row.remark, SMALL, None)):
        cell.skip(2 * bool(text))
        cell.write(text, look, sign=sign)


def write_note(cell: Column, row: Row) -> None:
    cell.skip(4 * bool(row.note))
    cell.write(row.note, SMALL, barred=True)


class _Columns:
    """Where the columns stand: the times as wide as the widest, the room a fifth of the page."""

    def __init__(self, form: Form) -> None:
        ink: Ink = form.ink
        gap = 12 * POINT * ink.scale
        self.ink, self.left, self.all = ink, form.margin, form.width
        self.is_narrow = form.width < _NARROW * ink.scale
        self.time = ink.width_of("00:00 –" if self.is_narrow else "00:00 – 00:00", BOLD)
        self.room = 0.0 if self.is_narrow else form.width * 0.2
        self.title_x = form.margin + self.time + gap
        self.whole_title = form.width - self.time - gap
        self.title = self.whole_title - (0 if self.is_narrow else self.room + gap)
        self.room_x = form.margin + form.width - self.room


def _row(row: Row, columns: _Columns, *, continues: str, ends_group: bool) -> Block:
    cells = [_time_cell(row, columns), _title_cell(row, columns)]
    cells += [] if columns.is_narrow else [_room_cell(row, columns)]
    height = max(cell.y for cell in cells) + _top(columns)
    left = columns.left if ends_group or row.ticked is not None else columns.title_x
    line = rule(height, left, columns.left + columns.all - left, 0.5, LIGHT, columns.ink)
    marks = [mark for cell in cells for mark in cell.marks]
    return Block((*marks, line), height, row.style is Style.HEADING, continues)


def _top(columns: _Columns) -> float:
    return 7 * POINT * columns.ink.scale


def _time_cell(row: Row, columns: _Columns) -> Column:
    cell = Column(columns.left, columns.time, _top(columns), columns.ink)
    if row.ticked is not None:
        cell.marks.append(_box(row.ticked, cell))
        side = cell.ink.size(BODY) * 1.6
        cell.x, cell.width = cell.x + side, cell.width - side
    look = BOLD if row.strong and row.style is not Style.MEMBER else BODY
    cell.write_elided(row.time, look, _most(cell))
    cell.write(row.own_time, MUTED)
    return cell


def _box(ticked: bool, cell: Column) -> Mark:
    side = cell.ink.size(BODY)
    box = QRectF(cell.x, side * 0.15, side, side)
    return Mark(cell.y, cell.y + side, Signed(ticked_box if ticked else empty_box, box, cell.ink))


def _title_cell(row: Row, columns: _Columns) -> Column:
    alone = not row.room and not row.session
    width = columns.whole_title if alone else columns.title
    cell = Column(columns.title_x, width, _top(columns), columns.ink)
    sign = star_sign if row.starred else None
    cell.write(row.title, title_look(row), tex=not row.own, link=row.url, sign=sign)
    if columns.is_narrow:
        cell.write(row.room, SMALL)
        cell.write(row.session, MUTED, tex=True)
    cell.write(row.people, MUTED)
    write_remarks(cell, row)
    write_note(cell, row)
    cell.skip(4 * bool(row.abstract))
    cell.write(row.abstract, SMALL, tex=True, apart=3)
    return cell


def _most(cell: Column) -> float:
    """How high a text beside the title may be: only that one may run over the end of a page."""
    return 6 * cell.ink.line(BODY)


def title_look(row: Row) -> Look:
    if row.muted:
        return FAINT
    return BOLD if row.strong else BODY


def _room_cell(row: Row, columns: _Columns) -> Column:
    cell = Column(columns.room_x, columns.room, _top(columns), columns.ink)
    cell.write_elided(row.room, BODY, _most(cell))
    cell.write_elided(row.session, MUTED, _most(cell), tex=True)
    return cell

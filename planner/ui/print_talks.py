"""One block a talk, with its abstract and ruled space for notes."""

from collections.abc import Iterator

from planner.exporters.agenda import Agenda
from planner.exporters.agenda.rows import Row, Style
from planner.tex import to_text
from planner.ui.print_agenda import (
    BODY,
    DAY,
    MUTED,
    SMALL,
    day_heading,
    header,
    nothing,
    write_note,
    write_remarks,
)
from planner.ui.print_ink import GREY, LIGHT, MILLIMETRE, Look, star_sign
from planner.ui.print_pages import Block, Form, rule
from planner.ui.print_qr import SIDE, qr_mark, readable
from planner.ui.print_text import Column

NAME = Look(12, bold=True)
FAINT_NAME = Look(12, colour=GREY)
WHEN = Look(10, bold=True)
RULED_LINES = 3  # and the one that ends the block
_LINE = 8 * MILLIMETRE  # as in school books


def talk_blocks(agenda: Agenda, form: Form, *, qr: bool) -> Iterator[Block]:
    yield header(agenda.title, agenda.subtitle, agenda.url * qr, form)
    if not agenda.days:
        yield nothing(agenda.nothing, form)
    for day in agenda.days:
        yield day_heading(day, form)
        heading = ""
        for row in day.rows:
            if row.style is Style.HEADING:
                heading = to_text(row.title)
                yield _session(row, form, f"{day.title}, continued")
            else:
                inside = f" · {heading}" if row.style is Style.MEMBER else ""
                yield _talk(row, form, f"{day.title}{inside}, continued", qr=qr)


def _session(row: Row, form: Form, continues: str) -> Block:
    column = Column(form.margin, form.width, 0, form.ink)
    column.skip(10)
    column.write(_joined(row.time, row.own_time, row.room), WHEN)
    column.write(row.title, DAY, tex=True, link=row.url)
    column.write(row.people, MUTED)
    write_remarks(column, row)
    column.write(row.abstract, SMALL, tex=True, apart=3)
    column.skip(3)
    return Block(tuple(column.marks), column.y, keep_with_next=True, continues=continues)


def _talk(row: Row, form: Form, continues: str, *, qr: bool) -> Block:
    link = readable(row.url) if qr else ""
    column = Column(form.margin, form.width, 0, form.ink)
    column.skip(9)
    if link:
        square = qr_mark(link, form.margin + form.width, column.y)
        column.marks.append(square)
        column.width -= SIDE + 6 * MILLIMETRE
    _write_head(column, row)
    if link:  # the abstract again over the whole width
        column.y, column.width = max(column.y, square.bottom), form.width
    column.skip(4 * bool(row.abstract))
    column.write(row.abstract, SMALL, tex=True, apart=3)
    write_note(column, row)
    if not row.muted:
        _rule_lines(column, form)
    column.y += _LINE
    end = rule(column.y, form.margin, form.width, 0.8, GREY, form.ink)
    return Block((*column.marks, end), end.bottom, continues=continues)


def _write_head(column: Column, row: Row) -> None:
    column.write(_joined(row.time, row.own_time, row.room), WHEN)
    look = FAINT_NAME if row.muted else NAME
    sign = star_sign if row.starred else None
    column.write(row.title, look, tex=not row.own, link=row.url, sign=sign)
    column.write(row.people, BODY)
    column.write(row.session, MUTED, tex=True)
    write_remarks(column, row)


def _rule_lines(column: Column, form: Form) -> None:
    for _ in range(RULED_LINES):
        column.y += _LINE
        column.marks.append(rule(column.y, form.margin, form.width, 0.5, LIGHT, form.ink))


def _joined(*parts: str) -> str:
    return "  ·  ".join(filter(None, parts))

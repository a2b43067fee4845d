"""Draws the rows of the list: star, time with clash, title over authors, room; and group rows."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.conference import Kind, Talk
from planner.listing import Order
from planner.priorities import SIGNS, label
from planner.query import highlights
from planner.tex import to_text
from planner.times import day_and_month, span_under
from planner.timetable import Group
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.colleague_chips import chips_width, draw_chips
from planner.ui.shapes import draw_flag, draw_note, draw_star, draw_warning
from planner.ui.talk_model import Role
from planner.ui.text_block import TextBlock, bold, text_block
from planner.wording import counted

Index = QModelIndex | QPersistentModelIndex
PAD = 6
MOST_CHIPS = 3


class Density(IntEnum):
    """How many lines a talk takes."""

    COMPACT = 1
    COMFORTABLE = 3


class TalkDelegate(QStyledItemDelegate):
    """One row height for talks and one for group rows, so that any number of rows stays quick."""

    def __init__(self, browser: Browser, parent: QObject) -> None:
        super().__init__(parent)
        self._browser = browser
        self.density = Density.COMFORTABLE

    def talk_height(self, font: QFont) -> int:
        line = QFontMetrics(font).lineSpacing()
        return line * self.density + 2 * PAD

    def group_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() + 2 * PAD

    def _paint_group(self, cell: "_Cell", group: Group) -> None:
        """A group row runs through all columns: each cell shows its part of the whole."""
        c, row, painter = cell.colours, _whole_row(cell), cell.painter
        painter.fillRect(cell.rect, QColor(c.background))
        tint = c.tints[self._browser.workspace.timetable.tint_of_group(group)]
        middle, side = row.center().y(), cell.line / 2
        square = QRectF(row.left() + 14, middle - side / 2, side, side)
        painter.fillRect(square, QColor(tint.edge))
        left = int(square.right()) + 9
        title = self._block(cell, group.title, cell.bold, row.right() - left, 1, "session")
        top = middle - title.height / 2
        painter.setPen(QColor(c.text))
        title.draw(painter, left, top)
        left += int(title.width) + 10
        if cell.index.data(Role.NOTED):
            size = cell.line * 0.7
            draw_note(painter, QRectF(left, middle - size / 2, size, size), c.muted)
            left += int(size) + 10
        rest = self._block(cell, self._group_text(group), cell.font, row.right() - left - PAD, 1)
        painter.setPen(QColor(c.muted))
        rest.draw(painter, left, top)

    def _group_text(self, group: Group) -> str:
        day = day_and_month(group.day) if group.day and not self._browser.filters.day else ""
        zone = self._browser.workspace.timetable.clock.zone
        time = span_under(group.day, group.start, group.end, zone)
        noun = "poster" if group.kind is Kind.POSTER else "talk"
        count = counted(group.talks, noun)
        moderators = ", ".join(person.name for person in group.moderators)
        return " · ".join(filter(None, (day, time, count, group.room, moderators)))

    def _paint_star(self, cell: "_Cell", talk: Talk) -> None:
        c, index = cell.colours, cell.index
        size = QFontMetrics(cell.font).ascent() + 2
        top = self._first_line(cell, talk) + 1
        box = QRectF(cell.rect.center().x() - size / 2, top, size, size)
        starred = bool(index.data(Role.STARRED))
        draw_star(cell.painter, box, c.star if starred else c.faint, filled=starred)
        sign = SIGNS.get(self._browser.workspace.plan.entry(talk.id).priority, "")
        if sign and self.density == Density.COMPACT:  # in which the line under the title is cut off
            self._block(cell, sign, cell.font, cell.rect.width(), 1).draw(
                cell.painter, box.right() + 3, top - 1
            )
        noted, followed = index.data(Role.NOTED), index.data(Role.FOLLOWED)
        below = QRectF(box.left() + 2, box.bottom() + 6, size - 4, size * 0.7)
        if followed and self.density == Density.COMPACT:
            draw_flag(cell.painter, QRectF(box.left() - 9, top, size * 0.45, size), c.accent)
        elif followed:
            aside = below.width() * 0.6 if noted else 0
            draw_flag(cell.painter, below.adjusted(1 - aside, -2, -1 - aside, 2), c.accent)
        if noted:
            aside = below.width() * 0.6 if followed else 0
            draw_note(cell.painter, below.translated(aside, 0), c.muted)

    def _paint_time(self, cell: "_Cell", talk: Talk) -> None:
        text = cell.index.data()
        if self.density == Density.COMPACT:
            text = text.replace("\n", ", ")
        lines = 1 if self.density == Density.COMPACT else 2
        block = self._block(cell, text, cell.font, cell.rect.width() - PAD, lines)
        clashes, compact = bool(cell.index.data(Role.CLASHES)), self.density == Density.COMPACT
        sign = QFontMetrics(cell.font).lineSpacing() + 1 if clashes and not compact else 0
        top, left = self._top(cell, talk, block.height + sign), cell.rect.left() + 4.0
        cell.painter.setPen(QColor(_text_colour(cell, talk)))
        block.draw(cell.painter, left, top)
        if clashes and compact:
            _paint_clash(cell, left + block.width + 6, top)
        elif clashes:
            _paint_clash(cell, left, top + block.height + 1)

    def _paint_talk(self, cell: "_Cell", talk: Talk) -> None:
        title, authors = self._blocks(cell, talk)
        top, left = self._first_line(cell, talk), float(cell.rect.left() + 4)
        if marks := self._browser.workspace.marks(talk.id):
            draw_chips(cell.painter, cell.rect.right() - PAD, top, marks, cell.font, MOST_CHIPS)
        cell.painter.setPen(QColor(_text_colour(cell, talk)))
        title.draw(cell.painter, left, top)
        cell.painter.setPen(QColor(cell.colours.muted))
        if self.density == Density.COMPACT:
            authors.draw(cell.painter, left + title.width + 12, top)
        else:
            authors.draw(cell.painter, left, top + title.height + 1)

    def _paint_room(self, cell: "_Cell", talk: Talk) -> None:
        text = cell.index.data()
        if self.density == Density.COMPACT:
            text = text.replace("\n", " ")
        block = self._block(cell, text, cell.font, cell.rect.width() - PAD, self.density, "room")
        cell.painter.setPen(QColor(cell.colours.muted))
        block.draw(cell.painter, cell.rect.left() + 4, self._top(cell, talk, block.height))

    def _top(self, cell: "_Cell", talk: Talk, height: float) -> float:
        """Beside the row's first line, but so that something `height` high ends in the row."""
        return min(self._first_line(cell, talk), cell.rect.bottom() - PAD / 2 - height)

    def _blocks(self, cell: "_Cell", talk: Talk) -> tuple[TextBlock, TextBlock]:
        """The title (at most two lines) and what is left for the authors."""
        width = cell.view.columnWidth(Order.TALK) - 4 - 2 * PAD
        width -= int(chips_width(self._browser.workspace.marks(talk.id), cell.font, MOST_CHIPS))
        lines = 2 if self.density == Density.COMFORTABLE else 1
        font = _italic(cell.font) if _is_quiet(cell, talk) else cell.bold
        title = self._block(cell, to_text(talk.shown_title), font, width, lines, "title")
        names = self._line_under_title(talk)
        if self.density == Density.COMPACT:
            width = max(1, width - int(title.width) - 12)
        return title, self._block(cell, names, cell.font, width, 1, "authors")

    def _line_under_title(self, talk: Talk) -> str:
        """`▲ Must see · Ann Lee · Bo Ek`."""
        hidden = "hidden" if talk.id in self._browser.hidden else ""
        wanted = label(self._browser.workspace.plan.entry(talk.id).priority)
        return " · ".join(filter(None, (hidden, wanted, *(p.name for p in talk.authors))))

    def _first_line(self, cell: "_Cell", talk: Talk) -> float:
        """The top of the row's first line: title and authors stand in the middle of the row."""
        title, authors = self._blocks(cell, talk)
        content = title.height
        if self.density == Density.COMFORTABLE and self._line_under_title(talk):
            content += authors.height + 1
        return cell.rect.top() + max(PAD, (cell.rect.height() - content) / 2)

    def _block(
        self, cell: "_Cell", text: str, font: QFont, width: int, lines: int, field: str = ""
    ) -> TextBlock:
        query = self._browser.query
        spans = tuple(highlights(text, query, field)) if field and query.terms else ()
        return text_block(text, font, width, lines, spans, cell.colours.match)

    # Qt's overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, row = _Cell(painter, option, index), index.data(Role.ROW)
        painter.save()
        painter.setClipRect(cell.rect)
        if isinstance(row, Group):
            self._paint_group(cell, row)
        else:
            _paint_background(cell)
            paint = (self._paint_star, self._paint_time, self._paint_talk, self._paint_room)
            paint[index.column()](cell, row)
        painter.setPen(QColor(cell.colours.line))
        painter.drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight())
        painter.restore()


class _Cell:
    """A cell that is being painted, with what all of its parts would else ask of Qt again."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        widget = option.widget
        assert isinstance(widget, QTableView)
        self.painter, self.view, self.index = painter, widget, index
        self.rect = option.rect
        self.font = QFont(option.font)  # a copy: blocks of text outlive the option
        self.bold = bold(self.font)
        self.line = QFontMetrics(self.font).lineSpacing()
        self.colours = theme.colours()


def _paint_background(cell: _Cell) -> None:
    c, view, index = cell.colours, cell.view, cell.index
    # Asked of the selection model: QStyle, whose state says it too, takes 10 ms to import.
    selected = view.selectionModel().isSelected(index)
    cell.painter.fillRect(cell.rect, QColor(c.accent_fill if selected else c.surface))
    if index.column() == 0 and index.row() == view.currentIndex().row():
        bar = QRect(cell.rect.left(), cell.rect.top(), 3, cell.rect.height())
        cell.painter.fillRect(bar, QColor(c.accent))


def _paint_clash(cell: _Cell, left: float, top: float) -> None:
    c, line = cell.colours, cell.line
    draw_warning(cell.painter, QRectF(left, top + 2, line - 4, line - 4), c.clash, c.surface)
    cell.painter.setPen(QColor(c.clash))
    cell.painter.setFont(cell.bold)
    base = top + QFontMetrics(cell.font).ascent()
    cell.painter.drawText(QPointF(left + line, base), "clash")


def _text_colour(cell: _Cell, talk: Talk) -> str:
    return cell.colours.muted if _is_quiet(cell, talk) else cell.colours.text


def _is_quiet(cell: _Cell, talk: Talk) -> bool:
    return not talk.title or talk.kind is Kind.BREAK or cell.index.data(Role.HIDDEN)


def _italic(font: QFont) -> QFont:
    italic = QFont(font)
    italic.setItalic(True)
    return italic


def _whole_row(cell: _Cell) -> QRect:
    header = cell.view.horizontalHeader()
    return QRect(-header.offset(), cell.rect.top(), header.length(), cell.rect.height())

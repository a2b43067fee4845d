"""Draws the rows of the list: star, time with clash, title over authors, room; and group rows."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.conference import Kind, Talk
from planner.listing import Order
from planner.query import highlights
from planner.tex import to_text
from planner.times import day_and_month, span
from planner.timetable import Group
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.shapes import draw_note, draw_star, draw_warning
from planner.ui.talk_model import Role
from planner.ui.text_block import TextBlock, text_block

Index = QModelIndex | QPersistentModelIndex
PAD = 6


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

    def _paint_group(self, painter: QPainter, cell: QStyleOptionViewItem, group: Group) -> None:
        """A group row runs through all columns: each cell shows its part of the whole."""
        c, row = theme.colours(_view(cell)), _whole_row(cell)
        painter.fillRect(cell.rect, QColor(c.background))
        line = QFontMetrics(cell.font).lineSpacing()
        tint = c.tints[self._browser.workspace.timetable.tint_of_group(group)]
        square = QRectF(row.left() + 14, row.center().y() - line / 4, line / 2, line / 2)
        painter.fillRect(square, QColor(tint.edge))
        left = int(square.right()) + 9
        title = self._block(group.title, _bold(cell.font), row.right() - left, 1, "session")
        top = row.center().y() - title.height / 2
        painter.setPen(QColor(c.text))
        title.draw(painter, left, top)
        left += int(title.width) + 10
        rest = self._block(self._group_text(group), cell.font, row.right() - left - PAD, 1)
        painter.setPen(QColor(c.muted))
        rest.draw(painter, left, top)

    def _group_text(self, group: Group) -> str:
        day = day_and_month(group.day) if group.day and not self._browser.filters.day else ""
        time = span(group.start, group.end, self._browser.workspace.timetable.zone)
        noun = "poster" if group.kind is Kind.POSTER else "talk"
        count = f"{group.talks} {noun}{'s' * (group.talks != 1)}"
        moderators = ", ".join(person.name for person in group.moderators)
        return " · ".join(filter(None, (day, time, count, group.room, moderators)))

    def _paint_star(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        c = theme.colours(_view(cell))
        size = QFontMetrics(cell.font).ascent() + 2
        top = self._first_line(cell, index) + 1
        box = QRectF(cell.rect.center().x() - size / 2, top, size, size)
        starred = bool(index.data(Role.STARRED))
        draw_star(painter, box, c.star if starred else c.faint, filled=starred)
        if index.data(Role.NOTED):
            below = QRectF(box.left() + 2, box.bottom() + 6, size - 4, size * 0.7)
            draw_note(painter, below, c.muted)

    def _paint_time(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        c, talk = theme.colours(_view(cell)), index.data(Role.ROW)
        line = QFontMetrics(cell.font).lineSpacing()
        text = index.data().replace("\n", ", ") if self.density == 1 else index.data()
        block = self._block(text, cell.font, cell.rect.width() - PAD, 2)
        clash_line = line if index.data(Role.CLASHES) and self.density > 1 else 0
        top = self._top(cell, index, block.height + clash_line)
        painter.setPen(QColor(c.muted if _is_quiet(talk) else c.text))
        block.draw(painter, cell.rect.left() + 4, top)
        if not index.data(Role.CLASHES):
            return
        left = cell.rect.left() + 4.0
        if self.density == Density.COMPACT:
            left += block.width + 6
        else:
            top += block.height + 1
        draw_warning(painter, QRectF(left, top + 2, line - 4, line - 4), c.clash, c.surface)
        painter.setPen(QColor(c.clash))
        painter.setFont(_bold(cell.font))
        painter.drawText(QPointF(left + line, top + QFontMetrics(cell.font).ascent()), "clash")

    def _paint_talk(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        c, talk = theme.colours(_view(cell)), index.data(Role.ROW)
        title, authors = self._blocks(cell, talk)
        top, left = self._first_line(cell, index), float(cell.rect.left() + 4)
        painter.setPen(QColor(c.muted if _is_quiet(talk) else c.text))
        title.draw(painter, left, top)
        painter.setPen(QColor(c.muted))
        if self.density == Density.COMPACT:
            authors.draw(painter, left + title.width + 12, top)
        else:
            authors.draw(painter, left, top + title.height + 1)

    def _paint_room(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        painter.setPen(QColor(theme.colours(_view(cell)).muted))
        text = index.data()
        if self.density == Density.COMPACT:
            text = text.replace("\n", " ")
        block = self._block(text, cell.font, cell.rect.width() - PAD, self.density, "room")
        block.draw(painter, cell.rect.left() + 4, self._top(cell, index, block.height))

    def _top(self, cell: QStyleOptionViewItem, index: Index, height: float) -> float:
        """Beside the row's first line, but so that something `height` high ends in the row."""
        return min(self._first_line(cell, index), cell.rect.bottom() - PAD / 2 - height)

    def _blocks(self, cell: QStyleOptionViewItem, talk: Talk) -> tuple[TextBlock, TextBlock]:
        """The title (at most two lines) and what is left for the authors."""
        width = _column_width(cell, Order.TALK) - 4 - 2 * PAD
        lines = 2 if self.density == Density.COMFORTABLE else 1
        text = to_text(talk.shown_title)
        title = self._block(text, _title_font(cell.font, talk), width, lines, "title")
        names = " · ".join(person.name for person in talk.authors)
        if self.density == Density.COMPACT:
            width = max(1, width - int(title.width) - 12)
        return title, self._block(names, cell.font, width, 1, "authors")

    def _first_line(self, cell: QStyleOptionViewItem, index: Index) -> float:
        """The top of the row's first line: title and authors stand in the middle of the row."""
        talk = index.data(Role.ROW)
        title, authors = self._blocks(cell, talk)
        content = title.height
        if self.density == Density.COMFORTABLE and talk.authors:
            content += authors.height + 1
        return cell.rect.top() + max(PAD, (cell.rect.height() - content) / 2)

    def _block(self, text: str, font: QFont, width: int, lines: int, field: str = "") -> TextBlock:
        query = self._browser.query
        spans = tuple(highlights(text, query, field)) if field and not query.is_empty else ()
        mark = theme.colours(_parent(self)).match
        # A copy: the option owns its font, and the cache outlives the option.
        return text_block(text, QFont(font), width, lines, spans, mark)

    # Qt's overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        painter.save()
        painter.setClipRect(option.rect)
        if isinstance(row, Group):
            self._paint_group(painter, option, row)
        else:
            _paint_background(painter, option, index)
            paint = (self._paint_star, self._paint_time, self._paint_talk, self._paint_room)
            paint[index.column()](painter, option, index)
        painter.setPen(QColor(theme.colours(_view(option)).line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _paint_background(painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
    c = theme.colours(_view(cell))
    # Asked of the selection model: QStyle, whose state says it too, takes 10 ms to import.
    selected = _view(cell).selectionModel().isSelected(index)
    painter.fillRect(cell.rect, QColor(c.accent_fill if selected else c.surface))
    if index.row() == _view(cell).currentIndex().row() and index.column() == 0:
        bar = QRect(cell.rect.left(), cell.rect.top(), 3, cell.rect.height())
        painter.fillRect(bar, QColor(c.accent))


def _is_quiet(talk: Talk) -> bool:
    return not talk.title or talk.kind is Kind.BREAK


def _title_font(font: QFont, talk: Talk) -> QFont:
    if not _is_quiet(talk):
        return _bold(font)
    italic = QFont(font)
    italic.setItalic(True)
    return italic


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _view(cell: QStyleOptionViewItem) -> QTableView:
    widget = cell.widget
    assert isinstance(widget, QTableView)
    return widget


def _parent(delegate: TalkDelegate) -> QTableView:
    view = delegate.parent()
    assert isinstance(view, QTableView)
    return view


def _whole_row(cell: QStyleOptionViewItem) -> QRect:
    header = _view(cell).horizontalHeader()
    return QRect(-header.offset(), cell.rect.top(), header.length(), cell.rect.height())


def _column_width(cell: QStyleOptionViewItem, column: int) -> int:
    return _view(cell).columnWidth(column)

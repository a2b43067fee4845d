"""A list of suggested talks: a star to click, title, when and where, and why it is suggested."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.ui import theme
from planner.ui.rich import tooltip
from planner.ui.shapes import draw_star, draw_warning
from planner.ui.text_block import bold, text_block

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAD = 7
_STAR_WIDTH = 2  # lines


class Suggestion(NamedTuple):
    talk_id: str
    title: str
    place: str  # when and where
    reason: str
    starred: bool
    clashes: bool

    @property
    def sentence(self) -> str:
        """For those who hear it."""
        signs = ["starred"] * self.starred + ["clash"] * self.clashes
        return ", ".join([self.title, *signs, self.place, self.reason])


class _Role(IntEnum):
    SUGGESTION = Qt.ItemDataRole.UserRole


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def set_rows(self, rows: Sequence[Suggestion]) -> None:
        """The place in the list stays where it can."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
        elif rows:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    # Qt's overrides

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        suggestion = self.rows[index.row()]
        if role == _Role.SUGGESTION:
            return suggestion
        if role == Qt.ItemDataRole.DisplayRole:
            return suggestion.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{suggestion.title} – {suggestion.reason}")
        return None


class SuggestionList(QListView):
    """Space, S or a click on the star stars; Return or a click beside it leads to the talk."""

    star_wanted = Signal(str)  # the talk's id
    talk_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Suggestions")

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        row = max(self.currentIndex().row(), 0)
        self._model.set_rows(suggestions)
        if suggestions and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(min(row, len(suggestions) - 1)))

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        on_star = place.x() < star_box(self.visualRect(index), self.font()).right() + _PAD
        wanted = self.star_wanted if on_star else self.talk_wanted
        wanted.emit(self._model.rows[index.row()].talk_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        if row >= 0 and key in (Qt.Key.Key_Space, Qt.Key.Key_S):
            self.star_wanted.emit(self._model.rows[row].talk_id)
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.talk_wanted.emit(self._model.rows[row].talk_id)
        else:
            super().keyPressEvent(event)


def star_box(row: QRect, font: QFont) -> QRectF:
    """Where the star of a row stands; it is painted and clicked there."""
    line = QFontMetrics(font).lineSpacing()
    size = QFontMetrics(font).ascent() + 2
    return QRectF(row.left() + (_STAR_WIDTH * line - size) / 2, row.top() + _PAD + 1, size, size)


class _Delegate(QStyledItemDelegate):
    # Qt's overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).lineSpacing() * 3 + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, c, font = index.data(_Role.SUGGESTION), theme.colours(), QFont(option.font)
        rect, line = option.rect, QFontMetrics(font).lineSpacing()
        painter.save()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(c.accent_fill if is_current else c.surface))
        colour = c.star if row.starred else c.faint
        draw_star(painter, star_box(rect, font), colour, filled=row.starred)
        left, top = rect.left() + _STAR_WIDTH * line, rect.top() + _PAD
        width = rect.right() - left - _PAD
        painter.setPen(QColor(c.text))
        text_block(row.title, bold(font), width).draw(painter, left, top)
        indent = _paint_clash(painter, font, left, top + line) if row.clashes else 0
        painter.setPen(QColor(c.muted))
        text_block(row.place, font, width - indent).draw(painter, left + indent, top + line)
        text_block(row.reason, font, width).draw(painter, left, top + 2 * line)
        painter.setPen(QColor(c.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _paint_clash(painter: QPainter, font: QFont, left: int, top: int) -> int:
    """The sign and the word; returns how wide they are."""
    c, line = theme.colours(), QFontMetrics(font).lineSpacing()
    draw_warning(painter, QRectF(left, top + 2, line - 4, line - 4), c.clash, c.surface)
    word = text_block("clash", bold(font), 10 * line)
    painter.setPen(QColor(c.clash))
    word.draw(painter, left + line, top)
    return round(word.width) + 2 * line - _PAD

"""Running text, such as an abstract: as high as it is long, matches of the search marked."""

import re
from collections.abc import Iterable
from functools import partial
from math import ceil

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from planner.following import cleaned
from planner.ui.text_block import in_qt

_LINE_HEIGHT = 1.3  # of the font's own; fixed, since one 𝒪 from another font would stretch it
_LINE_BREAK = "\u2028"  # a new line, but no new paragraph


class RunningText(QTextEdit):
    """Scrolled by the panel around it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                     | Qt.TextInteractionFlag.TextSelectableByKeyboard)  # fmt: skip
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "text")
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def mark(
        self,
        spans: Iterable[tuple[int, int]],
        colour: str,
        followed: Iterable[tuple[int, int]] = (),
        line: str = "",
    ) -> None:
        """Mark what the search found, in the positions of the shown text; under what is `followed`
        stands a `line` of another colour, so that both are seen where they meet."""
        mark, under = QTextCharFormat(), QTextCharFormat()
        mark.setBackground(QColor(colour))
        under.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        under.setUnderlineColor(QColor(line))
        text = self.toPlainText()
        found = [self._selection(text, span, mark) for span in spans]
        found += [self._selection(text, span, under) for span in followed]
        self.setExtraSelections(found)

    def _selection(
        self, text: str, span: tuple[int, int], mark: QTextCharFormat
    ) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(in_qt(text, span[0]))
        cursor.setPosition(in_qt(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = mark
        return selection

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()))

    # Qt's overrides

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AbstractView(RunningText):
    """Plain text only."""

    follow_wanted = Signal(str)  # the words that are selected

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Abstract", parent)

    def show_text(self, text: str) -> None:
        """Paragraphs are divided by a line break, as `paragraphs` leaves them."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            self.fontMetrics().height() * _LINE_HEIGHT,
            QTextBlockFormat.LineHeightTypes.FixedHeight.value,
        )
        spacing.setBottomMargin(self.fontMetrics().height() * 0.5)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # one change, so that the text is laid out once
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(spacing)
        cursor.insertText(text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    # Qt's overrides

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        if words := cleaned(self.textCursor().selectedText()):
            menu.addSeparator()
            shown = words.replace("&", "&&")
            menu.addAction(f"Follow “{shown}”", partial(self.follow_wanted.emit, words))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


def paragraphs(text: str) -> str:
    """A paragraph a line, line breaks inside of one kept; what `AbstractView` shows."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n".join(_LINE_BREAK.join(part.splitlines()) for part in parts)

"""Running text, such as an abstract: as high as it is long, matches of the search marked."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from planner.following import cleaned
from planner.tex import PLACE, Formula, with_formulas
from planner.ui.formula_text import KIND, FormulaSetter, FormulaSigns
from planner.ui.formulas import Picture
from planner.ui.text_block import in_qt
from planner.wording import on_one_line

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
    """Plain text and its formulas; those that cannot be set, or not yet, are told in letters."""

    follow_wanted = Signal(str)  # the words that are selected
    reshown = Signal()  # the text has changed, as formulas have come or gone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Abstract", parent)
        self._plain, self._formulas = "", list[Formula]()
        self._shown: list[Formula] = []  # those drawn, in the order of the text
        self._fitting: list[bool] = []
        self._setter = FormulaSetter(self)
        self._setter.ready.connect(self._show_again)
        self._signs = FormulaSigns(self)
        self.document().documentLayout().registerHandler(KIND, self._signs)

    def show_tex(self, tex: str) -> None:
        """As a programme gives it; its formulas may follow a little later."""
        plain, self._formulas = with_formulas(tex)
        self._plain = paragraphs(plain)
        self._show()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_again(self) -> None:
        self._show()
        self.reshown.emit()

    def _show(self) -> None:
        known = self._setter.pictures(self._formulas)
        pictures = [None for _ in self._formulas] if known is None else known
        self._fitting = [self._fits(picture) for picture in pictures]
        self._write([p if fits else None for p, fits in zip(pictures, self._fitting, strict=True)])

    def _fits(self, picture: Picture | None) -> bool:
        return bool(picture and self._signs.fits(picture, self.viewport().width()))

    def _write(self, pictures: Sequence[Picture | None]) -> None:
        """One change, so that the text is laid out once."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._signs.clear()
        self._shown = []
        fixed, growing = self._spacing(fixed=True), self._spacing(fixed=False)
        cursor.setBlockFormat(fixed)
        first, *rest = self._plain.split(PLACE)
        cursor.insertText(first, QTextCharFormat())
        for told, picture, after in zip(self._formulas, pictures, rest, strict=True):
            if picture:
                if self._signs.is_high(picture, self._line_height()):
                    cursor.setBlockFormat(growing)
                cursor.insertText(PLACE, self._signs.add(picture))
                self._shown.append(told)
            else:
                cursor.insertText(on_one_line(told.text), QTextCharFormat())
            self._insert(cursor, after, fixed)
        cursor.endEditBlock()

    def _insert(self, cursor: QTextCursor, text: str, fixed: QTextBlockFormat) -> None:
        """A new paragraph begins with lines of the usual height again."""
        first, *rest = text.split("\n")
        cursor.insertText(first, QTextCharFormat())
        for paragraph in rest:
            cursor.insertBlock(fixed)
            cursor.insertText(paragraph, QTextCharFormat())

    def _line_height(self) -> float:
        return self.fontMetrics().height() * _LINE_HEIGHT

    def _spacing(self, *, fixed: bool) -> QTextBlockFormat:
        """Lines of one height, or such as make room for what is high."""
        kinds = QTextBlockFormat.LineHeightTypes
        kind = kinds.FixedHeight if fixed else kinds.MinimumHeight
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._line_height(), kind.value)
        spacing.setBottomMargin(self.fontMetrics().height() * 0.5)
        return spacing

    def _copy_tex(self) -> None:
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self._selected_tex())

    def _selected_tex(self) -> str:
        """What is selected, its formulas as they were written."""
        cursor = self.textCursor()
        text = cursor.selectedText().replace("\u2029", "\n").replace(_LINE_BREAK, "\n")
        before = QTextCursor(self.document())
        before.setPosition(cursor.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
        left = iter(self._shown[before.selectedText().count(PLACE) :])
        return re.sub(PLACE, lambda _: f"${next(left).tex}$", text)

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not by QMimeData of ours: the clipboard may outlive Python."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_tex()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has become readable, or too small for it, is shown in the other way."""
        super().resizeEvent(event)
        known = self._setter.pictures(self._formulas)
        if known and [self._fits(picture) for picture in known] != self._fitting:
            self._show_again()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-copy":  # Qt's own would leave formulas out
                action.triggered.disconnect()
                action.triggered.connect(self._copy_tex)
        if words := cleaned(self.textCursor().selectedText().replace(PLACE, " ")):
            menu.addSeparator()
            shown = words.replace("&", "&&")
            menu.addAction(f"Follow “{shown}”", partial(self.follow_wanted.emit, words))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


def paragraphs(text: str) -> str:
    """A paragraph a line, line breaks inside of one kept; what `AbstractView` shows."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n".join(_LINE_BREAK.join(part.splitlines()) for part in parts)

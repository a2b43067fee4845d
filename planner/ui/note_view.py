"""A note as its Markdown means it, to be read; a click into it wants to edit it."""

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QToolTip, QWidget

from planner.ui.abstract_view import RunningText
from planner.ui.rich import tooltip

_Feature = QTextDocument.MarkdownFeature
_UNDERLINE = 0x4000  # of the parser, md4c: _this_ would look like a link
_FEATURES = (
    _Feature(_Feature.MarkdownDialectGitHub.value & ~_UNDERLINE)
    | _Feature.MarkdownNoHTML  # tags stay text
)
_MOST = 20_000  # characters; more would take too long
_SCHEMES = ("http", "https", "mailto")


class NoteView(RunningText):
    """Nothing is ever loaded for it; links open when they are clicked, and only to the web."""

    edit_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )

    def show_note(self, note: str) -> None:
        document = self.document()
        document.setDefaultFont(self.font())
        document.setIndentWidth(self.fontMetrics().height() * 1.2)
        document.setMarkdown(_safe(note[:_MOST]), _FEATURES)
        if not document.toPlainText().strip():
            document.setPlainText(note[:_MOST])
        if len(note) > _MOST:
            self.append("… (click to read all)")
        document.setDocumentMargin(0)
        self._shrink_headings()

    def _shrink_headings(self) -> None:
        """They stand in a panel of small text."""
        block = self.document().begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                size = QTextCharFormat()
                size.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
                cursor.mergeCharFormat(size)
            block = block.next()

    def _link_at(self, place: QPoint) -> str:
        """The address that stands there, if it is one that is opened."""
        address = self.anchorAt(place)
        return address if QUrl(address).scheme() in _SCHEMES else ""

    # Qt's overrides

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_selecting = self.textCursor().hasSelection()  # Qt selects a link that was clicked
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or was_selecting:
            return
        address = self._link_at(event.position().toPoint())
        if address:
            QDesktopServices.openUrl(QUrl(address))
        else:
            self.edit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Where a link leads is told before it is followed."""
        if isinstance(event, QHelpEvent):
            told = self._link_at(event.pos()) or "Click or press N to edit"
            QToolTip.showText(event.globalPos(), tooltip(told), self)
            return True
        return super().viewportEvent(event)


def _safe(note: str) -> str:
    """The Markdown with its line breaks kept and without pictures, which are loaded from anywhere.

    The mark of a picture is broken, so that a link is left of it. An empty line comes before all:
    what looks like the head of a file would not be shown.
    """
    text = note.replace("![", "!\N{WORD JOINER}[")
    return "\n" + "  \n".join(text.splitlines())

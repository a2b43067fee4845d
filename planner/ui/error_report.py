"""Errors as the user sees them: one sentence, the rest to copy; also for what nobody foresaw."""

import platform
import traceback

import PySide6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from planner import __version__
from planner.errors import PlannerError
from planner.ui import theme
from planner.ui.shapes import draw_warning

_UNFORESEEN = (
    "Something went wrong that the program did not foresee. You can go on; "
    "the details help to mend it."
)


class ErrorBox(QDialog):
    """The error's sentence; its details when asked for, and both on the clipboard."""

    def __init__(self, error: PlannerError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Conference Planner")
        self._error = error
        self._details = QPlainTextEdit(error.details, self)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName("Details")
        self._details.setTabChangesFocus(True)
        self._details.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self._more = self._buttons.addButton("Show details", action)
        self._more.setVisible(bool(error.details))
        copy = self._buttons.addButton("Copy", action)
        self._lay_out()
        self._more.clicked.connect(self._toggle_details)
        copy.clicked.connect(self._copy)
        self._buttons.rejected.connect(self.reject)
        for button in (self._more, copy):
            button.setAutoDefault(False)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        sign = QLabel(self)
        sign.setPixmap(_warning(theme.colours(), em * 2))
        sentence = QLabel(str(self._error), self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(em * 26)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QGridLayout(self)
        layout.setContentsMargins(em, em, em, em)
        layout.setHorizontalSpacing(em)
        layout.setVerticalSpacing(em)
        layout.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(sentence, 0, 1)
        layout.addWidget(self._details, 1, 0, 1, 2)
        layout.addWidget(self._buttons, 2, 0, 1, 2)
        layout.setColumnStretch(1, 1)
        self._details.setMinimumHeight(em * 12)

    def _toggle_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._more.setText("Hide details" if shown else "Show details")
        self.adjustSize()

    def _copy(self) -> None:
        text = "\n\n".join(filter(None, (str(self._error), self._error.details)))
        QGuiApplication.clipboard().setText(text)


def unforeseen(error: Exception, parent: QWidget) -> ErrorBox:
    """The box for an error that nobody caught."""
    sentence = str(error) if isinstance(error, PlannerError) else _UNFORESEEN
    return ErrorBox(PlannerError(sentence, report(error)), parent)


def report(error: BaseException) -> str:
    """What someone who mends it needs: versions, system, where it happened."""
    versions = (
        f"Conference Planner {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}\n{platform.platform()}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"


def _warning(colours: theme.Colours, size: int) -> QPixmap:
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_warning(painter, QRectF(2, 2, size - 4, size - 4), colours.clash, colours.surface)
    painter.end()
    return pixmap

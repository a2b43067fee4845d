"""Errors as the user sees them: one sentence, the rest to copy; also for what nobody foresaw."""

import logging
import platform
import sys
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, QRectF, Qt, Signal
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

_log = logging.getLogger(__name__)
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

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        sign = QLabel(self)
        sign.setPixmap(_warning(theme.colours(self), em * 2))
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


class ErrorHook(QObject):
    """Every uncaught exception is logged; the first is shown, until its dialog is closed."""

    _caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: ErrorBox | None = None
        # Queued: an exception may come out of painting, where no dialog can be opened.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """What `sys.excepthook` calls."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)  # Ctrl+C in the terminal
            return
        _log.critical("uncaught", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _show(self, error: Exception) -> None:
        if self._shown is None:
            sentence = str(error) if isinstance(error, PlannerError) else _UNFORESEEN
            self._shown = ErrorBox(PlannerError(sentence, report(error)), self._window)
            self._shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._shown.finished.connect(self._closed)
            self._shown.open()

    def _closed(self) -> None:
        self._shown = None


def install(window: QWidget) -> ErrorHook:
    """Show uncaught exceptions in front of `window`, as long as it lives."""
    hook = ErrorHook(window)
    sys.excepthook = hook.catch
    return hook


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

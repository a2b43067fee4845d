"""Catches what nobody foresaw: it is printed always, and shown in one dialog at a time."""

import os
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget


class ErrorHook(QObject):
    """Every uncaught exception is printed; the first is shown, until its dialog is closed."""

    _caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: QDialog | None = None
        # Queued: an exception may come out of painting, where no dialog can be opened.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What `sys.excepthook` calls; Ctrl+C in the terminal is only printed."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception):
            self._caught.emit(error)

    def _show(self, error: Exception) -> None:
        if self._shown is None:
            from planner.ui import error_dialogs  # most starts meet none

            self._shown = error_dialogs.show_unforeseen(error, self._window)
            self._shown.finished.connect(self._closed)

    def _closed(self) -> None:
        self._shown = None


def install(window: QWidget) -> ErrorHook:
    """Show uncaught exceptions in front of `window`, as long as it lives."""
    hook = ErrorHook(window)
    sys.excepthook = hook.catch
    return hook


def end_at_first() -> None:
    """Where nobody looks: an uncaught exception is printed and ends the program with code 1."""

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        os._exit(1)  # a window that is closed meanwhile would turn an ordinary end into a 0

    sys.excepthook = catch

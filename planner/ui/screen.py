"""The screen that Qt needs; where there is none, a sentence instead of Qt's abort."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

MISSING = "There is no screen to open the window on"
_NAMED_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def is_named() -> bool:
    """Whether Qt can know of a screen; on Linux somebody has to name one."""
    return sys.platform != "linux" or any(map(os.environ.get, _NAMED_BY))


def do_without() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def tell_missing(reason: str = "") -> None:
    why = f" ({reason.rstrip('.')})" if reason else ""
    sentence = f"planner: {MISSING}{why}; start it on a desktop, or see: planner print --help"
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def told_if_missing() -> Iterator[None]:
    """While the application is made: Qt aborts where it cannot reach the screen that is named."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
        if kind is QtMsgType.QtFatalMsg:
            tell_missing(*heard[:1])
            os._exit(2)
        heard.append(" ".join((text or "").split()))

    qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(None)
    print(*heard, sep="\n", end="\n" * bool(heard), file=sys.stderr)

"""The web pages that a programme names for its talks."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def is_web(url: str) -> bool:
    """Only such addresses are opened: a programme is foreign and could name any program's."""
    return QUrl(url).scheme() in ("http", "https")


def open_page(url: str) -> None:
    """In the user's browser; what is no web address is left alone."""
    if is_web(url):
        QDesktopServices.openUrl(QUrl(url))

"""What was copied or dropped, as the importers want it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from planner.addresses import link_in
from planner.importers.sites import CARD


def local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def copied_text(data: QMimeData | None) -> str:
    """The source of a session page where that was copied, else the plain text."""
    if data is None:  # some platforms have no clipboard before the first copy
        return ""
    if data.hasHtml() and CARD in data.html():
        return data.html()
    return data.text() if data.hasText() else ""


def copied_link(data: QMimeData | None) -> str:
    """The web address, where one was copied or dropped and nothing else; else empty."""
    if data is None:
        return ""
    urls = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls()]
    return link_in(urls[0] if len(urls) == 1 else data.text())

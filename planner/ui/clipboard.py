"""What was copied or dropped, as the importers want it."""

from PySide6.QtCore import QMimeData

from planner.importers.sites import CARD


def copied_text(data: QMimeData | None) -> str:
    """The source of a session page where that was copied, else the plain text."""
    if data is None:  # some platforms have no clipboard before the first copy
        return ""
    if data.hasHtml() and CARD in data.html():
        return data.html()
    return data.text() if data.hasText() else ""

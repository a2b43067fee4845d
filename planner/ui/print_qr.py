"""A link as a square of dots, for a telephone's camera."""

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from planner.ui.print_ink import BLACK, MILLIMETRE, Mark

SIDE = 20 * MILLIMETRE
_LONGEST = 400  # octets of a link: a quarter of a millimetre a dot
_QUIET = 4  # dots of white around it, as ISO/IEC 18004 asks for


def readable(link: str) -> str:
    """The link, where a camera can tell its dots apart; empty for a longer one."""
    return link if len(link.encode()) <= _LONGEST else ""


def qr_mark(link: str, right: float, top: float, side: float = SIDE) -> Mark:
    """Its quiet zone reaches over the edges: the dots themselves end at `right` and `top`."""
    dots, count = _dots(link)

    def draw(painter: QPainter, y: float) -> None:
        painter.save()
        painter.translate(right - side, y)
        painter.scale(side / count, side / count)
        painter.fillPath(dots, QColor(BLACK))
        painter.restore()

    return Mark(top, top + side + side / count * _QUIET, draw)


@lru_cache(maxsize=512)
def _dots(link: str) -> tuple[QPainterPath, int]:
    """The dots without the quiet zone, one unit wide each, and how many there are in a row."""
    import segno  # here, because few papers have one

    rows = [bytes(row) for row in segno.make_qr(link, error="m").matrix]
    path = QPainterPath()
    for y, row in enumerate(rows):
        start = row.find(1)
        while start >= 0:
            end = row.find(0, start) if 0 in row[start:] else len(row)
            path.addRect(QRectF(start, y, end - start, 1))
            start = row.find(1, end)
    return path, len(rows)

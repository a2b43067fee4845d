"""Formulas as drawn signs, with the baseline of the text around them; ziamath sets them.

Its font comes with it: a formula looks the same on every computer, and in a PDF it is no picture
but curves.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

EM = 100.0  # the size that pictures are made in
_LONGEST = 800  # characters; longer is no formula in a text but an attack on the reader
_STEP = re.compile(r"[MLQCZ]|-?[\d.]+(?:e-?\d+)?")
_one_by_one = Lock()  # also from the background; ziamath keeps its state in its modules
_FOREIGN = re.compile(r"[^\x20-\u2aff]")  # scripts that its font lacks


class Picture(NamedTuple):
    """All lengths for letters of the size `EM`; the origin is on the baseline, at the left."""

    path: QPainterPath
    width: float
    ascent: float
    descent: float

    def draw(self, painter: QPainter, place: QPointF, size: float, colour: str) -> None:
        """With the left end of the baseline at `place`, beside letters of `size`."""
        painter.save()
        painter.translate(place)
        painter.scale(size / EM, size / EM)
        painter.fillPath(self.path, QColor(colour))
        painter.restore()


@lru_cache(maxsize=2048)
def formula(tex: str) -> Picture | None:
    """The formula that stands between dollars; `None` for what cannot be set."""
    if len(tex) > _LONGEST or _FOREIGN.search(tex):
        return None
    try:
        with _one_by_one:
            return _set(tex)
    except Exception:  # of any kind: foreign text must not hide the sentence it stands in
        return None


def _set(tex: str) -> Picture | None:
    # Imported when first needed: most programmes do without.
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False  # each sign in its place, instead of symbols and their uses
    made = Latex(tex, size=EM)
    box = made.node.bbox
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for element in made.svgxml().iter():
        _add(path, element)
    if path.isEmpty():
        return None
    return Picture(path, box.xmax, max(box.ymax, 0.0), max(-box.ymin, 0.0))


def _add(path: QPainterPath, element: Any) -> None:
    name = element.tag.rpartition("}")[2]
    if name == "rect":
        path.addRect(QRectF(*(float(element.get(key)) for key in ("x", "y", "width", "height"))))
    elif name == "path":
        _add_curves(path, iter(_STEP.findall(element.get("d"))))


def _add_curves(path: QPainterPath, steps: Iterator[str]) -> None:
    """Each point in full, as ziafont writes them."""
    ways: dict[str, tuple[Callable[..., None], int]] = {
        "M": (path.moveTo, 1),
        "L": (path.lineTo, 1),
        "Q": (path.quadTo, 2),
        "C": (path.cubicTo, 3),
        "Z": (path.closeSubpath, 0),
    }
    for step in steps:
        way, count = ways[step]
        way(*(QPointF(float(next(steps)), float(next(steps))) for _ in range(count)))

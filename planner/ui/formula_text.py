"""Formulas within running text: set in the background, drawn on its baseline and in its colour."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from planner.tex import Formula
from planner.ui.formulas import EM, Picture, formula
from planner.ui.tasks import in_background

KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_NUMBER = QTextFormat.Property.UserProperty.value
_SMALLEST = 0.6  # of the size of the letters beside it
_AIR = 0.35  # of that size, to the line above
_MOST_KNOWN = 2000


class FormulaSetter(QObject):
    """Sets what is asked for: the first of a run takes a third of a second, others some ms."""

    ready = Signal()  # what `pictures` lacked is there

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, Picture | None] = {}
        self._missing: list[str] = []
        # While an arrow key is held down nobody reads formulas.
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._begin)

    def pictures(self, formulas: Sequence[Formula]) -> list[Picture | None] | None:
        """Each set, or None where it cannot be; nothing at all until `ready`."""
        self._soon.stop()
        self._missing = [each.tex for each in formulas if each.tex not in self._known]
        if self._missing:
            self._soon.start()
            return None
        return [self._known[each.tex] for each in formulas]

    def _begin(self) -> None:
        in_background(self, partial(_all_set, self._missing), self._keep)

    def _keep(self, made: dict[str, Picture | None]) -> None:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known |= made
        if not set(self._missing).difference(self._known):
            self.ready.emit()


class FormulaSigns(QPyTextObject):
    """Draws the formulas of a document; those wider than its lines are made smaller."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._pictures: list[Picture] = []

    def clear(self) -> None:
        self._pictures = []

    def add(self, picture: Picture) -> QTextCharFormat:
        """What its place in the text has to be formatted with."""
        look = QTextCharFormat()
        look.setObjectType(KIND)
        look.setProperty(_NUMBER, len(self._pictures))
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        look.setFont(self._font_as_deep(picture))
        self._pictures.append(picture)
        return look

    def fits(self, picture: Picture, width: float) -> bool:
        """Whether it can still be read on a line so wide."""
        return picture.width * self._em() / EM * _SMALLEST <= width

    def is_high(self, picture: Picture, line: float) -> bool:
        """Whether lines of that fixed height are too low for it: Qt takes a fifth as descent."""
        em = self._em() / EM
        return picture.ascent * em > line * 0.8 or picture.descent * em > line * 0.2

    def _em(self) -> float:
        return float(QFontInfo(self._view.font()).pixelSize())

    def _font_as_deep(self, picture: Picture) -> QFont:
        """Qt lets such a sign reach below the line as far as the letters of its own font do."""
        font = QFont(self._view.font())
        needed = picture.descent * self._em() / EM
        while QFontMetrics(font).descent() < needed:
            font.setPointSizeF(font.pointSizeF() * 1.05)
        return font

    # Qt's overrides

    def intrinsicSize(self, document: QTextDocument, position: int, look: QTextFormat) -> QSizeF:
        picture = self._pictures[look.intProperty(_NUMBER)]
        em = self._em() / EM
        width = picture.width * em
        shrunk = min(1.0, document.textWidth() / width) if document.textWidth() > 0 else 1.0
        below = QFontMetrics(look.toCharFormat().font()).descent()
        above = picture.ascent * em * shrunk + self._em() * _AIR
        return QSizeF(width * shrunk, above + below)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        look: QTextFormat,
    ) -> None:
        picture = self._pictures[look.intProperty(_NUMBER)]
        below = QFontMetrics(look.toCharFormat().font()).descent()
        box = QRectF(rect)
        place = QPointF(box.left(), box.bottom() - below)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._view.palette().text().color().name()
        picture.draw(painter, place, EM * box.width() / picture.width, colour)


def _all_set(wanted: Sequence[str]) -> dict[str, Picture | None]:
    return {tex: formula(tex) for tex in wanted}

"""A QR code as a widget: whole pixels, black on white in every look, with its quiet zone."""

import segno
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4  # modules around it, as ISO/IEC 18004 asks
LONGEST = 1800  # letters; a longer one is too fine for a telephone to read from a screen


class QrCode(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[bytearray, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> bool:
        """Whether `text` is short enough; of a longer one nothing is shown."""
        fits = len(text) <= LONGEST
        self._rows = segno.make(text, error="l", micro=False).matrix if fits else ()
        self.setVisible(fits)
        self.updateGeometry()
        self.update()
        return fits

    def _modules(self) -> int:
        return len(self._rows) + 2 * QUIET

    # Qt's overrides

    def sizeHint(self) -> QSize:
        """Three pixels a module at least; small codes are drawn larger."""
        side = self._modules() * max(3, 240 // self._modules())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        step = min(self.width(), self.height()) // self._modules()
        for y, row in enumerate(self._rows, QUIET):
            for x, is_dark in enumerate(row, QUIET):
                if is_dark:
                    painter.fillRect(QRect(x * step, y * step, step, step), Qt.GlobalColor.black)

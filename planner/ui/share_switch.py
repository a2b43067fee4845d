"""Which part of all stars is looked at: buttons in a row, each with its number."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from planner.team import Share

SPLIT = "Split"
_TEXTS = (*(share.value for share in Share), SPLIT)


class ShareSwitch(QWidget):
    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, text in enumerate(_TEXTS):
            button = QPushButton(text, self)
            button.setCheckable(True)
            place = "first" if number == 0 else "last" if text == SPLIT else "middle"
            button.setProperty("role", place)
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._clicked)

    @property
    def share(self) -> Share | str:
        """The chosen one, or `SPLIT`."""
        number = self._group.checkedId()
        return list(Share)[number] if number < len(Share) else SPLIT

    def choose(self, share: Share | str) -> None:
        number = len(Share) if share == SPLIT else list(Share).index(Share(share))
        self._group.button(number).click()

    def show_counts(self, counts: Mapping[Share, int], lost: int) -> None:
        """How many talks each share holds, and how many the split still loses."""
        for number, share in enumerate(Share):
            self._group.button(number).setText(f"{share.value} {counts[share]}")
        self._group.button(len(Share)).setText(f"{SPLIT} (loses {lost})" if lost else SPLIT)

    def _clicked(self, number: int) -> None:
        self.chosen.emit()

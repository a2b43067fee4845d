"""A line over the plan: which other conferences are shown with it, or could be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.beside import Stored
from planner.ui.close_button import close_button
from planner.ui.wrapped_label import WrappedLabel
from planner.wording import listed


class ConferencesLine(QWidget):
    """Hidden where there is nothing to say."""

    show_wanted = Signal(object)  # Stored
    declined = Signal(object)  # Stored
    choice_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer: Stored | None = None
        self._label = WrappedLabel(self, Qt.TextFormat.PlainText)
        self._label.setProperty("role", "muted")
        self._trouble = WrappedLabel(self, Qt.TextFormat.PlainText)
        self._trouble.setProperty("role", "error")
        self._show, self._choose = _link("Show them here", self), _link("Change…", self)
        self._close = close_button("Do not offer it again", self)
        em = self.fontMetrics().height()
        first, layout = QHBoxLayout(), QVBoxLayout(self)
        first.setSpacing(em // 2)
        first.addWidget(self._label, 1)
        for button in (self._show, self._choose, self._close):
            first.addWidget(button)
        layout.setContentsMargins(em, 0, em, em // 2)
        layout.setSpacing(1)
        layout.addLayout(first)
        layout.addWidget(self._trouble)
        self._show.clicked.connect(self._show_it)
        self._close.clicked.connect(self._decline)
        self._choose.clicked.connect(self.choice_wanted)
        self.hide()

    def tell(self, shown: Sequence[str], troubles: Sequence[str], offer: Stored | None) -> None:
        """The titles of those that are shown, what could not be read, and one that could be
        shown."""
        self._offer = offer
        with_these = f"With {listed(shown)}" if shown else ""
        told = f"{offer.told}." if offer else ""
        self._label.setText(". ".join(filter(None, (with_these, told))))
        self._trouble.setText("\n".join(troubles))
        self._trouble.setVisible(bool(troubles))
        for button in (self._show, self._close):
            button.setVisible(offer is not None)
        self._choose.setVisible(bool(shown))
        self.setVisible(bool(shown or troubles or offer))

    def _show_it(self) -> None:
        self.show_wanted.emit(self._offer)

    def _decline(self) -> None:
        self.declined.emit(self._offer)


def _link(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button

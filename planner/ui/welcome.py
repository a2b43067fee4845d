"""What an empty window shows: the ways to get a programme in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.recent import Summary

_MOST_RECENT = 5
_HOW = (
    "To save a session page, open it in your browser while logged in and press Ctrl+S; "
    "or select all of it, copy, and paste it here."
)


class Welcome(QWidget):
    open_wanted = Signal()
    link_wanted = Signal()
    paste_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)  # the conference's id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._card.setFixedWidth(em * 36)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(em * 2, em * 2, em * 2, em * 2)
        layout.setSpacing(em // 2)
        layout.addWidget(_label("Conference Planner", self, points=8))
        layout.addWidget(
            _label("Star talks, see what clashes, print your plan.", self, role="muted")
        )
        layout.addSpacing(em // 2)
        layout.addWidget(self._drop_area(em))
        layout.addSpacing(em // 2)
        layout.addLayout(self._ways())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        layout.addLayout(self._recent)
        # Stretches instead of an alignment: an aligned card would not grow with wrapped text.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)

    def set_recent(self, summaries: Sequence[Summary]) -> None:
        """The programmes of the library, the latest first."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if summaries:
            caption = _label("RECENT", self, role="caption", points=-1)
            caption.setContentsMargins(0, self.fontMetrics().height(), 0, 0)
            self._recent.addWidget(caption)
        for summary in summaries[:_MOST_RECENT]:
            self._recent.addWidget(self._recent_button(summary))

    def set_dropping(self, dropping: bool) -> None:
        """Light the drop area up while something is held over the window."""
        self._drop.setProperty("dropping", dropping)
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)

    def _drop_area(self, em: int) -> QFrame:
        self._drop = QFrame(self)
        self._drop.setProperty("role", "drop")
        layout = QVBoxLayout(self._drop)
        layout.setContentsMargins(em * 3 // 2, em * 3 // 2, em * 3 // 2, em * 3 // 2)
        layout.setSpacing(em // 2)
        layout.addWidget(_label("Drop a programme’s files or its link here", self, role="strong"))
        layout.addWidget(_label(_HOW, self, role="muted"))
        return self._drop

    def _ways(self) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.addStretch(1)
        buttons = []
        for text, wanted, tip in (
            ("Open files…", self.open_wanted, "Open saved pages (Ctrl+O)"),
            ("Open link…", self.link_wanted, "Open a programme on the web (Ctrl+U)"),
            ("Paste text…", self.paste_wanted, "Paste a page or a link that you copied (Ctrl+V)"),
            ("Try the sample", self.sample_wanted, "Open an invented conference"),
        ):
            button = QPushButton(text, self)
            button.setToolTip(tip)
            button.clicked.connect(wanted)
            ways.addWidget(button)
            buttons.append(button)
        ways.addStretch(1)
        buttons[0].setProperty("role", "primary")
        self.setFocusProxy(buttons[0])
        return ways

    def _recent_button(self, summary: Summary) -> QPushButton:
        text = "  ·  ".join(filter(None, (summary.title, summary.days)))
        button = QPushButton(self)
        button.setProperty("role", "recent")
        width = self._card.width() - self.fontMetrics().height() * 6
        text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)
        button.setText(text.replace("&", "&&"))
        button.setObjectName(summary.id)
        button.clicked.connect(self._recent_clicked)
        return button

    def _recent_clicked(self) -> None:
        self.recent_wanted.emit(self.sender().objectName())


def _label(text: str, parent: QWidget, *, role: str = "strong", points: int = 0) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    if role != "caption":
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() + points)
    label.setFont(font)
    return label

"""The bar that says what is being read, how far, and lets the user cancel it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from planner.ui.wrapped_label import WrappedLabel

PATIENCE = 250  # milliseconds: what is read sooner needs no bar


class ReadingBar(QFrame):
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._text = WrappedLabel(self, Qt.TextFormat.PlainText)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(240)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton("Cancel")
        self._cancel.clicked.connect(self._cancel_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._cancel)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    def start(self, name: str) -> None:
        self._text.setText(f"Reading {name}…")
        self._progress.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._patience.start()

    def progress(self, done: int, of: int, sentence: str) -> None:
        """So much of so much, 0 where nobody knows; no sentence after a cancel hides that."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        if self._cancel.isEnabled():
            self._text.setText(sentence)

    def stop(self) -> None:
        self._patience.stop()
        self.hide()

    def _cancel_clicked(self) -> None:
        """A site may take a moment to let go."""
        self._cancel.setEnabled(False)
        self._text.setText("Cancelling…")
        self.cancel_wanted.emit()

"""The bar that says what is being read, how far, and lets the user cancel it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

PATIENCE = 250  # milliseconds: what is read sooner needs no bar


class ReadingBar(QFrame):
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar()
        self._progress.setMaximumWidth(240)
        self._progress.setTextVisible(False)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.cancel_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._text)
        layout.addStretch(1)
        layout.addWidget(self._progress)
        layout.addWidget(cancel)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    def start(self, name: str) -> None:
        self._text.setText(f"Reading {name}…")
        self._progress.setRange(0, 0)
        self._patience.start()

    def progress(self, done: int, of: int) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)

    def stop(self) -> None:
        self._patience.stop()
        self.hide()

"""Messages of the system, where its tray takes them; else the window asks for attention."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN = 15_000  # milliseconds; the system may decide otherwise
# Some systems read a message as markup: without these signs there is none. Others would show
# escapes as they are.
_HARMLESS = str.maketrans("<>", "‹›")


def takes_messages() -> bool:
    """Whether the system shows messages of programs."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class Notifier(QObject):
    """The icon in the tray comes with the first message: some systems show none without it."""

    clicked = Signal()  # the message, after the window came to the front

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str) -> None:
        """Never takes the focus from what the user does."""
        if not takes_messages():
            QApplication.alert(self._window)
            return
        icon = self._window.windowIcon()
        tray = self._tray or self._make_tray()
        tray.show()
        tray.showMessage(title.translate(_HARMLESS), text.translate(_HARMLESS), icon, _SHOWN)

    def _make_tray(self) -> QSystemTrayIcon:
        self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
        self._tray.setToolTip("Conference Planner")
        self._tray.messageClicked.connect(self._come_to_front)
        self._tray.activated.connect(self._come_to_front)
        return self._tray

    def _come_to_front(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        self.clicked.emit()

"""The form for an account on a calendar server: address, user, password, whether to keep that."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner import passwords
from planner.ui.calendar_session import Login
from planner.ui.sentence import sentence
from planner.ui.settings import Settings
from planner.ui.tasks import in_background

_NO_KEYRING = "This system has no keyring to keep passwords in; it is asked for each time."
_ADDRESS, _USER = "calendar_address", "calendar_user"  # in the settings, unlike the password


class CalendarAccount(QWidget):
    """Knows the account that was used last; its password comes from the system's keyring."""

    connect_wanted = Signal()
    edited = Signal()  # what was connected is another account now

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._address = _field("Address", self, settings.text(_ADDRESS, ""))
        self._address.setPlaceholderText("https://cloud.example.org/")
        self._user = _field("User name", self, settings.text(_USER, ""))
        self._password = _field("Password", self)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._keep = QCheckBox("&Keep the password in the system's keyring", self)
        self._keep.setEnabled(False)
        self._no_keyring = sentence(_NO_KEYRING, "muted", self)
        self._no_keyring.hide()
        self._connect_button = QPushButton("&Connect", self)
        self._connect_button.setAutoDefault(False)
        self._form = QFormLayout()
        self._place_parts()
        self._connect()
        self._offer()
        self._filled_for: tuple[str, str] | None = None  # whose password the keyring gave
        account = self.address, self.user
        in_background(self, partial(_look_up, *account), partial(self._show_kept, account))

    @property
    def address(self) -> str:
        return self._address.text().strip()

    @property
    def user(self) -> str:
        return self._user.text().strip()

    @property
    def login(self) -> Login:
        keeps = self._keep.isChecked() if self._keep.isEnabled() else None
        return Login(self.address, self.user, self._password.text(), keeps)

    def remember(self) -> None:
        """Address and user name, for the next time."""
        self._settings.set(_ADDRESS, self.address)
        self._settings.set(_USER, self.user)

    def focus_first_empty(self) -> None:
        fields = (self._address, self._user, self._password)
        next((field for field in fields if not field.text()), self._password).setFocus()

    def align_labels(self, other: QFormLayout) -> None:
        """The fields of a form under this one begin where those of this one do."""
        labels = [label for form in (self._form, other) for label in _labels(form)]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)

    def _place_parts(self) -> None:
        form = self._form
        for name, field in (
            ("&Address", self._address),
            ("&User name", self._user),
            ("&Password", self._password),
        ):
            form.addRow(name, field)
        button = QHBoxLayout()
        button.addWidget(self._connect_button)
        button.addStretch(1)
        for part in (self._keep, self._no_keyring, button):
            form.addRow("", part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)

    def _connect(self) -> None:
        for field in (self._address, self._user, self._password):
            field.textEdited.connect(self._edit)
            field.returnPressed.connect(self._ask)
        self._connect_button.clicked.connect(self._ask)

    def _edit(self) -> None:
        """A password that the keyring gave for one account is shown to no other server."""
        if self._filled_for not in (None, (self.address, self.user)):
            self._filled_for = None
            self._password.clear()
        self._offer()
        self.edited.emit()

    def _ask(self) -> None:
        if self._connect_button.isEnabled():
            self.connect_wanted.emit()

    def _offer(self) -> None:
        whole = bool(self.address and self.user and self._password.text())
        self._connect_button.setEnabled(whole)

    def _show_kept(self, account: tuple[str, str], found: tuple[bool, str]) -> None:
        """The system may have asked the user first, who may have typed another account by now."""
        can_keep, password = found
        self._keep.setEnabled(can_keep)
        self._keep.setChecked(bool(password))
        self._no_keyring.setVisible(not can_keep)
        is_of_this_one = account == (self.address, self.user)
        if password and is_of_this_one and not self._password.text():
            self._password.setText(password)
            self._filled_for = account
            self._offer()


def _look_up(address: str, user: str) -> tuple[bool, str]:
    """Whether there is a keyring, and what it holds for this account."""
    if not passwords.can_keep():
        return False, ""
    try:
        return True, passwords.saved(address, user) if address else ""
    except passwords.KeyringError:
        return True, ""  # a locked one: the user types the password


def _labels(form: QFormLayout) -> list[QWidget]:
    items = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount()))
    widgets = (item.widget() for item in items if item)
    return [widget for widget in widgets if widget]


def _field(name: str, parent: QWidget, text: str = "") -> QLineEdit:
    field = QLineEdit(text, parent)
    field.setAccessibleName(name)
    return field

"""Publishing from the window: connect, choose, see what will be done, do it, stop, go wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Flag
from typing import TypeVar

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner import passwords
from planner.ui.publish_dialog import PublishDialog
from planner.ui.settings import Settings
from planner.ui.workspace import Workspace
from tests import calendar_server
from tests.calendar_server import PASSWORD, USER, RadicaleServer
from tests.keyrings import LockedKeyring, MemoryKeyring, SlowKeyring, using

KEEP = "Keep the password in the system's keyring"

Show = Callable[[], PublishDialog]
Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def radicale(tmp_path: Path) -> Iterator[RadicaleServer]:
    with calendar_server.running(tmp_path) as running:
        running.make_calendar("home")
        running.make_calendar("work")
        running.put_foreign("work")
        yield running


@pytest.fixture(autouse=True)
def backend() -> Iterator[MemoryKeyring]:
    with using(backend := MemoryKeyring()):
        yield backend


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace, settings: Settings) -> Show:
    window = QWidget()
    qtbot.addWidget(window)

    def open_dialog() -> PublishDialog:
        dialog = PublishDialog(workspace, settings, window)
        qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.reject())
        with qtbot.waitActive(dialog):
            dialog.show()
        return dialog

    return open_dialog


def part(dialog: PublishDialog, kind: type[Part], name: str) -> Part:
    (found,) = [one for one in dialog.findChildren(kind) if name in (_text(one), _name(one))]
    return found


def _text(widget: QWidget) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""


def _name(widget: QWidget) -> str:
    return widget.accessibleName()


def told(dialog: PublishDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def type_login(qtbot: QtBot, dialog: PublishDialog, address: str, password: str = PASSWORD) -> None:
    for name, text in (("Address", address), ("User name", USER), ("Password", password)):
        field = part(dialog, QLineEdit, name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)


def click(qtbot: QtBot, dialog: PublishDialog, text: str) -> None:
    qtbot.mouseClick(part(dialog, QPushButton, text), Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, dialog: PublishDialog, box: str, text: str) -> None:
    """With the keys: the first letters of the choice, then Return."""
    found = part(dialog, QComboBox, box)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Home)
    for _ in range(found.findText(text)):
        qtbot.keyClick(found, Qt.Key.Key_Down)
        qtbot.waitUntil(found.isEnabled)
    assert found.currentText() == text


def wait_for(qtbot: QtBot, dialog: PublishDialog, text: str) -> None:
    qtbot.waitUntil(lambda: text in told(dialog), timeout=10_000)


def test_publish_what_is_starred_into_the_calendar_that_is_chosen(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a", "d"])
    foreign = radicale.files("work")
    dialog = show()
    type_login(qtbot, dialog, radicale.address)
    qtbot.keyClick(part(dialog, QLineEdit, "Password"), Qt.Key.Key_Return)
    wait_for(qtbot, dialog, "To do in “home”: 2 new.")
    choose(qtbot, dialog, "Calendar", "work")
    wait_for(qtbot, dialog, "To do in “work”: 2 new.")
    with qtbot.waitSignal(dialog.told, timeout=10_000) as signal:
        click(qtbot, dialog, "Publish")
    assert signal.args == ["Calendar: 2 events brought up to date."]
    files = radicale.files("work")
    assert len(files) == len(foreign) + 2
    assert {name: files[name] for name in foreign} == foreign
    assert radicale.files("home") == {}
    assert not part(dialog, QPushButton, "Publish").isEnabled()


def test_the_next_time_account_calendar_and_alarm_are_there_again(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, workspace: Workspace, settings: Settings
) -> None:
    workspace.toggle_stars(["a"])
    dialog = show()
    keep = part(dialog, QCheckBox, KEEP)
    qtbot.waitUntil(keep.isEnabled)
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "To do in “home”")
    choose(qtbot, dialog, "Calendar", "work")
    wait_for(qtbot, dialog, "To do in “work”")
    choose(qtbot, dialog, "Alarm", "10 minutes before")
    wait_for(qtbot, dialog, "To do in “work”")
    with qtbot.waitSignal(dialog.told, timeout=10_000):
        click(qtbot, dialog, "Publish")
    dialog.reject()
    settings.save()
    again = show()
    password = part(again, QLineEdit, "Password")
    qtbot.waitUntil(lambda: password.text() == PASSWORD)
    click(qtbot, again, "Connect")
    wait_for(qtbot, again, "“work” is up to date.")
    assert part(again, QComboBox, "Alarm").currentText() == "10 minutes before"


def test_address_and_user_are_in_the_settings_and_the_password_nowhere(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, settings: Settings, tmp_path: Path
) -> None:
    dialog = show()
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "up to date")
    settings.save()
    stored = (tmp_path / "settings.ini").read_text()
    assert radicale.address in stored
    assert "ecret" not in stored
    assert part(dialog, QLineEdit, "Password").echoMode() == QLineEdit.EchoMode.Password


def test_a_kept_password_never_comes_to_an_account_that_was_typed_meanwhile(
    qtbot: QtBot, show: Show, settings: Settings
) -> None:
    slow = SlowKeyring()
    with using(slow):
        passwords.save("https://mine.example/", USER, PASSWORD)
        settings.set("calendar_address", "https://mine.example/")
        settings.set("calendar_user", USER)
        dialog = show()
        address = part(dialog, QLineEdit, "Address")
        address.selectAll()
        qtbot.keyClicks(address, "https://other.example/")
        slow.unlocked.set()
        qtbot.waitUntil(part(dialog, QCheckBox, KEEP).isEnabled)
        assert part(dialog, QLineEdit, "Password").text() == ""


def test_a_password_that_the_keyring_gave_goes_when_the_account_is_edited(
    qtbot: QtBot, show: Show, backend: MemoryKeyring, settings: Settings
) -> None:
    passwords.save("https://mine.example/", USER, PASSWORD)
    settings.set("calendar_address", "https://mine.example/")
    settings.set("calendar_user", USER)
    dialog = show()
    password = part(dialog, QLineEdit, "Password")
    qtbot.waitUntil(lambda: password.text() == PASSWORD)
    qtbot.keyClicks(part(dialog, QLineEdit, "Address"), "x")
    assert password.text() == ""
    qtbot.keyClicks(password, "typed")
    qtbot.keyClicks(part(dialog, QLineEdit, "Address"), "y")
    assert password.text() == "typed"


def test_after_an_error_nobody_foresaw_the_dialog_can_be_used_again(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*given: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr("planner.ui.calendar_session.find_changes", break_down)
    dialog = show()
    with qtbot.captureExceptions() as errors:
        type_login(qtbot, dialog, radicale.address)
        click(qtbot, dialog, "Connect")
        wait_for(qtbot, dialog, "the report says more")
        qtbot.waitUntil(lambda: bool(errors))
    assert [kind for kind, *_ in errors] == [KeyError]
    assert part(dialog, QPushButton, "Connect").isEnabled()


def test_who_unticks_it_has_the_password_forgotten(
    qtbot: QtBot,
    show: Show,
    radicale: RadicaleServer,
    backend: MemoryKeyring,
    settings: Settings,
) -> None:
    passwords.save(radicale.address, USER, PASSWORD)
    settings.set("calendar_address", radicale.address)
    settings.set("calendar_user", USER)
    dialog = show()
    keep = part(dialog, QCheckBox, KEEP)
    qtbot.waitUntil(keep.isChecked)
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "up to date")
    assert backend.kept == {}


def test_a_system_without_a_keyring_says_that_it_asks_each_time(
    qtbot: QtBot, show: Show, radicale: RadicaleServer
) -> None:
    keyring.set_keyring(fail.Keyring())
    dialog = show()
    wait_for(qtbot, dialog, "no keyring")
    assert not part(dialog, QCheckBox, KEEP).isEnabled()
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "up to date")


def test_a_locked_keyring_is_told_and_does_not_hinder(
    qtbot: QtBot, show: Show, radicale: RadicaleServer
) -> None:
    keyring.set_keyring(LockedKeyring())
    dialog = show()
    keep = part(dialog, QCheckBox, KEEP)
    qtbot.waitUntil(keep.isEnabled)
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "keyring cannot be used")
    wait_for(qtbot, dialog, "up to date")


def test_what_goes_wrong_is_told_and_can_be_corrected(
    qtbot: QtBot, show: Show, radicale: RadicaleServer
) -> None:
    dialog = show()
    type_login(qtbot, dialog, "http://example.org")
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "https://")
    type_login(qtbot, dialog, radicale.address, "wrong")
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "user name and password")
    assert not part(dialog, QComboBox, "Calendar").isEnabled()
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "up to date")


def test_another_account_has_to_be_connected_anew(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a"])
    dialog = show()
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "1 new")
    qtbot.keyClicks(part(dialog, QLineEdit, "User name"), "x")
    assert "1 new" not in told(dialog)
    assert not part(dialog, QPushButton, "Publish").isEnabled()
    assert part(dialog, QComboBox, "Calendar").count() == 0


def test_publishing_can_be_stopped(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, workspace: Workspace
) -> None:
    workspace.toggle_stars(["a", "b", "d"])
    may_write = Flag()

    def hold_writing(method: str) -> None:
        if method == "PUT":
            may_write.wait(10)

    radicale.before = hold_writing
    before = len(radicale.requests)
    dialog = show()
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    wait_for(qtbot, dialog, "3 new")
    click(qtbot, dialog, "Publish")
    qtbot.waitUntil(lambda: "PUT" in radicale.requests[before:])
    click(qtbot, dialog, "Stop")
    may_write.set()
    wait_for(qtbot, dialog, "1 event brought up to date. Stopped: 2 still to do.")
    assert len(radicale.files("home")) == 1


def test_it_may_be_closed_at_any_time(
    qtbot: QtBot, show: Show, radicale: RadicaleServer, workspace: Workspace
) -> None:
    may_answer = Flag()
    radicale.before = lambda method: may_answer.wait(10) and None
    dialog = show()
    type_login(qtbot, dialog, radicale.address)
    click(qtbot, dialog, "Connect")
    dialog.reject()
    may_answer.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())

"""The connection to a calendar server while a dialog is open; all its work is in the background."""

from collections.abc import Callable
from functools import partial
from threading import Event as Flag
from threading import Lock
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from planner import passwords
from planner.caldav_server import CalendarName, Server
from planner.errors import PlannerError
from planner.publishing import Changes, Publication, carry_out, find_changes
from planner.ui.tasks import in_background, tell

_T = TypeVar("_T")


class Login(NamedTuple):
    """`keeps` is whether the keyring is to keep the password; `None` where there is none."""

    address: str
    user: str
    password: str
    keeps: bool | None


class _Connected(NamedTuple):
    server: Server
    calendars: list[CalendarName]
    trouble: str


class CalendarSession(QObject):
    """Whoever uses it asks for one thing at a time, and closes it at the end."""

    connected = Signal(object, str)  # the calendars; what the keyring said if it does not want to
    compared = Signal(object)  # Changes
    progressed = Signal(int)  # events that are through
    published = Signal(object)  # Outcome
    failed = Signal(object)  # PlannerError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server: Server | None = None
        self._stopped = Flag()
        self._lock = Lock()  # a connection is not closed while it is in use
        self._over = Flag()

    @property
    def is_connected(self) -> bool:
        return self._server is not None

    def log_in(self, login: Login) -> None:
        self.log_out()
        self._run(partial(_logged_in, login, self._over), self._take_server)

    def compare(self, what: Publication) -> None:
        if self._server:
            self._run(partial(find_changes, self._server, what), self.compared.emit)

    def publish(self, what: Publication, changes: Changes) -> None:
        if self._server:
            self._stopped = Flag()
            work = partial(carry_out, self._server, what, changes, tell, self._stopped)
            self._run(work, self.published.emit)

    def stop(self) -> None:
        """After the event that it is at."""
        self._stopped.set()

    def log_out(self) -> None:
        """Closes the connection when what uses it is done."""
        if self._server:
            in_background(self, partial(_locked, self._lock, self._server.close), _nothing)
        self._server = None

    def close(self) -> None:
        """For good, also a connection that is only being made."""
        self._over.set()
        self.stop()
        self.log_out()

    def _run(self, work: Callable[[], _T], done: Callable[[_T], object]) -> None:
        in_background(
            self, partial(_locked, self._lock, work), done, self._fail, heard=self.progressed.emit
        )

    def _take_server(self, connected: _Connected) -> None:
        self._server = connected.server
        if self._over.is_set():
            self.log_out()
        else:
            self.connected.emit(connected.calendars, connected.trouble)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PlannerError):
            self.failed.emit(error)
            return
        self.failed.emit(PlannerError("That did not work; the report says more."))
        raise error


def _logged_in(login: Login, over: Flag) -> _Connected:
    """Nobody may be left to take the connection by then."""
    server = Server(login.address, login.user, login.password)
    try:
        calendars = server.calendars()
    except PlannerError:
        server.close()
        raise
    if over.is_set():
        server.close()
    return _Connected(server, calendars, _kept(login))


def _kept(login: Login) -> str:
    """Has the password kept or forgotten; says what the keyring says if it does not want to."""
    try:
        if login.keeps:
            passwords.save(login.address, login.user, login.password)
        elif login.keeps is False:
            passwords.forget(login.address, login.user)
    except passwords.KeyringError as error:
        return str(error)
    return ""


def _locked(lock: Lock, work: Callable[[], _T]) -> _T:
    with lock:
        return work()


def _nothing(result: None) -> None:
    """There is nothing to tell of a closed connection."""

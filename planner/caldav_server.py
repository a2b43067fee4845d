"""A CalDAV server of the user (RFC 4791): its calendars, and the events in them that are ours.

All of it waits for the network and belongs in the background; importing the library takes a while,
too. What goes wrong is told in sentences, none of which holds the password.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from planner import event_ids
from planner.addresses import typed_address
from planner.errors import PlannerError
from planner.files import safe_name

_PATIENCE = 20  # seconds for an answer
_NOT_UNDERSTOOD = (AttributeError, LookupError, SyntaxError, TypeError, ValueError)
_FOLD = re.compile(rb"\r?\n[ \t]")


class CalendarError(PlannerError):
    """The server could not be reached, or does not do what it was asked for."""


class CalendarName(NamedTuple):
    """`address` leads to it on the server."""

    name: str
    address: str


class Stored(NamedTuple):
    """An event of ours as it is on the server now; `resource` is the library's."""

    uid: str
    title: str
    digest: str
    sequence: int
    resource: Any


class Server:
    """`address` is that of the account or of the host. Raises CalendarError, as all of this does.

    A password goes over https only, or to this very machine.
    """

    def __init__(self, address: str, user: str, password: str) -> None:
        self._address = checked_address(address)
        self._client = _client(self._address, user, password)

    def calendars(self) -> list[CalendarName]:
        """Those that hold events, by name."""
        with _telling(self._address):
            found = [one for one in self._client.get_calendars() if _holds_events(one)]
            names = [CalendarName(_name(one), str(one.url)) for one in found]
        if not names:
            raise CalendarError("There is no calendar for events in this account; make one first.")
        return sorted(names, key=lambda one: (one.name.casefold(), one.address))

    def events(self, calendar: CalendarName, conference_id: str) -> list[Stored]:
        """Ours, for that conference. All of the calendar is read: servers search in many ways."""
        with _telling(self._address):
            resources = list(self._client.calendar(url=calendar.address).get_events())
        stored = (_ours(resource, conference_id) for resource in resources)
        return [one for one in stored if one]

    def create(self, calendar: CalendarName, uid: str, content: bytes) -> bool:
        """False where there is such an event already, which is left as it is."""
        from caldav.calendarobjectresource import Event

        parent = self._client.calendar(url=calendar.address)
        url = parent.url.join(f"{safe_name(uid)}.ics")
        resource = Event(self._client, url=url, parent=parent)
        return self._do(lambda: resource.save(raw_data=content, no_overwrite=True))

    def update(self, stored: Stored, content: bytes) -> bool:
        """False where another program changed it since it was read; it is left as it is."""
        return self._do(lambda: stored.resource.save(raw_data=content, precondition="etag"))

    def remove(self, stored: Stored) -> bool:
        """False where another program changed or removed it since it was read."""
        etag = stored.resource.etag or ""
        strong = bool(etag) and not etag.startswith("W/")
        return self._do(lambda: stored.resource.delete(if_match=strong, precondition="etag"))

    def close(self) -> None:
        self._client.close()

    def _do(self, work: Callable[[], object]) -> bool:
        from caldav.lib import error

        overtaken = (
            *(error.ConsistencyError, error.ETagMismatchError, error.ScheduleTagMismatchError),
            *(error.NotFoundError, error.UidConflictError),
        )
        with _telling(self._address):
            try:
                work()
            except overtaken:
                return False
        return True


def checked_address(text: str) -> str:
    """What a user typed as a whole address. Raises PlannerError where a password must not go."""
    if "@" in text.partition("//")[2].partition("/")[0]:  # it would be remembered and shown
        raise CalendarError("Type user name and password in their fields, not in the address.")
    address = typed_address(text)
    if not _is_safe(address):
        raise CalendarError(
            "Over http anyone on the way could read your password; use an address with https://."
        )
    return address


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or _is_this_machine(parts.hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _client(address: str, user: str, password: str) -> Any:
    from caldav.davclient import DAVClient

    class Client(DAVClient):
        """A server may lead on to other addresses; nothing is sent to one that is not safe."""

        def request(self, url: Any, *rest: Any, **options: Any) -> Any:
            _check_next(str(self.url), str(url))
            return super().request(url, *rest, **options)

    client = Client(
        address, username=user, password=password, timeout=_PATIENCE, enable_rfc6764=False
    )
    client.session.hooks["response"].append(_check_redirect)
    return client


def _check_redirect(response: Any, **options: Any) -> None:
    """Before it is followed."""
    if response.is_redirect:
        _check_next(str(response.url), response.headers["location"])


def _check_next(address: str, link: str) -> None:
    if not _is_safe(urljoin(address, link)):
        raise CalendarError("The server leads to an address without https; ask who runs it.")


def _holds_events(calendar: Any) -> bool:
    return "VEVENT" in calendar.get_supported_components()


def _name(calendar: Any) -> str:
    """Those without one are called as the last part of their address is."""
    return str(calendar.get_display_name() or calendar.url.path.rstrip("/").rpartition("/")[2])


def _ours(resource: Any, conference_id: str) -> Stored | None:
    """Only what is one event with a UID of ours; those of others are not even read."""
    from icalendar import Calendar

    raw = _FOLD.sub(b"", resource.raw_data or b"")
    if event_ids.DOMAIN.encode() not in raw:
        return None
    try:
        (event,) = Calendar.from_ical(raw).walk("VEVENT")
        sequence = int(event.get("SEQUENCE", 0))
    except (ValueError, TypeError):  # several events, a broken number, two of them
        return None
    uid = str(event.get("UID", ""))
    if not event_ids.is_ours(uid, conference_id):
        return None
    title, digest = str(event.get("SUMMARY", "")), str(event.get(event_ids.DIGEST, ""))
    return Stored(uid, title, digest, sequence, resource)


@contextlib.contextmanager
def _telling(address: str) -> Iterator[None]:
    """Turns what library and network say into a sentence with a way out.

    Of a server that is none for calendars the library expects what is not there, in many ways.
    """
    from caldav.lib.error import DAVError
    from niquests.exceptions import RequestException

    try:
        yield
    except (DAVError, RequestException, *_NOT_UNDERSTOOD) as error:
        host = urlsplit(address).hostname or address
        raise CalendarError(_sentence(error, host), f"{type(error).__name__}: {error}") from error


def _sentence(error: Exception, host: str) -> str:
    from caldav.lib.error import AuthorizationError, DAVError, NotFoundError, RateLimitError
    from niquests.exceptions import ConnectionError as NoConnection
    from niquests.exceptions import SSLError, Timeout

    status = getattr(error, "status", None)
    if isinstance(error, AuthorizationError) and status != 403:
        return (
            f"“{host}” does not accept this user name and password; check both. Some servers want "
            "a password that you make for this program in your account."
        )
    sentences = (
        (AuthorizationError, f"“{host}” does not allow that; check the address and your rights."),
        (NotFoundError, f"There is no calendar account at this address of “{host}”; check it."),
        (RateLimitError, f"“{host}” wants fewer requests; try again in some minutes."),
        (SSLError, f"The connection to “{host}” is not safe: its certificate or TLS is not valid."),
        (Timeout, f"“{host}” did not answer in {_PATIENCE} seconds; try again later."),
        (NoConnection, f"“{host}” cannot be reached; check the address and the network."),
        (DAVError, f"“{host}” refuses that; check that it is a CalDAV server and has space left."),
    )
    told = (sentence for kind, sentence in sentences if isinstance(error, kind))
    return next(told, f"“{host}” does not answer as a calendar server does; check the address.")

"""From an address to its bytes; the only module that touches the network."""

import contextlib
import socket
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from planner import __version__
from planner.addresses import shown, web_address
from planner.errors import FetchError
from planner.fetch_errors import Trouble, refused, too_large, too_many_redirects, trouble
from planner.fetched import Cache, Fetched
from planner.importers.given import LIMIT
from planner.unpacking import Unpacking

# Imported when the first link is opened: it takes 100 ms, and most starts open none.
if TYPE_CHECKING:
    import httpx

USER_AGENT = f"ConferencePlanner/{__version__} (desktop program, opens what its user asks for)"
_MOST_REDIRECTS = 10
_STEP = 65536  # bytes between two calls of `progress`
_LOOK = 0.05  # seconds between two looks at whether the user has cancelled

# Beside httpx's own: a proxy that it cannot use, an address or header that no host can have, the
# certificates of the system, a page that breaks off.
_OTHERS = (ImportError, ValueError, OSError, EOFError)

Progress = Callable[[int, int | None], None]  # bytes that came, of how many where that is known


class Fetcher:
    """Fetches pages, several at once if need be; what did not change comes out of `folder`.

    `limit` is in bytes, also of what a compressed page unpacks to. `connecting` and `silence` are
    the seconds until a site must answer and go on answering, `whole` those for a page in all.
    """

    def __init__(
        self,
        folder: Path,
        *,
        limit: int = LIMIT,
        connecting: float = 10,
        silence: float = 20,
        whole: float = 300,
    ) -> None:
        self._cache = Cache(folder)
        self._limit = limit
        self._connecting, self._silence, self._whole = connecting, silence, whole
        self._making = Lock()

    def get(self, address: str, cancelled: Event, progress: Progress) -> Fetched:
        """The page at an http(s) address, after its redirects.

        Raises FetchError for whatever goes wrong, also soon after `cancelled` is set.
        """
        deadline = monotonic() + self._whole
        asked = address = web_address(address)
        for _ in range(_MOST_REDIRECTS + 1):
            with _Watch(cancelled, deadline) as watch, self._telling(address, watch):
                answer = self._answer(address, watch, progress)
            if isinstance(answer, Fetched):
                return answer
            address = web_address(answer)
        raise too_many_redirects(asked)

    def _answer(self, address: str, watch: "_Watch", progress: Progress) -> Fetched | str:
        """The page, or where it is instead."""
        kept = self._cache.load(address)
        extensions = {"trace": watch.see}
        with self._client.stream(
            "GET", address, headers=_conditions(kept), extensions=extensions
        ) as answer:
            if answer.status_code == 304 and kept:
                return kept
            if answer.has_redirect_location:
                return urljoin(address, answer.headers["Location"])
            if not answer.is_success:
                raise refused(address, answer.status_code)
            page = Fetched(
                address,
                shown(address.partition("?")[0]),
                self._body(answer, address, watch, progress),
                etag=answer.headers.get("ETag", ""),
                last_modified=answer.headers.get("Last-Modified", ""),
            )
        self._cache.keep(page)
        return page

    def _body(
        self, answer: "httpx.Response", address: str, watch: "_Watch", progress: Progress
    ) -> bytes:
        length = answer.headers.get("Content-Length", "")
        total = int(length) if length.isdecimal() else None
        unpack = Unpacking(answer.headers.get("Content-Encoding", ""), self._limit)
        if total and total > self._limit:
            raise too_large(address, self._limit)
        told = came = 0
        progress(0, total)
        for piece in answer.iter_raw():
            watch.check()
            came += len(piece)
            if not unpack.take(piece) or came > self._limit:
                raise too_large(address, self._limit)
            if came - told >= _STEP:
                told = came
                progress(came, total)
        return unpack.whole()

    @property
    def _client(self) -> "httpx.Client":
        with self._making:
            return self._made_client

    @cached_property
    def _made_client(self) -> "httpx.Client":
        import httpx

        context = httpx.create_ssl_context()
        context.load_default_certs()  # those that a company has added to its computers, too
        return httpx.Client(
            headers={"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"},
            verify=context,
            timeout=httpx.Timeout(self._silence, connect=self._connecting),
            # A connection for each page: only of new ones the socket is told, see _Watch.
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    @contextlib.contextmanager
    def _telling(self, address: str, watch: "_Watch") -> Iterator[None]:
        """Turns all that can happen on the way into a sentence with a way out."""
        import httpx

        try:
            yield
        except FetchError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, *_OTHERS) as error:
            watch.check()  # what it closed looks like any broken connection
            raise trouble(_kind(error), address, error) from error


class _Watch:
    """Ends a transfer when the user cancels it or its time is over.

    A thread that waits for bytes hears of neither: another one closes its socket then.
    """

    def __init__(self, cancelled: Event, deadline: float) -> None:
        self._cancelled = cancelled
        self._deadline = deadline
        self._done = Event()
        self._stream: Any = None
        self._thread = Thread(target=self._wait, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._thread.join()

    def check(self) -> None:
        """Raises FetchError where it is over."""
        if self._cancelled.is_set():
            raise FetchError("You cancelled it.")
        if monotonic() > self._deadline:
            raise FetchError("It took too long; try again later, or with a quicker connection.")

    def see(self, event: str, facts: dict[str, Any]) -> None:
        """httpx tells of each step; of connections it gives the stream."""
        stream = facts.get("return_value")
        if hasattr(stream, "get_extra_info"):
            self._stream = stream

    def _wait(self) -> None:
        while not self._done.wait(_LOOK):
            if (self._cancelled.is_set() or monotonic() > self._deadline) and self._stream:
                plain = self._stream.get_extra_info("socket")
                # Not the method of an SSL socket: it would take the encryption from the reader.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(plain, socket.SHUT_RDWR)


def _conditions(kept: Fetched | None) -> dict[str, str]:
    """So that the site sends an unchanged page only as "304 Not Modified" (RFC 9110, 13.1)."""
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified} if kept else {}
    return {name: value for name, value in asked.items() if value and value.isascii()}


def _kind(error: Exception) -> Trouble:
    """What all these errors come down to for the user."""
    import httpx

    text = str(error)
    if isinstance(error, httpx.TimeoutException):
        return Trouble.SILENT
    if isinstance(error, httpx.ProxyError | ImportError) or "proxy" in text.lower():
        return Trouble.PROXY
    if "CERTIFICATE" in text or isinstance(error, OSError):  # ours could not be read
        return Trouble.CERTIFICATE
    if isinstance(error, httpx.ConnectError):
        return Trouble.OUT_OF_REACH
    if "without sending a response" in text:
        return Trouble.SILENT
    if isinstance(error, httpx.NetworkError | EOFError) or "complete" in text:
        return Trouble.IN_PART
    return Trouble.NO_WEB_PAGE

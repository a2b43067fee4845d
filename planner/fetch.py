"""From an address to its bytes; the only module that touches the network."""

import contextlib
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from planner import __version__
from planner.addresses import shown, web_address
from planner.content_coding import Unpacking
from planner.errors import FetchError
from planner.fetch_errors import Trouble, refused, too_large, too_many_redirects, trouble
from planner.fetched import Cache, Fetched
from planner.importers.given import LIMIT
from planner.transfers import Progress, Transfer

# Imported when the first link is opened: it takes 100 ms, and most starts open none.
if TYPE_CHECKING:
    import httpx

USER_AGENT = f"ConferencePlanner/{__version__} (desktop program, opens what its user asks for)"
_MOST_REDIRECTS = 10
_STEP = 65536  # bytes between two calls of `progress`

# Beside httpx's own: a proxy that it cannot use, an address or header that no host can have, the
# certificates of the system, a page that breaks off.
_OTHERS = (ImportError, ValueError, OSError, EOFError)


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

        `progress` is called on the caller's thread. Raises FetchError for whatever goes wrong, also
        soon after `cancelled` is set, whatever it waits for.
        """
        deadline = monotonic() + self._whole
        asked = address = web_address(address)
        for _ in range(_MOST_REDIRECTS + 1):
            transfer = Transfer(cancelled, deadline)
            answer = transfer.carry_out(partial(self._answer, address, transfer), progress)
            if isinstance(answer, Fetched):
                self._cache.keep(answer)
                return answer
            address = web_address(answer)
        raise too_many_redirects(asked)

    def _answer(self, address: str, transfer: Transfer) -> Fetched | str:
        """The page, or where it is instead."""
        kept = self._cache.load(address)
        with (
            self._telling(address, transfer),
            self._client.stream(
                "GET", address, headers=_conditions(kept), extensions={"trace": transfer.see}
            ) as answer,
        ):
            if answer.status_code == 304 and kept:
                return kept
            if answer.has_redirect_location:
                return urljoin(address, answer.headers["Location"])
            if not answer.is_success:
                raise refused(address, answer.status_code)
            told = answer.headers if _may_be_kept(answer.headers) else {}
            return Fetched(
                address,
                shown(address.partition("?")[0]),
                self._body(answer, address, transfer),
                etag=told.get("ETag", ""),
                last_modified=told.get("Last-Modified", ""),
            )

    def _body(self, answer: "httpx.Response", address: str, transfer: Transfer) -> bytes:
        length = answer.headers.get("Content-Length", "")
        total = int(length) if length.isdecimal() else None
        unpack = Unpacking(answer.headers.get("Content-Encoding", ""), self._limit)
        if total and total > self._limit:
            raise too_large(address, self._limit)
        told = came = 0
        transfer.tell(0, total)
        for piece in answer.iter_raw():
            transfer.check()
            came += len(piece)
            if not unpack.take(piece) or came > self._limit:
                raise too_large(address, self._limit)
            if came - told >= _STEP:
                told = came
                transfer.tell(came, total)
        transfer.check()  # closed by us, a body without a length seems to have ended
        return unpack.whole()

    @property
    def _client(self) -> "httpx.Client":
        with self._making:
            return self._made_client

    @cached_property
    def _made_client(self) -> "httpx.Client":
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        import httpx

        context = httpx.create_ssl_context()
        context.load_default_certs()  # those that a company has added to its computers, too
        return httpx.Client(
            headers={"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"},
            verify=context,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # nobody is followed
            timeout=httpx.Timeout(self._silence, connect=self._connecting),
            # A connection for each page: only of new ones the socket is told, see Transfer.
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    @contextlib.contextmanager
    def _telling(self, address: str, transfer: Transfer) -> Iterator[None]:
        """Turns all that can happen on the way into a sentence with a way out."""
        import httpx

        try:
            yield
        except FetchError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, *_OTHERS) as error:
            transfer.check()  # what it closed looks like any broken connection
            raise trouble(_kind(error), address, error) from error


def _conditions(kept: Fetched | None) -> dict[str, str]:
    """So that the site sends an unchanged page only as "304 Not Modified" (RFC 9110, 13.1)."""
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified} if kept else {}
    return {name: value for name, value in asked.items() if value and value.isascii()}


def _may_be_kept(headers: Mapping[str, str]) -> bool:
    """RFC 9111, 5.2.2.5."""
    directives = headers.get("Cache-Control", "").lower().split(",")
    return "no-store" not in map(str.strip, directives)


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

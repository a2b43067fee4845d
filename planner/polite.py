"""Many pages of one site: a few at a time, with pauses, so that the site hardly notices."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event

from planner.addresses import shown
from planner.errors import FetchError
from planner.fetched import Fetched
from planner.importers.given import LIMIT
from planner.wording import counted

PAUSE = 0.3  # seconds that each of those at a time waits before its next page
_AT_A_TIME = 3
_MOST_PAGES = 300  # of one link; the largest conferences have 60 sessions
_MOST_BYTES = 4 * LIMIT  # of all of them
_BUSY = 429  # the status by which a site asks for fewer requests

Get = Callable[[str, Event, Callable[[int, int | None], None]], Fetched]
Progress = Callable[[int, int, str], None]  # done, of how many (0: nobody knows), a sentence
Outcome = Fetched | FetchError


class Pages:
    """`get` fetches a page as `Fetcher.get` does, here on several threads at once.

    Once `cancelled`, what came until then is given. `progress` is called on the caller's thread.
    """

    def __init__(self, get: Get, progress: Progress, cancelled: Event, pause: float) -> None:
        self._get = get
        self._progress = progress
        self.cancelled = cancelled
        self._pause = pause
        self._bytes = 0
        self._halted = ""  # why no more pages are fetched

    def one(self, address: str) -> Fetched:
        """The page, with progress by its bytes. Raises FetchError."""

        def tell(came: int, total: int | None) -> None:
            size = f" ({came / 1_000_000:.1f} MB)" if came else ""
            self._progress(came, total or 0, f"Fetching {shown(address)}{size}…")

        return self._get(address, self.cancelled, tell)

    def several(self, addresses: Sequence[str]) -> dict[str, Outcome]:
        """What came of each, in their order, with progress by pages.

        Those that were not fetched at all share one error, under the first of them.
        """
        wanted = addresses[:_MOST_PAGES]
        came: dict[str, Outcome] = {}
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            running = {pool.submit(self._politely, address): address for address in wanted}
            for done, future in enumerate(as_completed(running), 1):
                if outcome := future.result():
                    came[running[future]] = outcome
                    self._look_at(outcome)
                self._progress(done, len(wanted), f"Fetching page {done} of {len(wanted)}…")
        outcomes = {address: came[address] for address in wanted if address in came}
        left = [address for address in addresses if address not in came]
        if left and not self.cancelled.is_set():
            outcomes[left[0]] = self._left_out(len(left))
        return outcomes

    def _politely(self, address: str) -> Outcome | None:
        """On another thread."""
        if self.cancelled.is_set() or self._halted:
            return None
        try:
            return self._get(address, self.cancelled, _tell_nobody)
        except FetchError as error:
            return error
        finally:
            self.cancelled.wait(self._pause)

    def _look_at(self, outcome: Outcome) -> None:
        """Whether it is enough."""
        if isinstance(outcome, Fetched):
            self._bytes += len(outcome.data)
            if self._bytes > _MOST_BYTES:
                self._halted = f"all together are larger than {_MOST_BYTES // 1_000_000} MB"
        elif outcome.status == _BUSY:
            self._halted = "the site asks for a pause; try again in some minutes"

    def _left_out(self, count: int) -> FetchError:
        why = self._halted or f"not more than {_MOST_PAGES} are fetched for one link"
        return FetchError(f"{counted(count, 'more page')} left out: {why}.")


def _tell_nobody(came: int, total: int | None) -> None:
    """Several pages at once: their number tells how far it is."""

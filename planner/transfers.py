"""Work on the network as its caller sees it: told of on the caller's thread, left at any moment."""

import contextlib
import socket
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from planner.errors import FetchError

_LOOK = 0.05  # seconds between two looks at whether the user has cancelled
_T = TypeVar("_T")

Progress = Callable[[int, int | None], None]  # bytes that came, of how many where that is known


class Transfer:
    """Ends when the user cancels it or its time is over, on the clock of `monotonic`.

    A thread that waits for the address of a name, or for bytes, hears of neither. So the work has
    a thread of its own, which is left then: its connection is closed as soon as there is one, and
    what it still finds is dropped.
    """

    def __init__(self, cancelled: Event, deadline: float) -> None:
        self._cancelled = cancelled
        self._deadline = deadline
        self._steps = SimpleQueue[tuple[int, int | None] | None]()
        self._left = Event()
        self._stream: Any = None

    def carry_out(self, work: Callable[[], _T], progress: Progress) -> _T:
        """What `work` gives or raises; FetchError where it is over before."""
        outcome = Future[_T]()
        Thread(target=self._run, args=(work, outcome), daemon=True).start()
        try:
            while True:
                self.check()
                with contextlib.suppress(Empty):
                    step = self._steps.get(timeout=_LOOK)
                    if step is None:
                        return outcome.result()
                    progress(*step)
        finally:
            self._left.set()
            self._close()

    def check(self) -> None:
        """Raises FetchError where it is over."""
        if self._cancelled.is_set():
            raise FetchError("You cancelled it.")
        if monotonic() > self._deadline:
            raise FetchError("It took too long; try again later, or with a quicker connection.")

    def tell(self, came: int, total: int | None) -> None:
        """Progress, from the thread of the work."""
        self._steps.put((came, total))

    def see(self, event: str, facts: dict[str, Any]) -> None:
        """httpx tells of each step; of connections it gives the stream."""
        stream = facts.get("return_value")
        if hasattr(stream, "get_extra_info"):
            self._stream = stream
            if self._left.is_set():
                self._close()

    def _run(self, work: Callable[[], _T], outcome: "Future[_T]") -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # it is raised on the caller's thread
            outcome.set_exception(error)
        finally:
            self._steps.put(None)

    def _close(self) -> None:
        if self._stream:
            plain = self._stream.get_extra_info("socket")
            # Not the method of an SSL socket: it would take the encryption from the reader.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(plain, socket.SHUT_RDWR)

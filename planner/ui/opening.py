"""From files, links or text to conferences: read and joined in the background, can be cancelled.

What fetches is imported when the first link is opened: the start is measured.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner import gathering, importers
from planner.addresses import shown
from planner.combining import combine, grouped
from planner.conference import Programme
from planner.errors import LibraryError, PlannerError
from planner.importers import Given
from planner.ui.keeper import Keeper
from planner.ui.tasks import in_background, tell

if TYPE_CHECKING:
    from planner.fetch import Fetcher

_Gathered = tuple[list[Given], list[tuple[str, PlannerError]]]


@dataclass(slots=True)
class Reading:
    """What came of several sources: conferences, and an error for each that was refused."""

    cancelled: Event
    into: str = ""  # the id of the conference that it was asked for
    is_update: bool = False  # of that conference; else pages that are added, whatever they say
    fresh: list[Programme] = field(default_factory=list)  # one for each conference
    known: list[Programme] = field(default_factory=list)  # the same, joined to what is stored
    refused: list[tuple[str, PlannerError]] = field(default_factory=list)
    came: int = 0  # pages that were read

    @property
    def is_partial(self) -> bool:
        """Whether there may be more than was read."""
        return bool(self.refused) or self.cancelled.is_set()


_Gather = Callable[[Reading], _Gathered]


class Opener(QObject):
    """One reading at a time; a later one takes the place of one that is still under way."""

    started = Signal(str)  # what is being read
    progressed = Signal(int, int, str)  # how much of how much (0: nobody knows), and a sentence
    done = Signal(object)  # Reading; also after a cancel, with what came until then

    def __init__(self, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._cancelled = Event()

    def open_files(self, paths: Sequence[Path], *, into: str = "", is_update: bool = False) -> None:
        """Folders stand for the pages in them; `into` is the id of a conference, if any."""
        names = ", ".join(path.name for path in paths[:3]) + ("…" if len(paths) > 3 else "")
        self._start(
            names, lambda reading: gathering.given(paths), Reading(Event(), into, is_update)
        )

    def open_link(self, address: str) -> None:
        """The page at an http(s) address, with the pages that belong to it."""
        from planner import links

        gather = partial(_fetch, self._fetcher, partial(links.gather, address))
        self._start(shown(address), gather, Reading(Event()))

    def read_again(self, addresses: Iterable[str], conference_id: str) -> None:
        """The pages of a conference that were fetched before: what is there now."""
        from planner import links

        again = partial(links.gather_again, list(addresses))
        gather = partial(_fetch, self._fetcher, again)
        reading = Reading(Event(), conference_id, is_update=True)
        self._start("the programme again", gather, reading)

    def read_text(self, name: str, data: bytes) -> None:
        self._start(name, lambda reading: ([Given(name, data)], []), Reading(Event()))

    def cancel(self) -> None:
        """What came until now is still told by `done`."""
        self._cancelled.set()

    def leave(self) -> None:
        """Cancel, and tell of nothing any more."""
        self.cancel()
        self._cancelled = Event()

    def _start(self, name: str, gather: _Gather, reading: Reading) -> None:
        self.cancel()
        self._cancelled = reading.cancelled
        self.started.emit(name)
        in_background(
            self,
            partial(self._read, gather, reading),
            self._finished,
            partial(self._failed, reading),
            heard=partial(self._progressed, reading),
        )

    def _is_latest(self, reading: Reading) -> bool:
        """An earlier one was cancelled by it, and nothing is told of that any more."""
        return reading.cancelled is self._cancelled

    def _progressed(self, reading: Reading, told: tuple[int, int, str]) -> None:
        if self._is_latest(reading):
            self.progressed.emit(*told)

    def _finished(self, reading: Reading) -> None:
        if self._is_latest(reading):
            self.done.emit(reading)

    def _failed(self, reading: Reading, error: Exception) -> None:
        """Nobody foresaw it: the reading is over all the same."""
        if self._is_latest(reading):
            self.done.emit(Reading(reading.cancelled))
        raise error

    # In the background

    def _read(self, gather: _Gather, reading: Reading) -> Reading:
        given, refused = gather(reading)
        read = importers.read_all(given, now=datetime.now(UTC), goes_on=self._teller(reading))
        reading.refused = [*read.refused, *refused]
        reading.came = len(read.programmes)
        reading.fresh = grouped(read.programmes)
        reading.known = [self._with_stored(programme) for programme in reading.fresh]
        return reading

    @cached_property
    def _fetcher(self) -> "Fetcher":
        from planner.fetch import Fetcher

        return Fetcher(self._keeper.library.folder / "fetched")

    def _teller(self, reading: Reading) -> Callable[[int, int], bool]:
        """What tells of each source that is read, and says whether to go on.

        Who cancels while pages are fetched wants those that came: they are read to the end.
        """
        keeps = reading.cancelled.is_set()

        def goes_on(done: int, of: int) -> bool:
            if of > 1:
                _tell(done, of, f"Reading {done + 1} of {of}…")
            return keeps or not reading.cancelled.is_set()

        return goes_on

    def _with_stored(self, programme: Programme) -> Programme:
        """A page of a conference that is in the library already joins it."""
        try:
            stored = self._keeper.stored(programme.conference.id)
        except LibraryError:  # it is told when the programme arrives
            return programme
        return combine([stored, programme]) if stored else programme


def _fetch(fetcher: "Fetcher", gather: Callable[..., _Gathered], reading: Reading) -> _Gathered:
    return gather(fetcher.get, _tell, reading.cancelled)


def _tell(done: int, of: int, sentence: str) -> None:
    tell((done, of, sentence))

"""From files or text to conferences: read and joined in the background, can be cancelled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from planner import importers
from planner.combining import belong_together, combine
from planner.conference import Programme
from planner.errors import LibraryError, PlannerError, UnreadableError
from planner.importers import Given
from planner.library import Library
from planner.ui.tasks import in_background

PAGES = {".html", ".htm", ".mhtml", ".txt", ".json"}  # what is opened of a folder


@dataclass(slots=True)
class Reading:
    """What came of several sources: conferences, and an error for each that was refused."""

    cancelled: Event
    into_open: bool = False  # "Add pages": into the open conference, whatever they say
    fresh: list[Programme] = field(default_factory=list)  # one for each conference
    known: list[Programme] = field(default_factory=list)  # the same, joined to what is stored
    refused: list[tuple[str, PlannerError]] = field(default_factory=list)


class Opener(QObject):
    """One reading at a time; a later one takes the place of one that is still under way."""

    started = Signal(str)  # what is being read
    progressed = Signal(int, int)  # how many of how many sources are read
    done = Signal(object)  # Reading; also after a cancel, with what came until then

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._cancelled = Event()

    def open_files(self, paths: Sequence[Path], *, into_open: bool = False) -> None:
        """Folders stand for the pages in them."""
        names = ", ".join(path.name for path in paths[:3]) + ("…" if len(paths) > 3 else "")
        self._start(names, paths, into_open)

    def read_text(self, name: str, data: bytes) -> None:
        self._start(name, [Given(name, data)], into_open=False)

    def cancel(self) -> None:
        self._cancelled.set()

    def _start(self, name: str, sources: Sequence[Path | Given], into_open: bool) -> None:
        self.cancel()
        reading = Reading(Event(), into_open)
        self._cancelled = reading.cancelled
        self.started.emit(name)
        in_background(self, lambda: self._read_all(sources, reading), self._finished, self._failed)

    def _read_all(self, given: Sequence[Path | Given], reading: Reading) -> Reading:
        """In the background."""
        programmes = []
        sources = list(_all_sources(given, reading))
        for number, source in enumerate(sources, 1):
            if reading.cancelled.is_set():
                break
            try:
                one = _given(source) if isinstance(source, Path) else source
                programmes.append(importers.read(one, now=datetime.now(UTC)))
            except PlannerError as error:
                reading.refused.append((source.name, error))
            self.progressed.emit(number, len(sources))
        reading.fresh = _grouped(programmes)
        if not reading.into_open:
            reading.known = [self._with_stored(programme) for programme in reading.fresh]
        return reading

    def _with_stored(self, programme: Programme) -> Programme:
        """A page of a conference that is in the library already joins it."""
        try:
            stored = self._library.load_programme(programme.conference.id)
        except LibraryError:
            return programme
        return combine([stored, programme])

    def _finished(self, reading: Reading) -> None:
        """Of the latest reading only: an earlier one was cancelled by it."""
        if reading.cancelled is self._cancelled:
            self.done.emit(reading)

    def _failed(self, error: Exception) -> None:
        """Nobody foresaw it: the reading is over all the same."""
        self.done.emit(Reading(self._cancelled))
        raise error


def _all_sources(given: Sequence[Path | Given], reading: Reading) -> Iterator[Path | Given]:
    for source in given:
        if not isinstance(source, Path) or not source.is_dir():
            yield source
            continue
        try:
            pages = sorted(p for p in source.iterdir() if p.suffix.lower() in PAGES)
        except OSError as error:
            reading.refused.append((source.name, _unreadable(source, error)))
            continue
        if not pages:
            sentence = (
                f"The folder “{source.name}” holds no page; save session pages into it first."
            )
            reading.refused.append((source.name, UnreadableError(sentence)))
        yield from pages


def _given(path: Path) -> Given:
    """The file's bytes; not more of them than the importers take, so that none fills the memory."""
    try:
        with path.open("rb") as file:
            return Given(path.name, file.read(importers.LIMIT + 1))
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UnreadableError:
    sentence = f"“{path.name}” cannot be read ({error.strerror}); is it still there?"
    return UnreadableError(sentence, str(error))


def _grouped(programmes: Sequence[Programme]) -> list[Programme]:
    """Pages of one site and year become one conference."""
    groups: list[list[Programme]] = []
    for programme in programmes:
        group = next((g for g in groups if belong_together(g[0], programme)), None)
        if group:
            group.append(programme)
        else:
            groups.append([programme])
    return [combine(group) for group in groups]

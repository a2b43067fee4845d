"""From files or text to programmes: read in the background, with progress and cancel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from planner import importers
from planner.conference import Programme
from planner.errors import PlannerError, UnreadableError
from planner.importers import Given
from planner.ui.tasks import in_background

PAGES = {".html", ".htm", ".mhtml", ".txt", ".json"}  # what is opened of a folder


@dataclass(slots=True)
class Reading:
    """What came of several sources: programmes, and an error for each that was refused."""

    cancelled: Event
    programmes: list[Programme] = field(default_factory=list)
    refused: list[tuple[str, PlannerError]] = field(default_factory=list)


class Opener(QObject):
    """One reading at a time; a later one takes the place of one that is still under way."""

    started = Signal(str)  # what is being read
    progressed = Signal(int, int)  # how many of how many sources are read
    done = Signal(object)  # Reading; also after a cancel, with what came until then

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = Event()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Folders stand for the pages in them."""
        files = [file for path in paths for file in _pages(path)]
        names = ", ".join(path.name for path in paths[:3]) + ("…" if len(paths) > 3 else "")
        self._start(names, files)

    def read_text(self, name: str, data: bytes) -> None:
        self._start(name, [Given(name, data)])

    def cancel(self) -> None:
        self._cancelled.set()

    def _start(self, name: str, sources: Sequence[Path | Given]) -> None:
        self.cancel()
        cancelled = self._cancelled = Event()
        self.started.emit(name)
        in_background(self, lambda: self._read_all(sources, cancelled), self._finished)

    def _read_all(self, sources: Sequence[Path | Given], cancelled: Event) -> Reading:
        reading = Reading(cancelled)
        for number, source in enumerate(sources, 1):
            if cancelled.is_set():
                break
            try:
                given = _given(source) if isinstance(source, Path) else source
                reading.programmes.append(importers.read(given, now=datetime.now(UTC)))
            except PlannerError as error:
                reading.refused.append((source.name, error))
            self.progressed.emit(number, len(sources))
        return reading

    def _finished(self, reading: Reading) -> None:
        """Of the latest reading only: an earlier one was cancelled by it."""
        if reading.cancelled is self._cancelled:
            self.done.emit(reading)


def _pages(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from sorted(p for p in path.iterdir() if p.suffix.lower() in PAGES)


def _given(path: Path) -> Given:
    """The file's bytes; not more of them than the importers take, so that none fills the memory."""
    try:
        with path.open("rb") as file:
            return Given(path.name, file.read(importers.LIMIT + 1))
    except OSError as error:
        sentence = f"“{path.name}” cannot be read ({error.strerror}); is it still there?"
        raise UnreadableError(sentence, str(error)) from error

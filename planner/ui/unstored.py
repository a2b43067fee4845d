"""Programmes on their way to the disk; until they are there, they are read from here."""

from PySide6.QtCore import QMutex, QMutexLocker

from planner.conference import Programme
from planner.library import Library
from planner.records import NewerFileError


class Unstored:
    """The latest of each conference; any thread may ask, add and write."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = QMutex()
        self._programmes: dict[str, Programme] = {}

    def all(self) -> list[Programme]:
        with QMutexLocker(self._lock):
            return list(self._programmes.values())

    def get(self, conference_id: str) -> Programme | None:
        with QMutexLocker(self._lock):
            return self._programmes.get(conference_id)

    def add(self, programme: Programme) -> None:
        with QMutexLocker(self._lock):
            self._programmes[programme.conference.id] = programme

    def write(self, programme: Programme) -> None:
        """Raises LibraryError; it is forgotten only where no later try could help."""
        try:
            self._library.save_programme(programme)
        except NewerFileError:
            self._drop(programme)
            raise
        self._drop(programme)

    def _drop(self, programme: Programme) -> None:
        """Unless a later one has taken its place."""
        with QMutexLocker(self._lock):
            if self._programmes.get(programme.conference.id) is programme:
                del self._programmes[programme.conference.id]

"""What was fetched, and the folder that keeps it: an unchanged page is not sent twice."""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from planner.errors import LibraryError
from planner.files import read_if_there, write_safely

_MOST_BYTES = 200_000_000  # of all that is kept


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page; `address` is where they were in the end, after all redirects.

    `etag` and `last_modified` are what the site gave to ask later whether it has changed: it has
    not, where `not_modified`. Then the bytes are those of last time.
    """

    address: str
    name: str
    data: bytes
    not_modified: bool = False
    etag: str = ""
    last_modified: str = ""


class _Head(msgspec.Struct):
    """The first line of a kept file, as JSON; the bytes follow it."""

    address: str
    name: str
    size: int
    etag: str
    last_modified: str


class Cache:
    """One file for each address. It may be emptied at any time: nothing here is the only copy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, address: str) -> Fetched | None:
        """What was kept of the address; `None` also for a file that was damaged."""
        try:
            head, _, data = (read_if_there(self._path(address)) or b"").partition(b"\n")
            kept = msgspec.json.decode(head, type=_Head)
        except (LibraryError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        if kept.address != address or kept.size != len(data):
            return None
        return Fetched(address, kept.name, data, True, kept.etag, kept.last_modified)

    def keep(self, page: Fetched) -> None:
        """Of a page that cannot be asked about later, nothing; a full disk only means no cache."""
        if page.not_modified:
            return
        if not page.etag and not page.last_modified:
            with contextlib.suppress(OSError):
                self._path(page.address).unlink(missing_ok=True)
            return
        head = _Head(page.address, page.name, len(page.data), page.etag, page.last_modified)
        with contextlib.suppress(LibraryError, OSError):
            content = msgspec.json.encode(head) + b"\n" + page.data
            write_safely(self._path(page.address), content, to_disk=False)
            self._forget_oldest()

    def _path(self, address: str) -> Path:
        return self._folder / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.page"

    def _forget_oldest(self) -> None:
        files = [(path, path.stat()) for path in self._folder.glob("*.page")]
        kept = 0
        for path, facts in sorted(files, key=lambda file: file[1].st_mtime, reverse=True):
            kept += facts.st_size
            if kept > _MOST_BYTES:
                path.unlink(missing_ok=True)

"""Writing files that survive a crash, and names and locks for them, on all three systems."""

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from planner.errors import LibraryError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_HASHED_NAME = re.compile(r".*-[0-9a-f]{16}")
_WINDOWS_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_LONGEST_NAME = 200  # octets; with what we add to it, file systems take 255
_PATIENCE = 3.0  # seconds; another window needs a few milliseconds


def safe_name(foreign_id: str) -> str:
    """A file name of its own for every id, also for `../..`, `CON`, emoji and very long ones."""
    plain = _PLAIN_NAME.fullmatch(foreign_id) and not _WINDOWS_DEVICE.fullmatch(foreign_id)
    if plain and not _HASHED_NAME.fullmatch(foreign_id):
        return foreign_id
    import hashlib  # 2 ms of the start that most ids do not need

    digest = hashlib.sha256(foreign_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    readable = re.sub(r"[^a-z0-9]+", "-", foreign_id.lower())[:40].strip("-")
    return f"{readable or 'conference'}-{digest}"


def plain_name(title: str) -> str:
    """The title without what file systems forbid, and as short as they want it."""
    allowed = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title)
    octets = " ".join(allowed.split()).strip(" .")[:80].encode(errors="ignore")[:_LONGEST_NAME]
    return octets.decode(errors="ignore").strip(" .") or "Conference"


def write_safely(path: Path, content: bytes, *, to_disk: bool = True) -> None:
    """All or nothing: after a crash the file holds the old content or the new, whole.

    Without `to_disk` that holds for a crash of the program, not of the machine, and is quick.
    Raises LibraryError where the folder is not writable or the disk is full.
    """
    beside = path.with_name(f".{path.name}.new")
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(beside, content, to_disk)
            replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


def read_if_there(path: Path) -> bytes | None:
    """The content, `None` without such a file. Raises LibraryError if it may not be read."""
    with telling(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def replace(source: Path, target: Path) -> None:
    """Renames over `target`; on Windows a virus scanner may hold it for a moment."""
    for _ in range(20 if sys.platform == "win32" else 0):
        with contextlib.suppress(PermissionError):
            os.replace(source, target)  # noqa: PTH105 - tests let exactly this call fail
            return
        time.sleep(0.02)
    os.replace(source, target)  # noqa: PTH105


def set_aside(path: Path) -> Path:
    """Renames a damaged file to `<name>.damaged-<n>` and gives its new place."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    with telling(path):
        replace(path, aside)
    return aside


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process at a time; the system frees the lock of a process that dies."""
    with telling(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("a+b")
    with file:
        _wait_for_lock(file, folder)
        try:
            yield
        finally:
            _unlock(file)


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what the system says about `path` into a sentence with a way out."""
    try:
        yield
    except OSError as error:
        raise LibraryError(_sentence(error, path), str(error)) from error


def _write(path: Path, content: bytes, to_disk: bool) -> None:
    with path.open("wb") as file:
        file.write(content)
        if to_disk:
            file.flush()
            os.fsync(file.fileno())


def _sentence(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"No permission for “{path}”; allow it in the folder's properties, then try again."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full, “{path}” could not be saved; free some space, then try again."
    return f"“{path}” cannot be used ({error.strerror}); check that its folder is in reach."


def _wait_for_lock(file: IO[bytes], folder: Path) -> None:
    patience = time.monotonic() + _PATIENCE
    while not _try_lock(file):
        if time.monotonic() > patience:
            raise LibraryError(
                f"Another program keeps “{folder}” locked; close other windows of "
                "Conference Planner, then try again."
            )
        time.sleep(0.005)


if sys.platform == "win32":

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        with contextlib.suppress(OSError):  # closing the file frees the lock as well
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # some network folders know no locks; saving there beats not saving
        return True

    def _unlock(file: IO[bytes]) -> None:
        with contextlib.suppress(OSError):  # a folder without locks; closing frees others, too
            fcntl.flock(file, fcntl.LOCK_UN)

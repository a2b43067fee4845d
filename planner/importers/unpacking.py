"""Zip archives and gzip files: unpacked in memory, within limits that hold for what is there."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planner.errors import PlannerError, UnreadableError
from planner.importers.archives import GZIP, ZIP, may_be_programme
from planner.importers.given import LIMIT, Given

_MOST_FILES = 2000
_MOST_BYTES = 2 * LIMIT
_PIECE = 1_000_000  # bytes
_ENCRYPTED = 0x1  # a flag of a member (APPNOTE.TXT 4.4.4)
# Of other methods Python unpacks at once all that a piece of the file holds, be it gigabytes.
_METHODS = {ZIP_STORED, ZIP_DEFLATED}
# All that Python's module raises for archives that are damaged or made to do harm.
_DAMAGE = (
    BadZipFile, EOFError, IndexError, KeyError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError, zlib.error,
)  # fmt: skip


def unpacked(given: Given) -> tuple[list[Given], list[tuple[str, PlannerError]]]:
    """The files of an archive, and an error for each that is refused; anything else as it is.

    A document of Excel is no archive, although it is one. Raises UnreadableError where the whole
    archive is refused.
    """
    if given.data.startswith(GZIP):
        return [_decompressed(given)], []
    if not given.data.startswith(ZIP):
        return [given], []
    archive = opened(given.data, given.name)
    return ([given], []) if _is_document(archive) else _files(archive, given)


def opened(data: bytes, name: str) -> ZipFile:
    """Raises UnreadableError for a damaged archive; `name` is for its sentence."""
    try:
        return ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise _damaged(name, error) from error


def contents(
    archive: ZipFile, name: str, wanted: Callable[[ZipInfo], bool], most: int
) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the wanted files, with slashes between folders.

    Raises UnreadableError for more than `most` bytes in all, as counted while unpacking (an archive
    may claim less), and where a file is damaged, locked with a password or packed by another method
    than Deflate.
    """
    left = most
    for member in archive.infolist():
        if member.is_dir() or not wanted(member):
            continue
        _refuse_unusual(member, name)
        try:
            content = _read(archive, member, left + 1)
        except _DAMAGE as error:
            raise _damaged(name, error) from error
        left -= len(content)
        if left < 0:
            raise UnreadableError(
                f"“{name}” unpacks to more than {most // 1_000_000} MB; give only the files of the"
                " programme."
            )
        yield path_of(member), content


def path_of(member: ZipInfo) -> str:
    """Programs on Windows write backslashes, against the format."""
    return member.filename.replace("\\", "/")


def _is_document(archive: ZipFile) -> bool:
    """Office Open XML, or OpenDocument and EPUB, whose first member tells their type."""
    names = archive.namelist()
    return "[Content_Types].xml" in names or names[:1] == ["mimetype"]


def _files(archive: ZipFile, given: Given) -> tuple[list[Given], list[tuple[str, PlannerError]]]:
    paths = [PurePosixPath(path_of(member)) for member in archive.infolist()]
    if any(_leads_outside(path) for path in paths):
        sentence = f"“{given.name}” holds files that lead outside their folder; it is not unpacked."
        raise UnreadableError(sentence)
    count = sum(map(may_be_programme, paths))
    if count > _MOST_FILES:
        sentence = f"“{given.name}” holds more than {_MOST_FILES} files; give fewer of them."
        raise UnreadableError(sentence)
    nested = [str(path) for path in paths if path.suffix.lower() == ".zip"]
    if not count and not nested:
        sentence = f"“{given.name}” is a ZIP archive without any file that may hold a programme."
        raise UnreadableError(sentence)
    files = contents(
        archive,
        given.name,
        lambda member: may_be_programme(PurePosixPath(path_of(member))),
        _MOST_BYTES,
    )
    return [Given(name, data, given.address) for name, data in files], [
        (name, _nested(name)) for name in nested
    ]


def _leads_outside(path: PurePosixPath) -> bool:
    return path.is_absolute() or ".." in path.parts or path.as_posix()[1:2] == ":"


def _nested(name: str) -> PlannerError:
    return UnreadableError(f"“{name}” is an archive in an archive; unpack it and give its files.")


def _decompressed(given: Given) -> Given:
    try:
        with gzip.GzipFile(fileobj=BytesIO(given.data)) as file:
            data = file.read(LIMIT + 1)
    except (EOFError, OSError, zlib.error) as error:
        sentence = f"“{given.name}” is a damaged compressed file (gzip); download it again."
        raise UnreadableError(sentence, repr(error)) from error
    return Given(given.name.removesuffix(".gz"), data, given.address)


def _refuse_unusual(member: ZipInfo, name: str) -> None:
    if member.flag_bits & _ENCRYPTED:
        sentence = f"“{name}” is locked with a password; unpack it and give its files."
        raise UnreadableError(sentence)
    if member.compress_type not in _METHODS:
        sentence = f"“{name}” is packed in an unusual way; unpack it and give its files."
        raise UnreadableError(sentence, f"compression method {member.compress_type}")


def _read(archive: ZipFile, member: ZipInfo, most: int) -> bytes:
    """In pieces: a claimed size is not believed."""
    pieces: list[bytes] = []
    with archive.open(member) as file:
        while most > 0 and (piece := file.read(min(_PIECE, most))):
            pieces.append(piece)
            most -= len(piece)
    return b"".join(pieces)


def _damaged(name: str, error: Exception) -> UnreadableError:
    sentence = f"“{name}” is a damaged ZIP archive; download it again or give its files."
    return UnreadableError(sentence, repr(error))

"""What lies in a zip archive, in memory and within limits that hold for what is really there."""

import lzma
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from planner.errors import UnreadableError

# All that Python's module raises for archives that are damaged or made to do harm.
_DAMAGE = (
    BadZipFile, EOFError, IndexError, KeyError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError, lzma.LZMAError, zlib.error,
)  # fmt: skip
_ENCRYPTED = 0x1  # a flag of a member (APPNOTE.TXT 4.4.4)
_PIECE = 1_000_000  # bytes


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
    may claim less), and where a file is damaged or locked with a password.
    """
    left = most
    for member in archive.infolist():
        if member.is_dir() or not wanted(member):
            continue
        if member.flag_bits & _ENCRYPTED:
            sentence = f"“{name}” is locked with a password; unpack it and give its files."
            raise UnreadableError(sentence)
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

"""Zip archives and gzip files: what may be a programme in them, unpacked in memory only."""

import gzip
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from planner.errors import PlannerError, UnreadableError
from planner.importers import zipped
from planner.importers.archives import GZIP, ZIP, may_be_programme
from planner.importers.given import LIMIT, Given

_MOST_FILES = 2000
_MOST_BYTES = 2 * LIMIT


def unpacked(given: Given) -> tuple[list[Given], list[tuple[str, PlannerError]]]:
    """The files of an archive, and an error for each that is refused; anything else as it is.

    A document of Excel is no archive, although it is one. Raises UnreadableError where the whole
    archive is refused.
    """
    if given.data.startswith(GZIP):
        return [_decompressed(given)], []
    if not given.data.startswith(ZIP):
        return [given], []
    archive = zipped.opened(given.data, given.name)
    return ([given], []) if _is_document(archive) else _files(archive, given)


def _is_document(archive: ZipFile) -> bool:
    """Office Open XML, or OpenDocument and EPUB, whose first member tells their type."""
    names = archive.namelist()
    return "[Content_Types].xml" in names or names[:1] == ["mimetype"]


def _files(archive: ZipFile, given: Given) -> tuple[list[Given], list[tuple[str, PlannerError]]]:
    paths = [PurePosixPath(zipped.path_of(member)) for member in archive.infolist()]
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
    files = zipped.contents(
        archive,
        given.name,
        lambda member: may_be_programme(PurePosixPath(zipped.path_of(member))),
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

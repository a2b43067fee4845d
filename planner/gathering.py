"""From files and folders to what the importers are given; nothing is looked into here."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from planner.errors import PlannerError, UnreadableError
from planner.importers.archives import is_left_out, may_be_programme
from planner.importers.given import LIMIT, Given

_DEEPEST = 3  # levels of folders within the given one
_MOST_FILES = 2000  # of one folder
_MOST_BYTES = 4 * LIMIT  # of all that is given at once

_Refused = list[tuple[str, PlannerError]]


def given(paths: Iterable[Path]) -> tuple[list[Given], _Refused]:
    """What the files hold, in their order, and an error for each that is refused.

    A folder stands for the files in it, and in its folders, that may be programmes; they are named
    as seen from there.
    """
    read: list[Given] = []
    refused: _Refused = []
    left = _MOST_BYTES
    for name, path in _files(paths, refused):
        try:
            data = _content(path, left)
        except UnreadableError as error:
            refused.append((name, error))
        else:
            read.append(Given(name, data))
            left -= len(data)
    return read, refused


def _files(paths: Iterable[Path], refused: _Refused) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if not _is_folder(path):
            yield path.name, path
            continue
        try:
            yield from _files_of_folder(path, refused)
        except UnreadableError as error:
            refused.append((path.name, error))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no permission: reading it says so
        return False


def _files_of_folder(folder: Path, refused: _Refused) -> Iterator[tuple[str, Path]]:
    without_permission: _Refused = []
    names = sorted(islice(_walked(folder, without_permission), _MOST_FILES + 1))
    refused += without_permission
    if len(names) > _MOST_FILES:
        sentence = f"The folder “{folder}” holds more than {_MOST_FILES} files; give fewer of them."
        raise UnreadableError(sentence)
    if not names and not without_permission:
        sentence = (
            f"The folder “{folder}” holds no page or file of a programme; save some into it first."
        )
        raise UnreadableError(sentence)
    return ((name, folder / name) for name in names)


def _walked(folder: Path, refused: _Refused) -> Iterator[str]:
    """The names of what may be a programme, as seen from `folder`."""

    def refuse(error: OSError) -> None:
        path = Path(error.filename)
        refused.append((path.name, _unreadable(path, error)))

    for place, folders, files in os.walk(folder, onerror=refuse):
        inside = Path(place).relative_to(folder)
        kept = [name for name in folders if not is_left_out(name)]
        folders[:] = kept if len(inside.parts) < _DEEPEST else []
        for name in files:
            path = PurePosixPath(inside.as_posix(), name)
            if may_be_programme(path):
                yield str(path)


def _content(path: Path, left: int) -> bytes:
    """The bytes, hardly more than the importers take, so that no file fills the memory."""
    try:
        with path.open("rb") as file:
            data = file.read(min(LIMIT, left) + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > left:
        whole = _MOST_BYTES // 1_000_000
        sentence = f"“{path.name}” is left out, for all together is larger than {whole} MB."
        raise UnreadableError(sentence)
    return data


def _unreadable(path: Path, error: OSError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        sentence = f"There is no file “{path}”; save the page and give its file."
    else:
        sentence = f"“{path}” cannot be read ({error.strerror}); check its permissions."
    return UnreadableError(sentence, str(error))

"""The data of a Mini-Conf site (ICLR 2020 and others) or one of ACL: a folder of several files.

One of them leads and reads the others with it: the papers, else the calendar, else events.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from planner.conference import Programme
from planner.errors import UnreadableError
from planner.importers import miniconf_facts, miniconf_files
from planner.importers.miniconf_facts import File
from planner.importers.miniconf_files import Role
from planner.importers.notes import Notes
from planner.importers.page import Page

_PART = "a part of a conference’s site data"


def accepts(page: Page) -> bool:
    """Whether it is the file of its folder that leads."""
    leading = next(iter(_folder(page)), None)
    return leading is not None and leading[0] is page and leading[1].holds_talks


def companion(page: Page) -> str:
    """A file of a folder in which another one leads; sessions and settings alone are nothing."""
    role = page.together.once(miniconf_files.roles).get(page)
    if role is None:
        return ""
    return {
        Role.SESSIONS: "the sessions of a conference’s papers",
        Role.SETTINGS: "the settings of a conference’s site",
    }.get(role, _PART)


def parse(page: Page, now: datetime) -> Programme | None:
    """All the folder's talks; raises UnreadableError where the leading file is broken."""
    notes = Notes()
    files = list(_files(page, notes))
    if not any(file.records for file in files):
        return None
    return miniconf_facts.programme(page, files, notes, now)


def _folder(page: Page) -> Sequence[tuple[Page, Role]]:
    """The files of its folder, the leading one first."""
    return page.together.once(miniconf_files.folders).get(miniconf_files.folder_of(page), ())


def _files(page: Page, notes: Notes) -> Iterator[File]:
    for one, role in _folder(page):
        try:
            yield _read(one, role)
        except UnreadableError as error:
            if one is page:
                raise UnreadableError(f"“{page.name}”: {error}", error.details) from error
            notes.skipped(one.name, str(error))


def _read(page: Page, role: Role) -> File:
    name = miniconf_files.name_of(page)
    if role in {Role.SESSIONS, Role.SETTINGS}:
        return File(page.name, name, role, data=miniconf_files.data(page))
    return File(page.name, name, role, records=miniconf_files.records(page))

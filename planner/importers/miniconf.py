"""The data of a Mini-Conf site (ICLR 2020 and others) or one of ACL: a folder of several files.

One of them leads and reads the others with it: the papers, else the calendar, else events.
"""

from collections.abc import Iterator
from datetime import datetime

from planner.conference import Programme
from planner.errors import UnreadableError
from planner.importers import miniconf_facts, miniconf_files
from planner.importers.miniconf_facts import File
from planner.importers.miniconf_files import Role, role_of
from planner.importers.notes import Notes
from planner.importers.page import Page

_PART = "a part of a conference’s site data"


def accepts(page: Page) -> bool:
    """Whether it is the file of its folder that leads."""
    role = role_of(page)
    if role is None or not role.holds_talks:
        return False
    return all((role, page.name) <= (other, beside.name) for beside, other in _beside(page))


def companion(page: Page) -> str:
    """A file of a folder in which another one leads; sessions and settings alone are nothing."""
    role = role_of(page)
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


def _beside(page: Page) -> Iterator[tuple[Page, Role]]:
    """The other files of its folder."""
    for other in page.beside:
        if miniconf_files.folder_of(other) == miniconf_files.folder_of(page):
            role = role_of(other)
            if role is not None:
                yield other, role


def _files(page: Page, notes: Notes) -> Iterator[File]:
    own = role_of(page)
    beside = sorted(_beside(page), key=lambda item: (item[1], item[0].name))
    for one, role in [(page, own), *beside]:
        try:
            if role is not None:
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

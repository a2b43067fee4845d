"""The files of a Mini-Conf or ACL site's data: what each is, and its records."""

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import IntEnum
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from planner.importers import delimited, kinds, values
from planner.importers.page import Page
from planner.importers.values import Fields

_LOOKED_AT = 50  # records that tell what a file is
_OF_PAPERS = {"keywords", "sessions", "track", "paper_type", "pdf_url"}
_OF_CALENDAR = {"category", "calendarId", "location", "link", "type"}
_NO_TALKS = {"sponsors", "committee", "faq"}
_UID = re.compile(r"^(?:- | {2,4})UID:\s", re.MULTILINE)
_SLOTS = re.compile(
    r"^(?:- name:[^\n]*\n +posters|[^\s#-][^\n:]{0,80}:[ \t]*\n +(?:date|start_time|papers)):",
    re.MULTILINE,
)
_SETTINGS = re.compile(r"^(?:tagline|proceedings_title|page_title|citation_date):", re.MULTILINE)


class Role(IntEnum):
    """What a file holds; of those that hold talks, the first one in this order leads."""

    PAPERS = 1
    CALENDAR = 2
    EVENTS = 3
    SESSIONS = 4
    SETTINGS = 5

    @property
    def holds_talks(self) -> bool:
        return self <= Role.EVENTS


def roles(pages: Sequence[Page]) -> dict[Page, Role]:
    """Of those that are such files."""
    return {page: role for page in pages if (role := _role_of(page))}


def folders(pages: Sequence[Page]) -> dict[PurePosixPath, list[tuple[Page, Role]]]:
    """The files of each folder; the first one of each leads."""
    found = defaultdict[PurePosixPath, list[tuple[Page, Role]]](list)
    for page, role in roles(pages).items():
        found[folder_of(page)].append((page, role))
    for files in found.values():
        files.sort(key=lambda file: (file[1], file[0].name))
    return dict(found)


def _role_of(page: Page) -> Role | None:
    """`None` for what is no such file."""
    if page.json is not None:
        return _role_of_json(page.json, name_of(page))
    if page.is_html or page.root or page.text.startswith("BEGIN:"):
        return None
    columns = set(delimited.header(page.text))
    if columns >= {"UID", "title"}:
        return _of_records(columns, name_of(page))
    return _role_of_yaml(page.text, name_of(page))


def name_of(page: Page) -> str:
    """ "main_papers" of sitedata/main_papers.csv."""
    return PurePosixPath(page.name).stem.lower()


def folder_of(page: Page) -> PurePosixPath:
    return PurePosixPath(page.name).parent


def data(page: Page) -> Any:
    """What the file holds, whatever it is written in; raises UnreadableError."""
    if page.json is not None:
        return page.json
    if "UID" in delimited.header(page.text):
        return delimited.records(page.text)
    from planner.importers import yaml_text

    return yaml_text.load(page.text)


def records(page: Page) -> list[Fields]:
    """Each with its UID, be it a list or a table by that; what lies in `content` lies beside it."""
    found = data(page)
    if isinstance(found, dict):
        found = [{"UID": uid} | fields for uid, fields in found.items() if isinstance(fields, dict)]
    return [_flat(record) for record in values.records(found)]


def _flat(record: Fields) -> Fields:
    content = record.get("content")
    flat = record | content if isinstance(content, dict) else record
    uid = values.first(flat, "UID", "forum", "id")
    return flat | {"UID": uid, "title": values.first(flat, "title", "name")}


def _role_of_json(found: Any, name: str) -> Role | None:
    entries = list(found.values()) if isinstance(found, dict) else values.records(found)
    for entry in islice(entries, _LOOKED_AT):
        if not isinstance(entry, dict):
            return None
        if entry.keys() >= {"title", "start", "end"} and _OF_CALENDAR & entry.keys():
            return Role.CALENDAR
        content = entry.get("content")
        if isinstance(content, dict) and content.keys() >= {"title", "authors"}:
            return Role.PAPERS
        if entry.keys() >= {"UID", "title"} or entry.keys() >= {"title", "authors", "abstract"}:
            return _of_records(set(entry), name) if _is_keyed(found, entry) else None
    return None


def _is_keyed(found: Any, entry: Fields) -> bool:
    return isinstance(found, dict) or "UID" in entry


def _role_of_yaml(text: str, name: str) -> Role | None:
    if _SLOTS.search(text):
        return Role.SESSIONS
    if _SETTINGS.search(text):
        return Role.SETTINGS
    return _of_records(set(), name) if _UID.search(text) else None


def _of_records(fields: set[str], name: str) -> Role | None:
    if name in _NO_TALKS:
        return None
    others = "authors" in fields and not kinds.kind_of(name)
    return Role.PAPERS if _OF_PAPERS & fields or "paper" in name or others else Role.EVENTS

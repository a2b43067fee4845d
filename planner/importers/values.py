"""Values of foreign JSON, CSV and YAML, whatever their type: nothing of them can be relied on."""

import re
from typing import Any

from planner.importers import fragments, sites
from planner.importers.text import clean

Fields = dict[str, Any]


def text(value: object) -> str:
    """One clean line; a number as written; empty for null, lists and records."""
    if isinstance(value, str):
        return clean(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def first(fields: Fields, *names: str) -> str:
    """The first of these fields that says something, as `text`."""
    return next(filter(None, (text(fields.get(name)) for name in names)), "")


def plain(value: object) -> str:
    """Paragraphs of plain text, whatever markup the value holds; empty for what is no text."""
    return fragments.plain(value) if isinstance(value, str) else ""


def texts(value: object, separator: str) -> tuple[str, ...]:
    """Each once: the items of a list, or the parts of a text; `separator` is a pattern."""
    parts = re.split(separator, value) if isinstance(value, str) else value
    items = parts if isinstance(parts, list) else [parts]
    return tuple(dict.fromkeys(filter(None, map(text, items))))


def link(value: object) -> str:
    """An http(s) address; else empty."""
    address = text(value)
    return address if sites.host_of(address) else ""


def records(value: object) -> list[Fields]:
    """The records of a list, without what else is in it."""
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]

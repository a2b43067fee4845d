"""Facts and choices to JSON and back: the two file formats that we own.

The reader is compiled from the dataclasses' type hints and refuses every wrong type; pydantic is
imported only to explain a file that was refused and to make the JSON Schemas.
"""

import json
from collections.abc import Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from planner.conference import Programme
from planner.errors import LibraryError
from planner.json_reader import decoder
from planner.json_writer import json_items, json_object
from planner.plan import Plan

PLAN = "conference-plan"
PROGRAMME = "conference-programme"
VERSION = 1

T = TypeVar("T")


class NewerFileError(LibraryError):
    """The file is whole, but only a newer version of the program understands it."""


def to_json(value: object, file_format: str, *, indented: bool = True) -> str:
    """The dataclass `value` as JSON, its keys in the order of its fields.

    Not indented it is on one line and read a quarter faster.
    Raises ValueError for a time without a zone: such a file could not be read again.
    """
    head = [("format", file_format), ("version", VERSION)]
    text = json_object([*head, *json_items(value)], "\n" if indented else "")
    # A lone surrogate from a broken page has no UTF-8; as an escape it is whole JSON.
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def read_plan(raw: str | bytes) -> Plan:
    """Raises LibraryError, or NewerFileError for a version that we do not know yet."""
    plan = read_record(raw, Plan, PLAN)
    _check_zone(plan.time_zone)
    return plan


def read_programme(raw: str | bytes) -> Programme:
    """Raises LibraryError, or NewerFileError for a version that we do not know yet."""
    programme = read_record(raw, Programme, PROGRAMME)
    _check_zone(programme.conference.time_zone)
    return programme


def read_record(raw: str | bytes, record: Callable[..., T], file_format: str) -> T:
    """One `record` from a file of `file_format`; keys that it does not know are ignored."""
    data = _checked_head(_parsed(raw), file_format)
    try:
        decoded: T = decoder(record)(data)
    except (ValueError, RecursionError) as error:
        details = f"{error}\n{_explanation(data, record)}".strip()
        raise LibraryError(_damaged(file_format, "some values are not as expected"), details) from (
            error
        )
    return decoded


def json_schema(record: type, file_format: str) -> dict[str, Any]:
    """The JSON Schema of a file that holds `record`."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(record).json_schema()
    head = {"format": {"const": file_format}, "version": {"const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": file_format,
        "description": f"A file of the format {file_format}. Keys not named here are ignored.",
        "properties": head | schema["properties"],
        "required": [*head, *schema["required"]],
    }


def schema_texts() -> dict[str, str]:
    """The published schemas under their file names."""
    return {
        f"{name}.schema.json": json.dumps(json_schema(record, name), indent=2) + "\n"
        for record, name in ((Plan, PLAN), (Programme, PROGRAMME))
    }


def _parsed(raw: str | bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        sentence = "The file is not whole JSON; use a backup of it or read the programme again."
        raise LibraryError(sentence, str(error)) from error


def _checked_head(data: Any, file_format: str) -> Any:
    if not isinstance(data, dict) or data.get("format") != file_format:
        raise LibraryError(
            f"The file is no {file_format}; choose one that Conference Planner has saved."
        )
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise LibraryError(_damaged(file_format, "its version is missing"))
    if version > VERSION:
        raise NewerFileError(
            f"The file was written by a newer Conference Planner (version {version} of "
            f"{file_format}); update this program to open it. It was left untouched."
        )
    return data


def _damaged(file_format: str, what: str) -> str:
    return f"The {file_format} file is damaged: {what}. Use a backup of it."


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        sentence = f"The file names the time zone “{name[:60]}”, which does not exist; correct it."
        raise LibraryError(sentence, str(error)) from error


def _explanation(data: Any, record: Any) -> str:
    """All that is wrong and where, in pydantic's words."""
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(record).validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        return str(error)
    return ""

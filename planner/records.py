"""Facts and choices to JSON and back: the two file formats that we own.

msgspec reads them by the records' type hints and refuses every wrong type, in a third of the time
that json and a reader of ours take; the JSON Schemas come from the same hints. pydantic is imported
only to explain a file that was refused.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from planner.conference import Programme, Record
from planner.errors import LibraryError
from planner.plan import Plan

PLAN = "conference-plan"
PROGRAMME = "conference-programme"
VERSION = 1
FIRST_YEAR, LAST_YEAR = 1900, 2200  # of a time; beyond them no clock can be reckoned with

T = TypeVar("T", bound=Record)


class NewerFileError(LibraryError):
    """The file is whole, but only a newer version of the program understands it."""


def to_json(value: Record, file_format: str, *, indented: bool = True) -> str:
    """The record `value` as JSON, its keys in the order of its fields.

    Not indented it is on one line, for files that nobody reads.
    Raises ValueError for a time that could not be read again, such as one without a zone.
    """
    head = {"format": file_format, "version": VERSION}
    content = head | msgspec.structs.asdict(_with_checked_times(value))
    try:
        raw = msgspec.json.encode(content)
    except UnicodeEncodeError:
        raw = _with_escapes(content)
    else:
        raw = msgspec.json.format(raw, indent=2) if indented else raw
    return raw.decode() + "\n"


def _with_escapes(content: dict[str, Any]) -> bytes:
    """A lone surrogate from a broken page has no UTF-8; as an escape it is whole JSON."""
    import json

    text = json.dumps(msgspec.to_builtins(content), ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace")


def read_plan(raw: str | bytes) -> Plan:
    """Raises LibraryError, or NewerFileError for a version that we do not know yet."""
    plan = read_record(raw, Plan, PLAN)
    _check_zone(plan.time_zone)
    return plan


def check_plan(plan: Plan) -> None:
    """Of a plan that came inside another record. Raises LibraryError."""
    try:
        _with_checked_times(plan)
    except ValueError as error:
        raise LibraryError(_damaged(PLAN, "a time cannot be used"), str(error)) from error
    _check_zone(plan.time_zone)


def read_programme(raw: str | bytes) -> Programme:
    """Raises LibraryError, or NewerFileError for a version that we do not know yet."""
    programme = read_record(raw, Programme, PROGRAMME)
    _check_zone(programme.conference.time_zone)
    return programme


def read_record(raw: str | bytes, record: type[T], file_format: str) -> T:
    """One `record` from a file of `file_format`; keys that it does not know are ignored."""
    content = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    try:
        head = _reader(_Head).decode(content)
        if (head.format, head.version) == (file_format, VERSION):
            value: T = _reader(record).decode(content)
            return _with_checked_times(value)
    except (ValueError, RecursionError):
        pass  # what is wrong is told below; or it is whole JSON with signs that have no UTF-8
    return _read_carefully(raw, record, file_format)


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


def _reader(record: Any) -> Any:
    return msgspec.json.Decoder(record)


def _read_carefully(raw: str | bytes, record: type[T], file_format: str) -> T:
    """Reads the little that the quick way does not, and says what is wrong with the rest."""
    data = _checked_head(_parsed(raw), file_format)
    try:
        return _with_checked_times(msgspec.convert(data, record))
    except (ValueError, RecursionError) as error:
        sentence = _damaged(file_format, "some values are not as expected")
        details = f"{error}\n{_explanation(data, record)}".strip()
        raise LibraryError(sentence, details) from error


def _with_checked_times(record: T) -> T:
    for moment in _times(record):
        if moment and (moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR):
            raise ValueError(f"no time with its offset from UTC in a year that can be: {moment}")
    return record


def _times(record: Any) -> Iterator[datetime | None]:
    """All times in a record."""
    timed: list[Any] = []
    if isinstance(record, Programme):
        yield record.conference.read_at
        timed = [*record.conference.talks, *record.conference.sessions]
    elif isinstance(record, Plan):
        timed = [entry.snapshot for entry in record.entries.values()]
        timed += record.own_entries.values()
    for item in timed:
        yield item.start
        yield item.end


def json_schema(record: type[Record], file_format: str) -> dict[str, Any]:
    """The JSON Schema of a file that holds `record`."""
    schema = msgspec.json.schema(record)
    parts = schema["$defs"]
    whole = parts.pop(record.__name__)
    head = {"format": {"const": file_format}, "version": {"const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": file_format,
        "description": f"A file of the format {file_format}. Keys not named here are ignored.",
        "properties": head | whole["properties"],
        "required": [*head, *whole["required"]],
        "$defs": parts,
    }


def schema_texts(others: Mapping[str, type[Record]]) -> dict[str, str]:
    """The published schemas under their file names; `others` are written in one direction only."""
    import json

    own: dict[str, type[Record]] = {PLAN: Plan, PROGRAMME: Programme}
    return {
        f"{name}.schema.json": json.dumps(json_schema(record, name), indent=2) + "\n"
        for name, record in (own | dict(others)).items()
    }


def _parsed(raw: str | bytes) -> Any:
    import json

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
    import json

    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(record).validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        return str(error)
    return ""

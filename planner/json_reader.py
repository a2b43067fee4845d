"""Parsed JSON to dataclasses: strict readers, compiled once from the type hints."""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from planner.json_writer import field_names, json_text

Decode = Callable[[Any], Any]
# At either end of the calendar another time zone would be outside of it.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@cache
def decoder(hint: Any) -> Decode:
    """The function that checks and turns parsed JSON into a value of the type `hint`."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _record_decoder(hint)
    if origin is tuple:
        return _tuple_decoder(decoder(arguments[0]))
    if origin is dict:
        return _dict_decoder(decoder(arguments[1]))
    if origin is UnionType:
        return _optional_decoder(decoder(arguments[0]))
    if issubclass(hint, date):
        return _aware_datetime if hint is datetime else _date
    return _enum_decoder(hint) if issubclass(hint, StrEnum) else _plain_decoder(hint)


def _record_decoder(record: Any) -> Decode:
    """One function that reads all fields, made from text as `dataclasses` makes `__init__`.

    It fills the slots itself: the `__init__` of a frozen dataclass takes twice as long, and a loop
    over the fields half as long again. With 5,000 talks that is 25 ms of the start.
    """
    hints = get_type_hints(record)
    scope: dict[str, Any] = {"new": object.__new__, "record": record}
    scope["completed"] = _completer(record)
    lines = []
    for name in field_names(record):
        scope[f"set_{name}"] = getattr(record, name).__set__
        scope[f"decode_{name}"] = decoder(hints[name])
        scope[f"ready_{name}"] = _ready_type(hints[name])
        lines.append(_SET.format(name=name))
    exec(_DECODE.format(sets="".join(lines)), scope)
    decode: Decode = scope["decode"]
    return decode


_SET = """
        v = data['{name}']
        set_{name}(made, v if type(v) is ready_{name} else decode_{name}(v))"""
_DECODE = """
def decode(data):
    made = new(record)
    try:{sets}
        return made
    except (KeyError, TypeError):
        return decode(completed(data))
"""


def _completer(record: Any) -> Callable[[Any], dict[str, Any]]:
    """Puts the defaults where an object lacks keys of `record`; refuses what is no such object."""
    names = set(field_names(record))
    defaults = {
        field.name: json.loads(json_text(_default(field)))
        for field in fields(record)
        if _default(field) is not MISSING
    }

    def completed(data: Any) -> dict[str, Any]:
        if type(data) is dict and data.keys() | defaults.keys() >= names:
            return defaults | data
        raise ValueError(f"no {record.__name__}: {data!r:.200}")

    return completed


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _ready_type(hint: Any) -> type | None:
    """The type whose values need no decoding: spares a call for most fields."""
    if get_origin(hint) is UnionType:
        return NoneType
    return hint if hint in (str, int, bool) else None


def _tuple_decoder(item: Decode) -> Decode:
    def decode(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError(f"no list: {data!r:.200}")
        return tuple([item(value) for value in data])

    return decode


def _dict_decoder(item: Decode) -> Decode:
    def decode(data: Any) -> Any:
        if type(data) is not dict:
            raise ValueError(f"no object: {data!r:.200}")
        return {key: item(value) for key, value in data.items()}

    return decode


def _optional_decoder(item: Decode) -> Decode:
    return lambda data: None if data is None else item(data)


def _enum_decoder(kind: type[StrEnum]) -> Decode:
    members = {member.value: member for member in kind}

    def decode(data: Any) -> Any:
        if type(data) is not str or data not in members:
            raise ValueError(f"no {kind.__name__}: {data!r:.200}")
        return members[data]

    return decode


def _plain_decoder(kind: type) -> Decode:
    def decode(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError(f"no {kind.__name__}: {data!r:.200}")
        return data

    return decode


def _aware_datetime(data: Any) -> datetime:
    moment = _moment(data) if type(data) is str else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"no time with its offset from UTC: {data!r:.200}")
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError(f"a time in no year of a conference: {data!r:.200}")
    return moment


@lru_cache(maxsize=4096)  # many talks start together; equal times that are one compare at once
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _date(data: Any) -> date:
    if type(data) is not str:
        raise ValueError(f"no date: {data!r:.200}")
    return date.fromisoformat(data)

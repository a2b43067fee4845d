"""Dataclasses to JSON, in less than half the time that the standard library takes."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any


def json_text(value: Any, line: str = "\n") -> str:
    """`value` as JSON; `line` begins a new line at the indentation of its parent.

    Where `line` is empty, all stands on one.
    """
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, date):
        return f'"{_iso(value)}"'
    if isinstance(value, tuple):
        return _block("[", [json_text(item, _deeper(line)) for item in value], "]", line)
    if isinstance(value, dict):
        return json_object(value.items(), line)
    if is_dataclass(value):
        return json_object(json_items(value), line)
    return _quoted(value)


def _quoted(value: Any) -> str:
    return _encoder()(value)


@cache
def _encoder() -> Callable[[Any], str]:
    from json import JSONEncoder  # here, because the start reads but does not write

    return JSONEncoder(ensure_ascii=False).encode


def _iso(moment: date) -> str:
    if isinstance(moment, datetime) and moment.utcoffset() is None:
        raise ValueError(f"a time without a zone cannot be stored: {moment}")
    return moment.isoformat()


def json_object(items: Iterable[tuple[str, Any]], line: str = "\n") -> str:
    """An object with `items` in their order."""
    parts = [f"{_quoted(key)}: {json_text(value, _deeper(line))}" for key, value in items]
    return _block("{", parts, "}", line)


def _block(opening: str, parts: list[str], closing: str, line: str) -> str:
    if not parts:
        return opening + closing
    inner = _deeper(line)
    return f"{opening}{inner}{f',{inner}'.join(parts)}{line}{closing}"


def _deeper(line: str) -> str:
    return f"{line}  " if line else ""


def json_items(value: Any) -> list[tuple[str, Any]]:
    """The fields of a dataclass and their values."""
    return [(name, getattr(value, name)) for name in field_names(value.__class__)]


@cache
def field_names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))

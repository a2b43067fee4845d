"""Values of schedule.json: texts in several languages, names behind ids, XML turned into JSON."""

from collections.abc import Iterable, Mapping

from planner.importers import values
from planner.importers.values import Fields

_NAMES = ("public_name", "full_public_name", "display_name", "name", "title", "_text")
_KEYS = ("slug", "guid", "id", "code")
_OF_ONE = frozenset((*_NAMES, "_attributes", "date"))  # fields of one record, not names of several


def text(value: object) -> str:
    """As written: of a text in several languages the English, else the first; or empty.

    Also of `{"_text": …}`, as converters from XML wrap it, and of a list of texts.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(values.text, value)))
    if isinstance(value, dict):
        ways = (value.get("_text"), value.get("en"), *value.values())
        return next((way for way in ways if isinstance(way, str) and way), "")
    return values.text(value)


def name(value: object) -> str:
    """What a person, room or track is called, from its record or the name alone; or empty."""
    if not isinstance(value, dict):
        return text(value)
    record = unwrapped(value)
    named = next(filter(None, (text(record.get(key)) for key in _NAMES)), "")
    return named or ("" if any(key in record for key in _KEYS) else text(record))


def names_by_key(records: object) -> dict[str, str]:
    """The names of rooms, tracks or persons under each of their slugs, guids, ids and codes."""
    found: dict[str, str] = {}
    for record in values.records(records):
        for key in _keys(record):
            found.setdefault(key, name(record))
    return found


def named(value: object, known: Mapping[str, str]) -> str:
    """The name in the value, or the one that is `known` under its key; else the key as it is."""
    if not isinstance(value, dict):
        return known.get(text(value), text(value))
    return name(value) or next((known.get(key, key) for key in _keys(value)), "")


def many(value: object, inside: str = "") -> list[object]:
    """The items of a list, or of a record of them; XML turned into JSON has them `inside`.

    It also writes a list of one as that one.
    """
    if isinstance(value, dict) and inside in value:
        return many(value[inside])
    if isinstance(value, dict) and not value.keys() & _OF_ONE:
        return list(value.values())
    return value if isinstance(value, list) else [value] if value else []


def unwrapped(record: Fields) -> Fields:
    """With the attributes that converters from XML put aside."""
    attributes = record.get("_attributes")
    return {**attributes, **record} if isinstance(attributes, dict) else record


def _keys(record: Fields) -> Iterable[str]:
    return filter(None, (text(record.get(key)) for key in _KEYS))

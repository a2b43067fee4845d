"""Two changes of one plan become one: three-way, field by field, key by key, name by name."""

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from planner.conference import Record
from planner.plan import Entry, Following, Hidden, Plan
from planner.walking import Walking

_V = TypeVar("_V")
_R = TypeVar("_R", bound=Record)
_Names = TypeVar("_Names", Hidden, Following)
_Set = tuple[str, ...]


def merged(mine: Plan, base: Plan, theirs: Plan) -> Plan:
    """What I changed since `base`, else `theirs`: no window loses the other's stars."""
    entries = _entries_merged(mine.entries, base.entries, theirs.entries)
    return replace(
        _fields_merged(mine, base, theirs),
        entries={i: entry for i, entry in sorted(entries.items()) if not entry.is_empty},
        own_entries=_keys_merged(mine.own_entries, base.own_entries, theirs.own_entries),
        session_notes=_keys_merged(mine.session_notes, base.session_notes, theirs.session_notes),
        beside=_keys_merged(mine.beside, base.beside, theirs.beside),
        hidden=_names_merged(mine.hidden, base.hidden, theirs.hidden),
        following=_names_merged(mine.following, base.following, theirs.following),
        walking=_walking_merged(mine.walking, base.walking, theirs.walking),
    )


def joined(mine: Plan, other: Plan) -> Plan:
    """All that either chose; where both did, what I did, and the notes of both. Which conferences
    are shown with it is mine: those of the other may not be here."""
    plan = merged(mine, Plan(conference_id=other.conference_id), other)
    entries = {
        i: replace(entry, note=_both_notes(mine.note(i), other.note(i)))
        for i, entry in plan.entries.items()
    }
    session_notes = {
        i: _both_notes(mine.session_notes.get(i, ""), other.session_notes.get(i, ""))
        for i in plan.session_notes
    }
    return replace(plan, entries=entries, session_notes=session_notes, beside=mine.beside)


def with_stars_of(mine: Plan, other: Plan) -> Plan:
    """The stars and own entries of `other` in the place of mine; whatever else I chose stays."""
    entries = {
        i: replace(entry, starred=False, priority=0, pinned=False)
        for i, entry in mine.entries.items()
    }
    noted = {i: entry for i, entry in entries.items() if not entry.is_empty}
    return joined(replace(mine, entries=noted, own_entries={}), other)


def _both_notes(mine: str, other: str) -> str:
    return "\n\n".join(filter(None, dict.fromkeys((mine, other))))


def _fields_merged(mine: _R, base: _R, theirs: _R) -> _R:
    changed = {
        name: getattr(mine, name)
        for name in mine.__struct_fields__
        if getattr(mine, name) != getattr(base, name)
    }
    return replace(theirs, **changed)


def _entries_merged(
    mine: Mapping[str, Entry], base: Mapping[str, Entry], theirs: Mapping[str, Entry]
) -> dict[str, Entry]:
    merged = {}
    for talk_id in theirs.keys() | mine.keys():
        my, old, new = (entries.get(talk_id) or Entry() for entries in (mine, base, theirs))
        entry = _fields_merged(my, old, new)
        seen = my.snapshot if talk_id in mine else new.snapshot
        merged[talk_id] = replace(entry, snapshot=seen)
    return merged


def _keys_merged(
    mine: Mapping[str, _V], base: Mapping[str, _V], theirs: Mapping[str, _V]
) -> dict[str, _V]:
    merged = dict(theirs)
    for key in base.keys() | mine.keys():
        if mine.get(key) != base.get(key):
            merged.pop(key, None)
            merged |= {key: mine[key]} if key in mine else {}
    return merged


def _walking_merged(mine: Walking, base: Walking, theirs: Walking) -> Walking:
    pairs = _keys_merged(mine.pairs, base.pairs, theirs.pairs)
    return replace(_fields_merged(mine, base, theirs), pairs=pairs)


def _names_merged(mine: _Names, base: _Names, theirs: _Names) -> _Names:
    merged = {
        what: _set_merged(getattr(mine, what), getattr(base, what), getattr(theirs, what))
        for what in mine.__struct_fields__
    }
    return replace(theirs, **merged)


def _set_merged(mine: _Set, base: _Set, theirs: _Set) -> _Set:
    return tuple(sorted({*theirs} - ({*base} - {*mine}) | ({*mine} - {*base})))

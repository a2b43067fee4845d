"""A copied page as units, each once an element of the page; some mark the beginning of a slot.

Browsers divide elements by empty lines or only by line ends; both may occur in one text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.importers import kinds, slot_time
from planner.importers.slot_time import SlotTime
from planner.importers.text import clean, has_separator

_POSITION = re.compile(r"#\s?[A-Z]{0,4}[- ]?\d{1,5}[A-Z]?")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_CLOCK = re.compile(r"\d:\d|\d\s?[ap]\.?\s?m|noon|midnight", re.IGNORECASE)  # quick, not exact
_LONGEST_TIME = 150
_BOOKMARK = "(Bookmark)"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's text; `when` and `position` only where it is a time or a poster's number."""

    text: str
    when: SlotTime | None = None
    position: str = ""
    label: str = ""

    @property
    def is_mark(self) -> bool:
        return self.when is not None or bool(self.position)

    @property
    def has_bookmark(self) -> bool:
        """Only the time of the whole session carries the word."""
        return self.text.endswith(_BOOKMARK)


def units(text: str) -> list[Unit]:
    """All units of the text in their order, clean."""
    plain = "\n".join(text.splitlines())
    return [unit for block in _EMPTY_LINES.split(plain) for unit in _in_block(block)]


def has_time(text: str) -> bool:
    """Whether any line of the text is a time."""
    return any(_unit(clean(line)).when for line in text.splitlines() if _CLOCK.search(line))


def _in_block(block: str) -> Iterator[Unit]:
    """A block with a mark has one unit a line; any other is one, but for a kind or names."""
    found = [_unit(line) for line in map(clean, block.split("\n")) if line]
    if any(unit.is_mark for unit in found):
        yield from found
        return
    joined: list[str] = []
    for unit in found:
        if joined and has_separator(unit.text):
            yield from (Unit(" ".join(joined)), unit)
            joined = []
        elif not joined and kinds.is_label(unit.text):
            yield unit
        else:
            joined.append(unit.text)
    if joined:
        yield Unit(" ".join(joined))


def _unit(line: str) -> Unit:
    if len(line) < _LONGEST_TIME and _CLOCK.search(line):
        return _timed(line)
    return Unit(line, position=line if _POSITION.fullmatch(line) else "")


def _timed(line: str) -> Unit:
    if when := slot_time.whole_line(line.removesuffix(_BOOKMARK)):
        return Unit(line, when=when)
    found = slot_time.find(line)
    label = found[1].strip() if found and found[1].startswith("\n") else ""
    if found and (kinds.is_award(label) or kinds.is_label(label)):
        return Unit(line, when=found[0], label=label)
    return Unit(line)

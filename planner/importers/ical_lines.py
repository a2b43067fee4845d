"""iCalendar's content lines (RFC 5545, 3.1) to components, forgiving: what is broken is told.

icalendar reads each line. What they make up is put together here: it would refuse a calendar for
one of its lines, and keep the time zones of one file for the next.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from icalendar.parser import Contentline, Contentlines, unescape_backslash

# Other names are written in capitals: "Note: bring a laptop" is the rest of a broken text.
_PROPERTY = re.compile(
    r"(?:[A-Z][A-Z0-9-]*|(?i:begin|end|uid|summary|description|location|url|status|categories"
    r"|dt(?:start|end|stamp)|tzid|x-[a-z0-9-]+))[;:]"
)
_DEEPEST = 6  # an alarm in an event in a calendar is 3
# Those that stand side by side: where one begins, the one before has ended.
_BESIDE = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})


class Property(NamedTuple):
    """`value` is as written, its escapes included; `parameters` under their names in capitals."""

    value: str
    parameters: dict[str, str]

    @property
    def text(self) -> str:
        text: str = unescape_backslash(self.value)
        return text


_NONE = Property("", {})


@dataclass(slots=True)
class Component:
    """An event, time zone or calendar; its properties under their names in capitals."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def all(self, *names: str) -> list[Property]:
        return [found for name in names for found in self.properties.get(name, ())]

    def first(self, name: str) -> Property:
        """The first one of that name; one without value where there is none."""
        found = self.properties.get(name)
        return found[0] if found else _NONE

    def text(self, name: str) -> str:
        return self.first(name).text

    def add(self, name: str, found: Property) -> None:
        self.properties.setdefault(name, []).append(found)


class Calendar(NamedTuple):
    """What the calendars of one text hold together; `odd` says what was broken in it."""

    head: Component
    parts: list[Component]
    odd: list[str]


def read(text: str) -> Calendar:
    """The components of all calendars in `text`; no text is refused."""
    odd: list[str] = []
    head = Component("VCALENDAR")
    opened = [head]
    for name, line in _properties(_logical_lines(text, odd), odd):
        if name == "BEGIN":
            _begin(line.value.strip().upper(), opened, odd)
        elif name == "END":
            _end(line.value.strip().upper(), opened, odd)
        else:
            opened[-1].add(name, line)
    if len(opened) > 1:
        odd.append(f"It is cut off: {_called(opened[1])} has no end")
    return Calendar(head, head.parts, odd)


def _logical_lines(text: str, odd: list[str]) -> Iterator[str]:
    """Unfolded; a line that begins no property belongs to the one before it."""
    pieces: list[str] = []
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for line in Contentlines.from_ical(text):  # type: ignore[no-untyped-call]
        if _PROPERTY.match(line):
            yield from ["\\n".join(pieces)] if pieces else []
            pieces = [line]
        elif line.strip():
            odd.append(f"“{line.strip()[:60]}” is no property; it is read with the line before")
            pieces.append(line)
    yield from ["\\n".join(pieces)] if pieces else []


def _properties(lines: Iterable[str], odd: list[str]) -> Iterator[tuple[str, Property]]:
    for line in lines:
        try:
            yield _property(Contentline(line))  # type: ignore[no-untyped-call]
        except ValueError:
            name, colon, value = line.partition(":")
            what = "has parameters that cannot be read" if colon else "is no property"
            odd.append(f"“{line[:60]}” {what}; {'they are' if colon else 'it is'} left out")
            if colon:
                yield name.partition(";")[0].upper(), Property(value, {})


def _property(line: Contentline) -> tuple[str, Property]:
    """Raises ValueError for what is none."""
    name, found, value = line.raw_parts()
    parameters = {key: ",".join(v) if isinstance(v, list) else v for key, v in found.items()}
    return name.upper(), Property(value, parameters)


def _begin(name: str, opened: list[Component], odd: list[str]) -> None:
    if name == "VCALENDAR":
        del opened[1:]
        return
    if name in _BESIDE:
        if len(opened) > 1:
            odd.append(f"{_called(opened[1])} has no end")
        del opened[1:]
    if len(opened) < _DEEPEST:
        component = Component(name)
        opened[-1].parts.append(component)
        opened.append(component)


def _end(name: str, opened: list[Component], odd: list[str]) -> None:
    if name == "VCALENDAR":
        if len(opened) > 1:
            odd.append(f"{_called(opened[1])} has no end")
        del opened[1:]
        return
    depth = next((n for n in range(len(opened) - 1, 0, -1) if opened[n].name == name), 0)
    if depth:
        del opened[depth:]


def _called(component: Component) -> str:
    what = component.text("SUMMARY") or component.text("UID") or component.text("TZID")
    return f"{component.name} “{what[:60]}”" if what else component.name

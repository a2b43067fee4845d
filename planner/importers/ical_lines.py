"""iCalendar's content lines (RFC 5545, 3.1) to components, forgiving: what is broken is told.

icalendar reads ten thousand events in three seconds and refuses a calendar for one bad property;
this takes a seventh of that.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]")
_LINE_END = re.compile(r"[\r\n]+")
# Other names are written in capitals: "Note: bring a laptop" is the rest of a broken text.
_PROPERTY = re.compile(
    r"(?:[A-Z][A-Z0-9-]*|(?i:begin|end|uid|summary|description|location|url|status|categories"
    r"|dt(?:start|end|stamp)|tzid|x-[a-z0-9-]+))[;:]"
)
_PARAMETER = re.compile(
    r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)(?=[;:])'
)
_NAME = re.compile(r"[^;:]*")
_ESCAPED = re.compile(r"\\([nN,;\\])")
_UNESCAPED_COMMA = re.compile(r"(?<!\\),")
_DEEPEST = 6  # an alarm in an event in a calendar is 3
# Those that stand side by side: where one begins, the one before has ended.
_BESIDE = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})


class Property(NamedTuple):
    """`value` is as written, its escapes included; `parameters` under their names in capitals."""

    value: str
    parameters: dict[str, str]

    @property
    def text(self) -> str:
        return unescaped(self.value)


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


def unescaped(value: str) -> str:
    """The text that a value stands for (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(_sign, value) if "\\" in value else value


def escaped(text: str) -> str:
    """The value that stands for a text: the other way round."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def listed(value: str) -> list[str]:
    """The texts of a value that lists several: `Systems,Nuts\\, Bolts`."""
    return [unescaped(one) for one in _UNESCAPED_COMMA.split(value)]


def _sign(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _logical_lines(text: str, odd: list[str]) -> Iterator[str]:
    """Unfolded; a line that begins no property belongs to the one before it."""
    pieces: list[str] = []
    for line in _LINE_END.split(_FOLD.sub("", text.lstrip("\ufeff"))):
        if _PROPERTY.match(line):
            yield from ["\\n".join(pieces)] if pieces else []
            pieces = [line]
        elif line.strip():
            odd.append(f"“{line.strip()[:60]}” is no property; it is read with the line before")
            pieces.append(line)
    yield from ["\\n".join(pieces)] if pieces else []


def _properties(lines: Iterable[str], odd: list[str]) -> Iterator[tuple[str, Property]]:
    for line in lines:
        name, colon, value = line.partition(":")
        if ";" not in name:
            found = Property(value, {})
        else:
            name, found = _with_parameters(line)
        if colon and name.strip():
            yield name.strip().upper(), found
        else:
            odd.append(f"“{line[:60]}” is no property; it is left out")


def _with_parameters(line: str) -> tuple[str, Property]:
    """`DTSTART;TZID="Europe/Berlin":2027…`; after a broken parameter the next colon counts."""
    start = _NAME.match(line)
    at = start.end() if start else 0
    name, parameters = line[:at], dict[str, str]()
    while found := _PARAMETER.match(line, at):
        parameters[found[1].upper()] = found[2].replace('"', "")
        at = found.end()
    return name, Property(line[at:].partition(":")[2], parameters)


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

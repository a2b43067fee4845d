"""The elements of an xCal as the components and properties of an iCalendar."""

import re
from collections import defaultdict
from collections.abc import Iterator

from icalendar.prop import vText

from planner.importers import xml_tree
from planner.importers.ical_lines import Calendar, Component, Property
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.xml_tree import Element

_COMPONENTS = frozenset(
    ("vevent", "vtodo", "vjournal", "vfreebusy", "vtimezone", "valarm", "standard", "daylight")
)
_CONTAINERS = frozenset({"properties", "components"})


def calendar(page: Page, notes: Notes) -> Calendar:
    """Raises as `xml_tree.parsed`."""
    head = Component("VCALENDAR")
    for element in xml_tree.parsed(page, notes):
        if _name(element) == "vcalendar":
            _fill(head, element)
    return Calendar(head, head.parts, [])


def _fill(component: Component, element: Element) -> None:
    """With what the content lines would say that the element stands for."""
    for child in _children(element):
        name = _name(child)
        if name in _COMPONENTS:
            part = Component(name.upper())
            _fill(part, child)
            component.parts.append(part)
        else:
            component.add(name.upper(), _property(child))


def _children(element: Element) -> Iterator[Element]:
    """Those of RFC 6321 stand in <properties> and <components>, the older ones do not."""
    for child in element:
        if _name(child) in _CONTAINERS:
            yield from child
        else:
            yield child


def _property(element: Element) -> Property:
    parameters = {str(name).upper(): str(value) for name, value in element.attrib.items()}
    values: list[str] = []
    for child in element:
        if _name(child) == "parameters":
            parameters |= {_name(one).upper(): _text(one) for one in child}
        elif _name(child) == "recur":
            values.append(_rule(child))
        elif _name(child) == "period":
            values.append("/".join(_text(one) for one in child))
        else:
            values.append(_escaped(_text(child)))
    return Property(",".join(values) if values else _escaped(_text(element)), parameters)


def _rule(recur: Element) -> str:
    """`FREQ=WEEKLY;BYDAY=TU,TH` of an element for each of these."""
    parts = defaultdict[str, list[str]](list)
    for child in recur:
        # An end, 2027-04-03T09:00:00Z, is written without these signs there.
        value = _text(child) if _name(child) != "until" else re.sub("[-:]", "", _text(child))
        parts[_name(child).upper()].append(value)
    return ";".join(f"{name}={','.join(values)}" for name, values in parts.items())


def _escaped(text: str) -> str:
    return vText(text).to_ical().decode()


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _name(element: Element) -> str:
    """Without its namespace; in damaged XML a prefix may stand there for it."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()

"""The grid of a calendar page, time box by time box, in the page's own words and order.

With lxml alone: a calendar has thousands of talks, and bs4 takes twenty times as long for its tree.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

from planner.importers import site_identity
from planner.importers.site_calendar_event import (
    TELLERS,
    Element,
    EventFound,
    ItemFound,
    classes,
    path,
    text,
    words,
)
from planner.importers.text import clean

BOX = "timebox"  # the class of what holds all that begins at one time
_ROOM = "room-"
_SHORT = 120  # characters; a heading above many events is no longer
_EVENTS = frozenset({"pad", "exhibitor-spot-talks"})
_NO_TYPES = frozenset({"pad", "eventsession", "session"})


@dataclass
class Grid:
    """All of a page that matters.

    `boxes` is the number of time boxes, `empty` is where something stood that says nothing.
    """

    marks: site_identity.Marks = field(default_factory=site_identity.Marks)
    events: list[EventFound] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    boxes: int = 0


def grid(page: str) -> Grid:
    """From one walk over the page."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # A zero would end the page for the parser.
    root = etree.fromstring(page.replace("\0", " ").encode(errors="replace"), parser)
    return _Walk().over(root) if root is not None else Grid()


class _Walk:
    """Takes the elements in their order: what a class says, it says of the event around it."""

    def __init__(self) -> None:
        self.grid = Grid()
        self._day = self._time = self._block = ""
        self._box: Element = None
        self._event: EventFound | None = None
        self._said: list[str] = []  # within the event, but in no element that is known
        self._takers: dict[str, Callable[[Element], None]] = {
            "time": self._take_time,
            "subevent-header": self._take_block,
            "content": self._take_item,
        }

    def over(self, root: Element) -> Grid:
        walk = etree.iterwalk(root, events=("start", "end"))
        for step, element in walk:
            if step == "start":
                # What is taken is read as a whole: nothing is read twice, however deep it nests.
                if self._is_taken(element, classes(element)):
                    walk.skip_subtree()
                else:
                    self._said.append(element.text or "")
            elif element is self._box:
                self._end_event()
                self._box = None
            else:
                self._said.append(element.tail or "")
        return self.grid

    def _is_taken(self, element: Element, css: list[str]) -> bool:
        if self._box is None:
            return self._is_taken_outside(element, css)
        for word in css:
            if taker := self._takers.get(word):
                taker(element)
                return True
            if self._event and (teller := TELLERS.get(word)):
                teller(self._event, element)
                return True
        if not _EVENTS.isdisjoint(css) or any(word.startswith(_ROOM) for word in css):
            self._begin_event(css)
        return False

    def _is_taken_outside(self, element: Element, css: list[str]) -> bool:
        if BOX in css:
            self._box, self._time = element, ""
            self.grid.boxes += 1
        elif "hdrbox" in css:
            self._day = text(element)[:_SHORT]
            return True
        elif element.tag in site_identity.WANTED:
            self.grid.marks.note(element.tag, element.attrib, text(element))
        return False

    def _begin_event(self, css: list[str]) -> None:
        self._end_event()
        kind = words(w for w in css if w not in _NO_TYPES and not w.startswith(_ROOM))
        room = next((word for word in css if word.startswith(_ROOM)), "")
        self._event = EventFound(self._day, self._time, kind, room.removeprefix(_ROOM))

    def _end_event(self) -> None:
        """A break has no element for its title, and a session may have none but its type."""
        event, said = self._event, clean("".join(self._said))
        self._event, self._said, self._block = None, [], ""
        if event is None:
            return
        event.title = event.title or (event.words.title() if event.is_session else said)
        event.title = event.title or event.type_word
        if event.title or event.path or event.items:
            self.grid.events.append(event)
        else:
            self.grid.empty.append(f"{event.day} {event.time}")

    def _take_time(self, element: Element) -> None:
        if self._event is None:
            self._time = text(element)[:_SHORT]

    def _take_block(self, element: Element) -> None:
        self._block = text(element)[:_SHORT]

    def _take_item(self, element: Element) -> None:
        if self._event is None:
            self._begin_event(classes(element.getparent()))
        kind = words(word for word in classes(element) if word != "content")
        item = ItemFound(text(element), path(element), kind, self._block)
        if self._event and (item.title or item.path):
            self._event.items.append(item)
            self._event.is_session = True
        else:
            self.grid.empty.append(f"{self._day} {self._time}")

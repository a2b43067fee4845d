"""One event of a calendar page, and what the elements within it tell of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from planner.importers import moderators
from planner.importers.text import clean, names

Element = Any  # of lxml


@dataclass
class ItemFound:
    """One talk of a session; `words` are "oral", `block` is "Orals 8:00-8:45", as printed above."""

    title: str
    path: str
    words: str
    block: str


@dataclass
class EventFound:
    """A session or a single event; `words` are "poster session", `room` is "hall-e-level-1".

    `day` and `time` stand above it, `times` and `ends` in it: "[8:00-8:45]", "(ends 4:00 PM)".
    """

    day: str
    time: str
    words: str = ""
    room: str = ""
    type_word: str = ""
    title: str = ""
    path: str = ""
    times: str = ""
    ends: str = ""
    speakers: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    is_session: bool = False
    items: list[ItemFound] = field(default_factory=list)


def classes(element: Element) -> list[str]:
    """The names in an element's `class`."""
    return str(element.get("class") or "").split()


def words(names: Iterable[str]) -> str:
    """ "poster session" of the class `poster-session`."""
    return " ".join(names).replace("-", " ")


def text(element: Element) -> str:
    """The clean text of an element and all in it."""
    return clean("".join(element.itertext()))


def path(element: Element) -> str:
    """The first link in an element, or empty."""
    return clean(next((link.get("href") or "" for link in element.iter("a")), ""))


def _title(event: EventFound, element: Element) -> None:
    event.title, event.path = text(element), path(element)


def _session_title(event: EventFound, element: Element) -> None:
    """The session's time stands at the end of its title."""
    _title(event, element)
    event.times = next((text(e) for e in element.iter() if "sessiontime" in classes(e)), "")
    event.title = event.title.removesuffix(event.times).strip()
    event.is_session = True


def _type(event: EventFound, element: Element) -> None:
    event.type_word = text(element).rstrip(" :")


def _speakers(event: EventFound, element: Element) -> None:
    event.speakers = names(text(element))


def _end(event: EventFound, element: Element) -> None:
    event.ends = text(element)


def _end_or_chairs(event: EventFound, element: Element) -> None:
    """Both are centered."""
    line = text(element)
    if moderators.begins(line):
        event.chairs = moderators.listed([line])
    elif line:
        event.ends = line


TELLERS: dict[str, Callable[[EventFound, Element], None]] = {
    "title-style": _title,
    "sessiontitle": _session_title,
    "hdr-style": _type,
    "speaker-style": _speakers,
    "centered": _end_or_chairs,
    "hours": _end,
    "end-time": _end,
}

"""One card of a session page: the slot it tells of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import Tag

from planner.importers import found, markup, sites, slot_time
from planner.importers.text import clean, names

CLASS = sites.CARD
NOTHING = found.SlotFound()

_EVENT = re.compile(r"event_id\s*=\s*'?(\d+)")
_TIME_IN_TITLE = re.compile(r"\[\d\d?:\d\d[^\]]*\]$")


def slot(element: Tag) -> found.SlotFound:
    """What one card says; one that says nothing is equal to `NOTHING`."""
    card = _Card()
    parts = markup.lines_of_card(element, _is_card, card.part_of)
    corner = slot_time.find("\n".join(parts["corner"]))
    elsewhere = None if corner else slot_time.find("\n".join(parts[""]))
    title, in_title = _without_time(" ".join(parts["heading"]))
    when, labels = corner or (elsewhere[0] if elsewhere else in_title, "\n".join(parts["corner"]))
    return found.labelled(
        labels.split("\n"),
        title=title,
        when=when,
        authors=names(" ".join(parts["authors"])),
        abstract=abstract(parts["abstract"]),
        event=sites.number_in(card.path) or event_in(card.click),
        path=card.path,
    )


def abstract(lines: Sequence[str]) -> str:
    """Clean lines as paragraphs, without the word that some pages put before them."""
    return "\n\n".join(lines).removeprefix("Abstract:").strip()


def event_in(click: str) -> str:
    """The site's number in a bookmark's `onclick`, or empty."""
    event = _EVENT.search(click)
    return event[1] if event else ""


@dataclass
class _Card:
    """Sorts the tags of one card into its parts and notes link and number on the way."""

    heading: Tag | None = None
    has_authors: bool = False
    path: str = ""
    path_in_heading: bool = False
    click: str = ""

    def part_of(self, tag: Tag, css: list[str]) -> str:
        """The part that a tag begins, if any."""
        name = tag.name
        if name == "h5" and self.heading is None:
            self.heading = tag
            return "heading"
        if name == "a":
            self._take_link(tag)
        elif not self.click:
            self.click = str(tag.attrs.get("onclick", ""))
        if name == "p" and "text-muted" in css and not self.has_authors:
            self.has_authors = True
            return "authors"
        if "track-pad" in css or "btn-spacer" in css:
            return "corner"
        return "abstract" if "abstract" in css else ""

    def _take_link(self, link: Tag) -> None:
        """The first link in the heading, else the first to an event of the site."""
        path = clean(str(link.attrs.get("href", "")))
        in_heading = any(parent is self.heading for parent in link.parents)
        if in_heading > self.path_in_heading or (not self.path and "/virtual/" in path):
            self.path, self.path_in_heading = path, in_heading


def _is_card(tag: Tag, css: list[str]) -> bool:
    return CLASS in css


def _without_time(title: str) -> tuple[str, slot_time.SlotTime | None]:
    """Some titles end with the time, `[8:30-10:00]`."""
    in_title = _TIME_IN_TITLE.search(title)
    when = slot_time.whole_line(in_title[0]) if in_title else None
    return (title[: in_title.start()].strip(), when) if in_title and when else (title, None)

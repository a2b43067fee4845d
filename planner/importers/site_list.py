"""A saved list of events of a virtual site, `/virtual/2026/events/oral` or `papers.html`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from planner.conference import Concern, Programme, Remark
from planner.importers import list_remarks, markup, session_card, site_pages, sites, slot_time
from planner.importers.found import SlotFound, labelled
from planner.importers.list_facts import programme
from planner.importers.page import Page
from planner.importers.text import clean, names

IMPORTER = "event list"

# What both templates have: the sites fill in the times of these elements.
_CARD = "touchup-date"
_CARDS = ("event-card", "displaycards")
_BADGE = "events-count-badge"
_NUMBER = re.compile(r"event-(\d+)")
_DECLARED = re.compile(r"(\d{1,6}) Events?\b", re.IGNORECASE)
# The parts of a card by the class with which they begin: those of 2026, and those before.
_PARTS = {
    "card-bookmark": "unread",
    "event-type-badge": "kind",
    "event-title": "title",
    "event-speakers": "authors",
    "touchup-time": "time",
    "time": "time",
    "meta-pill": "room",
    "abstract-text": "abstract",
    "show-more-btn": "unread",
    "view-details-link": "unread",
    "small-title": "title",
    "type_display_name_virtual_card": "kind",
    "author-str": "authors",
    "touchup-date-div": "time",
    "abstract-display": "abstract",
}


def accepts(page: Page) -> bool:
    """Whether the page has the cards of which a list consists."""
    return _CARD in page.text and any(card in page.text for card in _CARDS) and page.is_html


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme of the page; `None` if it names the cards but has none."""
    soup = site_pages.parsed(page)
    slots = [_slot(card) for card in cards(soup)]
    kept = tuple(filter(_says_something, slots))
    if not kept:
        return None
    skipped = list_remarks.skipped_cards(map(_says_something, slots), "title nor time nor number")
    remarks = (*skipped, *_about_number(page, soup, len(slots)))
    return programme(site_pages.listed(page, soup, IMPORTER, kept, remarks), now)


def _says_something(slot: SlotFound) -> bool:
    return bool(slot.title or slot.when or slot.event)


def cards(soup: BeautifulSoup) -> list[Tag]:
    """The elements of single events on a page."""
    return [
        element for element in soup.find_all("div") if _is_card(element, markup.classes(element))
    ]


def _is_card(element: Tag, css: list[str]) -> bool:
    return _CARD in css and not set(_CARDS).isdisjoint(css)


def _slot(element: Tag) -> SlotFound:
    card = _Card(element)
    parts = markup.lines_of_card(element, _is_card, card.part_of)
    when = slot_time.find("\n".join(parts["time"]))
    return labelled(
        parts["kind"],
        title=" ".join(parts["title"]),
        when=when[0] if when else None,
        authors=names(" · ".join(parts["authors"])),
        abstract=session_card.abstract(parts["abstract"]),
        event=_event(element) or sites.number_in(card.path),
        path=card.path,
        room=next(filter(None, map(_room, parts["room"])), ""),
    )


@dataclass
class _Card:
    """Sorts the tags of one card into its parts and notes its link on the way."""

    element: Tag
    path: str = ""

    def part_of(self, tag: Tag, css: list[str]) -> str:
        """The part that a tag begins, if any."""
        self.path = self.path or _event_link(tag)
        own_id = str(tag.attrs.get("id", ""))
        if own_id.startswith("touchup-date-event"):
            return "time"
        if own_id.startswith("collapse-event-abstract"):
            return "abstract"
        if tag.name == "details":
            return "abstract"
        if tag.name == "summary":
            return "unread"
        if tag.name == "p":
            return "room" if self._is_room(tag) else ""
        return next((part for name, part in _PARTS.items() if name in css), "")

    def _is_room(self, paragraph: Tag) -> bool:
        """Old cards have it in brackets, `[ Hall B ]`; so may an abstract have its paragraphs."""
        line = clean(paragraph.get_text())
        if not (line.startswith("[") and line.endswith("]")):
            return False
        inside = takewhile(lambda tag: tag is not self.element, paragraph.parents)
        return not any(tag.name == "details" or "abstract" in str(tag.attrs) for tag in inside)


def _event_link(tag: Tag) -> str:
    path = clean(site_pages.href(tag))
    return path if "/virtual/" in path and sites.number_in(path) else ""


def _event(element: Tag) -> str:
    number = _NUMBER.fullmatch(str(element.attrs.get("id", "")))
    return number[1] if number else ""


def _room(line: str) -> str:
    return line.removeprefix("[").removesuffix("]").strip()


def _about_number(page: Page, soup: BeautifulSoup, cards: int) -> Iterator[Remark]:
    badge = soup.find(lambda tag: site_pages.has_class(tag, _BADGE))
    declared = _DECLARED.search(badge.get_text()) if badge else None
    if declared and int(declared[1]) != cards:
        what = f"The page says that it has {declared[1]} events, {cards} could be read"
        yield Remark(concern=Concern.ODD, where=page.name, what=what)

"""The classic schedule of a site, `/Conferences/2019/Schedule`, and its pages of single events."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from planner.conference import Programme
from planner.importers import kinds, list_remarks, markup, session_card, site_pages, slot_time
from planner.importers.found import GroupFound, ListFound, SlotFound, labelled
from planner.importers.list_facts import programme
from planner.importers.page import Page
from planner.importers.text import clean, names

IMPORTER = "classic schedule"

_CARD = "maincard"
_ABSTRACT = "abstractContainer"
_NUMBER = re.compile(r"maincard_(\d+)")
_PARENT = re.compile(r"showParentSession=(\d+)")
_NOWHERE = frozenset({"", "None", "TBD", "TBA"})


def accepts(page: Page) -> bool:
    """Whether the page has the cards of which the schedule consists."""
    return "maincard_" in page.text and page.is_html


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme of the page; `None` if it names the cards but has none."""
    soup = site_pages.parsed(page)
    divs = soup.find_all("div")
    cards = [_read(element) for element in divs if _is_card(element, markup.classes(element))]
    kept = list(filter(_says_something, cards))
    if not kept:
        return None
    skipped = list_remarks.skipped_cards(map(_says_something, cards), "title nor time")
    links = [link for card in cards for link in card.links]
    found = site_pages.listed(page, soup, IMPORTER, _talks(kept, soup), skipped, paths=links)
    return programme(_linked(replace(found, groups=tuple(_groups(kept)))), now)


def _says_something(card: "_Card") -> bool:
    return bool(card.slot.title or card.slot.when)


@dataclass
class _Card:
    """One card: its slot, its links, and number and name of the session that it is in."""

    slot: SlotFound = field(default_factory=SlotFound)
    session: str = ""
    number: str = ""
    paper: str = ""
    links: list[str] = field(default_factory=list)

    def part_of(self, tag: Tag, css: list[str]) -> str:
        """The part that a tag begins, if any."""
        if tag.name == "a":
            self._take_link(tag, css)
        if "maincardHeader" in css:
            in_corner = "maincardType" in css or "pull-right" in css
            return "corner" if in_corner else "time"
        parts = {"maincardBody": "title", "maincardFooter": "authors", _ABSTRACT: "abstract"}
        return next((parts[name] for name in css if name in parts), "")

    def _take_link(self, link: Tag, css: list[str]) -> None:
        self.links.append(site_pages.href(link))
        parent = _PARENT.search(self.links[-1])
        if parent and not self.number:
            self.number, self.session = parent[1], clean(link.get_text())
        elif site_pages.PAPER in css and not self.paper:
            self.paper = self.links[-1]


def _is_card(tag: Tag, css: list[str]) -> bool:
    own_id = str(tag.attrs.get("id", ""))
    return _CARD in css and _NUMBER.fullmatch(own_id) is not None


def _read(element: Tag) -> _Card:
    card = _Card()
    parts = markup.lines_of_card(element, _is_card, card.part_of)
    when, room, position = _time_and_place(" ".join(parts["time"]))
    number = _NUMBER.fullmatch(str(element.attrs["id"]))
    slot = labelled(
        [*(line for line in parts["corner"] if not _names_session(line, card)), position],
        title=" ".join(parts["title"]),
        when=when,
        authors=names(" · ".join(parts["authors"])),
        abstract=session_card.abstract(parts["abstract"]),
        event=number[1] if number else "",
        room=room,
        group=card.number,
        paper=card.paper,
    )
    words = " ".join(word for word in markup.classes(element) if word not in {_CARD, "narrower"})
    card.slot = replace(slot, kind=slot.kind or kinds.kind_of_entry(words))
    return card


def _names_session(line: str, card: _Card) -> bool:
    return bool(card.session) and line.removeprefix("in ").strip() == card.session


def _time_and_place(line: str) -> tuple[slot_time.SlotTime | None, str, str]:
    """Time, room and poster position of `Tue Oct 06 02:30 PM -- 03:30 PM (PDT) @ Room #12`."""
    printed, _, place = line.partition("@")
    found = slot_time.find(printed)
    room, mark, position = place.partition("#")
    room, position = room.strip(), position.strip()
    return (
        found[0] if found else None,
        "" if room in _NOWHERE else room,
        "" if position in _NOWHERE else mark + position,
    )


def _groups(cards: Sequence[_Card]) -> Iterator[GroupFound]:
    """The sessions that the cards name, each once; one that has a card has its time and room."""
    own = {card.slot.event: card.slot for card in cards}
    named = {card.number: card.session for card in cards if card.number}
    for number, title in named.items():
        slot = own.get(number, SlotFound())
        kind = slot.kind or kinds.kind_of_session(title)
        yield GroupFound(
            number=number,
            title=title or slot.title,
            kind=kind,
            room=slot.room,
            when=slot.when,
            abstract=slot.abstract,
        )


def _talks(cards: Sequence[_Card], soup: BeautifulSoup) -> Iterator[SlotFound]:
    """The cards that are no session's; a page of one event has its abstract outside of its card."""
    sessions = {card.number for card in cards if card.number}
    around = soup.find(lambda tag: _ABSTRACT in markup.classes(tag)) if len(cards) == 1 else None
    for card in cards:
        slot = card.slot
        if isinstance(around, Tag) and not slot.abstract:
            slot = replace(slot, abstract=session_card.abstract(markup.lines(around)))
        if slot.event not in sessions:
            yield slot


def _linked(found: ListFound) -> ListFound:
    """With the addresses that the schedule gives to its events."""
    if not found.year:
        return found
    home = f"/Conferences/{found.year}/Schedule"
    return replace(
        found,
        home=home,
        slots=tuple(replace(slot, path=f"{home}?showEvent={slot.event}") for slot in found.slots),
        groups=tuple(
            replace(group, path=f"{home}?showParentSession={group.number}")
            for group in found.groups
        ),
    )

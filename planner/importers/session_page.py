"""A saved session page, `/virtual/2025/session/50259`, of iclr.cc, icml.cc, neurips.cc …"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer
from msgspec.structs import replace

from planner.conference import Concern, Kind, Programme, Remark
from planner.importers import (
    found,
    kinds,
    markup,
    moderators,
    session_card,
    site_identity,
    sites,
    slot_time,
)
from planner.importers.page import Page
from planner.importers.session_facts import programme
from planner.importers.text import clean

IMPORTER = "session page"

_CARD_IN_MARKUP = f'class="{session_card.CLASS}"'
_WANTED = ["main", *site_identity.WANTED]


def accepts(page: Page) -> bool:
    """Whether the page has the cards of which a session page consists."""
    return session_card.CLASS in page.text and page.is_html


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme of the page; `None` if it names the cards but has none."""
    session = _read(page)
    return programme(session, now) if session.slots else None


@dataclass
class _Parts(site_identity.Marks):
    """The elements that matter, from one walk over the page."""

    cards: list[Tag] = field(default_factory=list)
    header: Tag | None = None
    title: Tag | None = None
    abstract: Tag | None = None
    bookmark: str = ""


def _read(page: Page) -> found.SessionFound:
    parts = _parts(page.text)
    parts.addresses += site_identity.addresses(page)
    cards = [session_card.slot(card) for card in parts.cards]
    slots = tuple(slot for slot in cards if slot != session_card.NOTHING)
    title = clean(parts.title.get_text()) if parts.title else _title_of(parts)
    paths = [slot.path for slot in slots]
    host, site = parts.site(paths, title)
    session = _session(parts, title)
    return replace(
        session,
        source=page.name,
        number=_number(parts),
        site=site,
        host=host,
        place=site_identity.place(page.text),
        year=site_identity.year(paths) or site_identity.year(parts.addresses),
        slots=slots,
        remarks=(*session.remarks, *_card_remarks(page, cards)),
    )


def _parts(text: str) -> _Parts:
    """From the page's main part; from all of the page where that has no cards."""
    parts = _sorted(markup.parsed(text, SoupStrainer(_WANTED)))
    return parts if parts.cards else _sorted(markup.parsed(text))


def _sorted(soup: BeautifulSoup) -> _Parts:
    parts = _Parts()
    for element in soup.find_all(True):
        if element.name == "div":
            _sort_in(element, parts)
        elif element.name == "h2" and parts.title is None:
            parts.title = element if "card-title" in markup.classes(element) else None
        elif element.name == "span" and not parts.cards and element.get("id") == "the-bookmark-1":
            parts.bookmark = session_card.event_in(str(element.attrs.get("onclick")))
        elif element.name in site_identity.WANTED:
            parts.take(element)
    return parts


def _sort_in(element: Tag, parts: _Parts) -> None:
    css = markup.classes(element)
    if session_card.CLASS in css:
        parts.cards.append(element)
    elif "card-header" in css and (parts.title is None or parts.header is None):
        parts.header = element
    elif element.get("id") == "abstractExample":
        parts.abstract = element


def _session(parts: _Parts, title: str) -> found.SessionFound:
    """What the header of the page says."""
    header = markup.lines_by_part(parts.header, _header_part) if parts.header else {"": []}
    muted = header.get("h5", [])
    room = next((line for line in muted if not _says_what_it_is(line)), "")
    lines = [line for line in muted if line != room] + header.get("", [])
    kind_word = " ".join(header.get("h3", []))
    kind = kinds.kind_of(kind_word) if kind_word else kinds.kind_of_session(title)
    unknown = kind is None and kind_word
    when = slot_time.find("\n".join(lines))
    return found.SessionFound(
        source="",
        importer=IMPORTER,
        title=title,
        kind=Kind.OTHER if unknown else kind,
        room=room,
        moderators=moderators.listed(lines),
        abstract=session_card.abstract(markup.lines(parts.abstract) if parts.abstract else []),
        when=when[0] if when else None,
        remarks=(_unknown_kind(title, kind_word),) if unknown else (),
    )


def _unknown_kind(title: str, word: str) -> Remark:
    what = f"The page calls it “{word}”, a kind that is not known here; it is filed under “Other”"
    return Remark(concern=Concern.ODD, where=title, what=what)


def _header_part(tag: Tag) -> str:
    return tag.name if tag.name in {"h2", "h3", "h5"} else ""


def _says_what_it_is(line: str) -> bool:
    return moderators.begins(line) or slot_time.find(line) is not None


def _title_of(parts: _Parts) -> str:
    return next(filter(None, parts.titles), "").removeprefix("Track: ")


def _number(parts: _Parts) -> str:
    sessions = (address for address in parts.addresses if "/session/" in address)
    return next(filter(None, map(sites.number_in, sessions)), parts.bookmark)


def _card_remarks(page: Page, cards: list[found.SlotFound]) -> Iterator[Remark]:
    for number, slot in enumerate(cards, 1):
        if slot == session_card.NOTHING:
            what = "The card has neither title nor time nor text"
            yield Remark(concern=Concern.SKIPPED, where=f"card {number}", what=what)
    declared = page.text.count(_CARD_IN_MARKUP)
    if declared > len(cards):
        what = f"{declared} cards stand in the file, {len(cards)} could be read"
        yield Remark(concern=Concern.ODD, where=page.name, what=what)

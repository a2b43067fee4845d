"""What a page about one event says of it: the template of 2026, the one before, and JSON-LD."""

from collections.abc import Iterable, Sequence

from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from planner.importers import (
    event_ld,
    kinds,
    markup,
    moderators,
    session_card,
    site_pages,
    sites,
    slot_time,
)
from planner.importers.found import SlotFound, labelled
from planner.importers.slot_time import SlotTime
from planner.importers.text import clean, names

OLD_TITLE, NEW_TITLE = "main-title", "event-title"
_ABSTRACTS = ("abstractExample", "abstract_details")  # ids, the better one first
_PILLS = 8  # a page has two or three; a bound, so that no page can make this slow
_REVIEWS = "https://openreview.net/"


def read(soup: BeautifulSoup, addresses: Iterable[str]) -> SlotFound | None:
    """The event of the page, whose own addresses are given; `None` where it has no title."""
    title = soup.find(_is_title)
    name = clean(title.get_text()) if isinstance(title, Tag) else ""
    if not name or not isinstance(title, Tag):
        return None
    slot = _new(soup, name) if title.name == "h1" else _old(soup, title, name)
    path = next((path for path in addresses if sites.number_in(path)), "")
    slot = replace(
        slot,
        path=path,
        kind=slot.kind or kinds.kind_of_link(sites.word_in(path)),
        event=sites.number_in(path) or _number(soup),
        paper=_paper(soup),
    )
    return _completed(slot, event_ld.of(soup), _keywords(soup))


def is_session(soup: BeautifulSoup, slot: SlotFound) -> bool:
    """Whether the page is that of a session: a link to one, or "Oral Session" above its title."""
    words = [tag.get_text() for tag in soup.find_all(_is_kind)]
    return sites.word_in(slot.path) == "session" or any("session" in w.lower() for w in words)


def _is_kind(tag: Tag) -> bool:
    if "event-type-badge" in markup.classes(tag):
        return True
    return _part(tag) == "kind" and site_pages.has_class(tag, "text-center")


def _is_title(tag: Tag) -> bool:
    wanted = {"h1": NEW_TITLE, "h2": OLD_TITLE}.get(tag.name)
    return wanted is not None and wanted in markup.classes(tag)


def _new(soup: BeautifulSoup, title: str) -> SlotFound:
    firsts: dict[str, Tag] = {}
    pills: list[Tag] = []
    for tag in soup.find_all(True):
        for name in markup.classes(tag):
            firsts.setdefault(name, tag)
            pills += [tag] if name == "meta-pill" and len(pills) < _PILLS else []
    when, room = _of_pills([pill for pill in pills if not pill.find_parent(_is_card)])
    return labelled(
        _lines(firsts.get("event-type-badge")),
        title=title,
        when=when,
        authors=names(" · ".join(_lines(firsts.get("event-organizers")))),
        abstract=session_card.abstract(_lines(firsts.get("abstract-text-inner"))),
        room=room,
    )


def _is_card(tag: Tag) -> bool:
    """Whether another event is told of there."""
    return "event-card" in markup.classes(tag)


def _of_pills(pills: Sequence[Tag]) -> tuple[SlotTime | None, str]:
    """The time and the room: that with the sign for a place, else the first other one."""
    when, rooms = None, []
    for pill in pills:
        text = " ".join(markup.lines(pill))
        found = None if when else slot_time.find(text)
        if found:
            when = found[0]
        elif text:
            marked = pill.find(lambda tag: site_pages.has_class(tag, "fa-map-marker-alt"))
            rooms.append((marked is None, text))
    return when, min(rooms, key=lambda room: room[0], default=(True, ""))[1]


def _old(soup: BeautifulSoup, title: Tag, name: str) -> SlotFound:
    header = title.find_parent(lambda tag: site_pages.has_class(tag, "card-header"))
    parts = markup.lines_by_part(header or title, _part)
    muted, others = parts.get("room", []), parts.get("", [])
    place = next((line for line in muted if not _says_what_it_is(line)), "")
    room, mark, position = place.partition("#")
    when = slot_time.find("\n".join([*muted, *others]))
    return labelled(
        [*parts.get("kind", []), mark + position],
        title=name,
        when=when[0] if when else None,
        authors=names(" · ".join(parts.get("authors", []))),
        abstract=session_card.abstract(_lines(_abstract(soup))),
        room=room.strip(),
    )


def _part(tag: Tag) -> str:
    if tag.name == "h3":
        return "authors" if site_pages.has_class(tag, "card-subtitle") else "kind"
    return {"h2": "title", "h5": "room"}.get(tag.name, "")


def _says_what_it_is(line: str) -> bool:
    return moderators.begins(line) or slot_time.find(line) is not None


def _abstract(soup: BeautifulSoup) -> Tag | None:
    found = (soup.find(id=name) for name in _ABSTRACTS)
    return next((tag for tag in found if isinstance(tag, Tag)), None)


def _lines(element: Tag | None) -> list[str]:
    return markup.lines(element) if element else []


def _number(soup: BeautifulSoup) -> str:
    """That of the bookmark, on pages that do not tell their address."""
    for tag in soup.find_all("span", onclick=True):
        if number := session_card.event_in(str(tag.attrs["onclick"])):
            return number
    return ""


def _paper(soup: BeautifulSoup) -> str:
    """The link to the paper, else to its reviews."""
    links = [tag for tag in soup.find_all("a") if site_pages.href(tag)]
    papers = [link for link in links if site_pages.has_class(link, site_pages.PAPER)]
    reviews = [link for link in links if site_pages.href(link).startswith(_REVIEWS)]
    return next((site_pages.href(link) for link in [*papers, *reviews]), "")


def _keywords(soup: BeautifulSoup) -> tuple[str, ...]:
    meta = soup.find("meta", attrs={"name": "keywords"})
    words = str(meta.attrs.get("content", "")) if isinstance(meta, Tag) else ""
    return tuple(filter(None, map(clean, words.split(","))))


def _completed(slot: SlotFound, told: event_ld.Told, keywords: tuple[str, ...]) -> SlotFound:
    """With what only search engines are told."""
    return replace(
        slot,
        when=slot.when or told.when,
        authors=slot.authors or told.names,
        room=slot.room or told.room,
        abstract=slot.abstract or told.abstract,
        labels=tuple(dict.fromkeys((*slot.labels, *(keywords or told.keywords)))),
    )

"""What all pages of the virtual sites are read with: their elements, and whose they are."""

from collections.abc import Iterable
from typing import TypeVar

from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from planner.conference import Remark
from planner.importers import markup, site_identity
from planner.importers.found import ListFound, PageFound, SlotFound
from planner.importers.page import Page
from planner.importers.text import clean

_Found = TypeVar("_Found", bound=PageFound)
PAPER = "href_PDF"  # the class of links to a paper


def parsed(page: Page) -> BeautifulSoup:
    """The elements of the whole page."""
    return markup.parsed(page.text)


def heading(soup: BeautifulSoup) -> str:
    """What stands above all: "Orals"; or empty."""
    found = soup.find("h1") or soup.find("h2")
    return clean(found.get_text()) if found else ""


def marks(page: Page, soup: BeautifulSoup) -> site_identity.Marks:
    """What the page says of its site, and where it was fetched or saved from."""
    found = site_identity.Marks()
    for element in soup.find_all(list(site_identity.WANTED)):
        found.take(element)
    found.addresses += site_identity.addresses(page)
    return found


def identified(
    found: _Found, page: Page, marks: site_identity.Marks, *, paths: Iterable[str] = ()
) -> _Found:
    """The same with its conference; the year from `paths`, the slots' links, the page's, a date."""
    links = [*paths, *(slot.path for slot in found.slots)]
    host, site = marks.site(links, found.title)
    return replace(
        found,
        source=page.name,
        title=found.title or next(iter(marks.titles), ""),
        host=host,
        site=site,
        place=site_identity.place(page.text),
        year=site_identity.year(links) or site_identity.year(marks.addresses) or _printed(found),
    )


def listed(
    page: Page,
    soup: BeautifulSoup,
    importer: str,
    slots: Iterable[SlotFound],
    remarks: Iterable[Remark],
    *,
    paths: Iterable[str] = (),
) -> ListFound:
    """The slots of a page of many cards with its title and conference."""
    found = ListFound(
        source=page.name,
        importer=importer,
        title=heading(soup),
        slots=tuple(slots),
        remarks=tuple(remarks),
    )
    return identified(found, page, marks(page, soup), paths=paths)


def _printed(found: PageFound) -> int | None:
    days = (slot.when.day for slot in found.slots if slot.when)
    return next((day.year for day in days if day and day.year), None)


def has_class(tag: Tag, *names: str) -> bool:
    """Whether the tag has one of these classes."""
    return not set(names).isdisjoint(markup.classes(tag))


def href(tag: Tag) -> str:
    """Where a link leads, as written; empty for other tags."""
    return str(tag.attrs.get("href", "")).strip() if tag.name == "a" else ""

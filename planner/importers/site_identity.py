"""Which conference a page of the virtual sites belongs to: host, site, year, and its zone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import Tag

from planner.importers import sites
from planner.importers.page import Page
from planner.importers.text import clean

WANTED = ("title", "link", "meta", "img")  # the elements from which `Marks` learns
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
# In the head of a page saved as one file (MHTML).
_SNAPSHOT = re.compile(rb"^Snapshot-Content-Location:[ \t]*([!-~]+)", re.IGNORECASE | re.MULTILINE)
_HEAD = 5000  # characters; browsers write there where they saved a page from
# Whatever stands between link and name is short: a page cannot make this slow.
_PLACE = re.compile(
    r"/set_timezone\b[^<>]{0,300}>(?:[^<>]{0,200}<[^<>]{0,300}>){0,4}?[^<>]{0,200}?"
    r"\bTZ:\s*([A-Z][\w+-]{1,30}(?:/[A-Z][\w+-]{1,30}){0,2})"
)


@dataclass
class Marks:
    """What a page says of its site: its titles, its own addresses, and the name beside its logo."""

    titles: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    logo: str = ""

    def take(self, element: Tag) -> None:
        """Of one of the elements in `WANTED`; others say nothing."""
        self.note(element.name, element.attrs, element.get_text())

    def note(self, name: str, attributes: Mapping[str, object], text: str) -> None:
        """The same of an element of any other parser."""
        if name in {"link", "meta"}:
            self.addresses += _addresses(attributes)
        elif name == "title":
            self.titles.append(clean(text))
        elif name == "img" and str(attributes.get("alt")).endswith(" logo"):
            self.logo = str(attributes.get("alt")).removesuffix(" logo")

    def site(self, paths: Iterable[str], title: str = "") -> tuple[str, str]:
        """Host and name of the site, from its addresses, else the page's titles, else its logo.

        `paths` are the links to its events; what the page itself is called, `title`, is no name.
        Both are empty where nothing tells them.
        """
        hosts = filter(None, map(sites.host_of, [*self.addresses, *paths]))
        host = next((host for host in hosts if sites.name_of(host)), "")
        any_host = next(filter(None, map(sites.secure_host_of, self.addresses)), "")
        others = (t for t in self.titles if not (title and t.endswith(title)))
        named = filter(None, map(sites.name_in_title, others))
        site = sites.name_of(host) or next(named, self.logo)
        return host or sites.host_of_name(site) or any_host, site


def addresses(page: Page) -> list[str]:
    """Where a page was fetched or saved from, as far as it is known."""
    snapshots = (found.decode("ascii") for found in _SNAPSHOT.findall(page.data[:_HEAD]))
    return [page.address, *_SAVED_FROM.findall(page.text[:_HEAD]), *snapshots]


def year(paths: Iterable[str]) -> int | None:
    """The year in most of the links to events, `/virtual/2025/poster/45933`."""
    years = Counter(year for path in paths if (year := sites.year_in(path)))
    return years.most_common(1)[0][0] if years else None


def place(text: str) -> str:
    """The time zone that the page's menu names: "TZ: America/Vancouver"; or empty."""
    found = _PLACE.search(text)
    return found[1] if found else ""


def _addresses(attributes: Mapping[str, object]) -> Iterator[str]:
    if "canonical" in str(attributes.get("rel")).split():
        yield str(attributes.get("href", ""))
    elif attributes.get("property") == "og:url":
        yield str(attributes.get("content", ""))

"""Which conference the records of a virtual site belong to: its name, host and year."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from planner.importers import site_identity, sites, values
from planner.importers.page import Page
from planner.importers.values import Fields

# As in https://openreview.net/group?id=NeurIPS.cc/2025/Conference
_VENUE = re.compile(r"[?&]id=([\w.-]{1,60}(?:/[\w.-]{1,60}){0,2}?)/((?:19|20)\d\d)(?:/|$)")
# As in neurips-2025-orals-posters.json
_FILE = re.compile(r"(?:.*[/\\])?([a-z]{2,20})[-_ ]?((?:19|20)\d\d)[-_ ]", re.IGNORECASE)
_PATH = re.compile(r"(?:https?://[^/\s]{1,200})?/{1,2}(virtual/\d{4}/\S{1,300})", re.IGNORECASE)


@dataclass(frozen=True)
class Origin:
    """`site` is "NeurIPS"; each is empty where nothing tells it."""

    site: str = ""
    host: str = ""
    year: int | None = None

    @property
    def title(self) -> str:
        return f"{self.site} {self.year}" if self.site and self.year else ""

    @property
    def url(self) -> str:
        return sites.address(f"/virtual/{self.year}", self.host) if self.title else ""


def of(records: Sequence[Fields], page: Page) -> Origin:
    """From the records' links and venue, the page's address, and the names of both files."""
    named = [name for name in (_in_file_name(page.name), _in_file_name(page.address)) if name]
    venues = list(_venues(records))
    host = next(filter(sites.name_of, _hosts(records, page)), "")
    names = [sites.name_of(host), *(site for site, _ in venues), *(site for site, _ in named)]
    site = next(filter(None, names), "")
    paths = (path_of(record.get("virtualsite_url")) for record in records)
    years = [site_identity.year(paths), *(year for _, year in (*venues, *named))]
    year = next(filter(None, years), None)
    return Origin(site, host or sites.host_of_name(site), year)


def path_of(link: object) -> str:
    """`/virtual/2024/poster/35000` of that link, with or without a host; else empty."""
    found = _PATH.fullmatch(values.text(link))
    return f"/{found[1]}" if found else ""


def conference_in_name(name: str) -> str:
    """ "neurips-2025" of a file's name; or empty."""
    found = _in_file_name(name)
    return f"{found[0]} {found[1]}" if found else ""


def _hosts(records: Iterable[Fields], page: Page) -> Iterator[str]:
    hosts = Counter(sites.host_of(values.text(r.get("virtualsite_url"))) for r in records)
    yield from (host for host, _ in hosts.most_common())
    yield sites.host_of(page.address)


def _venues(records: Iterable[Fields]) -> Iterator[tuple[str, int]]:
    """The site and year that most records name as where they come from."""
    venues = Counter(values.text(record.get("sourceurl")) for record in records)
    for venue, _ in venues.most_common():
        found = _VENUE.search(venue)
        site = found and next(filter(None, map(_site, reversed(found[1].split("/")))), "")
        if found and site:
            yield site, int(found[2])


def _site(word: str) -> str:
    """ "NeurIPS" of "neurips", "NeurIPS.cc" and "nips"."""
    hosts = (word.lower(), sites.host_of_name(word), f"{word.lower()}.cc")
    return next(filter(None, map(sites.name_of, hosts)), "")


def _in_file_name(name: str) -> tuple[str, int] | None:
    found = _FILE.match(_path(name))
    site = _site(found[1]) if found else ""
    return (site, int(found[2])) if found and site else None


def _path(name: str) -> str:
    return urlsplit(name).path if sites.host_of(name) else name

"""Which other addresses belong to a page: a site's calendar and feed, sessions, announced feeds."""

import html
import re
from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

from planner.addresses import joined, path_of
from planner.importers import sites

_FRONT = re.compile(r"/(virtual|Conferences)/((?:19|20)\d\d)(?:/(?:index\.html)?)?", re.IGNORECASE)
_HOME = {"/", "/index.html"}
_YEAR = re.compile(r"/(?:virtual|Conferences)/((?:19|20)\d\d)\b")
_SESSION = re.compile(r"/virtual/\d{4}/(?:loc/[\w-]{1,40}/)?session/\d{1,12}(?!\w)")
_FEED, _ABSTRACTS = "-orals-posters.json", "-abstracts.json"

_TAG = re.compile(r"<(?:a|link)\s[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
_FEED_TYPES = {
    *("application/json", "text/calendar", "application/calendar+xml", "application/calendar+json"),
    *("application/xml", "text/xml", "application/vnd.c3voc.schedule+xml"),
}
# The order is the rank: what tells more stands first.
_FEED_NAME = re.compile(
    r"(?:schedule|program|programme|agenda|timetable)\.(?:(json)|(xml)|(xcal)|(ics))\Z",
    re.IGNORECASE,
)
_MOST_FEEDS = 5
_PRETALX = re.compile(r"""<meta\s[^<>]{0,200}["']pretalx\b""", re.IGNORECASE)


class Site(NamedTuple):
    """A year of a conference on the virtual sites; `root` is its scheme and host."""

    root: str
    year: int

    @property
    def calendar(self) -> str:
        return f"{self.root}/virtual/{self.year}/calendar"

    @property
    def feed(self) -> str:
        """Where the site publishes its talks as data; empty where its name is not known."""
        name = sites.name_of(sites.host_of(self.root)).lower()
        return f"{self.root}/static/virtual/data/{name}-{self.year}{_FEED}" if name else ""


def is_same_host(a: str, b: str) -> bool:
    return sites.host_of(a) == sites.host_of(b)


def is_of_a_site(address: str) -> bool:
    """Whether it is a page of a virtual site: these announce no feeds."""
    return bool(sites.name_of(sites.host_of(address)) or sites.year_in(path_of(address)))


def is_home(address: str) -> bool:
    """Whether it is the first page of a known virtual site: only its links tell the year."""
    return bool(sites.name_of(sites.host_of(address))) and path_of(address) in _HOME


def site_of_front(address: str) -> Site | None:
    """The site and year whose front page has that address."""
    found = _FRONT.fullmatch(path_of(address))
    if found and (found[1].lower() == "virtual" or sites.name_of(sites.host_of(address))):
        return Site(_root(address), int(found[2]))
    return None


def site_of_home(address: str, page: str) -> Site | None:
    """The site in the year that most links of its first page name."""
    years = Counter(_YEAR.findall(page)).most_common(1)
    return Site(_root(address), int(years[0][0])) if years else None


def abstracts_of(feed: str) -> str:
    """Where the abstracts of a data feed are, if they stand apart; empty for other addresses."""
    path = path_of(feed)
    return joined(feed, path.removesuffix(_FEED) + _ABSTRACTS) if path.endswith(_FEED) else ""


def is_calendar(address: str) -> bool:
    return path_of(address).rstrip("/").endswith("/calendar")


def is_session(address: str) -> bool:
    return bool(_SESSION.fullmatch(path_of(address)))


def sessions_in(page: str, address: str) -> list[str]:
    """The session pages that a calendar at `address` names, each once, in its order."""
    return [joined(address, path) for path in dict.fromkeys(_SESSION.findall(page))]


def feeds_in(page: str, address: str) -> list[str]:
    """Where the programme of an HTML page may be as data: a few on its own host, the best first.

    Announced by <link rel="alternate">, where pretalx keeps it, or linked under a usual name.
    """
    announced: list[str] = []
    linked: list[tuple[int, str]] = []
    for tag in _TAG.findall(page):
        given = {name.lower(): _unquoted(value) for name, value in _ATTRIBUTE.findall(tag)}
        href = given.get("href", "")
        if "alternate" in given.get("rel", "").lower().split() and _is_feed_type(given):
            announced.append(href)
        elif named := _FEED_NAME.search(path_of(href)):
            linked.append((named.lastindex or 0, href))
    hrefs = [*announced, *_of_pretalx(page, address), *(href for _, href in sorted(linked))]
    feeds = dict.fromkeys(joined(address, href) for href in hrefs if href)
    return [feed for feed in feeds if is_same_host(feed, address)][:_MOST_FEEDS]


def _root(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _unquoted(value: str) -> str:
    return html.unescape(value.strip("\"'")).strip()


def _is_feed_type(given: dict[str, str]) -> bool:
    return given.get("type", "").lower().partition(";")[0].strip() in _FEED_TYPES


def _of_pretalx(page: str, address: str) -> list[str]:
    """pretalx exports each event's schedule: https://docs.pretalx.org."""
    _, event, *rest = [*path_of(address).split("/"), ""]
    if event and (rest[0] == "schedule" or _PRETALX.search(page)):
        return [f"/{event}/schedule/export/schedule.json"]
    return []

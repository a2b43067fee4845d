"""From one link to all pages of its programme: a front page's calendar, feed and sessions."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from threading import Event

from planner import importers, page_links
from planner.addresses import shown, web_address
from planner.errors import FetchError, PlannerError
from planner.fetched import Fetched
from planner.importers.given import Given
from planner.page_links import Site
from planner.polite import PAUSE, Get, Outcome, Pages, Progress

_LACKING = {404, 410}  # the statuses of a page that is not there
_HTML = re.compile(rb"<(?:html|!doctype\s+html)\b", re.IGNORECASE)

Gathered = tuple[list[Given], list[tuple[str, PlannerError]]]


def gather(
    address: str, get: Get, progress: Progress, cancelled: Event, *, pause: float = PAUSE
) -> Gathered:
    """What the link leads to, and an error for each page that did not come.

    The front page of a virtual site stands for its calendar with its data feed or else its
    sessions, a page without a programme for the feed that it names, any other page for itself.
    `get` fetches a page as `Fetcher.get` does. Once `cancelled`, what came until then is given.
    """
    gathering = _Gathering(Pages(get, progress, cancelled, pause))
    try:
        gathering.follow(web_address(address))
    except FetchError as error:
        gathering.take({address: error})
    return gathering.given, gathering.refused


def gather_again(
    addresses: Iterable[str],
    get: Get,
    progress: Progress,
    cancelled: Event,
    *,
    pause: float = PAUSE,
) -> Gathered:
    """The pages of a programme that was gathered before, with those of sessions that are new."""
    gathering = _Gathering(Pages(get, progress, cancelled, pause))
    gathering.repeat(list(dict.fromkeys(addresses)))
    return gathering.given, gathering.refused


class _Gathering:
    """One gathering under way, and what came of it until now."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.given: list[Given] = []
        self.refused: list[tuple[str, PlannerError]] = []

    def follow(self, address: str) -> None:
        """Raises FetchError where the page at the address cannot be had."""
        site = page_links.site_of_front(address)
        if site and self._take_site(site):
            return
        page = self._pages.one(address)
        found = _site_of(page)
        if found and found != site and self._take_site(found):
            return
        feed = self._feed_of(page)
        self.take({feed.address: feed} if feed else {address: page})
        self._take_abstracts([page.address])

    def repeat(self, addresses: list[str]) -> None:
        pages = self._pages.several(addresses)
        self.take(pages)
        self._take_abstracts(_came(pages))
        if any(map(page_links.is_session, addresses)):
            came = _came(pages).values()
            named = _sessions_named(page for page in came if page_links.is_calendar(page.address))
            self.take(self._pages.several([one for one in named if one not in addresses]))

    def take(self, pages: Mapping[str, Outcome], *, may_lack: bool = False) -> None:
        """What came, and why the rest did not; nothing of that where the user ended it."""
        for address, page in pages.items():
            if isinstance(page, Fetched):
                # What another host serves may have an address that does not hold for long.
                lasting = page_links.is_same_host(address, page.address)
                given = Given(page.name, page.data, page.address if lasting else address)
                self.given.append(given)
            elif not self._pages.cancelled.is_set() and not (may_lack and page.status in _LACKING):
                self.refused.append((shown(address), page))

    def _take_site(self, site: Site) -> bool:
        """Whether the site has a calendar or a feed."""
        pages = self._pages.several([address for address in (site.calendar, site.feed) if address])
        feed = pages.get(site.feed)
        if isinstance(feed, Fetched) and not feed.data.lstrip().startswith((b"{", b"[")):
            del pages[site.feed]  # a page that says that there is none
        came = _came(pages)
        if not came:
            return False
        self.take(pages, may_lack=True)
        self._take_abstracts(came)
        if site.feed not in came:
            self.take(self._pages.several(_sessions_named(came.values())))
        return True

    def _take_abstracts(self, addresses: Iterable[str]) -> None:
        """Those of the data feeds among the addresses: they may stand apart."""
        abstracts = [one for one in map(page_links.abstracts_of, addresses) if one]
        self.take(self._pages.several(abstracts), may_lack=True)

    def _feed_of(self, page: Fetched) -> Fetched | None:
        """The programme that the page names, where it is none itself."""
        is_html = _HTML.search(page.data, 0, 5000)
        if page_links.is_of_a_site(page.address) or not is_html or _holds_programme(page):
            return None
        for address in page_links.feeds_in(_text(page), page.address):
            feed = self._pages.several([address]).get(address)
            if isinstance(feed, Fetched) and _holds_programme(feed):
                return feed
        return None


def _came(pages: Mapping[str, Outcome]) -> dict[str, Fetched]:
    return {address: page for address, page in pages.items() if isinstance(page, Fetched)}


def _site_of(page: Fetched) -> Site | None:
    if page_links.is_home(page.address):
        return page_links.site_of_home(page.address, _text(page))
    return page_links.site_of_front(page.address)


def _sessions_named(pages: Iterable[Fetched]) -> list[str]:
    named = (page_links.sessions_in(_text(page), page.address) for page in pages)
    return list(dict.fromkeys(session for sessions in named for session in sessions))


def _text(page: Fetched) -> str:
    return page.data.decode("utf-8", "replace")


def _holds_programme(page: Fetched) -> bool:
    try:
        importers.read(Given(page.name, page.data, page.address), now=datetime.now(UTC))
    except PlannerError:
        return False
    return True

"""A saved page about one event of a virtual site, `/virtual/2026/poster/71043`."""

import re
from datetime import datetime

from planner.conference import Concern, Programme, Remark
from planner.importers import event_header, site_list, site_pages
from planner.importers.found import ListFound
from planner.importers.list_facts import programme
from planner.importers.page import Page
from planner.wording import counted

IMPORTER = "event page"


_OLD_TITLE = re.compile(rf"<h2\b[^<>]{{0,300}}\b{event_header.OLD_TITLE}\b")
_NEW_TITLE = re.compile(rf"<h1\b[^<>]{{0,300}}\b{event_header.NEW_TITLE}\b")


def accepts(page: Page) -> bool:
    """Whether the page has a title as those of the sites' events."""
    titles = _OLD_TITLE.search(page.text) or _NEW_TITLE.search(page.text)
    return titles is not None and page.is_html


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme with the one talk; `None` for a session without its talks, or a list."""
    soup = site_pages.parsed(page)
    marks = site_pages.marks(page, soup)
    slot = event_header.read(soup, marks.addresses)
    if slot is None or event_header.is_session(soup, slot):
        return None
    others = len(site_list.cards(soup))
    if others and not _NEW_TITLE.search(page.text):
        return None
    what = f"The page names {counted(others, 'other event')}; only its own is read"
    found = ListFound(
        source=page.name,
        importer=IMPORTER,
        title=slot.title,
        slots=(slot,),
        remarks=(Remark(concern=Concern.SKIPPED, where=slot.title, what=what),) * bool(others),
    )
    return programme(site_pages.identified(found, page, marks), now)

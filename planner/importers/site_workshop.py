"""A saved page of a workshop on a virtual site, with the table of its programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from planner.conference import Concern, Kind, Programme, Remark
from planner.importers import event_header, kinds, markup, session_card, site_pages, slot_time
from planner.importers.found import SessionFound, SlotFound, labelled
from planner.importers.page import Page
from planner.importers.session_facts import programme
from planner.importers.sites import number_in
from planner.importers.text import clean, names

IMPORTER = "workshop page"

_ROW = "schedule-row"
_PARTS = {
    "schedule-time": "time",
    "schedule-event-name": "title",
    "schedule-event-type": "kind",
    "schedule-authors": "authors",
    "schedule-abstract": "abstract",
}
_NOTHING = SlotFound(kind=Kind.OTHER)


def accepts(page: Page) -> bool:
    """Whether the page has the rows of such a table."""
    return _ROW in page.text and page.is_html


def parse(page: Page, now: datetime) -> Programme | None:
    """The workshop as a session with its programme; `None` if it names the rows but has none."""
    soup = site_pages.parsed(page)
    rows = [_slot(row) for row in soup.find_all(_is_row)]
    slots = [slot for slot in rows if slot != _NOTHING]
    if not slots:
        return None
    marks = site_pages.marks(page, soup)
    workshop = event_header.read(soup, marks.addresses) or SlotFound()
    found = SessionFound(
        source=page.name,
        importer=IMPORTER,
        title=workshop.title,
        kind=workshop.kind or Kind.WORKSHOP,
        room=workshop.room,
        moderators=workshop.authors,
        abstract=workshop.abstract,
        when=workshop.when,
        number=workshop.event,
        path=workshop.path,
        slots=(*slots, *_papers(soup, slots)),
        remarks=tuple(_skipped(rows)),
    )
    return programme(site_pages.identified(found, page, marks, paths=[workshop.path]), now)


def _is_row(tag: Tag) -> bool:
    return _ROW in markup.classes(tag)


def _slot(row: Tag) -> SlotFound:
    reader = _Row()
    parts = markup.lines_by_part(row, reader.part_of)
    words = [line.strip("()[] ") for line in parts["kind"]]
    slot = labelled(
        words,
        title=" ".join(parts["title"]),
        when=_when(parts["time"]),
        authors=names(" · ".join(parts["authors"])),
        abstract=session_card.abstract(parts["abstract"]),
        event=number_in(reader.path),
        path=reader.path,
    )
    return replace(slot, kind=slot.kind or kinds.kind_of_entry(" ".join(words)))


def _when(lines: list[str]) -> slot_time.SlotTime | None:
    text = " ".join(lines)
    found = slot_time.find(text)
    return found[0] if found else slot_time.whole_line(text, alone=True)


@dataclass
class _Row:
    """Sorts the tags of one row into its parts and notes its link on the way."""

    path: str = ""

    def part_of(self, tag: Tag) -> str | None:
        """The part that a tag begins; a row inside (an open tag was before it) ends this one."""
        if _is_row(tag):
            return None
        path = clean(site_pages.href(tag))
        self.path = self.path or (path if number_in(path) else "")
        return next((_PARTS[name] for name in markup.classes(tag) if name in _PARTS), "")


def _papers(soup: BeautifulSoup, rows: list[SlotFound]) -> Iterator[SlotFound]:
    """The cards below the table, without those that have a row."""
    events = {slot.event for slot in rows}
    for card in soup.find_all(lambda tag: session_card.CLASS in markup.classes(tag)):
        slot = session_card.slot(card)
        if slot != session_card.NOTHING and not (slot.event and slot.event in events):
            yield slot


def _skipped(rows: list[SlotFound]) -> Iterator[Remark]:
    for number, slot in enumerate(rows, 1):
        if slot == _NOTHING:
            what = "The row has neither title nor time nor text"
            yield Remark(concern=Concern.SKIPPED, where=f"row {number}", what=what)

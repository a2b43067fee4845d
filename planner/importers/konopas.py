"""Programmes of KonOpas and ConClár, the guides of fan conventions: program.js and people.js.

JSON, or a script that gives it to variables; ConClár's version 2 has `schedule` and `people` in
one record. The description is docs/conclar_file_specs.md of lostcarpark/conclar.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from msgspec.structs import replace

from planner.conference import About, Conference, Guess, Programme, Source, Talk
from planner.importers import ids, iso_time, konopas_item, script_json, values
from planner.importers.iso_time import Clock
from planner.importers.konopas_item import Known
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.page_remarks import counts
from planner.importers.sites import HOME_ZONE
from planner.importers.text import clean
from planner.importers.values import Fields
from planner.wording import counted

IMPORTER = "KonOpas"
_PROGRAMME = re.compile(r"""\bprog(?:ram)?\s*=\s*\[|\bmins["']?\s*:""")
_PEOPLE = re.compile(r"""\b(?:people|participants)\s*=\s*\[|\bprog["']?\s*:""")
_LOOKED_AT = 20  # records
_WHEN = frozenset({"time", "datetime", "date", "day"})
_WHERE = frozenset({"mins", "loc"})


def accepts(page: Page) -> bool:
    """Whether it lists items with what only those of a programme have."""
    if page.json is None:
        return not page.is_html and bool(_PROGRAMME.search(page.text))
    return any(map(_is_item, islice(_records(page), _LOOKED_AT)))


def companion(page: Page) -> str:
    """A people file says who the numbers in a programme are."""
    records = list(_records(page))
    alone = any(map(_is_person, records)) and not any(map(_is_item, records))
    return "the people of a convention" if alone else ""


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme, its people from it or from a file beside it; `None` without an item."""
    own = list(_records(page))
    items = [record for record in own if _is_item(record)]
    if not items:
        return None
    notes = Notes()
    people = [*filter(_is_person, own), *page.together.once(_people_apart)]
    known = konopas_item.known(items, people)
    starts = [konopas_item.start(item) for item in items]
    why = "The programme names no time zone and its times have none"
    clock = iso_time.clock([start for start in starts if start], HOME_ZONE, why)
    notes.guess(clock.guess)
    talks = _talks(items, starts, known, clock, notes)
    _remarks(page.name, talks, people, known, notes)
    return Programme(conference=_conference(page, talks, clock, now, notes), report=notes.report())


def _people_apart(pages: Sequence[Page]) -> list[Fields]:
    """Those of the files that hold nothing else."""
    return [
        record for page in pages if companion(page) for record in filter(_is_person, _records(page))
    ]


def _records(page: Page) -> Iterator[Fields]:
    """Those of all lists in the file, in its order."""
    for content in _contents(page):
        for one in content.values() if isinstance(content, dict) else [content]:
            yield from values.records(one)


def _contents(page: Page) -> Sequence[object]:
    if page.json is not None:
        return [page.json]
    if page.is_html or not (_PROGRAMME.search(page.text) or _PEOPLE.search(page.text)):
        return []
    return [value.content for value in script_json.values(page.text)]


def _is_item(record: Fields) -> bool:
    told = record.keys()
    return "title" in told and bool(told & _WHEN) and bool(told & _WHERE)


def _is_person(record: Fields) -> bool:
    return {"id", "name", "prog"} <= record.keys()


def _talks(
    items: Sequence[Fields],
    starts: Sequence[datetime | None],
    known: Known,
    clock: Clock,
    notes: Notes,
) -> tuple[Talk, ...]:
    found = [konopas_item.talk(item, known) for item in items]
    unique = ids.unique(talk.id for talk in found)
    return tuple(
        _timed(replace(talk, id=own), item, start and clock.instant(start), notes)
        for talk, own, item, start in zip(found, unique, items, starts, strict=True)
    )


def _timed(talk: Talk, item: Fields, start: datetime | None, notes: Notes) -> Talk:
    """With its time: a length, never an end, so that a night needs no care."""
    if start is None:
        notes.odd(talk.shown_title, "No time was found")
        return talk
    length = konopas_item.length(item)
    if not length:
        notes.odd(talk.shown_title, "No length was found")
    return replace(talk, start=start, end=start + (length or timedelta(0)))


def _conference(
    page: Page, talks: tuple[Talk, ...], clock: Clock, now: datetime, notes: Notes
) -> Conference:
    title = clean(page.name.rpartition(".")[0] or page.name) or "Convention"
    why = "The file does not name its convention"
    notes.guess(Guess(about=About.TITLE, value=title, why=why))
    year = min((talk.start.year for talk in talks if talk.start), default=None)
    return Conference(
        id=ids.of_conference(title, year),
        title=title,
        time_zone=clock.place,
        read_at=now.replace(microsecond=0),
        talks=talks,
        sources=(Source(name=page.name, importer=IMPORTER, whole=True),),
    )


def _remarks(
    where: str, talks: Sequence[Talk], people: Sequence[Fields], known: Known, notes: Notes
) -> None:
    parts = (counted(len(talks), "item"), counts(talks))
    notes.read(where, ": ".join(filter(None, parts)))
    if people:
        notes.read(where, f"{counted(len(people), 'person', 'people')} with their names")
    if known.moderators:
        what = f"{counted(len(known.moderators), 'moderator')} named among the other people"
        notes.read(where, what)
    if known.missing:
        listed = ", ".join(sorted(known.missing)[:10])
        what = f"{counted(len(known.missing), 'person', 'people')} without a name, such as {listed}"
        notes.skipped(where, f"{what}; open the people file together with the programme")

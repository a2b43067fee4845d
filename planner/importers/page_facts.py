"""What the facts of all pages of the sites share: their clock, conference, talks and ids."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from planner.conference import About, Conference, Guess, Kind, Person, Source, Talk
from planner.importers import dating, ids, kinds, page_remarks, sites
from planner.importers.dating import Dating
from planner.importers.found import PageFound, SlotFound
from planner.importers.slot_time import Day, SlotTime
from planner.importers.text import slug

_NO_DAY = Day(day=1, month=1)
_Page = TypeVar("_Page", bound=PageFound)
Span = tuple[datetime, datetime] | None


def titled(found: _Page) -> _Page:
    """The same, named like its file where it has no title."""
    if found.title:
        return found
    return replace(
        found, title=found.source, remarks=(*found.remarks, page_remarks.untitled(found))
    )


def clock(
    found: PageFound, times: Sequence[SlotTime], now: datetime
) -> tuple[Dating, tuple[Guess, ...]]:
    """How the page's times are read, and what had to be guessed for it."""
    days = list(dict.fromkeys(when.day for when in times if when.day)) or [_NO_DAY]
    year = found.year or next((day.year for day in days if day.year), None)
    guessed = None if year or days == [_NO_DAY] else dating.year_of(days, now)
    year = year or (int(guessed.value) if guessed else now.year)
    zoned = next((when for when in times if when.zone), None) or next(iter(times), None)
    local = dating.local_time(zoned, year, days[0]) if zoned else None
    printed = zoned.zone if zoned else ""
    place, zone_guess = dating.place_of(printed, local or now, found.place)
    guesses = tuple(guess for guess in (guessed, zone_guess) if guess)
    return Dating(year=year, first=days[0], place=place), guesses


def conference(found: PageFound, clock: Dating, own_id: str, now: datetime) -> Conference:
    """The conference without its talks; `own_id` is for one whose site or year is not known."""
    certain = found.site and found.year
    title = f"{found.site} {found.year}" if certain else found.site or found.title
    home = found.home or f"/virtual/{found.year}"
    return Conference(
        id=slug(title) if certain else own_id,
        title=title,
        time_zone=clock.place,
        read_at=now.replace(microsecond=0),
        url=sites.address(home, found.host) if certain else "",
        sources=(Source(name=found.source, importer=found.importer),),
    )


def name_guess(found: PageFound, what: str) -> tuple[Guess, ...]:
    """What is asked where the page names `what` it shows, but not the conference."""
    why = f"The page names its {what}, but not its conference"
    return () if found.site else (Guess(about=About.TITLE, value=found.title, why=why),)


def talk(slot: SlotFound, talk_id: str, span: Span, host: str, kind: Kind = Kind.OTHER) -> Talk:
    """The slot's own facts; `kind` is for one that does not say what it is."""
    return Talk(
        id=talk_id,
        title=slot.title,
        kind=kinds.kind_of_title(slot.title) or slot.kind or kind,
        start=span[0] if span else None,
        end=span[1] if span else None,
        room=slot.room,
        session_id=slot.group,
        authors=tuple(Person(name=name) for name in slot.authors),
        abstract=slot.abstract,
        keywords=slot.labels,
        poster_position=slot.position,
        url=sites.address(slot.path, host),
        paper_url=sites.address(slot.paper, host),
    )


def talk_ids(slots: Iterable[SlotFound], of_untitled: Callable[[SlotFound], str]) -> Iterator[str]:
    """The site's number, else a hash; a repeated one gets its count."""
    return ids.unique(
        slot.event or (ids.of_talk(slot.title, slot.authors) if slot.title else of_untitled(slot))
        for slot in slots
    )


def named_id(found: PageFound, *more: str) -> str:
    """From the site, the page's title and what else is certain of it.

    Neither year nor zone may be part of it, for they may be guesses; nor what a later reading may
    show changed, such as the first talk: the plan is found by it.
    """
    digest = ids.hashed(found.title, *more)
    return f"{slug(found.site or found.title) or 'session'}-{digest[:8]}"


def printed_start(when: SlotTime | None) -> str:
    """A time as printed, for ids; empty for none."""
    if when is None:
        return ""
    return f"{when.day.day}.{when.day.month} {when.start}" if when.day else str(when.start)

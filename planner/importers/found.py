"""What the importers of the sites' pages found, in the page's own words and order."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from planner.conference import Kind, Record, Remark
from planner.importers import kinds, sites
from planner.importers.slot_time import SlotTime


class SlotFound(Record):
    """One slot; `event` is the site's number, `path` the link as written.

    `room` is its own, where it has one; `group` is the number of its group in a list.
    """

    title: str = ""
    when: SlotTime | None = None
    authors: tuple[str, ...] = ()
    abstract: str = ""
    kind: Kind | None = None
    labels: tuple[str, ...] = ()
    position: str = ""
    event: str = ""
    path: str = ""
    room: str = ""
    group: str = ""
    paper: str = ""


class PageFound(Record):
    """A page with its slots; `site` is "ICML", `host` "icml.cc".

    `place` is the time zone that the page names, as written there; `home` is the link to the
    conference, where it is another than the usual one.
    """

    source: str
    importer: str
    title: str
    site: str = ""
    host: str = ""
    place: str = ""
    year: int | None = None
    home: str = ""
    slots: tuple[SlotFound, ...] = ()
    remarks: tuple[Remark, ...] = ()


class SessionFound(PageFound):
    """The page of a session; `number` is the site's own, `path` the link where it is known."""

    kind: Kind | None = None
    room: str = ""
    moderators: tuple[str, ...] = ()
    abstract: str = ""
    when: SlotTime | None = None
    number: str = ""
    path: str = ""


class GroupFound(Record):
    """A session that a list names, or of which it has an entry: the site's `number`, its title."""

    number: str
    title: str
    kind: Kind | None = None
    room: str = ""
    when: SlotTime | None = None
    abstract: str = ""
    path: str = ""


class ListFound(PageFound):
    """A page of slots of many times and rooms; some may belong to groups."""

    groups: tuple[GroupFound, ...] = ()


class _Rest(TypedDict, total=False):
    """The fields of a slot that its labels say nothing about."""

    title: str
    when: SlotTime | None
    authors: tuple[str, ...]
    abstract: str
    event: str
    path: str
    room: str
    group: str
    paper: str


def labelled(lines: Iterable[str], **rest: Unpack[_Rest]) -> SlotFound:
    """The slot with what the lines beside its time say: kind (else its link's), position, awards.

    A spotlight poster is a poster (it hangs in the poster session); "Spotlight" becomes a label.
    """
    kind, position = None, ""
    labels: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("#"):
            position = position or line
        elif kind is None and kinds.is_label(line):
            kind = kinds.kind_of(line)
            labels += [kinds.rest_of_poster(line)] if kind is Kind.POSTER else []
        elif line != "(Bookmark)" and line.lower() != kinds.TALK:
            labels.append(line)
    kind = kind or kinds.kind_of_link(sites.word_in(rest.get("path", "")))
    kept = tuple(dict.fromkeys(filter(None, labels)))
    return SlotFound(kind=kind, position=position, labels=kept, **rest)

"""What the importers of a session page found, in the page's own words and order."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from planner.conference import Kind, Record, Remark
from planner.importers import kinds, sites
from planner.importers.slot_time import SlotTime


class SlotFound(Record):
    """One slot; `event` is the site's number, `path` the link as written."""

    title: str = ""
    when: SlotTime | None = None
    authors: tuple[str, ...] = ()
    abstract: str = ""
    kind: Kind | None = None
    labels: tuple[str, ...] = ()
    position: str = ""
    event: str = ""
    path: str = ""


class SessionFound(Record):
    """A session with its slots; `site` is "ICML", `host` "icml.cc", `number` the site's own.

    `place` is the time zone that the page names, as written there.
    """

    source: str
    importer: str
    title: str
    kind: Kind | None = None
    room: str = ""
    moderators: tuple[str, ...] = ()
    abstract: str = ""
    when: SlotTime | None = None
    number: str = ""
    site: str = ""
    host: str = ""
    place: str = ""
    year: int | None = None
    slots: tuple[SlotFound, ...] = ()
    remarks: tuple[Remark, ...] = ()


class _Rest(TypedDict, total=False):
    """The fields of a slot that its labels say nothing about."""

    title: str
    when: SlotTime | None
    authors: tuple[str, ...]
    abstract: str
    event: str
    path: str


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
        elif line != "(Bookmark)":
            labels.append(line)
    kind = kind or kinds.kind_of_link(sites.word_in(rest.get("path", "")))
    kept = tuple(dict.fromkeys(filter(None, labels)))
    return SlotFound(kind=kind, position=position, labels=kept, **rest)

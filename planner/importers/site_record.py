"""One event of a virtual site, as its data feed or its *Downloads* export gives it."""

import re
from collections.abc import Iterator
from datetime import datetime

from planner.conference import Kind, Person, Session, Talk
from planner.importers import ids, iso_time, kinds, site_origin, sites, values
from planner.importers.iso_time import Span
from planner.importers.site_origin import Origin
from planner.importers.values import Fields

_TEMPLATE = re.compile(r"\{[^{}]{0,40}\}")  # "{location} Poster"
_ACCEPTED = re.compile(r"\b(?:accept(?:ed)?|as|paper)\b", re.IGNORECASE)


def label(record: Fields) -> str:
    """What the site says it is: "Poster", "Invited Talk"."""
    said = values.first(record, "eventtype", "type", "event_type")
    return _TEMPLATE.sub("", said).strip()


def title(record: Fields) -> str:
    return values.text(record.get("name"))


def number(record: Fields) -> str:
    """The event's number, as in its link; else from title and first author."""
    own = values.text(record.get("id")) or sites.number_in(_path(record))
    return own or ids.of_talk(title(record), (person.name for person in _authors(record)))


def paper(record: Fields) -> str:
    return values.link(record.get("paper_url")) or values.link(record.get("paper_pdf_url"))


def moments(record: Fields) -> Iterator[datetime]:
    names = ("starttime", "endtime", "starttime2", "endtime2")
    return filter(None, (iso_time.moment(record.get(name)) for name in names))


def talk(record: Fields, talk_id: str, span: Span | None, origin: Origin) -> Talk:
    """Its own facts; what other records know of the paper or session is not among them."""
    kind = _kind(record)
    return Talk(
        id=talk_id,
        title=title(record),
        kind=kind,
        start=span[0] if span else None,
        end=span[1] if span else None,
        room=values.text(record.get("room_name")),
        authors=tuple(_authors(record)),
        topics=values.texts(record.get("topic"), "->"),
        keywords=tuple(_keywords(record, kind)),
        poster_position=values.text(record.get("poster_position")),
        url=_address(record, origin),
    )


def session(record: Fields, session_id: str, span: Span | None, origin: Origin) -> Session:
    """The session that a record of its own describes."""
    name = title(record)
    return Session(
        id=session_id,
        title=name,
        kind=kinds.kind_of(label(record)) or kinds.kind_of(name) or Kind.OTHER,
        room=values.text(record.get("room_name")),
        start=span[0] if span else None,
        end=span[1] if span else None,
        abstract=values.plain(record.get("abstract")),
        url=_address(record, origin),
    )


def _kind(record: Fields) -> Kind:
    word = sites.word_in(_path(record))
    said = kinds.kind_of(label(record)) or kinds.kind_of_link(word)
    return kinds.kind_of_title(title(record)) or said or Kind.OTHER


def _authors(record: Fields) -> Iterator[Person]:
    """A record each; in the export, all in one text."""
    for name in ("authors", "speakers/authors", "speakers"):
        if people := record.get(name):
            listed = people if isinstance(people, list) else values.texts(people, r"\s*[,;]\s*")
            yield from filter(None, map(_person, listed))
            return


def _person(said: object) -> Person | None:
    fields = said if isinstance(said, dict) else {"name": said}
    name = values.first(fields, "fullname", "name")
    return Person(name=name, affiliation=values.text(fields.get("institution"))) if name else None


def _keywords(record: Fields, kind: Kind) -> Iterator[str]:
    """The authors' own, and what makes it more than any poster: "Spotlight", an award."""
    said = record.get("keywords")
    between = ";" if isinstance(said, str) and ";" in said else ","
    yield from values.texts(said, between)
    type_of_it = kinds.rest_of_poster(label(record)) if kind is Kind.POSTER else ""
    decision = " ".join(_ACCEPTED.sub(" ", values.text(record.get("decision"))).split())
    labels = [word.strip(" ():;,-") for word in (type_of_it, decision)]
    known = {"", "poster", kind.value}
    for word in dict.fromkeys(word[:1].upper() + word[1:] for word in labels):
        if word.lower() not in known:
            yield word


def _path(record: Fields) -> str:
    link = record.get("virtualsite_url")
    return site_origin.path_of(link) or values.text(link)


def _address(record: Fields, origin: Origin) -> str:
    here = sites.address(site_origin.path_of(_path(record)), origin.host)
    return here or sites.address(_path(record), origin.host) or values.link(record.get("url"))

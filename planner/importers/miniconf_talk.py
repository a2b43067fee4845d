"""One paper, event, calendar entry or session of a Mini-Conf or ACL site's data."""

from collections.abc import Iterator

from planner.conference import Kind, Person, Session, Talk
from planner.importers import ids, kinds, values
from planner.importers.iso_time import Span
from planner.importers.miniconf_sessions import Named
from planner.importers.values import Fields

_NAMES = r"\s*[|]\s*"
# Without a bar, several people in a sentence: "Ann Lee, Bo Ek and Cy Wu".
_PEOPLE = r"\s*[|;,]\s*(?:and\s+)?|\s+and\s+"
_COLUMNS = ("authors", "organizers", "speakers", "speaker", "presenter")


def talk(record: Fields, talk_id: str, kind: Kind) -> Talk:
    title = record["title"]
    people = tuple(_people(record))
    return Talk(
        id=talk_id if record["UID"] else ids.of_talk(title, (person.name for person in people)),
        title=title,
        kind=kinds.kind_of_title(title) or kind,
        authors=people,
        abstract=values.plain(record.get("abstract") or record.get("description")),
        keywords=values.texts(record.get("keywords"), r"\|"),
        url=values.link(record.get("website")),
        paper_url=values.link(record.get("pdf_url")),
    )


def _people(record: Fields) -> Iterator[Person]:
    institution = values.text(record.get("institution"))
    for column in _COLUMNS:
        said = record.get(column)
        said = said.get("members") if isinstance(said, dict) else said
        separator = _NAMES if column == "authors" else _PEOPLE
        if isinstance(said, str):
            said = said.rpartition(":")[2]  # "Presenter: Ann Lee"
        if names := values.texts(said, separator):
            yield from (Person(name=name, affiliation=institution) for name in names)
            return


def entry_talk(entry: Fields, title: str, span: Span | None) -> Talk:
    link = values.link(entry.get("link")) or values.link(entry.get("url"))
    location = values.text(entry.get("location"))
    is_address = bool(values.link(location)) or location == values.text(entry.get("link"))
    kind = kinds.kind_of(values.first(entry, "type")) or kinds.kind_of(title)
    return Talk(
        id=f"event-{ids.of_talk(title)}",
        title=title,
        kind=kinds.kind_of_title(title) or kind or Kind.OTHER,
        start=span[0] if span else None,
        end=span[1] if span else None,
        room="" if is_address else location,
        url=link,
    )


def session(named: Named, own: str, span: Span | None) -> Session:
    return Session(
        id=own,
        title=named.title or named.name,
        kind=kind_of(named),
        start=span[0] if span else None,
        end=span[1] if span else None,
        url=values.link(named.entry.get("link")) if named.entry else "",
    )


def kind_of(named: Named) -> Kind:
    return kinds.kind_of(named.title) or kinds.kind_of(named.name) or Kind.OTHER

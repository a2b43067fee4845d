"""RIS in UTF-8, as reference managers read it: a record a paper, TeX as published."""

from collections.abc import Iterator

from planner.exporters import plain
from planner.exporters.citation import Cited, cited
from planner.exporters.selection import Selection, local


def write(selection: Selection) -> bytes:
    """The file; what has no author is left out."""
    records = (_record(one, selection) for one in cited(selection))
    return "\r\n".join(records).encode()


def _record(one: Cited, selection: Selection) -> str:
    told = ((tag, plain.line(text)) for tag, text in _fields(one, selection))
    return "".join(f"{tag}  - {text}\r\n" for tag, text in told if text) + "ER  - \r\n"


def _fields(one: Cited, selection: Selection) -> Iterator[tuple[str, str]]:
    talk, start = one.talk, local(one.talk.start, selection.zone)
    yield "TY", "CPAPER"
    yield "ID", one.key
    yield "TI", talk.shown_title
    for person in talk.authors:
        yield "AU", person.name
    for person in talk.authors:
        yield "AD", person.affiliation
    yield "T2", selection.conference.title
    yield "PY", str(one.year or "")
    yield "DA", f"{start:%Y/%m/%d}" if start else ""
    yield "AB", talk.abstract
    for keyword in talk.keywords or talk.topics:
        yield "KW", keyword
    yield "LA", talk.language
    yield "UR", plain.web_address(talk.url)
    yield "L1", plain.web_address(talk.paper_url)
    yield "N1", selection.plan.note(talk.id)

"""When the papers of a Mini-Conf site are shown: the named sessions of calendar and files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from planner.importers import iso_time, values
from planner.importers.values import Fields

_LENGTH = timedelta(hours=1)  # of ACL's sessions, which give their start


@dataclass
class Named:
    """A session under the name by which papers belong to it; times as given."""

    name: str
    title: str = ""
    start: datetime | None = None
    end: datetime | None = None
    entry: Fields | None = None  # its own in the calendar


@dataclass
class Timetable:
    """The sessions by name, and the names of those in which each paper (UID) is listed."""

    sessions: dict[str, Named] = field(default_factory=dict)
    of_paper: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def get(self, name: str) -> Named:
        """Also of a session that only its papers name."""
        return self.sessions.setdefault(name, Named(name, name))


def timetable(calendar: Iterable[Fields], files: Iterable[Any]) -> Timetable:
    """From calendar entries that link to a session's papers, and from files of sessions."""
    found = Timetable()
    for entry in calendar:
        if name := _linked_session(entry):
            start, end = iso_time.moment(entry.get("start")), iso_time.moment(entry.get("end"))
            title = values.text(entry.get("title"))
            found.sessions.setdefault(name, Named(name, title or name, start, end, entry))
    for content in files:
        for name, fields in _listed(content):
            _add(found, name, fields)
    return found


def _add(found: Timetable, name: str, fields: Fields) -> None:
    session = found.get(name)
    start = iso_time.moment(fields.get("date")) or iso_time.moment(fields.get("start_time"))
    if start:
        session.start = start
        session.end = iso_time.moment(fields.get("end_time")) or start + _LENGTH
    papers = fields.get("papers") or fields.get("posters")
    for paper in papers if isinstance(papers, list) else []:
        uid = values.first(paper, "UID", "id") if isinstance(paper, dict) else values.text(paper)
        found.of_paper[uid].append(name)


def _listed(content: Any) -> Iterator[tuple[str, Fields]]:
    """`1A: {date: …, papers: […]}`, or a list of records with a name."""
    if isinstance(content, dict):
        for name, fields in content.items():
            if isinstance(fields, dict):
                yield values.text(name), fields
    for fields in values.records(content):
        if name := values.text(fields.get("name")):
            yield name, fields


def _linked_session(entry: Fields) -> str:
    """ "Mon Session 1" of the link papers.html?session=Mon+Session+1."""
    for name in ("link", "location", "url"):
        link = values.text(entry.get(name))
        if "session=" in link:
            try:
                return values.text(parse_qs(urlsplit(link).query).get("session", [""])[0])
            except ValueError:  # no address at all, or fields without end
                continue
    return ""

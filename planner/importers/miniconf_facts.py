"""Facts from the files of a Mini-Conf or ACL site's data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from planner.conference import Kind, Programme, Session, Source, Talk
from planner.importers import ids, iso_time, kinds, miniconf_site, miniconf_talk, values
from planner.importers.iso_time import Clock, Span
from planner.importers.miniconf_files import Role
from planner.importers.miniconf_sessions import Timetable, timetable
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.text import slug
from planner.importers.values import Fields
from planner.wording import counted

IMPORTER = "Mini-Conf"
_WHY_UTC = "The times have no offset; the data of such sites is in UTC"
_MOMENTS = ("start", "end", "start_time", "end_time")


@dataclass(frozen=True)
class File:
    """What was read of one; `data` is that of sessions and settings, `name` is "main_papers"."""

    source: str
    name: str
    role: Role
    records: Sequence[Fields] = ()
    data: Any = None


def programme(page: Page, files: Sequence[File], notes: Notes, now: datetime) -> Programme:
    """All talks of the files: a paper in several sessions is a talk in each."""
    by_role = {role: [file for file in files if file.role is role] for role in Role}
    calendar = [entry for file in by_role[Role.CALENDAR] for entry in file.records]
    table = timetable(calendar, (file.data for file in by_role[Role.SESSIONS]))
    clock = iso_time.clock(list(_moments(files, table)), "UTC", _WHY_UTC)
    notes.guess(clock.guess)
    reading = _Reading(clock, table, notes)
    for file in by_role[Role.PAPERS]:
        notes.read(file.source, counted(len(file.records), "paper"))
        reading.papers(file)
    for file in by_role[Role.EVENTS]:
        notes.read(file.source, counted(len(file.records), "event"))
        reading.events(file)
    for file in by_role[Role.CALENDAR]:
        notes.read(file.source, counted(len(file.records), "calendar entry", "calendar entries"))
        reading.calendar(file)
    settings = next((file.data for file in by_role[Role.SETTINGS]), None)
    talks, sessions = reading.facts()
    sources = tuple(Source(name=f.source, importer=IMPORTER, whole=len(files) > 1) for f in files)
    conference = replace(
        miniconf_site.conference(page, settings, talks, notes, now),
        time_zone=clock.place,
        sessions=sessions,
        talks=talks,
        sources=sources,
    )
    return Programme(conference=conference, report=notes.report())


@dataclass
class _Reading:
    """The talks found so far; their ids are made unique at the end."""

    clock: Clock
    table: Timetable
    notes: Notes
    talks: list[Talk] = field(default_factory=list)
    used: dict[str, Session] = field(default_factory=dict)
    session_ids: set[str] = field(default_factory=set)

    def papers(self, file: File) -> None:
        usual = self._usual_kind()
        for record in file.records:
            named = values.texts(record.get("sessions") or record.get("session"), r"\|")
            talk = replace(
                miniconf_talk.talk(record, record["UID"], usual),
                track=values.text(record.get("track")),
            )
            self._add_in_sessions(talk, [*named, *self.table.of_paper.get(talk.id, ())])

    def events(self, file: File) -> None:
        """Invited talks, tutorials, workshops, socials: each with its own times, if any."""
        word = file.name.rstrip("s").replace("_", " ")
        kind = kinds.kind_of(word) or (Kind.KEYNOTE if word == "speaker" else Kind.OTHER)
        for record in file.records:
            talk = miniconf_talk.talk(record, f"{slug(word)}-{record['UID']}", kind)
            slots = values.records(record.get("sessions"))
            for slot in slots:
                self._add_slot(talk, slot)
            if not slots:
                named = values.texts(record.get("session") or record.get("sessions"), r"\|")
                self._add_in_sessions(talk, filter(self.table.sessions.get, named))

    def calendar(self, file: File) -> None:
        """What is neither a session of papers nor already known from its own file."""
        known = {(talk.title.casefold(), talk.start) for talk in self.talks}
        sessions = {id(self.table.get(name).entry) for name in self.used}
        for entry in sorted(file.records, key=lambda entry: values.text(entry.get("start"))):
            span = self._span(entry, "start", "end")
            title = values.text(entry.get("title"))
            if id(entry) in sessions or (span and (title.casefold(), span[0]) in known):
                continue
            self.talks.append(miniconf_talk.entry_talk(entry, title, span))

    def facts(self) -> tuple[tuple[Talk, ...], tuple[Session, ...]]:
        own = ids.unique(talk.id for talk in self.talks)
        talks = (replace(talk, id=new) for talk, new in zip(self.talks, own, strict=True))
        return tuple(talks), tuple(self.used.values())

    def _add_in_sessions(self, talk: Talk, names: Iterable[str]) -> None:
        sessions = [self._session(name) for name in dict.fromkeys(names)]
        for session in sorted(sessions, key=_start):
            kind = session.kind if session.kind is not Kind.OTHER else talk.kind
            times = {"start": session.start, "end": session.end}
            self.talks.append(replace(talk, session_id=session.id, kind=kind, **times))
        if not sessions:
            self.talks.append(talk)

    def _add_slot(self, talk: Talk, slot: Fields) -> None:
        name = values.text(slot.get("name"))
        span = self._span(slot, "start_time", "end_time")
        start, end = span or (None, None)
        keywords = tuple(filter(None, (*talk.keywords, name)))
        self.talks.append(replace(talk, start=start, end=end, keywords=keywords))

    def _session(self, name: str) -> Session:
        if name not in self.used:
            named = self.table.get(name)
            span = self._ordered(named.title, named.start, named.end)
            own = slug(name) or "session"
            if own in self.session_ids:
                own = f"{own}-{ids.hashed(name)[:6]}"
            self.session_ids.add(own)
            self.used[name] = miniconf_talk.session(named, own, span)
        return self.used[name]

    def _span(self, fields: Fields, first: str, last: str) -> Span | None:
        start, end = iso_time.moment(fields.get(first)), iso_time.moment(fields.get(last))
        where = values.first(fields, "title", "name")
        said = values.text(fields.get(first))
        if said and not start:
            self.notes.odd(where, f"The time “{said}” cannot be read")
        return self._ordered(where, start, end)

    def _ordered(self, where: str, start: datetime | None, end: datetime | None) -> Span | None:
        if start is None:
            return None
        begin, finish = self.clock.instant(start), self.clock.instant(end or start)
        if finish < begin:
            self.notes.odd(where, "It ends before it starts; the end is left out")
        return begin, max(begin, finish)

    def _usual_kind(self) -> Kind:
        """What a paper is of which nothing is said: that of all sessions of papers."""
        found = {miniconf_talk.kind_of(named) for named in self.table.sessions.values()}
        return found.pop() if len(found) == 1 else Kind.OTHER


def _start(session: Session) -> tuple[bool, float]:
    return session.start is None, session.start.timestamp() if session.start else 0.0


def _moments(files: Iterable[File], table: Timetable) -> Iterator[datetime]:
    for named in table.sessions.values():
        yield from filter(None, (named.start, named.end))
    for record in (record for file in files for record in file.records):
        for fields in (record, *values.records(record.get("sessions"))):
            yield from filter(None, (iso_time.moment(fields.get(name)) for name in _MOMENTS))

"""Facts from the records of events that the virtual sites give out: data feed and downloads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from msgspec.structs import replace

from planner.conference import About, Conference, Guess, Programme, Session, Source, Talk
from planner.errors import UnreadableError
from planner.importers import ids, iso_time, site_origin, site_record, site_sessions, sites, values
from planner.importers.iso_time import Span
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.site_papers import lent
from planner.importers.text import slug
from planner.importers.values import Fields
from planner.wording import counted

_ENDS = ("start", "end")
_WHY_PACIFIC = "The times have no offset; the sites’ default is Pacific time"


@dataclass(frozen=True)
class Batch:
    """What a file holds. `whole`: nothing is missing; `abstracts`: of other files, by number."""

    page: Page
    importer: str
    records: Sequence[Fields]
    whole: bool = False
    abstracts: Mapping[str, str] = field(default_factory=dict)


def programme(batch: Batch, notes: Notes, now: datetime) -> Programme:
    """The facts with their report; ids are the sites' event numbers.

    Raises UnreadableError where no event is to be shown.
    """
    reading = _Reading(batch, notes)
    talks, sessions = reading.facts()
    if not talks and not sessions:
        raise UnreadableError(
            f"“{batch.page.name}” holds only events that are not to be shown; "
            "fetch it again when the programme is public."
        )
    numbers = f"{counted(len(talks), 'talk')} and {counted(len(sessions), 'session')}"
    notes.read(batch.page.name, numbers)
    conference = reading.conference(now)
    return Programme(
        conference=replace(conference, sessions=tuple(sessions), talks=tuple(talks)),
        report=notes.report(),
    )


class _Reading:
    """One reading of a file."""

    def __init__(self, batch: Batch, notes: Notes) -> None:
        self._batch, self._notes = batch, notes
        self._origin = site_origin.of(batch.records, batch.page)
        self._records = list(_shown(batch.records, batch.page.name, notes))
        moments = [moment for record in self._records for moment in site_record.moments(record)]
        self._clock = iso_time.clock(moments, sites.HOME_ZONE, _WHY_PACIFIC)
        notes.guess(self._clock.guess)
        self._endless: set[str] = set()
        self._abstract = lent(self._records, self._own_abstract)
        self._paper = lent(self._records, site_record.paper)

    def facts(self) -> tuple[list[Talk], list[Session]]:
        labels = [site_sessions.is_session(site_record.label(r)) for r in self._records]
        sessions = [r for r, it_is in zip(self._records, labels, strict=True) if it_is]
        events = [r for r, it_is in zip(self._records, labels, strict=True) if not it_is]
        recorded = self._sessions(sessions)
        slots = [(record, span) for record in events for span in self._spans(record)]
        own = ids.unique(site_record.number(record) for record, _ in slots)
        known = {session.id for session in recorded}
        talks = [
            self._talk(record, span, talk_id, known)
            for (record, span), talk_id in zip(slots, own, strict=True)
        ]
        names = [values.text(record.get("session")) for record, _ in slots]
        talks, sessions_of_all = site_sessions.arranged(talks, names, recorded)
        return self._ended(talks, sessions_of_all), sessions_of_all

    def conference(self, now: datetime) -> Conference:
        origin, page = self._origin, self._batch.page
        if not origin.title:
            why = "The file names no conference"
            self._notes.guess(Guess(about=About.TITLE, value=page.name, why=why))
        source = Source(name=page.name, importer=self._batch.importer, whole=self._batch.whole)
        return Conference(
            id=slug(origin.title) or _id_of_unknown(self._records),
            title=origin.title or page.name,
            time_zone=self._clock.place,
            read_at=now.replace(microsecond=0),
            url=origin.url,
            sources=(source,),
        )

    def _own_abstract(self, record: Fields) -> str:
        number = site_record.number(record)
        return values.plain(record.get("abstract")) or self._batch.abstracts.get(number, "")

    def _sessions(self, records: Sequence[Fields]) -> list[Session]:
        own = ids.unique(map(site_record.number, records))
        return [
            site_record.session(record, session_id, next(iter(self._spans(record))), self._origin)
            for record, session_id in zip(records, own, strict=True)
        ]

    def _spans(self, record: Fields) -> list[Span | None]:
        """Its time, or `None`; a second one where it is shown twice."""
        first, second = (self._span(record, suffix) for suffix in ("", "2"))
        return [first, second] if first and second and first != second else [first]

    def _span(self, record: Fields, suffix: str) -> Span | None:
        start, end = (iso_time.moment(record.get(f"{which}time{suffix}")) for which in _ENDS)
        if start is None:
            if said := values.text(record.get(f"starttime{suffix}")):
                self._notes.odd(site_record.title(record), f"The time “{said}” cannot be read")
            return None
        span = self._clock.instant(start), self._clock.instant(end or start)
        if span[1] < span[0]:
            self._notes.odd(site_record.title(record), "It ends before it starts; the end is left")
            return span[0], span[0]
        return span

    def _talk(self, record: Fields, span: Span | None, talk_id: str, sessions: set[str]) -> Talk:
        talk = site_record.talk(record, talk_id, span, self._origin)
        if span and not iso_time.moment(record.get("endtime")):
            self._endless.add(talk_id)
        parents = (values.text(record.get(name)) for name in ("parent_id", "parent1_id", "parent1"))
        return replace(
            talk,
            session_id=next((parent for parent in parents if parent in sessions), ""),
            abstract=self._abstract(record),
            paper_url=self._paper(record),
        )

    def _ended(self, talks: Iterable[Talk], sessions: Iterable[Session]) -> list[Talk]:
        """What has no end lasts as long as its session, else no time at all."""
        ends = {session.id: session.end for session in sessions}
        if self._endless:
            what = f"{counted(len(self._endless), 'talk')} without an end"
            self._notes.odd(self._batch.page.name, f"{what}: they last as long as their session")
        return [
            _until(talk, ends.get(talk.session_id)) if talk.id in self._endless else talk
            for talk in talks
        ]


def _until(talk: Talk, end: datetime | None) -> Talk:
    return replace(talk, end=end) if end and talk.start and end > talk.start else talk


def _shown(records: Iterable[Fields], where: str, notes: Notes) -> Iterator[Fields]:
    """Those that the site shows, each once."""
    seen: set[tuple[str, ...]] = set()
    hidden = repeated = 0
    for record in records:
        slot = tuple(values.text(record.get(name)) for name in ("id", "name", "starttime"))
        if record.get("visible") is False:
            hidden += 1
        elif slot[0] and slot in seen:
            repeated += 1
        else:
            seen.add(slot)
            yield record
    if hidden:
        notes.skipped(where, f"{counted(hidden, 'event')} that the site does not show")
    if repeated:
        notes.skipped(where, f"{counted(repeated, 'event')} given twice")


def _id_of_unknown(records: Iterable[Fields]) -> str:
    """The lowest number is that of the event made first: it is there in later copies, too."""
    return f"events-{min(map(site_record.number, records), default='')}"

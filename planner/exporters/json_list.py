"""JSON for other programs: a plain list of talks; resources/schemas describes it."""

from datetime import date, datetime

from planner.conference import Person, Record, Talk
from planner.exporters.selection import Selection, local
from planner.records import to_json
from planner.tex import to_text

FORMAT = "conference-talks"


class ListedTalk(Record):
    """`title` and `abstract` are as published, with TeX; `title_text` is readable without it.

    Times have the offset of the conference's zone. What is not `in_programme` has gone from it.
    """

    id: str
    title: str
    title_text: str
    kind: str
    day: date | None
    start: datetime | None
    end: datetime | None
    room: str
    session: str
    track: str
    authors: tuple[Person, ...]
    abstract: str
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    poster_position: str
    url: str
    paper_url: str
    language: str
    starred: bool
    priority: int
    visited: bool
    note: str
    session_note: str
    in_programme: bool


class ListedEntry(Record):
    """An own entry of the plan: what the programme does not hold."""

    title: str
    start: datetime
    end: datetime
    place: str


class TalkList(Record):
    """Talks and own entries, both by time; `time_zone` is an IANA name."""

    title: str
    conference: str
    conference_url: str
    time_zone: str
    talks: tuple[ListedTalk, ...]
    own_entries: tuple[ListedEntry, ...]


def write(selection: Selection) -> bytes:
    """The file, in UTF-8."""
    conference = selection.conference
    content = TalkList(
        title=selection.title,
        conference=conference.title,
        conference_url=conference.url,
        time_zone=conference.time_zone,
        talks=tuple(_talk(selection, talk) for talk in selection.talks),
        own_entries=tuple(
            ListedEntry(
                title=own.title,
                start=own.start.astimezone(selection.zone),
                end=own.end.astimezone(selection.zone),
                place=own.place,
            )
            for own in selection.own_entries
        ),
    )
    return to_json(content, FORMAT).encode()


def _talk(selection: Selection, talk: Talk) -> ListedTalk:
    timetable, entry = selection.timetable, selection.plan.entry(talk.id)
    return ListedTalk(
        id=talk.id,
        title=talk.title,
        title_text=to_text(talk.title),
        kind=talk.kind.value,
        day=selection.day(talk),
        start=local(talk.start, selection.zone),
        end=local(talk.end, selection.zone),
        room=timetable.room(talk),
        session=timetable.session_title(talk),
        track=talk.track,
        authors=talk.authors,
        abstract=talk.abstract,
        topics=talk.topics,
        keywords=talk.keywords,
        poster_position=talk.poster_position,
        url=talk.url,
        paper_url=talk.paper_url,
        language=talk.language,
        starred=entry.starred,
        priority=entry.priority,
        visited=entry.visited,
        note=entry.note,
        session_note=selection.plan.session_notes.get(talk.session_id, ""),
        in_programme=not selection.is_gone(talk),
    )

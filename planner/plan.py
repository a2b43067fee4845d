"""Choices: what the user starred, noted, added, hid and follows. Every change is a new Plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeVar

from msgspec import field
from msgspec.structs import force_setattr, replace

from planner.conference import Conference, Kind, Person, Record, Talk
from planner.walking import Walking

HiddenAs = Literal["talks", "sessions", "rooms", "kinds"]
Followed = Literal["authors", "words"]
_LEAST_WANTED = 3


class Snapshot(Record):
    """A talk as it was when chosen: finds it again when ids change, shows it when it is gone.

    As a talk it has both of start and end, or neither, whatever a file says.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""
    poster_session: str | None = None  # of a poster: its session's id, empty without one

    def __post_init__(self) -> None:
        if self.start is None or self.end is None:
            force_setattr(self, "start", None)
            force_setattr(self, "end", None)


class Entry(Record):
    """`priority` is 1 to 3, the most wanted first, or 0 for none, also where a file says another;
    a star goes and takes it along.

    What is `pinned` stays in the best plan; `visited` is a poster that was seen. Where the talk is
    gone, `asked` are the ids of those that it may have become, until the user says which, and
    `declined` those of which the user said that it is none.
    """

    starred: bool = False
    priority: int = 0
    pinned: bool = False
    visited: bool = False
    note: str = ""
    snapshot: Snapshot = Snapshot()
    asked: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.priority <= _LEAST_WANTED:
            force_setattr(self, "priority", 0)

    @property
    def is_empty(self) -> bool:
        return not self.starred and not self.note and not self.visited


class OwnEntry(Record):
    """What the programme does not hold: a meeting, a dinner. Times are aware; it clashes, too.

    `time_zone` names the place by whose clock they were typed; empty for the conference's.
    """

    id: str
    title: str
    start: datetime
    end: datetime
    place: str = ""
    time_zone: str = ""


class Hidden(Record):
    """What is not wanted: ids of talks and sessions, names of rooms and kinds."""

    talks: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Following(Record):
    """What is marked wherever it stands: names of authors, and words."""

    authors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Plan(Record):
    """The choices for one conference; `entries` holds only talks that something was chosen for.

    `beside` are the ids of other conferences whose plans are shown with this one, under each its
    title. Each plan chooses for itself.
    """

    conference_id: str
    conference_title: str = ""
    time_zone: str = "UTC"
    entries: dict[str, Entry] = field(default_factory=dict)
    own_entries: dict[str, OwnEntry] = field(default_factory=dict)
    session_notes: dict[str, str] = field(default_factory=dict)
    hidden: Hidden = Hidden()
    following: Following = Following()
    walking: Walking = Walking()
    beside: dict[str, str] = field(default_factory=dict)

    def entry(self, talk_id: str) -> Entry:
        return self.entries.get(talk_id) or Entry()

    def is_starred(self, talk_id: str) -> bool:
        return self.entry(talk_id).starred

    def note(self, talk_id: str) -> str:
        return self.entry(talk_id).note

    def starred_ids(self) -> list[str]:
        return [talk_id for talk_id, entry in self.entries.items() if entry.starred]

    def priorities(self) -> dict[str, int]:
        """Of those that have one."""
        return {i: entry.priority for i, entry in self.entries.items() if entry.priority}

    def with_star(self, talk: Talk, starred: bool) -> "Plan":
        return self.with_stars([talk], starred)

    def with_stars(self, talks: Iterable[Talk], starred: bool) -> "Plan":
        """Thousands at once: one after another each would copy all the others."""
        return self._with([(talk, _starred(self.entry(talk.id), starred)) for talk in talks])

    def with_priority(self, talks: Iterable[Talk], priority: int) -> "Plan":
        """They are starred by it; 0 takes the priority away, but not the star."""
        return self._with([(t, _wanted(self.entry(t.id), priority)) for t in talks])

    def with_pin(self, talk: Talk, pinned: bool) -> "Plan":
        """It is starred by it."""
        entry = self.entry(talk.id)
        return self._with([(talk, replace(entry, starred=entry.starred or pinned, pinned=pinned))])

    def with_visit(self, talk: Talk, visited: bool) -> "Plan":
        return self._with([(talk, replace(self.entry(talk.id), visited=visited))])

    def with_note(self, talk: Talk, note: str) -> "Plan":
        return self._with([(talk, replace(self.entry(talk.id), note=note))])

    def with_session_note(self, session_id: str, note: str) -> "Plan":
        notes = {**self.session_notes, session_id: note}
        return replace(self, session_notes={i: text for i, text in notes.items() if text})

    def with_own_entry(self, entry: OwnEntry) -> "Plan":
        """A new one, or a change of the one with its id."""
        return replace(self, own_entries={**self.own_entries, entry.id: entry})

    def without_own_entry(self, entry_id: str) -> "Plan":
        left = {i: entry for i, entry in self.own_entries.items() if i != entry_id}
        return replace(self, own_entries=left)

    def with_hidden(self, what: HiddenAs, names: Iterable[str], hidden: bool) -> "Plan":
        return replace(self, hidden=_with_names(self.hidden, what, names, hidden))

    def with_followed(self, what: Followed, names: Iterable[str], followed: bool) -> "Plan":
        return replace(self, following=_with_names(self.following, what, names, followed))

    def is_of(self, conference: Conference) -> bool:
        """Whether each choice is for a talk that is still there under its id and title."""
        titles = {talk.id: talk.title for talk in conference.talks if talk.id in self.entries}
        return titles == {i: entry.snapshot.title for i, entry in self.entries.items()}

    def refreshed(self, conference: Conference) -> "Plan":
        """With what the programme says now of its name, its zone and the chosen talks."""
        talks = {talk.id: talk for talk in conference.talks if talk.id in self.entries}
        known = {i: replace(self.entries[i], snapshot=snapshot(t)) for i, t in talks.items()}
        return replace(
            self,
            conference_title=conference.title,
            time_zone=conference.time_zone,
            entries=self.entries | known,
        )

    def chooses_as(self, other: "Plan") -> bool:
        """Whether they differ at most in what the programme says of its name and zone."""
        title, zone = other.conference_title, other.time_zone
        return replace(self, conference_title=title, time_zone=zone) == other

    def _with(self, chosen: Iterable[tuple[Talk, Entry]]) -> "Plan":
        new = {talk.id: replace(entry, snapshot=snapshot(talk)) for talk, entry in chosen}
        entries = (self.entries | new).items()
        return replace(self, entries={i: entry for i, entry in entries if not entry.is_empty})


def _wanted(entry: Entry, priority: int) -> Entry:
    return replace(entry, starred=entry.starred or priority > 0, priority=priority)


def _starred(entry: Entry, starred: bool) -> Entry:
    if starred:
        return replace(entry, starred=True)
    return replace(entry, starred=False, priority=0, pinned=False)


_Names = TypeVar("_Names", Hidden, Following)


def _with_names(all_names: _Names, what: str, names: Iterable[str], there: bool) -> _Names:
    before: set[str] = set(getattr(all_names, what))
    after = before.union(names) if there else before.difference(names)
    return replace(all_names, **{what: tuple(sorted(after))})


def snapshot(talk: Talk) -> Snapshot:
    return Snapshot(
        title=talk.title,
        authors=tuple(person.name for person in talk.authors),
        start=talk.start,
        end=talk.end,
        room=talk.room,
        poster_session=talk.session_id if talk.kind is Kind.POSTER else None,
    )


def remembered(plan: Plan, read_at: datetime) -> Conference:
    """What the plan itself knows of its conference, for when the programme is not at hand."""
    return Conference(
        id=plan.conference_id,
        title=plan.conference_title or plan.conference_id,
        time_zone=plan.time_zone,
        read_at=read_at,
        talks=tuple(remembered_talk(i, e.snapshot) for i, e in plan.entries.items()),
    )


def own_talk(entry: OwnEntry) -> Talk:
    """An own entry as a talk among talks, under its own id."""
    title = entry.title or "own entry"
    return Talk(id=entry.id, title=title, start=entry.start, end=entry.end, room=entry.place)


def remembered_talk(talk_id: str, seen: Snapshot) -> Talk:
    """A starred talk that the programme no longer holds, as it was then."""
    return Talk(
        id=talk_id,
        title=seen.title,
        authors=tuple(Person(name=name) for name in seen.authors),
        start=seen.start,
        end=seen.end,
        room=seen.room,
        kind=Kind.OTHER if seen.poster_session is None else Kind.POSTER,
        session_id=seen.poster_session or "",
    )

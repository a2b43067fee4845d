"""Choices: what the user starred and noted. Every change returns a new Plan."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import field
from msgspec.structs import replace

from planner.conference import Conference, Person, Record, Talk


class Snapshot(Record):
    """A talk as it was when chosen: finds it again when ids change, shows it when it is gone."""

    title: str = ""
    authors: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""


class Entry(Record):
    starred: bool = False
    note: str = ""
    snapshot: Snapshot = Snapshot()

    @property
    def is_empty(self) -> bool:
        return not self.starred and not self.note


class Plan(Record):
    """The choices for one conference; `entries` holds only talks that something was chosen for."""

    conference_id: str
    conference_title: str = ""
    time_zone: str = "UTC"
    entries: dict[str, Entry] = field(default_factory=dict)

    def is_starred(self, talk_id: str) -> bool:
        entry = self.entries.get(talk_id)
        return entry is not None and entry.starred

    def note(self, talk_id: str) -> str:
        entry = self.entries.get(talk_id)
        return entry.note if entry else ""

    def starred_ids(self) -> list[str]:
        return [talk_id for talk_id, entry in self.entries.items() if entry.starred]

    def with_star(self, talk: Talk, starred: bool) -> "Plan":
        return self.with_stars([talk], starred)

    def with_stars(self, talks: Iterable[Talk], starred: bool) -> "Plan":
        """Thousands at once: one after another each would copy all the others."""
        return self._with([(talk, replace(self._entry(talk), starred=starred)) for talk in talks])

    def with_note(self, talk: Talk, note: str) -> "Plan":
        return self._with([(talk, replace(self._entry(talk), note=note))])

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

    def merged(self, base: "Plan", theirs: "Plan") -> "Plan":
        """What I changed since `base`, else `theirs`: no window loses the other's stars."""
        ids = theirs.entries.keys() | self.entries.keys()
        merged = {talk_id: self._merged_entry(talk_id, base, theirs) for talk_id in sorted(ids)}
        title, zone = self.conference_title, self.time_zone
        return replace(
            self,
            conference_title=title if title != base.conference_title else theirs.conference_title,
            time_zone=zone if zone != base.time_zone else theirs.time_zone,
            entries={i: entry for i, entry in merged.items() if not entry.is_empty},
        )

    def _merged_entry(self, talk_id: str, base: "Plan", theirs: "Plan") -> Entry:
        nothing = Entry()
        mine, old, new = (p.entries.get(talk_id, nothing) for p in (self, base, theirs))
        return Entry(
            starred=mine.starred if mine.starred != old.starred else new.starred,
            note=mine.note if mine.note != old.note else new.note,
            snapshot=mine.snapshot if talk_id in self.entries else new.snapshot,
        )

    def _entry(self, talk: Talk) -> Entry:
        return self.entries.get(talk.id, Entry())

    def _with(self, chosen: Iterable[tuple[Talk, Entry]]) -> "Plan":
        new = {talk.id: replace(entry, snapshot=snapshot(talk)) for talk, entry in chosen}
        entries = (self.entries | new).items()
        return replace(self, entries={i: entry for i, entry in entries if not entry.is_empty})


def snapshot(talk: Talk) -> Snapshot:
    return Snapshot(
        title=talk.title,
        authors=tuple(person.name for person in talk.authors),
        start=talk.start,
        end=talk.end,
        room=talk.room,
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


def remembered_talk(talk_id: str, seen: Snapshot) -> Talk:
    """A starred talk that the programme no longer holds, as it was then."""
    return Talk(
        id=talk_id,
        title=seen.title,
        authors=tuple(Person(name=name) for name in seen.authors),
        start=seen.start,
        end=seen.end,
        room=seen.room,
    )

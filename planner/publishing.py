"""Bringing a calendar on a server up to the plan: what is to be done, and doing it.

Only events with a UID of ours for this conference are ever written or removed.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event as Flag

from planner.caldav_server import CalendarName, Server, Stored
from planner.conference import Record
from planner.exporters import ical
from planner.exporters.ical_events import Event, events
from planner.exporters.selection import Selection
from planner.wording import counted


class Publication(Record):
    """A whole plan for one calendar."""

    selection: Selection
    calendar: CalendarName


class Changes(Record):
    """What the calendar lacks, what differs with its new content, what is not in the plan."""

    new: tuple[Event, ...] = ()
    changed: tuple[tuple[Stored, Event], ...] = ()
    removed: tuple[Stored, ...] = ()

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + len(self.removed)

    def __str__(self) -> str:
        """`3 new, 2 changed, 1 removed`."""
        counts = ((self.new, "new"), (self.changed, "changed"), (self.removed, "removed"))
        return ", ".join(f"{len(some)} {what}" for some, what in counts if some)


class Outcome(Record):
    """How many were written or removed. `overtaken` were changed by another program meanwhile."""

    done: int
    overtaken: int
    left: int  # for the user stopped it

    def __str__(self) -> str:
        told = [f"{counted(self.done, 'event')} brought up to date."]
        if self.overtaken:
            many = counted(self.overtaken, "event")
            told.append(f"{many} left alone, for another program changed them just now.")
        if self.left:
            told.append(f"Stopped: {self.left} still to do.")
        return " ".join(told)


def find_changes(server: Server, what: Publication) -> Changes:
    """Reads the calendar and writes nothing. Raises CalendarError."""
    selection = what.selection
    stored = {one.uid: one for one in server.events(what.calendar, selection.conference.id)}
    wanted = {event.uid: event for event in events(selection)}
    return Changes(
        new=tuple(event for uid, event in wanted.items() if uid not in stored),
        changed=tuple(
            (stored[uid], event)
            for uid, event in wanted.items()
            if uid in stored and stored[uid].digest != ical.digest(event, selection)
        ),
        removed=tuple(one for uid, one in stored.items() if uid not in wanted),
    )


def carry_out(
    server: Server,
    what: Publication,
    changes: Changes,
    progress: Callable[[int], object],
    stopped: Flag,
) -> Outcome:
    """Tells after each event how many are through. Raises CalendarError at the first failure."""
    now = datetime.now(UTC)
    steps = [*(_creating(server, what, event, now) for event in changes.new)]
    steps += [_updating(server, what, *pair, now) for pair in changes.changed]
    steps += [_removing(server, stored) for stored in changes.removed]
    results: list[bool] = []
    for step in steps:
        if stopped.is_set():
            break
        results.append(step())
        progress(len(results))
    done = sum(results)
    return Outcome(done=done, overtaken=len(results) - done, left=len(steps) - len(results))


_Step = Callable[[], bool]


def _creating(server: Server, what: Publication, event: Event, now: datetime) -> _Step:
    content = ical.one_event(event, what.selection, now)
    return lambda: server.create(what.calendar, event.uid, content)


def _updating(
    server: Server, what: Publication, stored: Stored, event: Event, now: datetime
) -> _Step:
    """After an event from a clock that runs ahead of ours, the sequence still has to grow."""
    content = ical.one_event(event, what.selection, now, after=stored.sequence)
    return lambda: server.update(stored, content)


def _removing(server: Server, stored: Stored) -> _Step:
    return lambda: server.remove(stored)

"""What is said about the reading of a calendar page."""

from collections.abc import Sequence

from planner.conference import Conference, Remark
from planner.importers import page_remarks, site_calendar_times
from planner.importers.dating import Dating
from planner.importers.found import PageFound
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.site_calendar_found import Placed, times_of
from planner.importers.site_calendar_grid import BOX, Grid
from planner.wording import counted


def of(
    page: Page,
    read: Grid,
    events: Sequence[Placed],
    found: PageFound,
    conference: Conference,
    clock: Dating,
) -> tuple[Remark, ...]:
    """The importer's own remarks, and those that the facts give rise to."""
    notes = Notes()
    notes.read(conference.title, _counts(events))
    _note_boxes(page, read, notes)
    _note_guesses(conference, events, notes)
    for event in events:
        _note_event(event, notes)
    for slot, talk in zip(found.slots, conference.talks, strict=True):
        for remark in page_remarks.about_time(slot, talk):
            notes.odd(remark.where, remark.what)
    times = times_of(events)
    return (
        *notes.report().remarks,
        *page_remarks.about_place(found, times, conference, clock),
        *page_remarks.about_times(found.title, times, clock),
        *page_remarks.repeated(found, conference),
    )


def _counts(events: Sequence[Placed]) -> str:
    days = {event.event.day for event in events}
    sessions = [event for event in events if event.session]
    talks = sum(len(event.slots) for event in sessions)
    return (
        f"{counted(len(days), 'day')}; {counted(len(sessions), 'session')} with"
        f" {counted(talks, 'talk')}; {counted(len(events) - len(sessions), 'single event')}"
    )


def _note_boxes(page: Page, read: Grid, notes: Notes) -> None:
    """What stands in the file, but not in the programme."""
    for where in read.empty:
        notes.skipped(where, "The entry has neither title nor link")
    declared = page.text.count(f'class="{BOX}"')
    if declared > read.boxes:
        what = f"{declared} time boxes stand in the file, {read.boxes} could be read"
        notes.odd(page.name, what)


def _note_guesses(conference: Conference, events: Sequence[Placed], notes: Notes) -> None:
    if any(event.event.room for event in events):
        what = "Rooms stand there in lower case and without signs; their names are rebuilt of that"
        notes.guessed(conference.title, what)
    if halved := sum(not site_calendar_times.says_half_day(event.event) for event in events):
        what = f"{counted(halved, 'time')} without a.m. or p.m.: read by the time above"
        notes.guessed(conference.title, what)


def _note_event(placed: Placed, notes: Notes) -> None:
    ends, session = placed.event.ends, placed.session
    if ends and not site_calendar_times.is_understood(ends):
        notes.odd(placed.event.title, f"“{ends}” tells no end that is understood")
    if session and session.when is None:
        notes.odd(session.title, "No time was found")
    elif session and session.when and session.when.end is None:
        notes.odd(session.title, "No end was found")

"""Tables are read by this program as well: the talks come back with their times and people."""

from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from planner import importers
from planner.conference import Conference, Talk
from planner.exporters import by_ending, content, plain
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from tests.exporters import hostile
from tests.exporters.hostile import on_one_line


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_this_program_reads_its_own_tables(conference: Conference, ending: str) -> None:
    timetable = Timetable(conference)
    selection = selections.of_talks(timetable, Plan(conference_id="x"), timetable.talks)
    read = read_back(selection, ending)
    assert read.time_zone == conference.time_zone
    assert list(map(_told, read.talks)) == list(map(_told, selection.talks))
    sessions = {(s.title, s.room, s.moderators) for s in conference.sessions}
    assert {(s.title, s.room, s.moderators) for s in read.sessions} == sessions


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_also_a_plan_of_hostile_texts_with_entries_of_my_own(ending: str) -> None:
    """Titles and times under their ids, by which the stars find them again; entities of HTML
    are read as what they stand for, and lists end where a cell has a semicolon."""
    selection = hostile.selection()
    found = {talk.id: talk for talk in read_back(selection, ending).talks}
    assert len(found) == len(selection.talks) + len(selection.own_entries)
    for item in (*selection.talks, *selection.own_entries):
        same = found[plain.line(item.id)]
        assert (same.start, same.end) == (item.start, item.end)
        title = item.title if isinstance(item, OwnEntry) else item.shown_title
        assert same.title == unescape(on_one_line(title))


def read_back(selection: Selection, ending: str) -> Conference:
    raw = content(selection, by_ending(Path(f"x{ending}")))
    now = datetime(2027, 1, 1, tzinfo=UTC)
    return importers.read(importers.Given(f"x{ending}", raw), now=now).conference


def _told(talk: Talk) -> tuple[object, ...]:
    people = (talk.authors, talk.kind)
    times = (talk.start, talk.end, talk.room)
    return talk.id, talk.shown_title, *people, *times, talk.abstract, talk.poster_position


def test_a_text_that_is_too_long_for_excel_is_cut_and_says_so(conference: Conference) -> None:
    timetable = Timetable(conference)
    talk = replace(timetable.by_id["a"], abstract="\N{ROCKET}" * 20_000)
    selection = selections.of_talks(timetable, Plan(conference_id="x"), [talk])
    book = openpyxl.load_workbook(BytesIO(content(selection, by_ending(Path("x.xlsx")))))
    texts = [str(cell.value) for row in book.active for cell in row]
    assert "\N{ROCKET}" * 16_383 + "…" in texts

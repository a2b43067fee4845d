"""What holds no programme is refused in a sentence (`ui/test_updates` shows that all stays)."""

import pytest

from planner import importers
from planner.errors import UnreadableError
from tests.bug_patterns.sources import BERLIN, BY_CLOCK, NOW, Slot, Write, read

NOTHING = {
    "no byte": b"",
    "spaces": b" \r\n\t\n",
    "header.csv": b"title,date,start,end,room\r\n",
    "schedule.xml": b"<schedule><conference><acronym>snow27</acronym></conference></schedule>",
    "schedule.json": b'{"schedule": {"conference": {"acronym": "snow27", "days": []}}}',
    "snow.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "page.html": b"<html><head><title>Log in</title></head><body></body></html>",
    "empty.json": b"{}",
}
nothing = pytest.mark.parametrize("name", NOTHING)


@nothing
def test_a_source_that_holds_nothing_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UnreadableError, match=f"^“{name}” "):
        read(importers.Given(name, NOTHING[name]))


@pytest.mark.parametrize("write", BY_CLOCK)
def test_one_empty_source_of_several_does_not_spoil_the_others(write: Write) -> None:
    given = [importers.Given("empty.csv", b""), write([Slot()], BERLIN)]
    found = importers.read_all(given, now=NOW)
    assert [len(one.conference.talks) for one in found.programmes] == [1]
    assert [name for name, _ in found.refused] == ["empty.csv"]

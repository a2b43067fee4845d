"""A talk in words, for the clipboard."""

from collections.abc import Callable

from msgspec.structs import replace

from planner.conference import Conference, Talk
from planner.talk_text import as_text
from planner.timetable import Timetable


def test_a_copied_talk_is_plain_text(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    talk = make_talk("x", title="On $L_0$", url="https://a.example/1")
    conference = replace(conference, talks=(talk,))
    assert as_text(Timetable(conference), talk).split("\n") == [
        "On L₀",
        "Ann x",
        "Tuesday 9 March 2027, 9:00 – 9:15 PST",
        "Hall 1",
        "https://a.example/1",
    ]

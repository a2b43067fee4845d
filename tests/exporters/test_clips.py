"""What is copied: a talk or several, in each form."""

from collections.abc import Callable

import pytest

from planner.conference import Conference, Talk
from planner.exporters import clips
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.plan import Plan
from planner.timetable import Timetable
from tests.exporters import hostile

WHEN = "Tue 9 Mar · 9:00 – 9:15 PST"


@pytest.fixture
def select(conference: Conference) -> Callable[..., Selection]:
    timetable = Timetable(conference)
    return lambda *talks: selections.of_talks(timetable, Plan(conference_id="x"), talks)


@pytest.fixture
def two(select: Callable[..., Selection], make_talk: Callable[..., Talk]) -> Selection:
    snow = make_talk("a", title="On *Snow* & $x_1$", url="https://example.org/a")
    return select(snow, make_talk("b", 15, authors=()))


def test_one_talk_is_a_line_and_several_are_a_list(
    two: Selection, select: Callable[..., Selection]
) -> None:
    first = rf"[On \*Snow\* & x₁](<https://example.org/a>) · Ann a · {WHEN} · Hall 1"
    assert clips.as_markdown(select(two.talks[0])) == first
    second = "Talk b · Tue 9 Mar · 9:15 – 9:30 PST · Hall 1"
    assert clips.as_markdown(two) == f"- {first}\n- {second}"


def test_text_html_and_bibtex_hold_the_same_talks(two: Selection) -> None:
    assert clips.as_text(two).split("\n\n")[0].splitlines()[0] == "On *Snow* & x₁"
    assert len(clips.as_text(two).split("\n\n")) == 2
    assert clips.as_html(two).splitlines()[0] == (
        '<p><b><a href="https://example.org/a" rel="noopener noreferrer">On *Snow* &amp; x₁</a></b>'
        f"<br>Ann a<br>{WHEN} · Hall 1</p>"
    )
    assert clips.as_bibtex(two).count("@inproceedings{") == 1
    assert clips.links(two) == ["https://example.org/a"]


def test_hostile_texts_are_no_markup() -> None:
    selection = hostile.selection()
    html = clips.as_html(selection)
    assert html.count("<p>") == html.count("<b>") == len(selection.talks)
    assert "<script" not in html
    assert len(clips.as_markdown(selection).splitlines()) == len(selection.talks)
    assert "\x00" not in clips.as_text(selection)

"""The plans of other conferences in the library: missing, damaged, newer, and which are offered."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.beside import read_beside, stored_with_stars
from planner.conference import Conference, Programme, Talk
from planner.files import safe_name
from planner.library import Library
from planner.plan import Plan
from planner.timetable import Timetable


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def store(library: Library, conference: Conference, title: str, days: int, *stars: str) -> Plan:
    """The same conference under another name and some days later, with stars."""
    later = timedelta(days=days)
    talks = tuple(
        replace(t, start=t.start + later, end=t.end + later) if t.start and t.end else t
        for t in conference.talks
    )
    other = replace(conference, id=title, title=title, talks=talks, sessions=())
    library.save_programme(Programme(conference=other))
    plan = Plan(conference_id=title, conference_title=title)
    return library.save_plan(plan.with_stars([t for t in talks if t.id in stars], True), plan)


def plan_file(library: Library, conference_id: str) -> Path:
    return library.folder / "plans" / f"{safe_name(conference_id)}.json"


def test_others_with_stars_come_first_if_they_have_some_on_these_days(
    library: Library, conference: Conference
) -> None:
    store(library, conference, "Same days", 0, "a", "b", "unplanned")
    store(library, conference, "No stars", 0)
    store(library, conference, "A year later", 365, "a")
    library.save_programme(Programme(conference=conference))
    found = stored_with_stars(library, Timetable(conference))
    assert [(each.title, each.stars, each.stars_here) for each in found] == [
        ("Same days", 3, 2),
        ("A year later", 1, 0),
    ]
    assert found[0].told == "Same days has 2 stars on these days"
    assert found[0].days == "9–10 Mar 2027"


def test_a_conference_without_times_has_no_days_to_share(
    library: Library, conference: Conference
) -> None:
    store(library, conference, "Same days", 0, "a")
    timeless = replace(conference, talks=conference.talks[-1:])
    (found,) = stored_with_stars(library, Timetable(timeless))
    assert found.stars_here == 0


def test_what_is_missing_damaged_or_newer_is_told_and_the_rest_is_read(
    library: Library, conference: Conference
) -> None:
    whole = store(library, conference, "Whole", 0, "a")
    for name in ("Backed up", "Newer", "Damaged"):
        store(library, conference, name, 0, "a")
    backed_up, newer, damaged = (plan_file(library, n) for n in ("Backed up", "Newer", "Damaged"))
    backed_up.with_name(f"{backed_up.name}.bak").write_bytes(backed_up.read_bytes())
    for path in (backed_up, damaged, damaged.with_name(f"{damaged.name}.bak")):
        path.write_text("{")
    newer.write_text('{"format": "conference-plan", "version": 99}')
    before = {path: path.read_bytes() for path in (library.folder / "plans").iterdir()}

    wanted = {name: name for name in ("Whole", "Gone", "Backed up", "Newer", "Damaged")}
    found = read_beside(library, wanted)
    stars = {plan.conference_id: plan.starred_ids() for plan in found.plans}
    assert stars == {"Whole": ["a"], "Gone": [], "Backed up": ["a"], "Damaged": []}
    assert found.plans[0] == whole
    gone, backed, new, broken = found.troubles
    assert gone == "Gone: its plan is no longer stored, so nothing of it is shown."
    assert backed.startswith("Backed up: The plan's file")
    assert "its backup was used" in backed
    assert "newer Conference Planner" in new
    assert "are damaged" in broken
    after = {path: path.read_bytes() for path in (library.folder / "plans").iterdir()}
    assert after == before, "reading writes nothing"


def test_a_plan_that_changed_is_read_as_it_is_now(
    library: Library, conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    plan = store(library, conference, "Other", 0, "a")
    library.save_plan(plan.with_star(make_talk("b"), True), plan)
    (read,) = read_beside(library, {"Other": "Other"}).plans
    assert read.starred_ids() == ["a", "b"]

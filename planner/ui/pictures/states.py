"""What the pictures show: plans, a newer copy, another conference, all made from the sample."""

from datetime import timedelta

from msgspec.structs import replace

from planner.conference import Kind, Programme, Talk
from planner.library import Library
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui.workspace import Workspace

NOTE = "Ask how it does with fewer labels.\nCompare with our baseline."

SESSION_NOTE = "Sit near the *door*: the next talk is in the other hall."

COPIED_PAGE = b"""Lantern Session

Moderator: Ida Okoro

Chat is not available.

Tue 9 Mar 9:00 - 9:15 PST

Lanterns That Learn: Light from Few Examples

Ann Bee \xc2\xb7 Cy Dee

A lantern that has seen ten evenings knows the eleventh.

Tue 9 Mar 9:15 - 9:30 PST

What the Shadows Leave

Eve Eff

Shadows are data, too.
"""


def worth_seeing(timetable: Timetable) -> list[str]:
    """Every ninth talk that has a time and authors, and one that clashes with the first."""
    talks = [talk for talk in timetable.talks if talk.authors and talk.start]
    chosen = talks[2::9]
    first = chosen[0]
    clash = next(t for t in talks if first.start == t.start and first.room != t.room)
    return [first.id, clash.id, *(talk.id for talk in chosen[1:])]


def their_stars(timetable: Timetable) -> dict[str, list[Talk]]:
    """Of two colleagues; they share some with each other and with me."""
    talks = [talk for talk in timetable.talks if talk.authors and talk.start]
    return {"Ann Lee": talks[2::6], "Bo": talks[2::15] + talks[3::12]}


def newer_copy(workspace: Workspace) -> Programme:
    """The programme after the organisers changed some of it, most of that starred."""
    programme = workspace.programme
    assert programme
    starred = [workspace.timetable.by_id[i] for i in workspace.plan.starred_ids()]
    first, _, second, third, *_, fourth = (talk for talk in starred if talk.kind is Kind.ORAL)
    assert third.start
    assert third.end
    assert fourth.start
    changed = {
        first.id: replace(first, room="Terrace Hall"),
        third.id: replace(
            third, start=fourth.start, end=fourth.start + (third.end - third.start)
        ),  # and clashes now
        fourth.id: replace(fourth, title=f"{fourth.title}, Revisited"),
    }
    talks = [changed.get(t.id, t) for t in programme.conference.talks if t.id != second.id]
    added = replace(
        first, id="new", title="A Late Addition: What the Tide Left", start=None, end=None
    )
    conference = replace(programme.conference, talks=(*talks, added))
    return replace(programme, conference=conference)


def store_workshops(library: Library, workspace: Workspace) -> None:
    """Another conference with stars of which one clashes with a starred talk."""
    starred = [talk for talk in workspace.timetable.talks if talk.id in workspace.starred]
    first, *_, last = (talk for talk in starred if talk.start and talk.end)
    late = timedelta(minutes=10)
    talks = tuple(
        replace(
            talk,
            title=title,
            start=talk.start + late if talk.start else None,
            end=talk.end + late if talk.end else None,
            room="Attic",
            session_id="",
        )
        for talk, title in ((first, "Lanterns in the Wild"), (last, "What Tides Teach"))
    )
    workshops = replace(
        workspace.conference, id="workshops", title="SLM Workshops", sessions=(), talks=talks
    )
    library.save_programme(Programme(conference=workshops))
    empty = Plan(conference_id=workshops.id, conference_title=workshops.title)
    library.save_plan(empty.with_stars(talks, True), empty)

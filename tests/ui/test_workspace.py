import pytest
from msgspec.structs import replace

from planner.conference import Programme
from planner.corrections import with_zone
from planner.plan import Entry, Plan
from planner.ui.workspace import Workspace


def test_starring_is_undone_and_redone(workspace: Workspace, qtbot):
    with qtbot.waitSignal(workspace.chosen):
        workspace.toggle_stars(["a"])
    assert workspace.starred == {"a"}
    workspace.undo()
    assert workspace.starred == set()
    workspace.redo()
    assert workspace.starred == {"a"}


def test_several_talks_are_starred_together_and_unstarred_only_when_all_are(workspace: Workspace):
    workspace.toggle_stars(["a"])
    workspace.toggle_stars(["a", "b"])
    assert workspace.starred == {"a", "b"}
    workspace.toggle_stars(["a", "b"])
    assert workspace.starred == set()
    assert len(workspace.history.done) == 3


def test_a_clash_is_told_of_both_talks_at_once(workspace: Workspace, qtbot):
    workspace.toggle_stars(["a"])
    with qtbot.waitSignal(workspace.plan_changed) as told:
        workspace.toggle_stars(["d"])
    assert told.args == [{"a", "d"}]
    assert [c.other("a").id for c in workspace.clashes.of("a")] == ["d"]


def test_posters_of_one_session_do_not_clash_but_one_elsewhere_does(workspace: Workspace):
    workspace.toggle_stars(["p1", "p2", "p3"])
    assert not workspace.clashes
    workspace.toggle_stars(["e"])
    assert len(workspace.clashes) == 3


def test_the_same_note_again_is_no_step(workspace: Workspace):
    talk = workspace.timetable.by_id["a"]
    workspace.change("Note", workspace.plan.with_note(talk, "ask"))
    workspace.change("Note", workspace.plan.with_note(talk, "ask"))
    assert len(workspace.history.done) == 1
    workspace.undo()
    assert workspace.plan.note("a") == ""


def test_a_corrected_programme_keeps_stars_and_undo(workspace: Workspace):
    workspace.toggle_stars(["a"])
    corrected = replace(workspace.conference, time_zone="Asia/Seoul")
    workspace.correct(Programme(conference=corrected))
    assert workspace.starred == {"a"}
    workspace.undo()
    assert (workspace.conference.time_zone, workspace.starred) == ("America/Los_Angeles", {"a"})
    workspace.undo()
    assert workspace.starred == set()


def test_a_star_of_a_talk_that_left_the_programme_stays_in_the_plan(workspace: Workspace):
    workspace.toggle_stars(["a", "b"])
    fewer = tuple(talk for talk in workspace.conference.talks if talk.id != "a")
    workspace.correct(Programme(conference=replace(workspace.conference, talks=fewer)))
    assert workspace.starred == {"b"}
    assert workspace.plan.is_starred("a")


def test_who_no_longer_clashes_is_told_as_well(workspace: Workspace, qtbot):
    workspace.toggle_stars(["a", "d", "b"])
    with qtbot.waitSignal(workspace.plan_changed) as told:
        workspace.toggle_stars(["d"])
    assert told.args == [{"a", "b", "d"}]


@pytest.fixture
def newer(workspace: Workspace) -> Programme:
    """The talk `a` has another id, `b` has gone."""
    talks = [t for t in workspace.conference.talks if t.id != "b"]
    talks[0] = replace(talks[0], id="new")
    return Programme(conference=replace(workspace.conference, talks=tuple(talks)))


def test_one_step_undoes_an_update_with_its_plan(workspace: Workspace, newer: Programme, qtbot):
    workspace.toggle_stars(["a", "b"])
    older, plan = workspace.programme, workspace.plan
    with qtbot.waitSignal(workspace.updated) as told:
        workspace.update(newer, replace(plan, entries={"new": Entry(starred=True)}))
    assert told.args == [newer]
    assert (workspace.programme, workspace.starred) == (newer, {"new"})
    with qtbot.waitSignal(workspace.updated) as told:
        workspace.undo()
    assert told.args == [older]
    assert (workspace.programme, workspace.plan) == (older, plan)
    workspace.redo()
    assert (workspace.programme, workspace.starred) == (newer, {"new"})


def test_a_correction_after_an_update_outlives_undo_and_redo(
    workspace: Workspace, newer: Programme, qtbot
):
    workspace.toggle_stars(["a"])
    workspace.update(newer, replace(workspace.plan, entries={"new": Entry(starred=True)}))
    workspace.correct(with_zone(newer, "Asia/Seoul"))
    corrected = workspace.programme
    workspace.toggle_stars(["night"])
    for _ in range(3):
        workspace.undo()
    assert (workspace.conference.time_zone, workspace.starred) == ("America/Los_Angeles", {"a"})
    workspace.redo()
    with qtbot.waitSignal(workspace.updated) as told:  # so that it is stored
        workspace.redo()
    workspace.redo()
    assert told.args == [corrected]
    assert (workspace.programme, workspace.starred) == (corrected, {"new", "night"})
    assert workspace.plan.entries["new"].snapshot.start == corrected.conference.talks[0].start


def test_the_same_programme_read_again_is_no_step(workspace: Workspace, qtbot):
    workspace.toggle_stars(["a"])
    again = Programme(conference=replace(workspace.conference, url="https://slm.example"))
    with qtbot.waitSignal(workspace.updated):
        workspace.renew(again)
    assert workspace.programme is again
    workspace.undo()
    assert (workspace.programme, workspace.starred) == (again, set())


def test_undoing_an_update_keeps_what_another_window_did(workspace: Workspace, newer: Programme):
    workspace.toggle_stars(["a"])
    workspace.update(newer, replace(workspace.plan, entries={"new": Entry(starred=True)}))
    night = workspace.timetable.by_id["night"]
    workspace.take_over(workspace.plan.with_star(night, True))
    workspace.undo()
    assert workspace.starred == {"a", "night"}


def test_what_was_chosen_and_has_gone_is_missing(workspace: Workspace, newer: Programme):
    workspace.toggle_stars(["b", "d"])
    workspace.update(newer, workspace.plan)
    assert workspace.missing == ["b"]
    assert workspace.plan.entries["b"].snapshot.title == "Talk b"


def test_each_conference_keeps_what_can_be_undone(workspace: Workspace):
    first = workspace.conference
    workspace.toggle_stars(["a"])
    starred = workspace.plan
    other = replace(first, id="other")
    workspace.open(Programme(conference=other), Plan(conference_id="other"))
    assert not workspace.can_undo()
    workspace.toggle_stars(["b"])
    workspace.open(Programme(conference=first), starred)
    workspace.undo()
    assert workspace.starred == set()
    assert not workspace.can_undo()

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Programme
from planner.history import MOST_STEPS, Facts, History, Step
from planner.plan import Plan


def plan(number: int) -> Plan:
    return Plan(conference_id=str(number))


def test_undo_and_redo_walk_the_same_steps():
    history = History()
    assert history.undo() is None
    for number in range(3):
        history.add(Step("Star", plan(number), plan(number + 1)))
    assert [history.undo().before for _ in range(3)] == [plan(2), plan(1), plan(0)]
    assert history.undo() is None
    assert [history.redo().after for _ in range(3)] == [plan(1), plan(2), plan(3)]
    assert history.redo() is None


def test_a_new_step_drops_what_was_undone():
    history = History()
    history.add(Step("Star", plan(0), plan(1)))
    history.undo()
    history.add(Step("Note", plan(0), plan(2)))
    assert history.redo() is None


def test_the_oldest_steps_are_forgotten():
    history = History()
    for number in range(MOST_STEPS + 5):
        history.add(Step("Star", plan(number), plan(number + 1)))
    assert len(history.done) == MOST_STEPS
    assert history.done[0].before == plan(5)


@given(st.lists(st.sampled_from(["add", "undo", "redo"])))
def test_every_step_begins_where_the_one_before_ended(moves):
    history, current, number = History(), plan(0), 0
    for move in moves:
        if move == "add":
            number += 1
            history.add(Step("", current, plan(number)))
            current = plan(number)
        elif step := history.undo() if move == "undo" else history.redo():
            assert current == (step.after if move == "undo" else step.before)
            current = step.before if move == "undo" else step.after


def test_a_step_of_an_update_knows_the_programme_before_and_after(conference):
    old, new = (Programme(conference=replace(conference, title=t)) for t in ("old", "new"))
    history = History()
    history.add(Step("Update", plan(0), plan(1), Facts(old, new)))
    assert history.undo().facts.before is old
    assert history.redo().facts.after is new

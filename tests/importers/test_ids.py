"""Ids that survive another reading."""

from planner.importers import ids


def test_a_repeated_id_gets_its_count_and_never_that_of_another() -> None:
    assert list(ids.unique(["a", "b", "a", "a"])) == ["a", "b", "a-2", "a-3"]
    assert list(ids.unique(["a", "a", "a-2"])) == ["a", "a-2", "a-2-2"]
    assert list(ids.unique(["a-2", "a", "a"])) == ["a-2", "a", "a-3"]


def test_no_id_ends_as_those_that_the_program_makes_itself() -> None:
    assert list(ids.unique(["a~2", "b~1~23", "~5"])) == ["a-2", "b~1-23", "-5"]
    assert list(ids.unique(["a-2", "a~2"])) == ["a-2", "a-2-2"]
    assert list(ids.unique(["~ann", "a~2b", "a~"])) == ["~ann", "a~2b", "a~"]

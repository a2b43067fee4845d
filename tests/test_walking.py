"""Minutes from room to room, there as back."""

import pytest

from planner.walking import Walking, seconds


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [("A", "B", 12), ("B", "A", 12), ("A", "C", 5), ("A", "A", 0), ("", "B", 0), ("A", "", 0)],
)
def test_the_minutes_between_two_rooms(one: str, other: str, minutes: int) -> None:
    assert Walking(minutes=5).with_pair("B", "A", 12).between(one, other) == minutes


def test_the_pairs_that_differ_and_the_longest_way() -> None:
    walking = (
        Walking(minutes=5).with_pair("B", "A", 12).with_pair("A", "B", 9).with_pair("C", "A", 0)
    )
    assert list(walking.named_pairs()) == [("A", "B", 9), ("A", "C", 0)]
    assert walking.longest == 9
    assert Walking(minutes=5, pairs={"A ↔ B": 2}).longest == 5


def test_who_has_just_the_minutes_comes_in_time() -> None:
    assert 299 < seconds(5) < 300
    assert seconds(0) == 0

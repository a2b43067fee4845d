from planner import priorities


def test_each_priority_has_a_word_and_a_shape_of_its_own():
    assert [priorities.label(n) for n in range(4)] == [
        "",
        "▲ Must see",
        "● Want to see",
        "▽ Maybe",
    ]
    assert len(set(priorities.SIGNS.values())) == 3


def test_the_most_wanted_comes_first_and_what_has_none_last():
    assert sorted([0, 3, 1, 2], key=priorities.rank) == [1, 2, 3, 0]

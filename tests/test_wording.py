from planner.wording import counted, listed, natural


def test_counts_have_their_plural():
    assert [counted(n, "talk") for n in (0, 1, 2)] == ["0 talks", "1 talk", "2 talks"]
    assert counted(2, "clash", "clashes") == "2 clashes"


def test_numbers_in_text_are_sorted_as_people_count():
    positions = ["#W-1000", "#W-99", "#E-100", "#W-100", "", "7"]
    assert sorted(positions, key=natural) == ["", "#E-100", "#W-99", "#W-100", "#W-1000", "7"]


def test_words_are_listed():
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        *("", "a", "a and b", "a, b and c")
    ]

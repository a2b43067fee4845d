import pytest

from planner.following import all_followed, cleaned, is_followed, sentence_of, with_followed
from planner.plan import Following, Plan


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  graph \n networks ", "graph networks"),
        ("“graph networks,”", "graph networks"),
        ("(LLMs).", "LLMs"),
        ("robot*", "robot*"),
        ("$L_0$ norm", "L₀ norm"),
        ("a\u2029b", "a b"),  # a selection over two paragraphs
        ("C++", "C++"),
        (" . graph, ", "graph"),
        ("…!", ""),
        ("", ""),
        ("one two three four five six seven eight", "one two three four five six seven eight"),
        ("one two three four five six seven eight nine", ""),
    ],
)
def test_what_was_typed_or_selected_is_cleaned(text, clean):
    assert cleaned(text) == clean


def test_a_name_is_the_same_however_it_is_written():
    following = Following(authors=("Søren Müller-Ørsted",), words=("robot*",))
    assert is_followed(following, "authors", "SOREN MULLER ORSTED")
    assert not is_followed(following, "authors", "S. Müller-Ørsted")
    assert not is_followed(following, "words", "robot")
    assert is_followed(following, "words", "Robot*")


def test_a_name_is_followed_once_and_no_longer_in_any_spelling():
    plan = Plan(conference_id="c").with_followed("authors", ["Ann Lee", "ann  lee"], True)
    assert with_followed(plan, "authors", "ANN LEE", True) is plan
    assert with_followed(plan, "authors", "ANN LEE", False) == Plan(conference_id="c")
    more = with_followed(plan, "words", "Ann Lee", True)
    assert all_followed(more.following)[-1] == ("words", "Ann Lee")


def test_the_reason_is_a_sentence():
    assert sentence_of(["Ann Lee", "graph"]) == "You follow Ann Lee, graph"
    assert sentence_of([]) == ""

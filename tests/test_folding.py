"""Folded text is the same for all spellings, and each of its characters leads back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.folding import fold, fold_with_places, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("State-of-the-Art", ["state", "of", "the", "art"]),
        ("state‐of–the—art", ["state", "of", "the", "art"]),
        ("Erdős, Gödel & Poincaré", ["erdos", "godel", "poincare"]),
        ("Gödel", ["godel"]),
        ("Søren Łukasz Đoković Straße", ["soren", "lukasz", "dokovic", "strasse"]),
        ("“quoted” ‘it’s’ «so»", ["quoted", "it", "s", "so"]),
        ("ﬁne co\u00adop\u200beration ＡＢＣ", ["fine", "cooperation", "abc"]),
        ("İstanbul ısı ΣΊΣΥΦΟΣ", ["istanbul", "isi", "σισυφοσ"]),
        ("深層学習とは", ["深", "層", "学", "習", "と", "は"]),
        ("㋿3年 ｱﾝ", ["令", "和", "3", "年", "ア", "ン"]),
        ("Ǽther", ["aether"]),
        ("हिन्दी", ["हिनदी"]),
        ("x_1 $\\ell_2$", ["x", "1", "ell", "2"]),
        ("\ud800\0 🎉", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert list(words(text))[: len(expected) or None] == expected


@given(st.text())
@example("㋿ ｱｲ ヿ")  # one sign that stands for several Japanese ones, or for another one
@example("ǽ")
def test_folding_twice_changes_no_word(text: str) -> None:
    assert words(fold(text)) == words(text)


@given(st.text())
def test_every_folded_character_has_its_place(text: str) -> None:
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


@given(st.text(alphabet="aäàåøßæñ ’–ﬁ"))
def test_capitals_are_the_same_words(text: str) -> None:
    assert words(text.upper()) == words(text)

"""Cells that a spreadsheet would carry out lose their danger and come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.formulas import as_meant, defused


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_formula_is_text_behind_an_apostrophe(sign: str) -> None:
    assert defused(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["On Snow", "a=b", "'tis", "", "'", "''", " =1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert defused(text) == text
    assert as_meant(text) == text


@given(st.text("'=+-@\t\r\nab", max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert as_meant(defused(text)) == text

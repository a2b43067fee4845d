"""Formulas: set as curves, with the size and baseline that the line needs."""

import pytest

from planner.ui.formulas import EM, formula

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_formula_has_the_width_of_its_signs_and_hangs_at_the_baseline() -> None:
    plain, tall = formula("x"), formula(r"\frac{1}{x_y}")
    assert plain
    assert tall
    assert 0.3 * EM < plain.width < EM
    assert plain.descent < 0.1 * EM
    assert tall.ascent > plain.ascent
    assert tall.descent > 0.3 * EM
    bounds = tall.path.boundingRect()
    assert bounds.top() >= -tall.ascent - 0.05 * EM
    assert bounds.bottom() <= tall.descent + 0.05 * EM
    assert bounds.right() <= tall.width + 0.1 * EM


@pytest.mark.parametrize("name", [r"\sqrt{x}", r"\overline{x}"])
def test_bars_are_drawn_as_well_as_letters(name: str) -> None:
    with_bar, without = formula(name), formula("x")
    assert with_bar
    assert without
    assert with_bar.path.elementCount() > without.path.elementCount()


@pytest.mark.parametrize(
    "tex",
    ["", "{{{", "^", r"\frac{", r"\begin{x}", "&", "{" * 400 + "}" * 400, "x" * 5000, "机器", " "],
)
def test_what_cannot_be_set_is_none(tex: str) -> None:
    assert formula(tex) is None


@pytest.mark.parametrize("tex", ["<script>alert(1)</script>", r"\undefined{x}", "a'b\"c", r"\&"])
def test_strange_text_is_set_and_does_no_harm(tex: str) -> None:
    assert formula(tex)

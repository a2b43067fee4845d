"""TeX becomes text that reads well; what is no TeX stays, and nothing is lost or raised."""

import subprocess
import sys
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.tex import PLACE, to_text, with_formulas


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"an $L_0$ norm", "an L₀ norm"),
        (r"$\mathcal{O}(n \log n)$", "𝒪(n log n)"),
        (r"$\mathbb R^n \to \mathbb{E}$", "ℝⁿ → 𝔼"),
        (r"$\mathcal{M}$ and $\mathfrak{C}$", "ℳ and ℭ"),
        (r"$\tilde{O}({\frac{SA}{\epsilon^2(1-\gamma)^7}})$", "Õ(SA/(ϵ²(1-γ)⁷))"),
        (r"$\|\nabla J(\boldsymbol{\theta})\|_2^2\leq 1$", "‖∇ J(θ)‖₂² ≤ 1"),
        (r"$O\left(d\log \log d\right)$", "O(d log log d)"),
        (r"$x_{i,j}^{k \times n}$", "xᵢ,ⱼ^(k × n)"),
        (r"$D_{\max}$ and $f'$", "Dₘₐₓ and f′"),
        (r"$\sqrt{T}$, $\sqrt{2T}$, $90^\circ$", "√T, √(2T), 90°"),
        (r"$\tfrac12$ $x^\frac{1}{2}$", "1/2 x^(1/2)"),
        (r"\(a \times b\) and \[c\] and $$d^2$$", "a × b and c and d²"),
        (r"$\\{1, \ldots, m\\}$ $\\mathsf{P} \\neq \\#\\mathsf{P}$", "{1, …, m} P ≠ #P"),
        (r"$k\ll m$ $256\times 256$", "k ≪ m 256 × 256"),
        (r"$p_{\text{a b}}$", "p_(a b)"),
    ],
)
def test_formulas_read_as_a_person_would_write_them(tex: str, text: str) -> None:
    assert to_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"Schr\"odinger, G{\"o}del, \'{\i}, \c{c}", "Schrödinger, Gödel, í, ç"),
        (r"\textbf{x} and \emph{very \textit{y}}", "x and very y"),
        (r"{\em soft} and 95\% of R\&D", "soft and 95% of R&D"),
        (
            r"\alpha particles by \url{https://a.example/b_c}",
            "α particles by https://a.example/b_c",
        ),
        (r"\textbf{uses $x^2$}", "uses x²"),
    ],
)
def test_commands_in_running_text(tex: str, text: str) -> None:
    assert to_text(tex) == text


@pytest.mark.parametrize(
    "text",
    [
        "costs $5 and $6 in 2027",
        "from $5 million to US$ 6 million",
        "the $ and the other $ sign",
        "snake_case & 50% {of} them ~ a^b",
        r"see \cite{smith2020} and \foo{x}{y}",
        r"C:\new\file, don\'t",
        "\\",
        "$",
        "$$",
        r"\textbf",
        r"\frac{1}",
        "",
    ],
)
def test_what_is_no_tex_or_not_known_stays(text: str) -> None:
    assert to_text(text) == text


def test_unknown_commands_stay_whole_inside_a_formula() -> None:
    assert to_text(r"$\AC^0 + \foo{a}$") == r"\AC⁰ + \foo{a}"


def test_money_beside_a_formula() -> None:
    assert to_text(r"pay $5 for $x^2$") == "pay $5 for x²"


@given(st.text(alphabet="\\${}^_ab1 \n'\"~%αfractextbf|", max_size=60))
def test_never_raises_and_keeps_what_has_no_tex(text: str) -> None:
    shown = to_text(text)
    if "$" not in text and "\\" not in text:
        assert shown == text


@given(st.text(alphabet=st.characters(exclude_characters="$\\"), max_size=40))
def test_text_inside_a_font_command_is_kept_whole(text: str) -> None:
    if "{" not in text and "}" not in text:
        assert to_text(f"\\textbf{{{text}}}!") == (f"{text}!" if text else "!")


@pytest.mark.parametrize(
    "hostile",
    ["{" * 20_000 + "\\", "\\frac" * 5_000, "${" * 9_000, "$" + "{" * 4_000 + "}" * 4_000],
)
def test_hostile_nesting_ends_soon(hostile: str) -> None:
    began = thread_time()
    to_text(hostile)
    assert thread_time() - began < 5


def test_the_library_is_imported_only_when_needed() -> None:
    code = (
        "import sys, planner.tex as t; t.to_text('plain'); assert 'pylatexenc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("tex", "text", "formulas"),
    [
        ("no formula", "no formula", []),
        (r"an $L_0$ of $\alpha$ at $1/2$", "an L₀ of α at 1/2", []),
        (r"in $\mathcal{O}(n\log n)$ time", f"in {PLACE} time", [r"\mathcal{O}(n\log n)"]),
        (r"$\frac{1}{n}$ and $\sqrt{n}$", f"{PLACE} and {PLACE}", [r"\frac{1}{n}", r"\sqrt{n}"]),
        (r"\[ x^{a_b} \]", PLACE, [" x^{a_b} "]),
        ("costs $5 and $6", "costs $5 and $6", []),
        (f"a {PLACE} of theirs", "a  of theirs", []),
        (r"\textbf{bold $\sqrt{2}$}", "bold √2", []),
    ],
)
def test_formulas_that_letters_do_not_show_are_told_apart(
    tex: str, text: str, formulas: list[str]
) -> None:
    found_text, found = with_formulas(tex)
    assert (found_text, [each.tex for each in found]) == (text, formulas)


@given(st.text(alphabet=r"ab$\{}^_ ()[]1/frac" + PLACE, max_size=60))
def test_each_place_has_its_formula_and_nothing_else_changes(tex: str) -> None:
    text, found = with_formulas(tex)
    assert text.count(PLACE) == len(found)
    left = iter(found)
    filled = "".join(next(left).text if sign == PLACE else sign for sign in text)
    assert filled == to_text(tex.replace(PLACE, ""))

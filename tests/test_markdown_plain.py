"""Notes without the signs of Markdown, for cards and paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.markdown_plain import as_plain


@pytest.mark.parametrize(
    ("note", "plain"),
    [
        ("Ask **Ann** about *snow* and ~~ice~~", "Ask Ann about snow and ice"),
        ("***all*** of _it_, __now__", "all of it, now"),
        ("# Questions #\nWhy?", "Questions\nWhy?"),
        ("Questions\n===\nWhy?", "Questions\nWhy?"),
        ("- one\n  * two\n1. three", "• one\n  • two\n1. three"),
        ("- [ ] open\n- [x] done", "☐ open\n☑ done"),
        ("> said\n> > twice", "said\ntwice"),
        ("see [the *paper*](https://x.org/a_(b)) and ![plot](p.png)", "see the paper and plot"),
        ("<https://x.org/a_b_c> or mail", "https://x.org/a_b_c or mail"),
        ("`**code**` and ``a ` b``", "**code** and a ` b"),
        ("```python\nx = a*b*c\n```\nend", "x = a*b*c\nend"),
        (r"5 \* 3 and 2 * 3 * 4", "5 * 3 and 2 * 3 * 4"),
        ("snake_case_name, #12, [not a link]", "snake_case_name, #12, [not a link]"),
        ("above\n\n---\n\nbelow", "above\n\nbelow"),
        ("---", "---"),
        ("", ""),
    ],
)
def test_only_what_is_meant_is_left(note: str, plain: str) -> None:
    assert as_plain(note) == plain


@given(st.text(alphabet='a *_`[]()#>-+~\\!<\n"h:/'))
def test_any_note_can_be_read(note: str) -> None:
    assert bool(as_plain(note)) == bool(note.strip())


def test_a_long_note_of_signs_takes_no_time() -> None:
    for sign in ("*", "_a", "[", "`", "~~", "[a](", "> ", "![", '[a](b "'):
        as_plain(sign * 5000)

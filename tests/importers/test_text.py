"""Cleaning of foreign text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importers.fragments import plain
from planner.importers.text import clean, names, paragraphs, slug


@pytest.mark.parametrize(
    ("foreign", "expected"),
    [
        ("  a \n\t b\xa0c ", "a b c"),
        ("a\u200bb\ufeff\u2060", "ab"),
        ("one&#x000D; two x000D three _x000D_ four", "one two three four"),
        ("It&#x27;s &amp;quot;x&amp;quot; &amp; y", 'It\'s "x" & y'),
        ("A&B; AT&T a & b", "A&B; AT&T a & b"),
        (r"$a < b$ \"{o} \(x\) \[y\] \$5 ``q''", r"$a < b$ \"{o} \(x\) \[y\] \$5 ``q''"),
        ("\u202eevil\u202c \x07 \x85", "evil"),
        ("família 👩‍👩‍👧 漢字", "família 👩‍👩‍👧 漢字"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_text_is_cleaned(foreign: str, expected: str) -> None:
    assert clean(foreign) == expected


@given(st.text())
def test_clean_text_has_single_spaces_and_no_controls(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert not any(ord(letter) < 32 or letter in "\x7f\u200b\ufeff" for letter in cleaned)


def test_empty_paragraphs_are_left_out() -> None:
    assert paragraphs([" a\n b ", "", " \n", "c"]) == "a b\n\nc"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Lee · Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee ⋅ Bo Ek ⋅", ("Ann Lee", "Bo Ek")),
        ("Pol Gal·la", ("Pol Gal·la",)),
        ("", ()),
        ("· ·", ()),
    ],
)
def test_names_are_divided_at_dots_that_stand_alone(line: str, expected: tuple[str, ...]) -> None:
    assert names(line) == expected


def test_a_slug_is_short_and_plain() -> None:
    assert slug("ICML 2025") == "icml-2025"
    assert slug("Ünï: a / b") == "uni-a-b"
    assert len(slug("word " * 30)) <= 40


def test_items_of_a_list_that_was_typed_stay_on_lines_of_their_own() -> None:
    typed = "<p>It lets one\nwrite:\n- Snow\n  in <b>Python</b>\r\n- Ice\n1. Hail</p><p>5 - 3</p>"
    assert plain(typed) == "It lets one write:\n- Snow in Python\n- Ice\n1. Hail\n\n5 - 3"

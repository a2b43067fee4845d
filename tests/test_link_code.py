"""Bytes as a text that survives mail, and that says so where it did not."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import LibraryError
from planner.link_code import holds_link, packed, unpacked

LINK = packed(b"forty-two talks on snow")


@given(st.binary(max_size=300))
def test_what_is_packed_comes_out_again(content: bytes) -> None:
    assert unpacked(packed(content)) == content


@given(st.integers(0, 60), st.sampled_from(["\n", "\n> ", "\r\n  ", " "]))
def test_mail_may_break_and_quote_it(width: int, between: str) -> None:
    head, body = LINK[:26], LINK[26:]
    lines = [body[i : i + width + 5] for i in range(0, len(body), width + 5)]
    mail = f"Hello Ann,\n\n{head.lower()}{between.join(lines).lower()}\n\nBest regards\nBob"
    assert unpacked(mail) == b"forty-two talks on snow"


@given(st.data())
def test_a_changed_letter_never_gives_another_content(data: st.DataObject) -> None:
    place = data.draw(st.integers(26, len(LINK) - 2))
    letter = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
    with suppress(LibraryError):
        assert unpacked(LINK[:place] + letter + LINK[place + 1 :]) == b"forty-two talks on snow"


def test_a_cut_link_is_damaged() -> None:
    for end in range(26, len(LINK) - 2):
        with pytest.raises(LibraryError, match="damaged"):
            unpacked(LINK[:end])


def test_another_text_and_a_newer_version_are_told_apart() -> None:
    assert not holds_link("https://example.org/plan/1/ABC/")
    with pytest.raises(LibraryError, match="no link"):
        unpacked("https://example.org/plan/1/ABC/")
    with pytest.raises(LibraryError, match="newer"):
        unpacked(LINK.replace("PLAN/1/", "PLAN/2/"))


def test_a_bomb_is_not_blown_up() -> None:
    bomb = packed(bytes(5_000_000))
    assert len(bomb) < 10_000
    with pytest.raises(LibraryError) as refused:
        unpacked(bomb)
    assert "too large" in refused.value.details


def test_it_is_short_in_a_qr_code() -> None:
    """Capital letters and digits take 5.5 bits each there; small letters would take 8."""
    alphanumeric = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert set(LINK) <= alphanumeric

"""By what events in a calendar are known again as ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.conference import Talk
from planner.errors import LibraryError
from planner.event_ids import (
    is_ours,
    mark,
    read_mark,
    uid_of_own_entry,
    uid_of_posters,
    uid_of_talk,
)
from planner.plan import Plan


def test_each_thing_of_a_conference_has_an_id_of_its_own() -> None:
    uids = [
        uid_of_talk("c", "1"),
        uid_of_talk("d", "1"),
        uid_of_own_entry("c", "1"),
        uid_of_posters("c", "1", 0),
        uid_of_posters("c", "1", 1),
    ]
    assert len(set(uids)) == len(uids)
    assert [uid for uid in uids if is_ours(uid, "c")] == [uids[0], *uids[2:]]


@given(st.text(), st.text())
def test_ids_are_short_ascii_words_whatever_they_are_made_of(conference: str, talk: str) -> None:
    uid = uid_of_talk(conference, talk)
    assert uid.isascii()
    assert uid.isprintable()
    assert " " not in uid
    assert len(uid) < 255
    assert is_ours(uid, conference)


@pytest.mark.parametrize(
    "uid",
    ["", "a@example.org", "talk-1@d.conference-planner", "talk-1@cc.conference-planner.org"],
)
def test_what_others_made_is_not_ours(uid: str) -> None:
    assert not is_ours(uid, "c")


def test_a_damaged_part_of_a_plan_is_said_to_be() -> None:
    whole = mark(Plan(conference_id="").with_star(Talk(id=""), True), [Talk(id="")])
    assert read_mark(whole).starred_ids() == [""]
    for damaged in ("", whole[:-8], whole[:-1], "{}", "ü"):
        with pytest.raises(LibraryError):
            read_mark(damaged)

"""The file of the colleagues' plans: kept whole, told when damaged, shared by two windows."""

from functools import partial
from pathlib import Path

import pytest

from planner.colleague_store import ColleagueStore
from planner.colleagues import Colleague, added, removed
from planner.errors import LibraryError
from planner.plan import Plan
from planner.records import NewerFileError


@pytest.fixture
def store(tmp_path: Path) -> ColleagueStore:
    return ColleagueStore(tmp_path / "colleagues")


def ann(name: str = "Ann") -> Colleague:
    return Colleague(name=name, plan=Plan(conference_id="slm"), file=f"/home/{name}.json")


def add(store: ColleagueStore, colleague: Colleague) -> None:
    store.change("slm", lambda people: added(people, colleague))


def file_of(tmp_path: Path) -> Path:
    return tmp_path / "colleagues" / "slm.json"


def test_what_was_added_is_there_for_its_conference_only(store, tmp_path, conference):
    plan = Plan(conference_id="slm").with_stars(conference.talks, True)
    assert store.load("slm") == ()
    add(store, Colleague(name="Ännchen", plan=plan))
    assert ColleagueStore(tmp_path / "colleagues").load("slm") == (
        Colleague(name="Ännchen", plan=plan),
    )
    assert store.load("other") == ()


def test_two_windows_lose_nobody(store, tmp_path):
    other = ColleagueStore(tmp_path / "colleagues")
    add(store, ann())
    add(other, ann("Bo"))
    store.change("slm", partial(removed, name="Ann"))
    assert [one.name for one in other.load("slm")] == ["Bo"]


def test_a_damaged_file_is_told_and_kept_aside_at_the_next_change(store, tmp_path):
    add(store, ann())
    file_of(tmp_path).write_text("{ half", encoding="utf-8")
    with pytest.raises(LibraryError, match="not whole JSON"):
        store.load("slm")
    add(store, ann("Bo"))
    assert [one.name for one in store.load("slm")] == ["Bo"]
    aside = file_of(tmp_path).with_name("slm.json.damaged-1")
    assert aside.read_text(encoding="utf-8") == "{ half"


@pytest.mark.parametrize(
    ("old", "new"),
    [('"UTC"', '"Nowhere/At_All"'), ('T17:00:00Z"', 'T17:00:00"')],
)
def test_a_plan_inside_is_checked_as_a_plan_file_is(store, tmp_path, conference, old, new):
    plan = Plan(conference_id="slm").with_stars(conference.talks, True)
    add(store, Colleague(name="Ann", plan=plan))
    text = file_of(tmp_path).read_text(encoding="utf-8")
    assert old in text
    file_of(tmp_path).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LibraryError):
        store.load("slm")


def test_a_newer_file_is_left_untouched(store, tmp_path):
    add(store, ann())
    text = file_of(tmp_path).read_text(encoding="utf-8").replace('"version": 1', '"version": 99')
    file_of(tmp_path).write_text(text, encoding="utf-8")
    with pytest.raises(NewerFileError):
        add(store, ann("Bo"))
    assert file_of(tmp_path).read_text(encoding="utf-8") == text

"""The library never loses a star: crashes, damaged files, two windows, hostile ids."""

import errno
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Concern, Conference, Programme, Talk
from planner.errors import LibraryError
from planner.library import Library
from planner.plan import Plan
from planner.plan_files import read_plan_file
from planner.records import NewerFileError

TALKS = [Talk(id=f"t{number}", title=f"Talk {number}") for number in range(6)]
EMPTY = Plan(conference_id="c")
ONE = EMPTY.with_star(TALKS[0], True)
TWO = ONE.with_star(TALKS[1], True)


@pytest.fixture
def plan_file(library: Library) -> Path:
    """A plan saved twice, so that it has a backup with one star."""
    library.save_plan(ONE, EMPTY)
    library.save_plan(TWO, ONE)
    return library.folder / "plans" / "c.json"


def test_a_plan_is_there_again(library: Library) -> None:
    assert library.load_plan("c").plan == EMPTY
    assert library.save_plan(TWO, EMPTY) == TWO
    loaded = Library(library.folder).load_plan("c")
    assert (loaded.plan, loaded.recovered) == (TWO, "")


def test_the_file_before_is_kept(plan_file: Path) -> None:
    assert read_plan_file(plan_file) == TWO
    assert read_plan_file(plan_file.with_name("c.json.bak")) == ONE


def test_loading_makes_no_folder(library: Library) -> None:
    library.load_plan("c")
    assert library.programmes() == []
    assert not library.folder.exists()


def test_a_crash_before_the_rename_leaves_the_old_file(
    library: Library, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*paths: Path) -> None:
        raise OSError("power cut")

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(LibraryError):
        library.save_plan(TWO.with_star(TALKS[2], True), TWO)
    monkeypatch.undo()
    assert library.load_plan("c").plan == TWO
    assert {path.name for path in plan_file.parent.iterdir()} == {"c.json", "c.json.bak"}
    assert library.save_plan(ONE, TWO) == ONE


def test_a_crash_between_the_two_renames_leaves_the_old_file(
    library: Library, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.replace

    def crash_at_the_plan(source: Path, target: Path) -> None:
        if target == plan_file:
            raise OSError("power cut")
        rename(source, target)

    monkeypatch.setattr(os, "replace", crash_at_the_plan)
    with pytest.raises(LibraryError):
        library.save_plan(EMPTY, TWO)
    monkeypatch.undo()
    loaded = library.load_plan("c")
    assert (loaded.plan, loaded.recovered) == (TWO, "")


DAMAGED = [b"", b"{", b"\0" * 300, b"[]", b'{"format": "conference-plan", "version": 1}']


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_plan_comes_from_its_backup(
    library: Library, plan_file: Path, content: bytes
) -> None:
    plan_file.write_bytes(content)
    loaded = library.load_plan("c")
    assert loaded.plan == ONE
    assert "backup" in loaded.recovered
    assert plan_file.read_bytes() == content, "loading changes nothing"

    changed = loaded.plan.with_star(TALKS[3], True)
    assert library.save_plan(changed, loaded.plan) == changed
    assert library.load_plan("c").recovered == ""
    assert plan_file.with_name("c.json.damaged-1").read_bytes() == content
    assert read_plan_file(plan_file.with_name("c.json.bak")) == ONE


def test_a_plan_damaged_while_open_keeps_what_the_window_knows(
    library: Library, plan_file: Path
) -> None:
    plan_file.write_bytes(b"{")
    three = TWO.with_star(TALKS[2], True)
    assert library.save_plan(three, TWO) == three


def test_a_plan_and_its_backup_damaged_are_both_kept(library: Library, plan_file: Path) -> None:
    plan_file.write_bytes(b"one")
    plan_file.with_name("c.json.bak").write_bytes(b"two")
    loaded = library.load_plan("c")
    assert loaded.plan == EMPTY
    assert "empty" in loaded.recovered
    library.save_plan(ONE, EMPTY)
    kept = {path.name: path.read_bytes() for path in plan_file.parent.glob("*.damaged-*")}
    assert kept == {"c.json.damaged-1": b"one", "c.json.bak.damaged-1": b"two"}
    assert library.load_plan("c").plan == ONE


def test_damage_upon_damage_is_kept_under_its_own_number(library: Library, plan_file: Path) -> None:
    for content in (b"one", b"two"):
        plan_file.write_bytes(content)
        library.save_plan(TWO, library.load_plan("c").plan)
    assert plan_file.with_name("c.json.damaged-2").read_bytes() == b"two"


def test_a_deleted_plan_file_comes_back_with_all_stars(library: Library, plan_file: Path) -> None:
    plan_file.unlink()
    assert library.save_plan(TWO, TWO) == TWO
    assert library.load_plan("c").plan == TWO


def test_a_plan_of_a_newer_program_is_left_untouched(library: Library, plan_file: Path) -> None:
    newer = plan_file.read_bytes().replace(b'"version": 1', b'"version": 9')
    plan_file.write_bytes(newer)
    with pytest.raises(NewerFileError):
        library.load_plan("c")
    with pytest.raises(NewerFileError):
        library.save_plan(ONE, TWO)
    assert plan_file.read_bytes() == newer


def test_two_windows_merge(library: Library) -> None:
    library.save_plan(ONE, EMPTY)
    mine = library.save_plan(ONE.with_star(TALKS[1], True), ONE)
    theirs = library.save_plan(ONE.with_star(TALKS[2], True), ONE)
    assert mine.starred_ids() == ["t0", "t1"]
    assert theirs.starred_ids() == ["t0", "t1", "t2"]
    assert library.load_plan("c").plan == theirs


def test_what_one_window_unstars_stays_unstarred(library: Library) -> None:
    library.save_plan(TWO, EMPTY)
    library.save_plan(TWO.with_star(TALKS[0], False), TWO)
    saved = library.save_plan(TWO.with_note(TALKS[1], "front row"), TWO)
    assert saved.starred_ids() == ["t1"]
    assert saved.note("t1") == "front row"


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(TALKS), st.booleans())))
def test_random_saves_of_two_windows_lose_no_star(steps: list[tuple[int, Talk, bool]]) -> None:
    """The last word on each talk counts, whichever window said it and however stale it was."""
    with TemporaryDirectory() as folder:
        library = Library(Path(folder))
        windows = [EMPTY, EMPTY]
        expected: dict[str, bool] = {}
        for window, talk, starred in steps:
            before = windows[window]
            windows[window] = library.save_plan(before.with_star(talk, starred), before)
            if before.is_starred(talk.id) != starred:
                expected[talk.id] = starred
        stars = {talk_id for talk_id, starred in expected.items() if starred}
        assert set(library.load_plan("c").plan.starred_ids()) == stars


def test_many_threads_at_once_lose_no_star(library: Library) -> None:
    def star(talk: Talk) -> None:
        library.save_plan(EMPTY.with_star(talk, True), EMPTY)

    threads = [threading.Thread(target=star, args=(talk,)) for talk in TALKS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert library.load_plan("c").plan.starred_ids() == [talk.id for talk in TALKS]


STAR_TWENTY = """
import sys
from pathlib import Path
from planner.conference import Talk
from planner.library import Library
from planner.plan import Plan

library, window = Library(Path(sys.argv[1])), sys.argv[2]
base = Plan(conference_id="c")
for number in range(20):
    base = library.save_plan(base.with_star(Talk(id=f"{window}{number}"), True), base)
"""


def test_three_programs_at_once_lose_no_star(library: Library) -> None:
    root = Path(__file__).parents[1]
    programs = [
        subprocess.Popen([sys.executable, "-c", STAR_TWENTY, library.folder, window], cwd=root)
        for window in "abc"
    ]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    expected = {f"{window}{number}" for window in "abc" for number in range(20)}
    assert set(library.load_plan("c").plan.starred_ids()) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="its locks are other ones")
def test_a_folder_that_knows_no_locks_is_used_without(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(file: object, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    assert library.save_plan(ONE, EMPTY) == ONE
    assert library.load_plan("c").plan == ONE


def test_where_nothing_can_be_written_the_user_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LibraryError, match="check that its folder"):
        Library(tmp_path / "file").save_plan(ONE, EMPTY)


@pytest.mark.parametrize(
    ("number", "advice"), [(13, "allow it"), (28, "free some space"), (30, "allow it")]
)
def test_what_the_system_refuses_becomes_advice(
    library: Library, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(LibraryError, match=advice):
        library.save_plan(ONE, EMPTY)


HOSTILE = ["../../x", "/etc/passwd", "CON", "con", "nul", "aux.txt", "", ".", "a/b", "a\\b", "x:y"]
HOSTILE += ["é" * 300, "🎉", "Abc", "abc ", "a.", "a\0b", "\ud800", "recent", "a\nb", "-"]


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_id_stays_in_its_folder(library: Library, name: str) -> None:
    plan = replace(ONE, conference_id=name)
    library.save_plan(plan, replace(EMPTY, conference_id=name))
    assert library.load_plan(name).plan == plan
    written = [path for path in library.folder.parent.rglob("*") if path.is_file()]
    assert {path.parent for path in written} <= {library.folder, library.folder / "plans"}


# Programmes


def test_a_programme_is_there_again(library: Library, conference: Conference) -> None:
    programme = Programme(conference=conference)
    library.save_programme(programme)
    assert library.load_programme(conference.id) == programme
    [summary] = library.programmes()
    assert (summary.id, summary.title, summary.talks) == ("slm-2027", "SLM 2027", 10)
    assert (summary.first_day, summary.last_day) == (date(2027, 3, 9), date(2027, 3, 9))


def test_a_damaged_programme_comes_from_its_backup(
    library: Library, conference: Conference
) -> None:
    library.save_programme(Programme(conference=conference))
    library.save_programme(Programme(conference=replace(conference, title="Second reading")))
    path = library.folder / "programmes" / "slm-2027.json"
    path.write_bytes(path.read_bytes()[:-40])
    programme = library.load_programme(conference.id)
    assert programme.conference == conference
    assert programme.report.remarks[-1].concern is Concern.ODD
    path.with_name("slm-2027.json.bak").unlink()
    with pytest.raises(LibraryError, match="open its page or file again"):
        library.load_programme(conference.id)


def test_a_programme_of_a_newer_program_is_left_untouched(
    library: Library, conference: Conference
) -> None:
    library.save_programme(Programme(conference=conference))
    path = library.folder / "programmes" / "slm-2027.json"
    newer = path.read_bytes().replace(b'"version":1', b'"version":2')
    path.write_bytes(newer)
    with pytest.raises(NewerFileError):
        library.load_programme(conference.id)
    with pytest.raises(NewerFileError):
        library.save_programme(Programme(conference=conference))
    assert path.read_bytes() == newer

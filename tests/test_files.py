"""Names, locks and writing of files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import LibraryError
from planner.files import locked, plain_name, safe_name, write_safely
from planner.records import read_plan


@given(st.text(), st.text())
def test_every_id_has_a_file_name_of_its_own(one: str, other: str) -> None:
    names = safe_name(one), safe_name(other), safe_name(safe_name(one))
    assert all(name.isascii() and 0 < len(name) < 90 for name in names)
    assert (names[0].lower() == names[1].lower()) == (one == other)


@pytest.mark.parametrize("device", ["con", "nul", "com1", "lpt9"])
def test_no_file_is_named_like_a_device_of_windows(device: str) -> None:
    assert safe_name(device).startswith(f"{device}-")


def test_usual_ids_stay_readable() -> None:
    assert safe_name("iclr-2021") == "iclr-2021"
    assert safe_name("ICLR 2021: Vienna").startswith("iclr-2021-vienna-")


def test_a_name_made_for_another_id_is_not_taken_twice() -> None:
    assert safe_name(safe_name("Ä")) != safe_name("Ä")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("My plan · SLM 2027", "My plan · SLM 2027"),
        ("../../AC/DC: <live>?", "AC DC live"),
        ("???", "Conference"),
        ("Ice. " * 40, "Ice. " * 15 + "Ice"),
        ("half \ud83d", "half"),
    ],
)
def test_a_title_becomes_a_name_for_a_file(title: str, name: str) -> None:
    assert plain_name(title) == name


@given(st.text(min_size=1, max_size=200))
def test_any_title_is_short_enough_for_a_name(tmp_path_factory, title: str) -> None:
    folder = tmp_path_factory.mktemp("names")
    for text in (title, "\N{SNOWFLAKE}" * 200, "\N{ROCKET}" * 200):
        write_safely(folder / f"{plain_name(text)}.html", b"", to_disk=False)


def test_a_lock_that_is_never_freed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.files._PATIENCE", 0.01)
    with (
        locked(tmp_path),
        pytest.raises(LibraryError, match="close other windows"),
        locked(tmp_path),
    ):
        pass


def test_writing_replaces_whole_files_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_safely(path, b"x" * 100_000)
    with path.open("rb") as reader:
        write_safely(path, b"short")
        assert len(reader.read()) == 100_000
    assert path.read_bytes() == b"short"
    with pytest.raises(LibraryError):
        read_plan(path.read_bytes())

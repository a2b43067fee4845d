"""From files and folders to what is read: which files, under which names, and what is refused."""

import sys
from pathlib import Path

import pytest

from planner import gathering
from planner.importers import Given


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def names(given: list[Given]) -> list[str]:
    return [one.name for one in given]


def test_files_are_read_in_their_order_whatever_they_end_with(tmp_path: Path) -> None:
    write(tmp_path, "b.html", "a.unknown")
    given, refused = gathering.given([tmp_path / "b.html", tmp_path / "a.unknown"])
    assert given == [Given("b.html", b"b.html"), Given("a.unknown", b"a.unknown")]
    assert refused == []


def test_a_folder_stands_for_what_may_be_programmes_in_it(tmp_path: Path) -> None:
    write(tmp_path, "b.HTML", "a.csv", "1/2/3/deep.ics", "1/2/3/4/too deep.ics", "sub/x.json")
    write(tmp_path, "logo.png", ".hidden.csv", ".git/config.json", "b_files/part.html", "old.docx")
    given, refused = gathering.given([tmp_path])
    assert names(given) == ["1/2/3/deep.ics", "a.csv", "b.HTML", "sub/x.json"]
    assert given[0].data == b"1/2/3/deep.ics"
    assert refused == []


def test_a_folder_without_programmes_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "logo.png")
    given, [(name, error)] = gathering.given([tmp_path])
    assert given == []
    assert name == tmp_path.name
    assert "holds no page or file of a programme" in str(error)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_MOST_FILES", 2)
    write(tmp_path, "a.csv", "b.csv", "c.csv")
    given, [(_, error)] = gathering.given([tmp_path, tmp_path / "a.csv"])
    assert names(given) == ["a.csv"]
    assert "more than 2 files" in str(error)


def test_what_is_not_there_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.csv")
    given, [(name, error)] = gathering.given([tmp_path / "no.csv", tmp_path / "a.csv"])
    assert names(given) == ["a.csv"]
    assert name == "no.csv"
    assert "There is no file" in str(error)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_what_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.csv", "b.csv")
    opened = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name == "a.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root
    given, [(name, error)] = gathering.given([tmp_path])
    assert names(given) == ["b.csv"]
    assert name == "a.csv"
    assert "cannot be read (Permission denied)" in str(error)


def test_no_more_is_read_than_the_importers_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "LIMIT", 10)
    monkeypatch.setattr(gathering, "_MOST_BYTES", 25)
    for name in "abc":
        (tmp_path / f"{name}.csv").write_bytes(bytes(100))
    given, [(name, error)] = gathering.given([tmp_path])
    assert [len(one.data) for one in given] == [11, 11]
    assert name == "c.csv"
    assert "left out" in str(error)

"""The list of recent programmes: in its order, and made again when it is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Programme
from planner.errors import LibraryError
from planner.library import Library


def test_the_last_opened_comes_first(library: Library, conference: Conference) -> None:
    for name in ("a", "b", "c"):
        library.save_programme(Programme(conference=replace(conference, id=name)))
    library.remember_opened("a")
    library.remember_opened("unknown")
    assert [summary.id for summary in library.programmes()] == ["a", "c", "b"]
    assert Library(library.folder).programmes() == library.programmes()


def test_the_list_reads_no_programme(library: Library, conference: Conference) -> None:
    library.save_programme(Programme(conference=conference))
    (library.folder / "programmes" / "slm-2027.json").write_bytes(b"damaged")
    assert [summary.title for summary in library.programmes()] == ["SLM 2027"]


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"programmes": 3}'])
def test_a_lost_list_is_made_again(
    library: Library, conference: Conference, content: bytes | None
) -> None:
    for day, name in enumerate(("older", "newer")):
        read_at = conference.read_at + timedelta(days=day)
        library.save_programme(Programme(conference=replace(conference, id=name, read_at=read_at)))
    library.remember_opened("older")
    index = library.folder / "recent.json"
    index.unlink() if content is None else index.write_bytes(content)
    (library.folder / "programmes" / "foreign.json").write_bytes(b"{}")
    assert [summary.id for summary in library.programmes()] == ["newer", "older"]


def test_a_programme_that_was_put_there_by_hand_is_listed(
    library: Library, conference: Conference, tmp_path: Path
) -> None:
    elsewhere = Library(tmp_path / "elsewhere")
    elsewhere.save_programme(Programme(conference=conference))
    library.save_programme(Programme(conference=replace(conference, id="mine")))
    name = Path("programmes") / "slm-2027.json"
    (library.folder / name).write_bytes((elsewhere.folder / name).read_bytes())
    assert [summary.id for summary in library.programmes()] == ["mine", "slm-2027"]


def test_an_index_that_cannot_be_read_is_made_again(
    library: Library, conference: Conference
) -> None:
    library.save_programme(Programme(conference=conference))
    index = library.folder / "recent.json"
    index.unlink()
    index.mkdir()
    assert library.programmes()[0].id == conference.id
    library.save_programme(Programme(conference=replace(conference, id="other")))
    assert index.is_file()
    assert library.programmes()[0].id == "other"


def test_an_index_without_permission_is_made_again(
    library: Library, conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save_programme(Programme(conference=conference))
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "recent.json":
            raise PermissionError(13, "refused")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert library.programmes()[0].id == conference.id


def test_a_programme_of_the_year_1_is_not_offered(library: Library, conference: Conference) -> None:
    library.save_programme(Programme(conference=conference))
    path = library.folder / "programmes" / "slm-2027.json"
    path.write_bytes(path.read_bytes().replace(b"2027-03-09T", b"0001-01-01T"))
    (library.folder / "recent.json").unlink()
    assert library.programmes() == []
    with pytest.raises(LibraryError, match="damaged"):
        library.load_programme(conference.id)

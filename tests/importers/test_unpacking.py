"""Zip archives and gzip files: what is read of them, and what is refused."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planner import importers
from planner.conference import Programme
from planner.errors import UnreadableError
from planner.importers import Given, unpacking
from planner.importers.unpacking import unpacked

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TABLE = b"title,start,end\nSnow,2027-05-04T09:00Z,2027-05-04T10:00Z\n"
ICE = b"title,start,end\nIce,2027-05-04T11:00Z,2027-05-04T12:00Z\n"
Read = Callable[..., Programme]


def zipped_up(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def workbook() -> bytes:
    book = Workbook()
    book.active.append(["title", "start"])
    book.active.append(["Rain", datetime(2027, 5, 4, 9, 0)])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as refused:
        unpacked(Given("all.zip", data))
    return str(refused.value)


def test_every_file_that_may_be_a_programme_is_read() -> None:
    data = zipped_up(
        {
            "site/": b"",
            "site/snow.csv": TABLE,
            "site/more/ice.csv": ICE,
            "rain.xlsx": workbook(),
            "logo.png": b"\x89PNG",
            "__MACOSX/snow.csv": b"\0",
            ".hidden.csv": TABLE,
            "page_files/part.html": b"<p>",
            "letter.txt": b"Dear Ann",
            "back\\slash.csv": TABLE,
        }
    )
    programmes, refused = importers.read_all([Given("all.zip", data, "https://x.org/")], now=NOW)
    names = [programme.conference.sources[0].name for programme in programmes]
    assert names == ["site/snow.csv", "site/more/ice.csv", "rain.xlsx", "back/slash.csv"]
    assert {p.conference.sources[0].address for p in programmes} == {"https://x.org/"}
    assert [name for name, _ in refused] == ["letter.txt"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("name", ["all.zip", "all.xlsx"])
def test_methods_that_unpack_without_limit_are_not_even_begun(
    read: Read, monkeypatch: pytest.MonkeyPatch, compression: int, name: str
) -> None:
    member = "[Content_Types].xml" if name.endswith("xlsx") else "a.html"
    data = zipped_up({member: bytes(1_000_000), "xl/workbook.xml": b"<a/>"}, compression)
    monkeypatch.setattr(zipfile, "_get_decompressor", lambda method: pytest.fail("unpacked"))
    with pytest.raises(UnreadableError, match="packed in an unusual way"):
        read(data)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_usual_methods(compression: int) -> None:
    files, _ = unpacked(Given("all.zip", zipped_up({"a.csv": TABLE}, compression)))
    assert [file.data for file in files] == [TABLE]


def test_a_single_text_may_be_compressed(read: Read) -> None:
    assert read(gzip.compress(TABLE)).conference.talks[0].title == "Snow"
    files, _ = unpacked(Given("feed.json.gz", gzip.compress(b"{}")))
    assert files == [Given("feed.json", b"{}")]
    assert "damaged" in refusal(gzip.compress(TABLE)[:-10])


def test_a_document_is_no_archive(read: Read) -> None:
    assert read(workbook()).conference.talks[0].title == "Rain"
    assert unpacked(Given("a.xlsx", workbook()))[0] == [Given("a.xlsx", workbook())]
    letter = zipped_up({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"})
    with pytest.raises(UnreadableError, match="an Office document"):
        read(letter)


@pytest.mark.parametrize(
    "name", ["../snow.csv", "a/../../snow.csv", "/etc/snow.csv", "C:\\x.csv", "..\\x.csv"]
)
def test_files_that_lead_outside_their_folder(name: str) -> None:
    assert "lead outside" in refusal(zipped_up({"a.csv": TABLE, name: ICE}))


def test_archives_in_archives_are_refused_and_the_rest_is_read() -> None:
    data = zipped_up({"a.csv": TABLE, "more.zip": zipped_up({"b.csv": ICE})})
    files, [(name, error)] = unpacked(Given("all.zip", data))
    assert [file.name for file in files] == ["a.csv"]
    assert name == "more.zip"
    assert "an archive in an archive" in str(error)


def test_an_archive_of_nothing() -> None:
    assert "without any file" in refusal(zipped_up({"logo.png": b"x"}))
    assert "without any file" in refusal(zipped_up({}))


def test_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_MOST_FILES", 3)
    assert len(unpacked(Given("all.zip", zipped_up({f"{n}.csv": TABLE for n in range(3)})))[0]) == 3
    assert "more than 3 files" in refusal(zipped_up({f"{n}.csv": TABLE for n in range(4)}))


def test_a_bomb_is_counted_while_it_unpacks_whatever_it_claims() -> None:
    data = zipped_up({f"{n}.txt": bytes(30_000_000) for n in range(5)})
    assert len(data) < 1_000_000
    assert "unpacks to more than 100 MB" in refusal(data)
    modest = bytearray(data)
    for place in (i for i in range(len(modest)) if modest[i : i + 4] == b"PK\x01\x02"):
        modest[place + 24 : place + 28] = struct.pack("<I", 100)  # its claimed size
    sentence = refusal(bytes(modest))
    assert "unpacks to more" in sentence or "damaged" in sentence


def test_a_locked_archive() -> None:
    data = bytearray(zipped_up({"a.csv": TABLE}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in refusal(bytes(data))


def test_a_broken_archive(read: Read) -> None:
    whole = zipped_up({"a.csv": TABLE * 50})
    assert "damaged ZIP archive" in refusal(whole[:-30])
    wrong = bytearray(whole)
    wrong[40] ^= 0xFF
    assert "damaged ZIP archive" in refusal(bytes(wrong))
    with pytest.raises(UnreadableError, match="damaged"):
        read(b"PK\x03\x04\x14\0")


def test_what_is_too_large_is_not_even_unpacked(
    monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    monkeypatch.setattr(importers, "LIMIT", 100)
    with pytest.raises(UnreadableError, match="larger than"):
        read(zipped_up({"a.csv": TABLE * 50}, zipfile.ZIP_STORED))


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.binary(max_size=8), st.booleans())
def test_damage_raises_only_our_errors(place: int, put: bytes, is_sheet: bool) -> None:
    whole = workbook() if is_sheet else zipped_up({"a.csv": TABLE, "b.json": b"{}"})
    place %= len(whole)
    data = whole[:place] + put + whole[place + len(put) :]
    importers.read_all([Given("x.zip", data)], now=NOW)


def test_members_are_read_in_pieces() -> None:
    content = bytes(range(256)) * 10_000
    with unpacking.opened(zipped_up({"a": content}), "x.zip") as archive:
        assert dict(unpacking.contents(archive, "x.zip", lambda _: True, 10**9)) == {"a": content}

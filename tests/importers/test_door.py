"""What the door lets in, and the sentence for what it does not."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from itertools import pairwise
from pathlib import Path
from quopri import encodestring

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner import importers
from planner.conference import Programme
from planner.errors import PlannerError, UnreadableError

NOW = datetime(2026, 11, 21, tzinfo=UTC)
Make = Callable[..., str]
Read = Callable[..., Programme]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\0\0\0\0", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture"),
        (b"GIF89a\x01\0", "GIF picture"),
        (b"%PDF-1.7\n1 0 obj", "PDF document"),
        (b"BM\x8a\0\0\0\0\0", "BMP picture"),
        (bytes(range(1, 32)) * 40, "binary file"),
        (b"Tue 4 May 3:00 - 3:15 \x81\x8d\x8f\x90", "no text encoding"),
        (b"\xff\xfeT\0u\0e", "no text encoding"),
        (b"Hello, this is a letter about snow.", "a text without any talk's time"),
        (b"BM stands for bowel movement.", "a text without any talk's time"),
        (b'{"talks": []}', "a JSON file"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "a calendar"),
        (b'<?xml version="1.0"?><schedule></schedule>', "an XML file"),
        (b"<html><title>A &amp; B</title><p>Hi", "the page “A & B”"),
        (b"<html><body>track-schedule-card", "a page without a title"),
        (b"<div>Registration Required", "asks for a login"),
        (b"<p>You must be <a href='/login'>logged in</a>", "asks for a login"),
    ],
)
def test_what_is_no_programme_is_named_and_refused(read: Read, data: bytes, found: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read(data)
    assert found in str(refusal.value)
    assert importers.ACCEPTED in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_huge_file_is_refused_before_it_is_parsed() -> None:
    huge = importers.Given("huge.html", b"<html>" + bytes(importers.LIMIT))
    begin = time.perf_counter()
    with pytest.raises(UnreadableError, match="larger than 50 MB"):
        importers.read(huge, now=NOW)
    assert time.perf_counter() - begin < 1


def test_a_declared_encoding_is_used(read: Read, page: Make, card: Make) -> None:
    markup = page(card("Снег")).replace("utf-8", "windows-1251")
    programme = read(markup.encode("cp1251"))
    assert programme.conference.talks[0].title == "Снег"
    assert any("windows-1251" in remark.what for remark in programme.report.remarks)


def test_a_page_saved_as_a_single_file_is_read(read: Read, page: Make, card: Make) -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("p {}", "css", "utf-8"))
    html = MIMEText("", "html", "utf-8")
    html.set_payload(encodestring(page(card("Снег")).encode()).decode())
    html.replace_header("Content-Transfer-Encoding", "quoted-printable")
    archive.attach(html)
    data = b"From: <Saved by Blink>\r\n" + archive.as_bytes()
    assert read(data).conference.talks[0].title == "Снег"


def test_utf8_wins_over_a_wrong_declaration(read: Read, page: Make, card: Make) -> None:
    markup = page(card("Снег")).replace("utf-8", "iso-8859-1")
    assert read(markup).conference.talks[0].title == "Снег"


def test_a_year_or_zone_that_cannot_be_is_refused(read: Read, page: Make, card: Make) -> None:
    with pytest.raises(PlannerError, match="time zone"):
        read(page(card()), zone="Mars/Crater")
    with pytest.raises(PlannerError, match="29 February"):
        read("Ice\n\n29 Feb 9:00 - 9:15 PST\n\nOn Ice", year=2027)


def test_the_parsers_are_not_loaded_at_the_start() -> None:
    code = (
        "import sys, planner.importers\n"
        "print([m for m in ('bs4', 'lxml', 'planner.importers.session_page') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def nested_archive(depth: int, page: str = "") -> bytes:
    """Parts in parts, as the format allows."""
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    inner = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    return f"{head}{inner}Content-Type: text/html\n\n{page}".encode()


def test_an_archive_of_parts_in_parts_is_read_or_refused(
    read: Read, page: Make, card: Make
) -> None:
    assert read(nested_archive(5, page(card("On Snow")))).conference.talks[0].title == "On Snow"
    with pytest.raises(UnreadableError, match="a web archive of too many parts"):
        read(nested_archive(1500))


pieces = st.lists(
    st.sampled_from(
        [
            '<div class="track-schedule-card">', "</div>", "<h5><a href='/virtual/2027/oral/1'>",
            "<main>", "</main>", "Tue 4 May 3:00 - 3:15 PDT", "29 Feb 23:00 - 1:00 IST", "\n\n",
            '<p class="text-muted">', "A · B", '<div class="abstract"><p><p>', "[9:00]", "#W-1",
            '<h2 class="card-title main-title">', '<div class="card-header">', "Moderators: ",
            "<!--", "-->", "&#xD800;", "&#0;", "\0", "Chat is not available.", "noon — midnight",
            "/virtual/0000/", "<a href='http://[::1/virtual/2027/1'>", "Poster\n", "9:00 - 9:30",
            "<table><tr>", "<![CDATA[", "<svg><title>", "<?xml version='1.0'?>", "Abstract: ",
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(
    st.binary(max_size=300)
    | pieces.map("".join).map(str.encode)
    | st.builds(nested_archive, st.integers(0, 30), pieces.map("".join))
)
@example(b"<div class=track-schedule-card>" * 3000)
@example(b"<div class=track-schedule-card>" + b"<b>" * 50_000 + b"9:00 - 9:15")
@example(b"\xff\xfe<\0h\0")
@example(b"<?xml version='1.0'?><html><div class=track-schedule-card>9:00 - 9:15")
@example(b"Tue 4 May 3:00 - 3:15 PDT")
@example(nested_archive(1500, "<p>"))
@settings(max_examples=150)
def test_any_bytes_are_a_programme_or_refused(data: bytes) -> None:
    try:
        programme = importers.read(importers.Given("any", data), now=NOW)
    except UnreadableError:
        return
    ids = [talk.id for talk in programme.conference.talks]
    assert len(set(ids)) == len(ids) > 0
    assert all((talk.start is None) == (talk.end is None) for talk in programme.conference.talks)


@pytest.mark.parametrize("form", ["page", "text", "corner", "entities", "open tags"])
def test_time_to_read_grows_with_the_size(read: Read, page: Make, card: Make, form: str) -> None:
    times = []
    for size in (150, 600):
        given = {
            "page": lambda n: page(*(card(f"T{i}", event=str(i)) for i in range(n))),
            "text": lambda n: "Ice\n\n" + "Tue 4 May 3:00 - 3:15 PDT\n\nT\n\nA · B\n\nC.\n\n" * n,
            "corner": lambda n: page(card(corner="9:00 - Tue 4 May [3:0 " * n * 20)),
            "entities": lambda n: page(card(abstract="&amp;" + "amp;" * n * 100)),
            "open tags": lambda n: page(card(), '<div class="track-schedule-card"><b>x' * n),
        }[form](size)
        times.append(min(_seconds(read, given) for _ in range(3)))
    for small, large in pairwise(times):
        assert large < 12 * small + 0.05


def _seconds(read: Read, given: str) -> float:
    begin = time.process_time()
    read(given)
    return time.process_time() - begin


def test_all_parsers_can_be_loaded_before_the_first_reading() -> None:
    code = (
        "import sys; from planner import importers; assert 'lxml' not in sys.modules;"
        "importers.load(); assert set(importers.FORMATS) <= set(sys.modules);"
        "slow = {'yaml', 'icalendar', 'dateutil', 'email'}; assert not slow & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])

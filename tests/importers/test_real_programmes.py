"""The real programmes, every field of each, against a second and simpler way of reading them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.conference import About, Concern, Kind, Programme, Talk
from planner.errors import UnreadableError

PACIFIC = ZoneInfo("America/Los_Angeles")
Read = Callable[..., Programme]


@pytest.mark.parametrize(
    ("name", "title", "room", "moderators", "day", "slots", "untitled", "year", "other_years"),
    [
        (
            "000_bb595a55d8688f20.txt",
            "Oral Session 4",
            "",
            ["Alexey Dosovitskiy", "Christian Wolf", "Rui Wang"],
            (5, 4),
            16,
            ["3:55", "4:58", "5:48"],
            2021,
            ("2027",),
        ),
        (
            "004_797ba31f72ad29e4.txt",
            "Deep Learning",
            "Ballroom 1 & 2",
            ["Reinhard Heckel"],
            (7, 19),
            15,
            [],
            2022,
            ("2016",),
        ),
    ],
)
def test_a_copied_page_gives_each_field_of_each_slot(
    read: Read,
    shared_data: Path,
    name: str,
    title: str,
    room: str,
    moderators: list[str],
    day: tuple[int, int],
    slots: int,
    untitled: list[str],
    year: int,
    other_years: tuple[str, ...],
) -> None:
    path = shared_data / "text" / name
    programme = read(path)
    conference = programme.conference
    (session,) = conference.sessions

    assert (session.title, session.room) == (title, room)
    assert [person.name for person in session.moderators] == moderators
    assert session.abstract == ""
    assert len(conference.talks) == slots
    expected = _slots_of_text(path.read_text(encoding="utf-8"), year, day)
    assert [_fields(talk) for talk in conference.talks] == expected
    empty = [talk for talk in conference.talks if not talk.title]
    assert [_start(talk) for talk in empty] == untitled
    assert all(talk.room == room and talk.session_id == session.id for talk in conference.talks)
    assert (session.start, session.end) == (expected[0][0], expected[-1][1])
    guesses = {guess.about: guess for guess in programme.report.guesses}
    assert (guesses[About.YEAR].value, guesses[About.YEAR].options) == (str(year), other_years)
    assert guesses[About.ZONE].value == conference.time_zone == "America/Los_Angeles"
    assert guesses[About.TITLE].value == conference.title == title
    assert not [r for r in programme.report.remarks if r.concern in {Concern.SKIPPED, Concern.ODD}]


def test_the_abstract_of_two_paragraphs_is_whole(read: Read, shared_data: Path) -> None:
    talks = read(shared_data / "text" / "000_bb595a55d8688f20.txt").conference.talks
    (talk,) = [talk for talk in talks if _start(talk) == "5:18"]
    assert [part.split()[0] for part in talk.abstract.split("\n\n")] == ["Fast", "In"]
    assert all(talk.abstract.count("\n\n") == 0 for talk in talks if _start(talk) != "5:18")


def test_a_real_session_page_gives_each_field_of_each_poster(read: Read, shared_data: Path) -> None:
    path = shared_data / "html" / "icml-2025-session-posters.html"
    programme = read(path)
    conference = programme.conference
    (session,) = conference.sessions
    start = datetime(2025, 7, 16, 11, 0, tzinfo=PACIFIC)
    end = datetime(2025, 7, 16, 13, 30, tzinfo=PACIFIC)

    assert (conference.id, conference.title) == ("icml-2025", "ICML 2025")
    assert conference.time_zone == "America/Vancouver"
    assert (session.id, session.title) == ("50259", "Poster Session 3 West")
    assert session.url == "https://icml.cc/virtual/2025/session/50259"
    assert (session.kind, session.room) == (Kind.POSTER, "West Exhibition Hall B2-B3")
    assert (session.start, session.end, session.moderators) == (start, end, ())

    cards = _cards_of_page(path.read_text(encoding="utf-8"))
    assert len(cards) == len(conference.talks) == 232
    for talk, expected in zip(conference.talks, cards, strict=True):
        assert talk.id == expected["id"]
        assert talk.url == f"https://icml.cc/virtual/2025/poster/{expected['id']}"
        assert talk.title == expected["title"]
        assert [person.name for person in talk.authors] == expected["authors"]
        assert talk.poster_position == expected["position"]
        assert talk.keywords == expected["labels"]
        assert _words(talk.abstract.replace("• ", "")) == expected["abstract"]
        assert (talk.kind, talk.start, talk.end) == (Kind.POSTER, start, end)
        assert (talk.room, talk.session_id) == (session.room, session.id)
    assert sum("Spotlight" in talk.keywords for talk in conference.talks) == 22
    assert programme.report.guesses == ()
    assert [(remark.concern, remark.what) for remark in programme.report.remarks] == [
        (
            Concern.READ,
            "232 slots: all with authors, all with an abstract; in West Exhibition Hall B2-B3",
        ),
        (Concern.READ, "The page says that its times are in America/Vancouver"),
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("icml-2026-login-wall.html", "asks for a login"),
        ("icml-2026-home.html", "“2026 Conference”"),
    ],
)
def test_a_page_without_a_programme_is_refused_by_name(
    read: Read, shared_data: Path, name: str, found: str
) -> None:
    with pytest.raises(UnreadableError, match=found) as refusal:
        read(shared_data / "html" / name)
    assert "session page" in str(refusal.value)


def _slots_of_text(text: str, year: int, day: tuple[int, int]) -> list[tuple[object, ...]]:
    times = list(re.finditer(r"(?m)^\w{3} \d+ \w+ (\d+):(\d\d) - (\d+):(\d\d) PDT$", text))
    ends = [match.start() for match in times[1:]] + [len(text)]
    midnight = datetime(year, *day, tzinfo=PACIFIC)
    slots: list[tuple[object, ...]] = []
    for match, end in zip(times, ends, strict=True):
        hour, minute, end_hour, end_minute = map(int, match.groups())
        blocks = [block.strip() for block in text[match.end() : end].split("\n\n") if block.strip()]
        title, authors, *abstract = blocks or ["", ""]
        slots.append(
            (
                midnight + timedelta(hours=hour, minutes=minute),
                midnight + timedelta(hours=end_hour, minutes=end_minute),
                _words(title),
                [name for name in _words(authors).split(" · ") if name],
                "\n\n".join(map(_words, abstract)),
            )
        )
    return slots


def _fields(talk: Talk) -> tuple[object, ...]:
    authors = [person.name for person in talk.authors]
    return (talk.start, talk.end, talk.title, authors, talk.abstract)


def _start(talk: Talk) -> str:
    assert talk.start
    return f"{talk.start.hour}:{talk.start.minute:02}"


def _words(text: str) -> str:
    return " ".join(text.split())


class _Text(HTMLParser):
    """All text of a piece of HTML; a block's end is white space."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.parts.append(" " if tag in {"p", "li", "br", "ul", "ol", "div"} else "")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _text(markup: str) -> str:
    reader = _Text()
    reader.feed(markup)
    reader.close()
    return _words("".join(reader.parts))


def _cards_of_page(text: str) -> list[dict[str, object]]:
    cards = []
    for piece in text.split('<div class="track-schedule-card">')[1:]:
        piece = piece.split("</main>")[0]
        link = re.search(r'<h5><strong><a href="/virtual/2025/poster/(\d+)">(.*?)</a>', piece, re.S)
        authors = re.search(r'<p class="text-muted">(.*?)</p>', piece, re.S)
        position = re.search(r'title="Poster Position">(.*?)</div>', piece, re.S)
        kind = re.search(r'<div class="float-end small">(.*?)</div>', piece, re.S)
        abstract = re.search(r'<div class="abstract">(.*?)</div>', piece, re.S)
        assert link
        assert authors
        assert position
        assert kind
        assert abstract
        cards.append(
            {
                "id": link[1],
                "title": _text(link[2]),
                "authors": [name.strip() for name in _text(authors[1]).split("·")],
                "position": _text(position[1]),
                "labels": ("Spotlight",) if "Spotlight" in kind[1] else (),
                "abstract": _text(abstract[1]),
            }
        )
    return cards

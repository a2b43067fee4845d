"""What holds for every format: no input breaks it, and none takes longer than its size allows.

Each format's own test module has `programme_of(talks)`, an invented programme of so many talks.
"""

import gc
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import importers
from planner.conference import Programme
from planner.errors import PlannerError
from planner.importers import Given
from planner.importers.page import Page
from planner.records import PROGRAMME, read_programme, to_json

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Sample = Callable[[int], Given]


def _samples() -> Iterator[tuple[str, Sample]]:
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = import_module(f"tests.importers.{path.stem}") if _has_sample(path) else None
        if module:
            yield path.stem.removeprefix("test_"), module.programme_of


def _has_sample(path: Path) -> bool:
    return "\ndef programme_of(" in path.read_text(encoding="utf-8")


SAMPLES = dict(_samples())
ONE_TALK = {"site_event"}  # such a page has one, however long it is


def every_format(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("name", sorted(SAMPLES))(test)


def read(given: Given) -> Programme | PlannerError:
    """The programme, or why there is none; whatever else is raised breaks the promise."""
    try:
        return importers.read(given, now=NOW)
    except PlannerError as error:
        return error


def test_every_format_has_a_sample() -> None:
    formats = {name.rpartition(".")[2] for name in importers.FORMATS}
    assert formats <= set(SAMPLES)


@every_format
def test_all_talks_are_read_and_are_whole_facts(name: str) -> None:
    programme = read(SAMPLES[name](7))
    assert isinstance(programme, Programme), programme
    conference = programme.conference
    number = 1 if name in ONE_TALK else 7
    assert len(conference.talks) == number
    assert len({talk.id for talk in conference.talks}) == number
    sessions = {session.id for session in conference.sessions}
    assert len(sessions) == len(conference.sessions)
    for item in (*conference.talks, *conference.sessions):
        assert (item.start is None) == (item.end is None)
        assert item.start is None or item.end is None or item.start <= item.end
    assert {talk.session_id for talk in conference.talks} <= {"", *sessions}
    assert conference.sources
    assert read_programme(to_json(programme, PROGRAMME)) == programme


@every_format
def test_reading_again_gives_the_same(name: str) -> None:
    assert read(SAMPLES[name](5)) == read(SAMPLES[name](5))


@every_format
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damage_is_read_or_refused_in_a_sentence(name: str, seed: int) -> None:
    whole = SAMPLES[name](3)
    damaged = Given(whole.name, bytes(_damaged(whole.data, random.Random(seed))))
    result = read(damaged)
    if isinstance(result, Programme):
        read_programme(to_json(result, PROGRAMME))
    else:
        assert str(result).endswith((".", "?"))


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut, changed, doubled or moved in a few places, as broken files and other sites are."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        piece = content[at : at + chance.choice([1, 3, 20, 200])]
        match chance.randrange(6):
            case 0:
                del content[at:]
            case 1:
                del content[at : at + len(piece)]
            case 2:
                content[at : at + len(piece)] = chance.randbytes(len(piece))
            case 3:
                content[at:at] = piece * chance.choice([2, 30])
            case 4:
                content[at:at] = chance.choice(_HOSTILE)
            case _:
                _swap_values(content, chance)
    return content or b"x"


_HOSTILE = [b"\0", b"null", b'"', b"{", b"[" * 300, b"<", b"&#0;", b"\xff\xfe", b"9" * 400]
_HOSTILE += [b"-1", b"]]>", b"\r", "\U0001f600\u202e".encode(), b"\\ud800", b"1e999", b"99:99"]


def _swap_values(content: bytearray, chance: random.Random) -> None:
    """A value of another type in the place of a text."""
    quotes = [n for n, byte in enumerate(content) if byte == ord('"')]
    if len(quotes) > 2:
        first = chance.randrange(len(quotes) - 1)
        value = chance.choice([b"null", b"3", b"[]", b"{}", b"true", b'""', b'["a", 1]'])
        content[quotes[first] : quotes[first + 1] + 1] = value


@every_format
def test_four_times_the_talks_take_hardly_more_than_four_times_as_long(name: str) -> None:
    few, many = SAMPLES[name](150), SAMPLES[name](600)
    read(few)  # what is imported and cached at the first reading is no part of it
    assert _seconds(many) < 8 * _seconds(few) + 0.02  # quadratic time would be 16 times


# What looks at the files beside it, and what has none that leads: name and content of each file.
FILES = {
    "folders of papers": ("site{}/papers.csv", "UID,title,authors,keywords\n1,Ice,Ann Lee,snow\n"),
    "a folder of papers": ("site/papers{}.csv", "UID,title,authors,keywords\n1,Ice,Ann Lee,snow\n"),
    "sessions without papers": ("site/sessions{}.yml", "1A:\n  date: 2027-05-04\n  papers: [1]\n"),
    "programmes": (
        "{}.json",
        '[{"id": "1", "title": "Ice", "date": "2027-05-04", "time": "9:00", "mins": "9"}]',
    ),
    "people": ("{}.json", '[{"id": "1", "name": ["Ann Lee"], "prog": []}]'),
    "feeds": (
        "{}.json",
        '[{"id": 1, "name": "Ice", "eventtype": "Oral", "starttime": "2027-05-04T09:00:00"}]',
    ),
    "abstracts": ("{}.json", '{"1": "We melt it."}'),
    "texts": ("{}.txt", "Dear Ann"),
}


@pytest.mark.parametrize("what", FILES)
def test_four_times_the_files_take_hardly_more_than_four_times_as_long(what: str) -> None:
    name, content = FILES[what]
    few, many = ([Given(name.format(n), content.encode()) for n in range(m)] for m in (200, 800))
    importers.read_all(few[:1], now=NOW)
    assert _seconds(*many) < 8 * _seconds(*few) + 0.02


def test_no_page_is_kept_once_all_are_read() -> None:
    gc.collect()
    gc.disable()
    try:
        files = [Given(f"{n}.csv", FILES["folders of papers"][1].encode()) for n in range(3)]
        importers.read_all(files, now=NOW)
        assert not any(isinstance(one, Page) for one in gc.get_objects())
    finally:
        gc.enable()


def _seconds(*given: Given) -> float:
    """The best of some: other work on the machine only makes it longer."""
    times = []
    for _ in range(4):
        gc.collect()
        start = thread_time()
        importers.read_all(given, now=NOW)
        times.append(thread_time() - start)
    return min(times)

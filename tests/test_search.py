"""What a query finds, in which order, and that index and marks agree."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Kind, Person, Session, Talk
from planner.query import highlights, parse_query
from planner.search import SearchIndex

MONDAY = datetime(2027, 3, 8, 17, 0, tzinfo=UTC)
PLACE = "America/Los_Angeles"


def person(name: str, affiliation: str = "") -> Person:
    return Person(name=name, affiliation=affiliation)


def talk(talk_id: str, title: str, day: int = 0, **fields: object) -> Talk:
    start = MONDAY + timedelta(days=day)
    made = Talk(id=talk_id, title=title, start=start, end=start + timedelta(minutes=15))
    return replace(made, **fields)  # type: ignore[arg-type]


TALKS = (
    talk("equi", "State-of-the-Art Equivariant Nets", authors=(person("Nicola De Cao", "KU"),)),
    talk("godel", "Gödel’s “Naïve” Dream", 1, authors=(person("Søren Ørsted"),), room="Blue Room"),
    talk("deep", "A deep network", 1, abstract="Neural things, equivariant too.", session_id="s"),
    talk("net", "Wide", 7, authors=(person("Art Deep"),), keywords=("bees",), topics=("Physics",)),
    talk("poster", "Paper", 3, poster_position="B-17", track="Posters", room="Red Room"),
    talk("night", "Party", 1, start=MONDAY + timedelta(days=1, hours=15, minutes=30)),
    talk("open", "Untimed", start=None, end=None),
)
SESSIONS = (
    Session(id="s", title="Oral Session 3", moderators=(person("Mo Derator"),), kind=Kind.ORAL),
)


def conference_of(*talks: Talk) -> Conference:
    return Conference(
        id="c", title="C", time_zone=PLACE, read_at=MONDAY, talks=talks, sessions=SESSIONS
    )


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(conference_of(*TALKS))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("equivar", ["equi", "deep"]),  # begins of words; title before abstract
        ("EQUIVARIANT nets", ["equi"]),  # all words
        ("quivariant", []),
        ("state of the art", ["equi"]),
        ("state-of-the-art", ["equi"]),
        ("state–of–the", ["equi"]),
        ('"of the art"', ["equi"]),
        ('"art the of"', []),
        ('"deep net"', []),  # a finished phrase ends with whole words
        ('"deep net', ["deep"]),  # an unfinished one goes on
        ("“deep network”", ["deep"]),
        ("godel naive", ["godel"]),
        ("GÖDEL", ["godel"]),
        ("soren orsted", ["godel"]),
        ("Ørsted", ["godel"]),
        ("author:cao", ["equi"]),
        ('author:"de cao"', ["equi"]),
        ('author:"de ca', ["equi"]),
        ("author: cao", ["equi"]),
        ("Author:CAO state", ["equi"]),
        ("author:state", []),
        ("authors:art", ["net"]),
        ("deep", ["deep", "net"]),  # title before authors
        ("title:deep", ["deep"]),
        ("room:blue", ["godel"]),
        ("session:oral", ["deep"]),
        ('session:"session 3"', ["deep"]),
        ("ku", ["equi"]),
        ("bees physics", ["net"]),
        ("b-17", ["poster"]),
        ("posters", ["poster"]),
        ("derator", ["deep"]),
        ("is:starred", ["godel", "poster"]),
        ("is:star room", ["poster", "godel"]),
        ("is:starred author:cao", []),
        ("day:tue", ["godel", "deep"]),
        ("day:Tuesday deep", ["deep"]),
        ("day:t", ["godel", "deep", "poster"]),
        ("day:9", ["godel", "deep"]),
        ("day:09", ["godel", "deep"]),
        ("day:2027-03-15", ["net"]),
        ("day:2027-03-1", ["night", "poster", "net"]),
        ("day:tue day:wed", ["godel", "deep", "night"]),
        ("day:mon", ["equi", "net"]),
        ("day:sun", []),
        ("colour:blue", []),  # no field of ours: plain words
        ("blue:room", ["godel"]),
        ("author:", None),
        ("is:", None),
        ("day:", None),
        ('"', None),
        ("", None),
        (" - … ", None),
    ],
)
def test_find(index: SearchIndex, query: str, expected: list[str] | None) -> None:
    everything = ["equi", "godel", "deep", "night", "poster", "net", "open"]
    found = index.find(parse_query(query), {"poster", "godel", "gone"})
    assert found == (everything if expected is None else expected)


@pytest.mark.parametrize("query", ["erdos", "α-stable", "alpha", 'title:"l2 norm"', "r\\'enyi"])
def test_tex_is_found_as_it_is_shown(query: str) -> None:
    title = r"Erd\H{o}s and R\'enyi on $\alpha$-stable $\ell_2$ norms"
    index = SearchIndex(conference_of(talk("t", title)))
    assert index.find(parse_query(query.removesuffix('"'))) == ["t"]


def test_title_counts_more_than_authors_session_and_abstract() -> None:
    talks = (
        talk("abstract", "one", 0, abstract="maple"),
        talk("session", "two", 1, session_id="m"),
        talk("authors", "three", 2, authors=(person("Maple"),)),
        talk("title", "maple", 3),
    )
    conference = conference_of(*talks)
    conference = replace(conference, sessions=(Session(id="m", title="Maple"),))
    best_first = ["title", "authors", "session", "abstract"]
    assert SearchIndex(conference).find(parse_query("maple")) == best_first


def test_equally_good_ones_come_by_time() -> None:
    talks = [talk(f"t{day}", "maple", day) for day in (3, 1, 2)]
    found = SearchIndex(conference_of(*talks)).find(parse_query("maple"))
    assert found == ["t1", "t2", "t3"]


def test_a_broad_query_ranks_title_then_authors_then_time() -> None:
    many = [talk(f"t{n:04}", "one", n % 5, abstract="maple " * (1 + n % 3)) for n in range(3100)]
    talks = (talk("a", "two", 6, authors=(person("Maple"),)), talk("t", "Maple", 7), *many)
    found = SearchIndex(conference_of(*talks)).find(parse_query("m"))
    assert found[:2] == ["t", "a"]
    assert len(found) == 3102
    starts = {made.id: made.start for made in talks}
    assert all(starts[one] <= starts[other] for one, other in pairwise(found[2:]))


def test_a_night_belongs_to_its_evening() -> None:
    """0:30 on Wednesday belongs to the session that began on Tuesday evening."""
    evening = datetime(2027, 3, 10, 4, 0, tzinfo=UTC)  # 20:00 on Tuesday in Los Angeles
    session = Session(id="n", title="Night", start=evening, end=evening + timedelta(hours=6))
    late = talk("late", "Late", start=evening + timedelta(hours=4.5), session_id="n")
    conference = replace(conference_of(late), sessions=(session,))
    assert SearchIndex(conference).find(parse_query("day:tue")) == ["late"]
    assert SearchIndex(conference).find(parse_query("day:wed")) == []


@settings(max_examples=300)
@given(query=st.text() | st.text(alphabet='ab:" “-isday author*^(){}+\0\ud800'))
@example(query="a" * 100_000)
@example(query=" ".join(map(str, range(5000))))
@example(query='"' + "a b " * 5000)
@example(query='NEAR(a b) OR NOT title: * ^a {title} : "x" \'--;')
@example(query="day:² day:99999999999 is:starredx")
def test_any_text_is_a_query(query: str) -> None:
    parsed = parse_query(query)
    index = SearchIndex(conference_of(*TALKS))
    assert set(index.find(parsed)) <= {made.id for made in TALKS}
    assert highlights(query[:100], parsed, "title") is not None


@settings(max_examples=200)
@given(title=st.text(max_size=30), data=st.data())
def test_each_word_of_a_title_finds_it(title: str, data: st.DataObject) -> None:
    """And what is found is marked: index and marks agree on any text."""
    shown = data.draw(st.sampled_from(title.split() or ["x"]))
    parsed = parse_query("“" + shown.replace('"', " ").translate(NO_QUOTES))
    index = SearchIndex(conference_of(talk("t", title)))
    marks = highlights(title, parsed, "title")
    assert bool(index.find(parsed)) == (bool(marks) or not parsed.terms)


NO_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", " "))


def test_an_index_is_built_and_asked_in_different_threads() -> None:
    built: list[SearchIndex] = []
    maker = threading.Thread(target=lambda: built.append(SearchIndex(conference_of(*TALKS))))
    maker.start()
    maker.join()
    found: list[list[str]] = []
    query = parse_query("equivariant")
    askers = [threading.Thread(target=lambda: found.append(built[0].find(query))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert found == [["equi", "deep"]] * 8


def test_a_conference_without_talks() -> None:
    index = SearchIndex(conference_of())
    assert index.find(parse_query("x")) == []
    assert index.find(parse_query("")) == []


def test_the_fixture_conference(conference: Conference, make_talk: Callable[..., Talk]) -> None:
    index = SearchIndex(conference)
    assert index.find(parse_query("session:poster room:foyer")) == ["p1", "p2", "p3"]
    assert index.find(parse_query(f'title:"{make_talk("b").title}"')) == ["b"]


def test_session_and_room_are_those_that_the_window_shows() -> None:
    """A track stands for a missing session, the session's room for a missing one."""
    session = Session(id="s", title="Oral 3", room="Blue Hall", abstract="On glaciers.")
    talks = (
        talk("track", "One", 0, track="Databases"),
        talk("inside", "Two", 1, session_id="s", track="Databases"),
        talk("own", "Three", 2, session_id="s", room="Annex", abstract="On rivers."),
    )
    index = SearchIndex(replace(conference_of(*talks), sessions=(session,)))
    assert index.find(parse_query('session:"Databases"')) == ["track"]
    assert set(index.find(parse_query("session:oral"))) == {"inside", "own"}
    assert index.find(parse_query("room:blue")) == ["inside"]
    assert index.find(parse_query("room:annex")) == ["own"]
    assert index.find(parse_query("glaciers")) == ["inside"]
    assert index.find(parse_query("rivers")) == ["own"]


def test_talks_are_found_by_their_priorities():
    index = SearchIndex(conference_of(*TALKS))
    priorities = {TALKS[0].id: 1, TALKS[1].id: 2, TALKS[2].id: 3}
    found = index.find(parse_query("is:must is:maybe"), priorities=priorities)
    assert set(found) == {TALKS[0].id, TALKS[2].id}
    assert index.find(parse_query("is:must")) == []


def test_talks_are_found_by_what_is_followed():
    index = SearchIndex(conference_of(*TALKS))
    followed = {"deep": ["Ann Lee", "graph"], "net": ["graph network"], "equi": ["robot*"]}
    found = {
        query: set(index.find(parse_query(query), followed=followed))
        for query in (
            *("is:followed", "is:f wide", "followed:gra", "followed:lee", 'followed:"graph"'),
            *('followed:"robot*"', "followed:raph", "followed:ann followed:graph", "followed:"),
        )
    }
    assert found == {
        "is:followed": {"deep", "net", "equi"},
        "is:f wide": {"net"},
        "followed:gra": {"deep", "net"},
        "followed:lee": {"deep"},
        'followed:"graph"': {"deep"},
        'followed:"robot*"': {"equi"},
        "followed:raph": set(),
        "followed:ann followed:graph": {"deep"},
        "followed:": {"deep", "net", "equi"},
    }
    assert index.find(parse_query("is:followed")) == []


def test_talks_are_found_by_the_colleagues_who_starred_them():
    index = SearchIndex(conference_of(*TALKS))
    fans = {"deep": ["Ann Lee", "Bo"], "net": ["Anna"], "equi": []}
    found = {
        query: set(index.find(parse_query(query), fans=fans))
        for query in ("by:ann", 'by:"ann lee"', "by:lee", "by:ann by:bo", "by:cy", "by:ann wide")
    }
    assert found == {
        "by:ann": {"deep", "net"},
        'by:"ann lee"': {"deep"},
        "by:lee": {"deep"},
        "by:ann by:bo": {"deep"},
        "by:cy": set(),
        "by:ann wide": {"net"},
    }
    assert index.find(parse_query("by:ann")) == [], "nobody's plan is there"

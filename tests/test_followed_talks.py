"""Which talks authors and words mark, by the rules that the dialog states."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Person, by_id
from planner.followed_talks import Matches, reasons, reasons_among
from planner.followed_words import places
from planner.plan import Following
from planner.search import SearchIndex


@pytest.fixture
def found_by(conference, make_talk):
    """`found_by(Following(…), title="…")`: what marks a talk with these fields."""

    def find(following: Following, **fields: object) -> list[str]:
        talk = make_talk("x", **fields)
        return reasons_among(conference, [talk], following).get("x", [])

    return find


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(name=name) for name in names)


@pytest.mark.parametrize(
    ("followed", "author", "is_found"),
    [
        ("Ann Lee", "Ann Lee", True),
        ("ann lee", "ANN LEE", True),
        ("Søren Ørsted", "Soren Orsted", True),
        ("Anne-Marie Zoë", "Anne–Marie Zoe", True),
        ("J. Smith", "J. Smith", True),
        ("J. Smith", "John Smith", False),
        ("John Smith", "J. Smith", False),
        ("Ann Lee", "Ann Lee Brown", False),
        ("Ann Lee", "Mary Ann Lee", False),
        ("Lee", "Ann Lee", False),
        ("李 明", "李明", True),
    ],
)
def test_an_author_is_found_by_the_whole_name(found_by, followed, author, is_found):
    assert bool(found_by(Following(authors=(followed,)), authors=people("Bo", author))) == is_found


def test_a_name_does_not_begin_in_one_author_and_end_in_the_next(found_by):
    assert not found_by(Following(authors=("Lee Bo",)), authors=people("Ann Lee", "Bo Ek"))


@pytest.mark.parametrize(
    ("followed", "title", "is_found"),
    [
        ("graph", "On Graphs", True),
        ("transformers", "A Transformer", True),
        ("transformer", "Transformers", True),
        ("memories", "One Memory", True),
        ("memory", "Memories", True),
        ("classes", "A Class", True),
        ("bias", "Biases of models", True),
        ("GANs", "A GAN", True),
        ("graph", "Graphics", False),
        ("art", "Starting", False),
        ("news", "A new model", False),
        ("physics", "A physic", False),
        ("graph neural network", "Graph-Neural Networks", True),
        ("graph network", "Graph neural networks", False),
        ("network graph", "Graph network", False),
        ("robot*", "Robotics", True),
        ("soft robot*", "Soft robotics", True),
        ("soft robot*", "Robotics, soft", False),
        ("naïve", "NAIVE methods", True),
        ("L0 norm", "The $L_0$ norm", True),
        ("state of the art", "State–of–the–Art", True),
        ("", "Anything", False),
        ('"', "Anything", False),
    ],
)
def test_words_are_whole_and_in_a_row_the_last_one_in_any_number(
    found_by, followed, title, is_found
):
    assert bool(found_by(Following(words=(followed,)), title=title)) == is_found


def test_words_are_looked_for_where_a_talk_says_what_it_is_about(found_by):
    following = Following(words=("snow",))
    for place in ({"abstract": "Of snow."}, {"keywords": ("snow",)}, {"topics": ("Snow",)}):
        assert found_by(following, **place) == ["snow"]
    assert found_by(following, track="Ice and snow")
    assert not found_by(following, authors=(Person(name="Ann Snow", affiliation="Snow Labs"),))
    assert not found_by(following, room="Snow Hall", poster_position="Snow 1")


def test_what_a_session_says_is_not_said_by_each_of_its_talks(conference, make_talk):
    sessions = tuple(replace(s, title="Snow", abstract="snow") for s in conference.sessions)
    talk = make_talk("x", abstract="")
    snowy = replace(conference, sessions=sessions)
    assert reasons_among(snowy, [talk], Following(words=("snow",))) == {}


def test_all_reasons_are_told_authors_first(found_by):
    following = Following(authors=("Bo", "Ann Lee"), words=("ice", "snow", "sun"))
    fields = {"authors": people("Ann Lee", "Bo"), "title": "Snow", "abstract": "ice"}
    assert found_by(following, **fields) == ["Bo", "Ann Lee", "ice", "snow"]


def test_each_name_tells_its_talks_by_time_also_where_there_are_none(conference: Conference):
    matches = Matches(SearchIndex(conference), by_id(conference.talks))
    found = matches.of(Following(authors=("Ann d",), words=("talk", "yeti")))
    assert [(match.name, match.talks[:3]) for match in found] == [
        ("Ann d", ("d",)),
        ("talk", ("a", "d", "b")),
        ("yeti", ()),
    ]
    assert reasons(found)["d"] == ["Ann d", "talk"]


def test_where_nothing_is_followed_or_nothing_holds_it_nothing_is_indexed(conference, monkeypatch):
    monkeypatch.delattr("planner.followed_talks.SearchIndex")
    assert reasons_among(conference, conference.talks, Following()) == {}
    assert reasons_among(conference, conference.talks, Following(words=("", "snow"))) == {}
    assert reasons_among(conference, [], Following(words=("snow",))) == {}


@given(st.text(max_size=30), st.sampled_from(["authors", "words"]))
def test_any_text_can_be_followed(text, what):
    index = SearchIndex(Conference(id="c", title="C", time_zone="UTC", read_at=None))
    following = replace(Following(), **{what: (text,)})
    assert Matches(index, {}).of(following)[0].talks == ()


def test_five_thousand_talks_are_no_matter(conference, make_talk):
    abstract = "Graphs and networks of many words. " * 40
    talks = tuple(
        make_talk(f"t{n}", n, abstract=abstract, authors=people(f"Ann {n % 50}", "Bo"))
        for n in range(5000)
    )
    index, following = (
        SearchIndex(replace(conference, talks=talks)),
        Following(authors=("Ann 7", "Ann 8"), words=("network", "snow", "talk t7", "robot*")),
    )
    times = []
    for _ in range(5):
        start = thread_time()
        found = reasons(Matches(index, by_id(talks)).of(following))
        times.append(thread_time() - start)
    assert len(found) == 5000
    assert min(times) < 0.05


def test_among_many_talks_those_that_match_are_found_soon(conference, make_talk):
    abstract = "Graphs and networks of many words. " * 40
    talks = [make_talk(f"t{n}", n, abstract=abstract) for n in range(5000)]
    talks[7] = make_talk("snow", abstract="On memories")
    times = []
    for _ in range(5):
        start = thread_time()
        found = reasons_among(conference, talks, Following(("Bo Ek",), ("memory", "robot*")))
        times.append(thread_time() - start)
    assert found == {"snow": ["memory"]}
    assert min(times) < 0.08


def test_places_in_a_text_are_those_that_are_found() -> None:
    following = Following(words=("graph network", "robot*", "Überflieger"), authors=("Ann Lee",))
    text = "Graph-networks, robotics and überflieger; paragraph networks, Ann Lee."
    assert [text[a:b] for a, b in places(text, following)] == [
        "Graph-networks",
        "robot",
        "überflieger",
    ]
    assert places(text, Following(authors=("Ann Lee",))) == []

"""Papers: each once, under a key of its own; TeX as published, all else escaped for TeX."""

from collections.abc import Callable
from pathlib import Path
from time import thread_time

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Kind, Person, Talk
from planner.exporters import by_ending, content, held
from planner.exporters import selection as selections
from planner.exporters.bibtex import tex
from planner.exporters.citation import cited
from planner.exporters.selection import Selection
from planner.plan import Plan
from planner.timetable import Timetable

BIBTEX = by_ending(Path("x.bib"))


@pytest.fixture
def select(conference: Conference) -> Callable[..., Selection]:
    timetable = Timetable(conference)
    return lambda *talks: selections.of_talks(timetable, Plan(conference_id="x"), talks)


def test_keys_are_made_of_name_year_and_title_and_never_the_same(
    select: Callable[..., Selection], make_talk: Callable[..., Talk]
) -> None:
    lee = (Person(name="Ann Łee"),)
    titles = [
        "The Snow",
        "Snow Melts",
        "On $\\mathcal{O}$ Ice",
        "雪",
        *(f"Snow {n}" for n in range(30)),
    ]
    talks = [make_talk(str(n), n, title=title, authors=lee) for n, title in enumerate(titles)]
    keys = [one.key for one in cited(select(*talks))]
    assert keys[:5] == ["lee2027snow", "lee2027snowb", "lee2027ice", "lee2027", "lee2027snowc"]
    assert keys[-5:] == [f"lee2027snow{end}" for end in ("bb", "bc", "bd", "be", "bf")]
    assert len(set(keys)) == len(talks)


def test_a_key_that_looks_like_a_second_one_is_not_given_twice(
    select: Callable[..., Selection], make_talk: Callable[..., Talk]
) -> None:
    lee = (Person(name="Ann Lee"),)
    titles = ["Snowb", "Snow", "Snow!!", "Snow again", "Snowb too", "Snowc"]
    talks = [make_talk(str(n), n, title=title, authors=lee) for n, title in enumerate(titles)]
    keys = [one.key.removeprefix("lee2027") for one in cited(select(*talks))]
    assert len(set(keys)) == len(keys) == len({talk.title.strip("!") for talk in talks})


def test_thousands_under_one_name_take_no_longer(
    select: Callable[..., Selection], make_talk: Callable[..., Talk]
) -> None:
    lee = (Person(name="Ann Lee"),)
    talks = [make_talk(str(n), n, title=f"Snow {n}", authors=lee) for n in range(3000)]
    selection, start = select(*talks), thread_time()
    assert len({one.key for one in cited(selection)}) == len(talks)
    assert thread_time() - start < 1  # 3 s when each began with the first letter


def test_the_poster_of_a_talk_is_the_same_paper_and_breaks_are_none(
    select: Callable[..., Selection], make_talk: Callable[..., Talk]
) -> None:
    oral = make_talk("oral", 0, title="On Snow")
    poster = make_talk("poster", 60, title="On Snow", authors=oral.authors, kind=Kind.POSTER)
    selection = select(
        oral,
        poster,
        make_talk("coffee", kind=Kind.BREAK),
        make_talk("panel", authors=()),
    )
    assert [one.talk.id for one in cited(selection)] == ["oral"]
    assert held(selection, BIBTEX) == "1 paper"
    calendar = by_ending(Path("x.ics"))
    assert held(selection, calendar) == "4 talks"
    assert held(selection, by_ending(Path("x.md"))) == "4 talks"


def test_why_there_are_no_papers_is_said(
    select: Callable[..., Selection], make_talk: Callable[..., Talk]
) -> None:
    panel = select(make_talk("panel", authors=()))
    assert held(select(), BIBTEX) == "0 papers"
    assert held(panel, BIBTEX).startswith("no papers: none of these talks names authors")
    nameless = Timetable(replace(panel.conference, talks=panel.talks))
    why = held(replace(panel, timetable=nameless), BIBTEX)
    assert why.startswith("no papers: this programme names no authors")


def test_names_that_bibtex_would_take_apart_are_held_together(
    select: Callable[..., Selection], make_talk: Callable[..., Talk]
) -> None:
    names = ("Ann Lee", "Snow and Ice Team", "Lee, Bo", "Anders Sand")
    talk = make_talk(authors=tuple(Person(name=name) for name in names), title="BERT for a ResNet")
    written = content(select(talk), BIBTEX).decode()
    assert "author = {Ann Lee and {Snow and Ice Team} and {Lee, Bo} and Anders Sand}" in written
    assert "title = {{BERT} for a {ResNet}}" in written
    assert "url = " not in written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"$\mathcal{O}(n_1)$ & 5% of {Nets}", r"$\mathcal{O}(n_1)$ \& 5\% of {Nets}"),
        (r"Caf\'e \& \alpha C:\data", r"Caf\'e \& \alpha C:\textbackslash{}data"),
        ("costs $5 #1 ~x ^y", r"costs \$5 \#1 \textasciitilde{}x \textasciicircum{}y"),
        ("a } b {", r"a \textbraceright{} b \textbraceleft{}"),
        (r"\{ alone", r"\textbackslash{}\textbraceleft{} alone"),
        ("two\nlines\\", r"two lines\textbackslash{}"),
        ("see @misc{x, y}", "see {@}misc{x, y}"),
    ],
)
def test_tex_is_kept_and_other_signs_are_escaped(text: str, written: str) -> None:
    assert tex(text) == written

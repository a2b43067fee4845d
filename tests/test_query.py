"""The language of the search, and the marks in what it found."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.query import Query, Term, highlights, parse_query


def test_the_parts_of_a_query() -> None:
    query = parse_query('deep "neural net" author:"de cao day:tue')
    assert query.terms == (
        Term(("deep",)),
        Term(("neural", "net"), prefix=False),
        Term(("de", "cao", "day", "tue"), "authors"),
    )
    assert not query.is_empty
    assert parse_query("is:starred day:4 day:Tue") == Query((), ("4", "tue"), True)
    assert parse_query("  ").is_empty
    assert parse_query("deep DEEP").terms == (Term(("deep",)),)


def test_a_pasted_paper_is_cut() -> None:
    paper = " ".join(map(str, range(5000)))
    assert len(parse_query(paper).terms) == 64
    assert len(parse_query(f'"{paper}"').terms[0].words) == 64


@settings(max_examples=200)
@given(text=st.text(alphabet="aäßﬁ½深e\u0301 -_’"), query=st.text(alphabet="aäßﬁse深 -"))
def test_marks_are_in_order_and_inside(text: str, query: str) -> None:
    marks = highlights(text, parse_query(query), "title")
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(end <= start for (_, end), (start, _) in pairwise(marks))


@pytest.mark.parametrize(
    ("text", "query", "field", "marked"),
    [
        ("Equivariant Nets", "equi net", "title", ["Equi", "Net"]),
        ("Gödel’s dream", "GODEL", "title", ["Gödel"]),
        ("Go\u0308del", "godel", "title", ["Go\u0308del"]),
        ("Straße 1", "strass", "title", ["Straß"]),
        ("State–of—the-art", '"of the', "title", ["of—the"]),
        ("deep deeper", '"deep"', "title", ["deep"]),
        ("deep deeper", "deep", "title", ["deep", "deep"]),
        ("indeed", "deed", "title", []),
        ("Nicola De Cao", 'author:"de cao"', "authors", ["De Cao"]),
        ("Nicola De Cao", 'author:"de cao"', "title", []),
        ("Nicola De Cao", "de", "authors", ["De"]),
        ("Blue Room", "room:blue is:starred day:tue", "room", ["Blue"]),
        ("深層学習", "学習", "abstract", ["学習"]),
        ("net networks network", "net network", "title", ["net", "network", "network"]),
        ("anything", "", "title", []),
        ("anything", "is:starred", "title", []),
        ("<b>bold</b>", "bold", "title", ["bold"]),
    ],
)
def test_highlights(text: str, query: str, field: str, marked: list[str]) -> None:
    spans = highlights(text, parse_query(query), field)
    assert [text[start:end] for start, end in spans] == marked


def test_a_day_is_named_by_weekday_day_of_the_month_or_date() -> None:
    tuesday = date(2027, 3, 9)
    assert all(parse_query(f"day:{value}").wants_day(tuesday) for value in ("tue", "9", "2027-03"))
    assert not parse_query("day:wed").wants_day(tuesday)
    assert not parse_query("day:tue").wants_day(None)


@pytest.mark.parametrize(
    ("text", "priorities"),
    [
        ("is:must", {1}),
        ("is:want", {2}),
        ("IS:Maybe", {3}),
        ("is:m", {1, 3}),  # while it is typed
        ("is:must is:want", {1, 2}),
        ("is:mustard", set()),
    ],
)
def test_priorities_are_asked_for_by_their_words(text, priorities):
    assert parse_query(text).priorities == priorities

"""Foreign text: entities, what Excel leaves of line ends, dollars that are maths or are not."""

from datetime import date

import pytest

from planner.clashes import clashes_of
from planner.exporters.agenda import PrintOptions, make_agenda
from planner.mine import mine
from planner.query import parse_query
from planner.search import SearchIndex
from planner.talk_text import as_text as on_clipboard
from planner.tex import to_text
from planner.timetable import Timetable
from tests.bug_patterns.sources import ALL, BY_CLOCK, Slot, Write, as_text, read, starred

LOS_ANGELES = "America/Los_Angeles"


def shown_titles(write: Write, *slots: Slot) -> list[str]:
    """As they stand everywhere; on paper, formulas are drawn from what was written."""
    programme = read(write(slots, LOS_ANGELES))
    timetable, plan = Timetable(programme.conference), starred(programme)
    (day,) = make_agenda(timetable, plan, PrintOptions(), date(2027, 1, 15)).days
    shown = [each.title for each in mine(timetable, plan)]
    assert shown == [to_text(row.title) for row in day.rows]
    return shown


@pytest.mark.parametrize("write", ALL)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Snow &amp; Ice", "Snow & Ice"),
        ("It&#8217;s cold", "It’s cold"),
        ("It&#39;s cold", "It's cold"),
        ("Less &lt; more", "Less < more"),
        ("Snow&nbsp;and Ice", "Snow and Ice"),
    ],
)
def test_entities_of_html_are_the_signs_that_they_stand_for(
    write: Write, written: str, shown: str
) -> None:
    """As organisers leave them in tables and calendars, and once more escaped in XML and HTML."""
    assert shown_titles(write, Slot(written)) == [shown]


@pytest.mark.parametrize("write", ALL)
def test_what_looks_like_an_entity_and_is_none_stays(write: Write) -> None:
    assert shown_titles(write, Slot("R&D; Q&A &co")) == ["R&D; Q&A &co"]


@pytest.mark.parametrize("write", ALL)
def test_what_excel_leaves_of_line_ends_is_no_text(write: Write) -> None:
    slot = Slot("On Snow_x000D_", abstract="We melt it._x000D_\nThen we freeze it._x000D_")
    programme = read(write([slot], LOS_ANGELES))
    (talk,) = programme.conference.talks
    assert talk.title == "On Snow"
    assert talk.abstract.split() == ["We", "melt", "it.", "Then", "we", "freeze", "it."]


@pytest.mark.parametrize("write", ALL)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"$\mathcal{O}$-GNN: a start", "𝒪-GNN: a start"),
        (r"$\rm A^2Q$: quantised", "A²Q: quantised"),
        ("Sparse $L_0$ bounds", "Sparse L₀ bounds"),
        ("From $5 to $10 a night", "From $5 to $10 a night"),
    ],
)
def test_maths_in_a_title_is_readable_and_prices_stay(
    write: Write, written: str, shown: str
) -> None:
    assert shown_titles(write, Slot(written)) == [to_text(written)] == [shown]


@pytest.mark.parametrize("write", [*BY_CLOCK, as_text])
def test_one_bad_formula_hides_no_word_beside_it(write: Write) -> None:
    slot = Slot(r"A bad $\frac{1 one", abstract="We melt $\\frac{1 it.\n\nThen $x$ is water.")
    assert {"A", "bad", "one"} <= set(shown_titles(write, slot)[0].split())
    (talk,) = read(write([slot], LOS_ANGELES)).conference.talks
    assert {"We", "melt", "it.", "Then", "water."} <= set(to_text(talk.abstract).split())


@pytest.mark.parametrize("write", BY_CLOCK)
def test_maths_in_a_title_is_found_as_it_is_typed_shown_and_copied(write: Write) -> None:
    programme = read(write([Slot(r"$\mathcal{O}$-GNN: a start"), Slot("On Snow")], LOS_ANGELES))
    timetable = Timetable(programme.conference)
    index = SearchIndex(programme.conference)
    talk = programme.conference.talks[0]
    for typed in ("O-GNN", "gnn", "𝒪-GNN"):
        assert index.find(parse_query(typed)) == [talk.id]
    assert on_clipboard(timetable, talk).startswith("𝒪-GNN: a start\n")
    assert len(clashes_of(timetable, starred(programme))) == 1


@pytest.mark.parametrize("write", BY_CLOCK)
@pytest.mark.parametrize(
    "typed",
    ["uber", "ÜBER", "“uber the snow”", '"über the snow"', "‘snow’", "lee’s", "lee's", "glacier"],
)
def test_search_forgives_quotes_accents_and_case_and_looks_into_abstracts(
    write: Write, typed: str
) -> None:
    slots = [
        Slot("Über the Snow: Lee’s view", abstract="Of glaciers, and a glacier."),
        Slot("Rain"),
    ]
    programme = read(write(slots, LOS_ANGELES))
    index = SearchIndex(programme.conference)
    assert index.find(parse_query(typed)) == [programme.conference.talks[0].id]

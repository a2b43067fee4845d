"""Saved session pages: what a session and each of its slots is."""

import pytest

from planner.conference import Concern, Kind
from tests.importers.looking import Make, Read, only_session, only_talk, remarks


def test_a_question_slot_is_no_break_but_lunch_is(read: Read, page: Make, card: Make) -> None:
    talks = read(page(card("Q&amp;A"), card("Coffee break", event="2"), card("Break the ice")))
    assert [t.kind for t in talks.conference.talks] == [Kind.ORAL, Kind.BREAK, Kind.ORAL]


def test_breaks_and_housekeeping_need_no_authors(read: Read, page: Make, card: Make) -> None:
    titles = ["Coffee break", "Lunch", "Opening Remarks", "Registration Desk", "On Snow"]
    cards = [card(title, authors="", event=str(n), link="") for n, title in enumerate(titles)]
    programme = read(page(*cards))
    assert [t.kind for t in programme.conference.talks] == [
        Kind.BREAK, Kind.BREAK, Kind.OTHER, Kind.OTHER, Kind.ORAL,
    ]  # fmt: skip
    odd = [r for r in programme.report.remarks if r.concern is Concern.ODD]
    assert [(r.where, r.what) for r in odd] == [("On Snow", "No authors were found")]


@pytest.mark.parametrize(
    "title",
    [
        "Opening Remarks", "Closing Remarks", "Welcome and Opening Remarks", "Registration",
        "Registration and Coffee", "Town Hall", "Closing Ceremony", "Business Meeting",
    ],
)  # fmt: skip
def test_housekeeping_is_not_of_the_sessions_kind(
    read: Read, page: Make, card: Make, title: str
) -> None:
    assert only_talk(read(page(card(title, link="")))).kind is Kind.OTHER


@pytest.mark.parametrize(
    "title", ["Registration of Point Clouds", "Point Cloud Registration", "Some Remarks on Snow"]
)
def test_a_paper_with_such_a_word_is_a_paper(
    read: Read, page: Make, card: Make, title: str
) -> None:
    assert only_talk(read(page(card(title)))).kind is Kind.ORAL


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("remarks", Kind.OTHER),
        ("registration-desk", Kind.OTHER),
        ("town-hall", Kind.OTHER),
        ("test-of-time", Kind.OTHER),
        ("invited-talk", Kind.KEYNOTE),
        ("affinity-workshop", Kind.WORKSHOP),
        ("reception", Kind.SOCIAL),
        ("session", Kind.ORAL),
        ("talk", Kind.ORAL),
    ],
)
def test_without_a_label_the_link_says_what_it_is(
    read: Read, page: Make, card: Make, word: str, kind: Kind
) -> None:
    bare = card(corner="", link=f"/virtual/2027/{word}/101")
    assert only_talk(read(page(bare))).kind is kind
    labelled = card(link=f"/virtual/2027/{word}/101")
    assert only_talk(read(page(labelled))).kind is Kind.ORAL


def test_an_unknown_kind_of_session_is_other_and_named(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), kind="Town Hall"))
    assert only_session(programme).kind is Kind.OTHER
    (odd,) = remarks(programme, Concern.ODD)
    assert "“Town Hall”" in odd


def test_awards_and_spotlights_can_be_found(read: Read, page: Make, card: Make) -> None:
    marked = card(
        corner="<div class='float-end small'>\n Spotlight Poster\n</div>"
        "<div class='small' title='Poster Position'>#W-100</div>"
        "<div>Outstanding Paper Honorable Mention</div>"
    )
    talk = only_talk(read(page(marked, kind="Poster Session")))
    assert (talk.kind, talk.poster_position) == (Kind.POSTER, "#W-100")
    assert talk.keywords == ("Spotlight", "Outstanding Paper Honorable Mention")


def test_without_a_kind_the_session_has_that_of_its_cards(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card(), kind="", title="Snow"))
    assert only_session(programme).kind is Kind.ORAL

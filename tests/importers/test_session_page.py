"""Saved session pages: the quirks of the sites, each in an invented page."""

from datetime import timedelta

import pytest

from planner.conference import Concern, Kind
from planner.errors import UnreadableError
from planner.importers import Given
from tests.importers.looking import NINE, Make, Read, corner, only_session, only_talk, remarks
from tests.importers.pages import make_card, make_page


def programme_of(talks: int) -> Given:
    """A page of so many talks, one after another."""
    cards = (
        make_card(
            title=f"On Snow &amp; Ice {n}",
            corner=corner(f"Tue 9 Mar {9 + n // 60 % 14}:{n % 60:02} - {9 + n // 60 % 14}:59 PST"),
            abstract=f"<p><p>We melt $s_{n}$.</p>\n<ul><li>and <em>freeze</em></li></ul></p>",
            event=str(1000 + n),
        )
        for n in range(talks)
    )
    return Given("session.html", make_page(*cards).encode())


def test_a_paragraph_in_a_paragraph_keeps_the_abstract(read: Read, page: Make, card: Make) -> None:
    talk = only_talk(read(page(card(abstract="<p><p>One.</p>\n</p>"))))
    assert talk.abstract == "One."


def test_paragraphs_and_lists_of_an_abstract_stay_apart(read: Read, page: Make, card: Make) -> None:
    markup = (
        "<p>One <em>fine</em>\n day.<br>Two.</p>tail<ul><li>a</li><li>b <code>c</code></li></ul>"
    )
    talk = only_talk(read(page(card(abstract=markup))))
    assert talk.abstract == "One fine day.\n\nTwo.\n\ntail\n\n• a\n\n• b c"


def test_a_slot_without_a_title_is_kept(read: Read, page: Make, card: Make) -> None:
    untitled = f'<div class="track-schedule-card">{corner("Tue 9 Mar 9:15 - 9:30 PST")}</div>'
    programme = read(page(card(corner=corner("Tue 9 Mar 9:00 - 9:15 PST")), untitled))
    talk = programme.conference.talks[1]
    assert (talk.title, talk.authors, talk.kind) == ("", (), Kind.ORAL)
    assert (talk.start, talk.end) == (NINE + timedelta(minutes=15), NINE + timedelta(minutes=30))


@pytest.mark.parametrize("separator", ["&middot;", "·", "⋅", "\n&nbsp;⋅\n"])
def test_both_dots_separate_authors(read: Read, page: Make, card: Make, separator: str) -> None:
    talk = only_talk(read(page(card(authors=f"Ann Lee {separator} Pol Gal·la {separator} Bo"))))
    assert [person.name for person in talk.authors] == ["Ann Lee", "Pol Gal·la", "Bo"]


def test_text_is_cleaned_and_tex_stays(read: Read, page: Make, card: Make) -> None:
    title = "It&#x27;s\u200b &amp;quot;$x &lt; \\$5$&amp;quot;&nbsp; by G\\&quot;{o}del"
    abstract = r"<p>One&#x000D; line x000D and \(a_i\) \[b\] *soft* ``fair''.</p>"
    talk = only_talk(read(page(card(title, abstract=abstract))))
    assert talk.title == 'It\'s "$x < \\$5$" by G\\"{o}del'
    assert talk.abstract == r"One line and \(a_i\) \[b\] *soft* ``fair''."


def test_a_login_wall_is_refused_as_such(read: Read) -> None:
    markup = """<title>Track: Oral 9</title><main id="main"><h4>Registration Required</h4>
    <p>You must be <a href="/login?nextp=/virtual/2027/session/7">logged in</a> to view this
    content.</p></main>"""
    with pytest.raises(UnreadableError, match="asks for a login"):
        read(markup)


def test_the_corner_may_be_an_inline_element(read: Read, page: Make, card: Make) -> None:
    inline = card().replace(
        '<div class="btn-spacer float-end track-pad"', "<span class='track-pad'"
    )
    inline = inline.replace("<div class='float-end small'>Oral</div>\n      </div>", "#4</span>x")
    assert only_talk(read(page(inline))).poster_position == "#4"


def test_cards_that_the_parser_did_not_reach_are_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), "<!--", card("Two")))
    assert "2 cards stand in the file, 1 could be read" in remarks(programme, Concern.ODD)


@pytest.mark.parametrize(
    "header",
    [
        "<div>Moderators: Mo A · Di B</div>",
        "<h5 class='text-muted'>Moderators: Mo A ⋅ Di B</h5>",
        "<p><b>Moderators:</b> <a>Mo A</a> &middot; <a>Di B</a></p>",
        "<div>Moderators:</div><div>Mo A · Di B</div>",
        "Moderators: Mo A · Di B",
    ],
)
@pytest.mark.parametrize("room", ["Hall 7", ""])
def test_moderators_are_found_in_any_element(
    read: Read, page: Make, card: Make, header: str, room: str
) -> None:
    session = only_session(read(page(card(), header=header, room=room)))
    assert [person.name for person in session.moderators] == ["Mo A", "Di B"]
    assert session.room == room
    assert session.start == NINE


def test_the_session_abstract_loses_its_label(read: Read, page: Make, card: Make) -> None:
    markup = page(card()).replace("Abstract:</span> ", "Abstract:</span> <p>All of it.</p>")
    assert only_session(read(markup)).abstract == "All of it."


def test_an_empty_card_is_skipped_with_a_remark(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), '<div class="track-schedule-card"> </div>'))
    assert len(programme.conference.talks) == 1
    (remark,) = [r for r in programme.report.remarks if r.concern is Concern.SKIPPED]
    assert remark.where == "card 2"


def test_the_report_counts_what_was_read(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), card("", authors="", abstract="", event="102")))
    assert remarks(programme, Concern.READ) == [
        "2 slots: 1 untitled, 1 with authors, 1 with an abstract; in Hall 7"
    ]
    whole = read(page(card(), card("Two", event="2"), room="", header="Moderator: Mo A"))
    assert remarks(whole, Concern.READ) == [
        "2 slots: all with authors, all with an abstract; 1 moderator; no room given"
    ]


def test_markup_in_foreign_text_stays_text(read: Read, page: Make, card: Make) -> None:
    talk = only_talk(read(page(card("&lt;b&gt;Bold&lt;/b&gt;<!-- no --><script>x()</script>"))))
    assert talk.title == "<b>Bold</b>"


def test_the_first_of_each_part_of_a_card_counts(read: Read, page: Make, card: Make) -> None:
    markup = card(abstract="<p>One.</p><h5>Two</h5><p class='text-muted'>Three · Four</p>")
    talk = only_talk(read(page(markup)))
    assert (talk.title, len(talk.authors)) == ("On Snow", 2)
    assert talk.abstract == "One.\n\nTwo\n\nThree · Four"


def test_an_open_tag_in_a_card_does_not_swallow_the_next(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card(abstract="<div><div>One."), card("Two", event="102")))
    talks = programme.conference.talks
    assert [(talk.title, talk.abstract) for talk in talks] == [
        ("On Snow", "One."),
        ("Two", "We melt it."),
    ]


def test_a_page_without_main_is_read_as_well(read: Read, page: Make, card: Make) -> None:
    markup = page(card()).replace('<main id="main">', "<div>").replace("</main>", "</div>")
    assert only_talk(read(markup)).title == "On Snow"

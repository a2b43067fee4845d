"""Saved session pages: ids, links, and the site that they come from."""

import pytest

from planner.conference import About, Concern
from tests.importers.looking import Make, Read, only_session, only_talk, remarks


def test_the_year_comes_from_the_cards_not_from_titles_or_menus(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card()))
    assert (programme.conference.id, programme.conference.title) == ("icml-2027", "ICML 2027")
    assert About.YEAR not in {guess.about for guess in programme.report.guesses}


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://iclr.cc/virtual/2027/session/4242">',
        '<meta property="og:url" content="https://www.iclr.cc/virtual/2027/session/4242">',
        "<!-- saved from url=(0043)https://iclr.cc/virtual/2027/session/4242 -->",
    ],
)
def test_number_and_site_come_from_the_pages_address(
    read: Read, page: Make, card: Make, head: str
) -> None:
    programme = read(page(card(), head=head))
    assert only_session(programme).id == "4242"
    assert only_session(programme).url == "https://iclr.cc/virtual/2027/session/4242"
    assert programme.conference.id == "iclr-2027"
    assert only_talk(programme).url == "https://iclr.cc/virtual/2027/oral/101"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://slm.example/virtual/2027/session/4242">',
        '<meta property="og:url" content="https://SLM.example/virtual/2027/session/4242">',
        "<!-- saved from url=(0048)https://slm.example/virtual/2027/session/4242 -->",
    ],
)
def test_links_are_whole_on_sites_that_are_not_in_the_table(
    read: Read, page: Make, card: Make, head: str
) -> None:
    titles = "<title>SLM 2027</title>"
    programme = read(page(card(), head=head, titles=titles))
    assert programme.conference.id == "slm-2027"
    assert programme.conference.url == "https://slm.example/virtual/2027"
    assert only_session(programme).url == "https://slm.example/virtual/2027/session/4242"
    assert only_talk(programme).url == "https://slm.example/virtual/2027/oral/101"


@pytest.mark.parametrize(
    "address",
    [
        "http://slm.example/virtual/2027/session/4242",
        "https://slm/virtual/2027/session/4242",
        "https://web.archive.example/web/2027/https://slm.example/virtual/2027/session/4242",
        "https://a@slm.example/virtual/2027/session/4242",
        "file:///home/ann/virtual/2027/session/4242",
    ],
)
def test_an_address_that_is_not_the_sites_own_gives_no_links(
    read: Read, page: Make, card: Make, address: str
) -> None:
    head = f'<link rel="canonical" href="{address}">'
    programme = read(page(card(), head=head, titles="<title>SLM 2027</title>"))
    assert only_talk(programme).url == only_session(programme).url == ""


def test_the_year_may_stand_in_the_pages_address_only(read: Read, page: Make, card: Make) -> None:
    head = '<link rel="canonical" href="https://iclr.cc/virtual/2021/session/4242">'
    programme = read(page(card(link=""), head=head))
    assert programme.conference.id == "iclr-2021"


def test_whole_links_name_the_site(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(link="https://cvpr.thecvf.com/virtual/2027/oral/9"), titles=""))
    assert programme.conference.title == "CVPR 2027"
    assert only_talk(programme).url == "https://cvpr.thecvf.com/virtual/2027/oral/9"


def test_a_link_that_is_no_web_address_is_dropped(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(link="javascript:alert(1)")))
    assert only_talk(programme).url == ""
    assert only_talk(programme).id == "101"


def test_a_page_without_a_known_site_asks_for_the_name(read: Read, page: Make, card: Make) -> None:
    markup = page(card(), titles="<title>Talks</title>").replace("ICML logo", "")
    (guess,) = [g for g in read(markup).report.guesses if g.about is About.TITLE]
    assert guess.value == "Oral Session 2"


def test_a_number_that_stands_twice_gives_two_ids_and_is_odd(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card("One"), card("Two")))
    assert [talk.id for talk in programme.conference.talks] == ["101", "101-2"]
    assert "stands 2 times" in " ".join(remarks(programme, Concern.ODD))

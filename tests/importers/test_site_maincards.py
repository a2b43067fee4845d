"""The classic schedule of the sites, as until 2020."""

from datetime import datetime, timedelta

import pytest

from planner import importers
from planner.conference import About, Concern, Kind
from planner.errors import UnreadableError
from tests.importers.calendars import PACIFIC
from tests.importers.looking import Read, only_session, only_talk, remarks

TWO = datetime(2020, 10, 6, 14, 30, tzinfo=PACIFIC)


def card(
    number: int = 801,
    title: str = "On Snow",
    kind: str = "Oral",
    place: str = "Tue Oct 06 02:30 PM -- 03:30 PM (PDT) @ Room 3",
    authors: str = "Ann Lee &middot; Bo Ek",
    session: str = "",
    abstract: str = "",
) -> str:
    session = (
        session
        and f"""<div class="pull-right maincardHeader">in
      <a href="/Conferences/2020/Schedule?showParentSession={session}">Session {session}</a>
      </div>"""
    )
    return f"""<div onclick="showDetail({number})">
    <div class="maincard narrower {kind.lower()}" id="maincard_{number}">
      <div class="pull-right maincardHeader maincardType">{kind}</div>{session}
      <div class="maincardHeader">{place}</div>
      <div class="maincardBody">{title}</div>
      <div class="maincardFooter">{authors}</div>
      <div class="maincard-links"><a class="btn href_PDF" href="https://x.org/{number}.pdf">PDF</a>
        <a href="/Conferences/2020/Schedule?showEvent={number}">more</a></div>{abstract}
    </div></div>"""


def schedule(*cards: str, head: str = "<title>NeurIPS 2020 Schedule</title>") -> str:
    return f"""<!DOCTYPE html><html><head>{head}</head><body><nav>
    <a href="/Conferences/2024">2024</a><a href="/Conferences/2023">2023</a></nav>
    <div id="main"><div class="col-xs-12">{"".join(cards)}</div></div></body></html>"""


def programme_of(talks: int) -> importers.Given:
    cards = [
        card(
            2000 + n,
            f"Talk {n}",
            ("Oral", "Poster")[n % 2],
            f"Tue Oct 06 {1 + n % 9:02}:30 PM -- {2 + n % 9:02}:30 PM (PDT) @ Hall #{n}",
            session=f"{10 + n % 5}" if n % 3 else "",
            abstract='<div class="abstractContainer"><p>One.</p><p>Two.</p></div>',
        )
        for n in range(talks)
    ]
    return importers.Given("schedule.html", schedule(*cards).encode())


def test_a_card_gives_each_field(read: Read) -> None:
    programme = read(schedule(card(place="Tue Oct 06 02:30 PM -- 03:30 PM (PDT) @ Room 3 #12")))
    conference, talk = programme.conference, only_talk(programme)
    assert (conference.id, conference.title) == ("neurips-2020", "NeurIPS 2020")
    assert conference.url == "https://neurips.cc/Conferences/2020/Schedule"
    assert (talk.id, talk.title, talk.kind) == ("801", "On Snow", Kind.ORAL)
    assert (talk.room, talk.poster_position) == ("Room 3", "#12")
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert talk.url == "https://neurips.cc/Conferences/2020/Schedule?showEvent=801"
    assert talk.paper_url == "https://x.org/801.pdf"
    assert (talk.start, talk.end) == (TWO, TWO + timedelta(hours=1))
    (guess,) = programme.report.guesses
    assert (guess.about, guess.value) == (About.ZONE, "America/Los_Angeles")


@pytest.mark.parametrize(
    ("printed", "start", "minutes", "room", "position"),
    [
        ("Tue Oct 6th 10:05 -- 10:20 AM @ Hall B", (6, 10, 5), 15, "Hall B", ""),
        ("Tue Oct 6th 11:45 AM -- 01:15 PM @ Hall #7", (6, 11, 45), 90, "Hall", "#7"),
        ("Tue Oct 6th 10:00 -- 12:00 PM @ None", (6, 10, 0), 120, "", ""),
        ("Tue Oct 06 11:30 PM -- 12:30 AM (PDT) @ #3", (6, 23, 30), 60, "", "#3"),
        ("Tue Oct 06 02:30 PM (PDT) @ Virtual #None", (6, 14, 30), 0, "Virtual", ""),
        ("Tue Oct 06 05:00 PM -- 06:00 PM (EDT) @", (6, 14, 0), 60, "", ""),
    ],
)
def test_times_and_places(
    read: Read, printed: str, start: tuple[int, ...], minutes: int, room: str, position: str
) -> None:
    talk = only_talk(read(schedule(card(place=printed))))
    assert talk.start == datetime(2020, 10, *start, tzinfo=PACIFIC)
    assert talk.end
    assert talk.end - talk.start == timedelta(minutes=minutes)
    assert (talk.room, talk.poster_position) == (room, position)


def test_a_named_session_lasts_as_its_talks_do(read: Read) -> None:
    later = "Tue Oct 06 03:30 PM -- 03:45 PM (PDT) @ Room 3"
    programme = read(schedule(card(session="70"), card(802, place=later, session="70"), card(803)))
    session = only_session(programme)
    assert (session.id, session.title, session.kind) == ("70", "Session 70", Kind.ORAL)
    assert session.url == "https://neurips.cc/Conferences/2020/Schedule?showParentSession=70"
    assert (session.start, session.end) == (TWO, TWO + timedelta(minutes=75))
    assert session.room == "Room 3"
    assert [talk.session_id for talk in programme.conference.talks] == ["70", "70", ""]
    assert [talk.keywords for talk in programme.conference.talks] == [(), (), ()]


def test_a_sessions_own_card_is_the_session(read: Read) -> None:
    own = card(70, "Snow", "Session", "Tue Oct 06 01:00 PM -- 05:00 PM (PDT) @ Room 9")
    programme = read(schedule(own, card(session="70")))
    session = only_session(programme)
    assert (session.start, session.room) == (TWO - timedelta(minutes=90), "Room 9")
    assert only_talk(programme).id == "801"


def test_the_page_of_one_event_has_its_abstract_outside(read: Read) -> None:
    outside = '<div class="abstractContainer"><p>We melt it.</p></div>'
    programme = read(schedule(card(), outside))
    assert only_talk(programme).abstract == "We melt it."
    two = read(schedule(card(abstract=outside), card(802))).conference.talks
    assert [talk.abstract for talk in two] == ["We melt it.", ""]


def test_the_card_says_what_it_is_where_no_word_does(read: Read) -> None:
    markup = schedule(card(kind="Tutorial")).replace(">Tutorial<", "><")
    assert only_talk(read(markup)).kind is Kind.TUTORIAL


def test_a_talk_of_the_schedule_is_an_oral(read: Read) -> None:
    talk = only_talk(read(schedule(card(kind="Talk"))))
    assert (talk.kind, talk.keywords) == (Kind.ORAL, ())


def test_without_links_the_year_is_that_of_the_weekday(read: Read) -> None:
    markup = schedule(card()).replace("/Conferences/2020/Schedule", "")
    programme = read(markup)
    guesses = {guess.about: guess for guess in programme.report.guesses}
    assert guesses[About.YEAR].value == "2026"
    assert guesses[About.YEAR].options == ("2020", "2015")
    assert only_talk(programme).url == ""


def test_the_saved_address_tells_the_year(read: Read) -> None:
    head = "<!-- saved from url=(0042)https://nips.cc/Conferences/2020/Schedule?type=Oral -->"
    markup = schedule(card(), head=head).replace('"/Conferences/2020/Schedule', '"x')
    assert read(markup).conference.id == "neurips-2020"


def test_a_card_without_title_and_time_is_told(read: Read) -> None:
    programme = read(schedule(card(), card(802, "", place="")))
    assert only_talk(programme).id == "801"
    assert remarks(programme, Concern.SKIPPED) == ["The card has neither title nor time"]


def test_a_schedule_without_cards_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError, match="no programme that can be read"):
        read(schedule('<div class="maincard" id="maincard_x">Soon</div>'))

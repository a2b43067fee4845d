"""Lists of events of the virtual sites, in the template of 2026 and the one before."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from html import unescape
from pathlib import Path

import pytest

from planner import importers
from planner.conference import About, Concern, Kind
from planner.errors import UnreadableError
from tests.importers.calendars import PACIFIC
from tests.importers.conftest import NOW
from tests.importers.looking import Read, only_talk, remarks


def card(
    number: int = 501,
    title: str = "On Snow",
    time: str = "Jul 7, 10:00 AM - 10:15 AM",
    room: str = "HALL B2",
    authors: str = "Ann Lee ⋅ Bo Ek",
    abstract: str = "We *melt* it.",
    kind: str = "Oral",
    path: str = "/virtual/2027/oral/{}",
) -> str:
    """One card of the template of 2026."""
    pills = (
        time
        and f"""<span class="meta-pill time"><i class="far fa-clock"></i>
      <span class="touchup-time"> {time} </span></span>"""
    )
    pills += (
        room
        and f"""<span class="meta-pill"><i class="fas fa-map-marker-alt"></i>
      <span>{room}</span></span>"""
    )
    return f"""
    <div class="event-card touchup-date" id="event-{number}" data-event-type="{kind}"
         data-event-title="{title.lower()}" data-event-id="{number}">
      <div class="card-bookmark"> </div>
      <span class="event-type-badge">{kind}</span>
      <h3 class="event-title"> <a href="{path.format(number)}">{title}</a></h3>
      <div class="event-speakers"> {authors} </div><div></div>
      <div class="event-meta-row">{pills}</div>
      <div class="event-abstract"><div class="abstract-text" id="abstract-{number}">{abstract}</div>
        <a href="#" class="show-more-btn" data-event-id="{number}">Show more</a></div>
      <a href="{path.format(number)}" class="view-details-link">View full details
        <i class="fas fa-arrow-right"></i></a>
    </div>"""


def old_card(
    number: int = 601,
    title: str = "On Ice",
    time: str = "Tue 12 Dec 05:45 PM CET",
    room: str = "[ Hall C ]",
    abstract: str | None = None,
) -> str:
    """One card of the template before."""
    abstract = (
        abstract
        or f"""<div class="collapse" id="collapse-event-abstract-{number}">
      <div class="abstract-display"><p>It is cold.</p><p>[ Very cold ]</p></div></div>"""
    )
    return f"""
    <div class="displaycards touchup-date" id="event-{number}" style="x">
      <div class="virtual-card"><a class="small-title text-underline-hover"
        href="/virtual/2023/poster/{number}">{title}</a></div>
      <div class="type_display_name_virtual_card">Spotlight Poster</div>
      <div class="author-str"> Cy Ott &middot; Di Wu </div>
      <div class="text-muted touchup-date-div" id="touchup-date-event-{number}">{time}</div>
      <p>{room}</p>
      <a class="abstract-link" href="#collapse-event-abstract-{number}">Abstract</a>
      {abstract}
    </div>"""


def page(*cards: str, count: str = "", menu: str = "", heading: str = "Orals") -> str:
    badge = count and f'<span class="events-count-badge"><i></i> {count} Events</span>'
    return f"""<!DOCTYPE html><html><head><title>ICML 2027 {heading}</title>
    <title>ICML 2028</title></head><body><main id="main">{menu}
    <div class="events-page-header"><h1>{heading}</h1></div>{badge}
    <div class="grid-displaycards" id="events-container">{"".join(cards)}
    <div class="empty-state" id="empty-state"><h3>No Events Found</h3></div></div>
    </main><footer><img src="x.svg" alt="ICML logo"></footer></body></html>"""


def programme_of(talks: int) -> importers.Given:
    cards = [
        card(
            1000 + n,
            f"Talk {n} of &lt;Snow&gt;",
            f"Jul {7 + n % 3}, {1 + n % 9}:00 PM - {1 + n % 9}:15 PM" if n % 5 else "",
            room=f"Hall {n % 7}",
            abstract=f"<p>About $x_{n}$.</p><p>Part two.</p>",
        )
        for n in range(talks)
    ]
    return importers.Given("events.html", page(*cards, count=str(talks)).encode())


def test_an_entry_of_the_new_template_gives_each_field(read: Read) -> None:
    programme = read(page(card()))
    conference, talk = programme.conference, only_talk(programme)
    assert (conference.id, conference.title) == ("icml-2027", "ICML 2027")
    assert conference.url == "https://icml.cc/virtual/2027"
    assert conference.sessions == ()
    assert [source.whole for source in conference.sources] == [False]
    assert (talk.id, talk.title, talk.kind, talk.room) == ("501", "On Snow", Kind.ORAL, "HALL B2")
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert talk.abstract == "We *melt* it."
    assert talk.url == "https://icml.cc/virtual/2027/oral/501"
    assert talk.start == datetime(2027, 7, 7, 10, 0, tzinfo=PACIFIC)
    assert talk.end == datetime(2027, 7, 7, 10, 15, tzinfo=PACIFIC)
    assert talk.session_id == ""


def test_the_time_may_stand_in_its_sign(read: Read) -> None:
    markup = page(card()).replace('<span class="touchup-time">', "<span>")
    talk = only_talk(read(markup))
    assert (talk.start, talk.room) == (datetime(2027, 7, 7, 10, 0, tzinfo=PACIFIC), "HALL B2")


def test_without_a_zone_the_sites_own_is_guessed_with_its_reason(read: Read) -> None:
    (guess,) = read(page(card())).report.guesses
    assert (guess.about, guess.value) == (About.ZONE, "America/Los_Angeles")
    assert guess.why == (
        "The page prints no time zone; the sites’ default is Pacific time, but some lists show"
        " the time at the venue"
    )


def test_the_zone_of_the_menu_counts(read: Read) -> None:
    menu = '<a href="/set_timezone?next=/x">Choose</a><a> TZ: Asia/Seoul</a>'
    programme = read(page(card(), menu=menu))
    assert programme.conference.time_zone == "Asia/Seoul"
    assert only_talk(programme).start == datetime(2027, 7, 7, 1, 0, tzinfo=UTC)
    assert programme.report.guesses == ()


def test_entries_without_a_time_are_kept(read: Read) -> None:
    programme = read(page(card(), card(502, "Later", time="", room="")))
    first, second = programme.conference.talks
    assert first.start
    assert (second.title, second.start, second.end, second.room) == ("Later", None, None, "")
    assert remarks(programme, Concern.ODD) == ["No time was found"]


def test_what_all_entries_lack_is_said_once(read: Read) -> None:
    programme = read(page(*(old_card(n, time="") for n in range(600, 640))))
    assert len(programme.conference.talks) == 40
    assert remarks(programme, Concern.ODD) == ["No time was found, for any of its 40 talks"]


def test_an_entry_of_the_old_template_gives_each_field(read: Read) -> None:
    programme = read(page(old_card()))
    talk = only_talk(programme)
    assert programme.conference.id == "icml-2023"
    assert (talk.id, talk.title, talk.kind, talk.room) == ("601", "On Ice", Kind.POSTER, "Hall C")
    assert talk.keywords == ("Spotlight",)
    assert [person.name for person in talk.authors] == ["Cy Ott", "Di Wu"]
    assert talk.abstract == "It is cold.\n\n[ Very cold ]"
    assert talk.start == talk.end == datetime(2023, 12, 12, 16, 45, tzinfo=UTC)
    assert talk.url == "https://icml.cc/virtual/2023/poster/601"
    (guess,) = programme.report.guesses
    assert (guess.value, guess.why) == (
        "Europe/Berlin",
        "The page prints CET, which is UTC+1 there",
    )
    assert "No end was found" in remarks(programme, Concern.ODD)


def test_an_old_abstract_may_stand_under_details(read: Read) -> None:
    details = """<details><summary>Abstract</summary>
    <div class="text-start p-4"><p>It is</p><div><p>[ cold ]</p></div></div></details>"""
    talk = only_talk(read(page(old_card(abstract=details, room="[]"))))
    assert (talk.abstract, talk.room) == ("It is\n\n[ cold ]", "")


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("Jul 7, 11:30 PM - Jul 8, 1:00 AM", (7, 7, 23, 30), (7, 8, 1, 0)),
        ("Jul 7, 11:30 PM - 12:15 AM", (7, 7, 23, 30), (7, 8, 0, 15)),
        ("Mar 14, 1:00 AM - 4:00 AM", (3, 14, 1, 0), (3, 14, 4, 0)),  # clocks go forward at 2
        ("Apr 27, 8:00 AM - 5:00 PM", (4, 27, 8, 0), (4, 27, 17, 0)),
    ],
)
def test_times_over_midnight_and_a_change_of_the_clocks(
    read: Read, time: str, start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    talk = only_talk(read(page(card(time=time))))
    assert talk.start == datetime(2027, *start, tzinfo=PACIFIC)
    assert talk.end == datetime(2027, *end, tzinfo=PACIFIC)


def test_a_count_that_differs_is_told(read: Read) -> None:
    programme = read(page(card(), card(502), count="3"))
    what = "The page says that it has 3 events, 2 could be read"
    assert what in remarks(programme, Concern.ODD)
    assert remarks(read(page(card(), card(502), count="2")), Concern.ODD) == []


def test_a_card_without_anything_is_told(read: Read) -> None:
    empty = '<div class="event-card touchup-date"><h3 class="event-title"></h3></div>'
    programme = read(page(card(), empty))
    assert len(programme.conference.talks) == 1
    assert remarks(programme, Concern.SKIPPED) == ["The card has neither title nor time nor number"]


def test_links_of_a_city_are_links_of_the_conference(read: Read) -> None:
    talk = only_talk(read(page(card(kind="", path="/virtual/2027/loc/oslo/tutorial/{}"))))
    assert (talk.id, talk.kind) == ("501", Kind.TUTORIAL)
    assert talk.url == "https://icml.cc/virtual/2027/loc/oslo/tutorial/501"


def test_a_number_that_is_there_twice_stays_two_talks(read: Read) -> None:
    programme = read(page(card(), card(title="On Rain")))
    assert [talk.id for talk in programme.conference.talks] == ["501", "501-2"]
    assert remarks(programme, Concern.ODD) == ["Its number, 501, stands 2 times here"]


def test_year_of_a_list_without_links_is_guessed(read: Read) -> None:
    programme = read(page(card(path="#", time="Wed Jul 7, 10:00 AM - 10:15 AM")))
    guesses = {guess.about: guess.value for guess in programme.report.guesses}
    assert guesses[About.YEAR] == "2021"
    assert only_talk(programme).id == "501"
    other = read(page(card(path="#", time="Wed Jul 7, 9:00 AM - 9:15 AM")))
    assert programme.conference.id == other.conference.id  # no matter when the first talk is


@pytest.mark.parametrize("saved_as", ["quoted-printable", "base64"])
def test_a_page_saved_as_one_file(read: Read, saved_as: str) -> None:
    message = EmailMessage()
    message.set_content(page(card()), subtype="html", cte=saved_as)
    message["Snapshot-Content-Location"] = "https://icml.cc/virtual/2027/events/oral"
    message.make_related()
    message.add_related(b"body{}", "text", "css")
    assert only_talk(read(message.as_bytes())).id == "501"


def test_an_old_list_may_have_the_heading_of_an_event(read: Read) -> None:
    heading = '<h2 class="card-title main-title">Papers</h2>'
    assert [talk.id for talk in read(page(heading, old_card())).conference.talks] == ["601"]


@pytest.mark.parametrize("markup", [page(), "<div class='touchup-date event-card'></div>"])
def test_a_list_without_events_is_refused(read: Read, markup: str) -> None:
    with pytest.raises(UnreadableError, match="no programme that can be read"):
        read(f"<!doctype html><!-- touchup-date event-card -->{markup}")


def test_the_real_list_gives_all_of_its_orals(read: Read, shared_data: Path) -> None:
    path = shared_data / "html" / "icml-2026-events-oral.html"
    programme = read(path)
    talks = programme.conference.talks
    pieces = path.read_text(encoding="utf-8").split('<div class="event-card touchup-date"')[1:]
    assert programme.conference.id == "icml-2026"
    assert len(talks) == len(pieces) == 168
    for talk, piece in zip(talks, pieces, strict=True):
        title = re.search(r'<a href="(/virtual/2026/oral/(\d+))">(.*?)</a>', piece, re.DOTALL)
        time = re.search(r'touchup-time">\s*(.*?)\s*</span>', piece)
        room = re.search(r'map-marker-alt"></i>\s*<span>(.*?)</span>', piece)
        speakers = re.search(r'event-speakers">(.*?)</div>', piece, re.DOTALL)
        assert title
        assert time
        assert room
        assert speakers
        assert (talk.id, talk.url) == (title[2], f"https://icml.cc{title[1]}")
        assert talk.title == " ".join(unescape(title[3]).split())
        assert talk.room == room[1]
        named = [name.strip() for name in unescape(speakers[1]).split(" ⋅ ")]
        assert [person.name for person in talk.authors] == [" ".join(n.split()) for n in named]
        start, end = (_moment(time[1].split(", ")[0], clock) for clock in _clocks(time[1]))
        assert (talk.start, talk.end) == (start, end)
        assert len(talk.abstract) > 200
        assert talk.kind is Kind.ORAL
    assert [(r.concern, r.what) for r in programme.report.remarks] == [
        (Concern.READ, "168 talks: all with authors, all with an abstract; in 7 rooms")
    ]


def _clocks(printed: str) -> list[str]:
    return printed.split(", ")[1].split(" - ")


def _moment(day: str, clock: str) -> datetime:
    return datetime.strptime(f"2026 {day} {clock}", "%Y %b %d %I:%M %p").replace(tzinfo=PACIFIC)


def test_now_decides_nothing_where_the_year_is_in_the_links() -> None:
    given = importers.Given("x", page(card()).encode())
    early = importers.read(given, now=NOW.replace(year=2020))
    assert early.conference.talks == importers.read(given, now=NOW).conference.talks

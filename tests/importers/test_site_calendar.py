"""Calendar pages of the virtual sites, invented ones and a real one."""

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from planner import importers
from planner.conference import About, Concern, Kind
from planner.errors import UnreadableError
from tests.importers.calendars import (
    PACIFIC,
    at,
    box,
    calendar,
    day,
    oral,
    pause,
    poster,
    session,
    single,
    span,
    titled,
)
from tests.importers.looking import Read, only_session, only_talk, remarks


def programme_of(talks: int) -> importers.Given:
    """Posters, timed orals and single events of several days."""
    boxes = [
        day(
            box(
                "9 a.m.",
                session(
                    poster(1000 + n, f"Rain {n}, measured &amp; told"),
                    title=f"Poster Session {n}",
                    css="poster-session pad room-hall-b1",
                    times="[9:00-11:00]",
                    block="Poster<span>s</span> 9:00-11:00",
                    number=5000 + n,
                )
                if n % 3 == 0
                else session(
                    oral(f"[9:{n % 60:02}] Snow {n} on $H_2O$"),
                    times="[9:00-10:30]",
                    number=5000 + n,
                    chairs="Chairs: Ann Lee · Bo Ek",
                )
                if n % 3 == 1
                else single(f"Hail {n}", "(duration 1.5 hr)", link=f"/virtual/2027/workshop/{n}"),
            ),
            name=f"{9 + n % 5} MAR",
        )
        for n in range(talks)
    ]
    head = '<link rel="canonical" href="https://icml.cc/virtual/2027/calendar">'
    return importers.Given("calendar.html", calendar(*boxes, head=head).encode())


def test_a_single_event_has_all_that_its_entry_tells(read: Read) -> None:
    event = single("On Snow &amp; Ice", kind="Expo Workshop", speakers="Ann Lee &middot; Bo Ek")
    programme = read(calendar(day(box("1:30 p.m.", event))))
    talk = only_talk(programme)
    assert (talk.id, talk.title, talk.kind) == ("7", "On Snow & Ice", Kind.WORKSHOP)
    assert (talk.room, talk.session_id) == ("Hall E Level 1", "")
    assert talk.keywords == ("Expo Workshop",)
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert talk.url == "https://icml.cc/virtual/2027/workshop/7"
    assert span(talk) == (at(13, 30), at(16))


def test_a_break_is_only_a_line_of_text(read: Read) -> None:
    talk = only_talk(read(calendar(day(box("noon", pause("Lunch (on your own)")))), year=2027))
    assert (talk.title, talk.kind, talk.room) == ("Lunch (on your own)", Kind.BREAK, "")
    assert span(talk) == (at(12), at(12))


def test_a_session_has_number_room_chairs_and_link(read: Read) -> None:
    event = session(poster(1), chairs="Chairs: Ann Lee · Bo Ek")
    found = only_session(read(calendar(day(box("8 a.m.", event)))))
    assert (found.id, found.title, found.kind, found.room) == (
        "70",
        "Oral 1A",
        Kind.ORAL,
        "Hall C2",
    )
    assert [person.name for person in found.moderators] == ["Ann Lee", "Bo Ek"]
    assert found.url == "https://icml.cc/virtual/2027/session/70"


def test_items_without_link_and_kind_are_kept_under_other(read: Read) -> None:
    event = session(oral("[8:00] Moon Harp", css=""), css="creative-ai pad room-", title="Art 1")
    programme = read(calendar(day(box("8 a.m.", event))))
    talk = only_talk(programme)
    assert (talk.title, talk.kind, talk.url, talk.room) == ("Moon Harp", Kind.OTHER, "", "")
    assert talk.session_id == only_session(programme).id == "70"


def test_oral_and_poster_of_a_paper_are_two_talks(read: Read) -> None:
    posters = session(poster(9), css="poster-session pad room-", times="[9:00-11:00]", number=71)
    page = calendar(day(box("8 a.m.", session(oral("[8:00] On Rain"))), box("9 a.m.", posters)))
    spoken, shown = read(page).conference.talks
    assert spoken.title == shown.title == "On Rain"
    assert (spoken.kind, shown.kind) == (Kind.ORAL, Kind.POSTER)
    assert shown.id == "9"
    assert spoken.id != shown.id


def test_a_conference_in_several_cities(read: Read) -> None:
    link = '<a href="/virtual/2027/loc/oslo/talk/8">On Fog</a>'
    spots = f"""<div class="exhibitor-spot-talks room-hall-a"><div class="hdr eventsession">
        <div class="sessiontitle"><a href="/virtual/2027/loc/oslo/session/3">Spot Talks
        <span class="sessiontime">[1:00-2:00]</span></a></div></div>
        <div class="content talk">{link}</div></div>"""
    orals = session(oral("[3:00] A"), css="oslo-oral-session pad room-hall-b", times="[3:00-4:00]")
    programme = read(calendar(day(box("1 p.m.", spots), box("3 p.m.", orals))))
    assert [s.kind for s in programme.conference.sessions] == [Kind.OTHER, Kind.ORAL]
    fog = titled(programme, "On Fog")
    assert (fog.id, fog.session_id, *span(fog)) == ("8", "3", at(13), at(14))
    assert programme.conference.id == "icml-2027"
    assert not programme.conference.sources[0].whole, "it shows one city of several"


def test_the_year_comes_from_the_links_and_the_zone_is_asked_for(read: Read) -> None:
    conference, report = (p := read(calendar(day(box("8 a.m.", single()))))).conference, p.report
    assert (conference.id, conference.title) == ("icml-2027", "ICML 2027")
    assert conference.url == "https://icml.cc/virtual/2027"
    assert conference.sources[0].whole
    assert [(guess.about, guess.value) for guess in report.guesses] == [
        (About.ZONE, "America/Los_Angeles")
    ]


def test_ids_do_not_depend_on_place_or_number_of_other_events(read: Read) -> None:
    def ids(*days: str) -> dict[tuple[str, date], str]:
        talks = read(calendar(*days, day(box("8 a.m.", single())))).conference.talks
        return {(talk.title, talk.start.date()): talk.id for talk in talks if talk.start}

    tuesday = day(box("noon", pause("Break")))
    wednesday = day(box("noon", pause("Break")), name="WED 10 MAR")
    both = ids(tuesday, wednesday)
    assert len(set(both.values())) == 3
    assert ids(wednesday).items() <= both.items()


def test_a_number_that_stands_twice_gives_two_ids_and_is_odd(read: Read) -> None:
    programme = read(calendar(day(box("8 a.m.", single()), box("6 p.m.", single(ends="")))))
    assert [talk.id for talk in programme.conference.talks] == ["7", "7-2"]
    assert "Its number, 7, stands 2 times here" in remarks(programme, Concern.ODD)


def test_the_report_counts_and_tells_what_was_guessed_and_left_out(read: Read) -> None:
    nothing = '<div class="eventsession pad social room-"> <div class="centered"></div></div>'
    page = calendar(day(box("8 a.m.", single(), session(poster(1), oral("")), nothing)))
    programme = read(page)
    assert remarks(programme, Concern.READ) == ["1 day; 1 session with 1 talk; 1 single event"]
    assert len(remarks(programme, Concern.SKIPPED)) == 2
    guessed = " ".join(remarks(programme, Concern.GUESSED))
    assert "1 time without a.m. or p.m." in guessed
    assert "Rooms" in guessed


def test_a_page_with_empty_time_boxes_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError):
        read(calendar(day(box("8 a.m."))))


def test_what_nests_without_end_takes_no_longer(read: Read) -> None:
    nested = '<div class="content oral"><div class="pad room-x">' * 3000
    programme = read(calendar(day(box("8 a.m.", single(), nested + "x" * 100_000))))
    assert programme.conference.talks[0].title == "On Snow"


def test_the_real_calendar(read: Read, shared_data: Path) -> None:
    path = shared_data / "html" / "neurips-2023-calendar.html"
    conference = read(path).conference
    talks = conference.talks
    in_sessions = Counter(talk.kind for talk in talks if talk.session_id)
    assert in_sessions == {Kind.POSTER: 3551, Kind.ORAL: 77, Kind.OTHER: 41}
    assert sum(not talk.session_id for talk in talks) == 207
    assert len(conference.sessions) == 33
    assert len({talk.start.date() for talk in talks if talk.start}) == 8
    assert (conference.id, conference.sources[0].whole) == ("neurips-2023", True)
    assert all(talk.start and talk.end for talk in talks)
    assert all(talk.end > talk.start for talk in talks if talk.kind is not Kind.BREAK)
    works = [talk for talk in talks if talk.session_id and talk.kind is Kind.OTHER]
    assert not any(talk.url for talk in works)
    opening = next(s for s in conference.sessions if s.id == "74032")
    assert opening.start == datetime(2023, 12, 12, 8, 0, tzinfo=PACIFIC)
    assert opening.end == datetime(2023, 12, 12, 8, 45, tzinfo=PACIFIC)


def test_the_real_calendar_against_a_simple_extraction(read: Read, shared_data: Path) -> None:
    path = shared_data / "html" / "neurips-2023-calendar.html"
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    titles = Counter(
        re.sub(r"^\[\d+:\d+\] ", "", " ".join(element.get_text().split()))
        for element in soup.select("div.content, div.title-style, div.eventsession.break")
    )
    links = [str(a["href"]) for a in soup.select("div.content a, div.title-style a")]
    talks = read(path).conference.talks
    assert Counter(talk.title for talk in talks) == titles
    assert [t.url.removeprefix("https://neurips.cc") for t in talks if t.url] == links
    assert {t.id.partition("-")[0] for t in talks if t.url} == {u.split("/")[-1] for u in links}


def test_a_box_that_the_damage_of_a_page_hides_is_told(read: Read) -> None:
    page = calendar(day(box("8 a.m.", single()), "<script>", box("9 a.m."), "</script>"))
    assert "2 time boxes stand in the file, 1 could be read" in remarks(read(page), Concern.ODD)

"""The sample programme: read as a user's own pages would be, it shows what the program can do."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from planner.clashes import Clashes
from planner.combining import combine
from planner.conference import Concern, Conference, Kind, Programme, Talk, by_id, day_of
from planner.importers import Given, read
from planner.paths import SAMPLE
from planner.timetable import Timetable

NOW = datetime(2027, 1, 2, tzinfo=UTC)
PAGES = sorted(SAMPLE.glob("*.html"))
TALKS_IN_SESSIONS = {
    "Opening and Invited Talk": 3,
    "Oral 1A: Language Models": 10,
    "Oral 1B: Theory and Optimisation": 7,
    "Oral 1C: Vision and Robotics": 9,
    "Poster Session 1": 24,
    "Oral 2A: Reinforcement Learning": 7,
    "Oral 2B: Graphs and Geometry": 8,
    "Invited Talk and Panel": 3,
    "Oral 3A: Probabilistic Methods and Generative Models": 6,
    "Oral 3B: Learning for Science and Health": 6,
    "Poster Session 2 (with lunch)": 12,
    "Oral 4: Trustworthy Learning": 6,
    "Night Social: Stars over the Terrace": 3,
    "Tutorial: Uncertainty You Can Act On": 3,
    "Workshop: Small Data, Honest Claims": 8,
    "Awards and Closing": 3,
}


@pytest.fixture(scope="module")
def programme() -> Programme:
    return combine([read(Given(page.name, page.read_bytes()), now=NOW) for page in PAGES])


@pytest.fixture(scope="module")
def conference(programme: Programme) -> Conference:
    return programme.conference


def test_all_pages_become_one_conference(conference: Conference) -> None:
    sessions = by_id(conference.sessions)
    counts = Counter(sessions[talk.session_id].title for talk in conference.talks)

    assert conference.title == "SLM 2027"
    assert conference.id == "slm-2027"
    assert conference.time_zone == "America/Los_Angeles"
    assert counts == TALKS_IN_SESSIONS
    assert len(conference.sessions) == len(PAGES) == len(TALKS_IN_SESSIONS)
    assert len(by_id(conference.talks)) == len(conference.talks) == 118


def test_nothing_is_skipped_guessed_or_odd(programme: Programme) -> None:
    assert {remark.concern for remark in programme.report.remarks} == {Concern.READ}
    assert programme.report.guesses == ()


def test_a_talk_and_its_poster_know_each_other(conference: Conference) -> None:
    timetable = Timetable(conference)
    talk = next(talk for talk in timetable.talks if talk.title.startswith("Listening to Glaciers"))
    both = (talk, *timetable.elsewhere(talk))
    pairs = [(one.kind, [other.kind for other in timetable.elsewhere(one)]) for one in both]
    assert sorted(pairs) == [(Kind.ORAL, [Kind.POSTER]), (Kind.POSTER, [Kind.ORAL])]


def test_its_pages_say_their_zone_and_the_report_says_so_once(programme: Programme) -> None:
    what = [remark.what for remark in programme.report.remarks]

    assert what.count("The page says that its times are in America/Los_Angeles") == 1
    assert len(what) == len(PAGES) + 1


def test_links_lead_to_the_site_that_the_pages_name(conference: Conference) -> None:
    links = {talk.url.rpartition("/")[0] for talk in conference.talks}
    kinds = {talk.kind for talk in conference.talks if "/remarks/" in talk.url}

    assert "https://slm.example/virtual/2027/oral" in links
    assert all(session.url.startswith("https://slm.example/") for session in conference.sessions)
    assert kinds == {Kind.OTHER}


def test_it_lasts_from_tuesday_to_thursday(conference: Conference) -> None:
    sessions = by_id(conference.sessions)
    days = {day_of(talk, sessions[talk.session_id], conference) for talk in conference.talks}

    assert days == {date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 11)}


def test_printed_hours_are_pacific_standard_time(conference: Conference) -> None:
    first = conference.talks[0]

    assert first.title == "Opening Remarks"
    assert first.start == datetime(2027, 3, 9, 16, 45, tzinfo=UTC)
    assert all(talk.start and talk.end and talk.start < talk.end for talk in conference.talks)


def test_one_slot_is_untitled_and_six_are_breaks(conference: Conference) -> None:
    untitled = [talk for talk in conference.talks if not talk.title]
    breaks = [talk.title for talk in conference.talks if talk.kind is Kind.BREAK]

    assert [(talk.room, talk.kind) for talk in untitled] == [("Cedar Hall", Kind.ORAL)]
    assert Counter(breaks) == {"Coffee Break": 5, "Lunch": 1}


def test_every_other_talk_has_authors_and_an_abstract(conference: Conference) -> None:
    talks = _talks_proper(conference.talks)

    assert len(talks) == 111
    assert [talk.title for talk in talks if not talk.authors] == []
    assert [talk.title for talk in talks if not 70 <= len(talk.abstract.split()) <= 150] == []
    assert len({(talk.title, talk.kind) for talk in talks}) == len(talks)
    assert len({(talk.abstract, talk.kind) for talk in talks}) == len(talks)


def test_parallel_talks_clash_in_other_rooms(conference: Conference) -> None:
    orals = [talk for talk in conference.talks if talk.kind is Kind.ORAL]
    found = Clashes(orals)
    clashes = [clash for talk_id in found.counts for clash in found.of(talk_id)]

    assert len(found) > 20
    assert all(clash.first.room != clash.second.room for clash in clashes)


def test_two_poster_sessions_number_their_boards(conference: Conference) -> None:
    posters = [talk for talk in conference.talks if talk.kind is Kind.POSTER]
    boards = [talk.poster_position for talk in posters]

    assert boards == [f"#A-{n:02}" for n in range(1, 25)] + [f"#B-{n:02}" for n in range(1, 13)]
    assert {talk.room for talk in posters} == {"Gallery"}


def test_a_talk_overlaps_the_posters(conference: Conference) -> None:
    found = Clashes(conference.talks)
    clashes = [clash for talk_id in found.counts for clash in found.of(talk_id)]

    assert any(
        {clash.first.kind, clash.second.kind} == {Kind.ORAL, Kind.POSTER} for clash in clashes
    )


def test_the_night_social_runs_over_midnight(conference: Conference) -> None:
    night = next(session for session in conference.sessions if session.kind is Kind.SOCIAL)
    talks = [talk for talk in conference.talks if talk.session_id == night.id]

    assert night.start == datetime(2027, 3, 11, 6, 30, tzinfo=UTC)
    assert night.end == datetime(2027, 3, 11, 8, 30, tzinfo=UTC)
    assert {day_of(talk, night, conference) for talk in talks} == {date(2027, 3, 10)}


def test_moderators_stand_where_a_session_has_them(conference: Conference) -> None:
    chairs = {
        session.title: [p.name for p in session.moderators] for session in conference.sessions
    }

    assert chairs["Oral 1A: Language Models"] == ["Siobhán Mac Giolla", "Anh-Thu Đặng"]
    assert chairs["Oral 1B: Theory and Optimisation"] == ["Răzvan Ciobotaru"]
    assert chairs["Poster Session 1"] == []


def test_it_shows_what_real_programmes_hold(conference: Conference) -> None:
    talks = _talks_proper(conference.talks)
    names = {person.name for talk in talks for person in talk.authors}
    lengths = {(talk.end - talk.start).seconds // 60 for talk in talks if talk.start and talk.end}

    assert lengths >= {5, 10, 15, 20, 45}
    assert max(len(talk.authors) for talk in talks) == 14
    assert {"Suryani", "Olúwaṣeun Adébáyọ̀", "Hu Qingyao (胡清瑶)"} <= names
    assert sum("$" in talk.title for talk in talks) == 2
    assert _of(talks, r"Schr\"{o}dinger").abstract.count("$") == 4
    assert r"\(x^2\)" in _of(talks, "Hyperbolic").abstract
    assert "\n\n" in _of(talks, "What a Model Owes").abstract
    assert "R&D is paid" in _of(talks, "Healthy Hive").abstract
    assert "< and <=" in _of(talks, "Minimal Pairs").abstract
    assert "it says this step is short" in _of(talks, "Proofs with Gaps").abstract


def test_each_page_has_the_structure_of_a_saved_session_page() -> None:
    for page in PAGES:
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        titles = [title.get_text() for title in soup.find_all("title")]

        assert titles[0].startswith("Track: ")
        assert titles[1] == "SLM 2027"
        assert len(soup.select("main#main .card-header h2.card-title.main-title")) == 1
        cards = soup.select("main#main .track-schedule-card > .abstract")
        assert len(cards) == TALKS_IN_SESSIONS[titles[0].removeprefix("Track: ")]


def test_it_is_small_and_links_to_no_real_place() -> None:
    links = [
        str(element.get("href") or element.get("src"))
        for page in PAGES
        for element in BeautifulSoup(page.read_bytes(), "lxml").select("[href], [src]")
    ]

    assert sum(page.stat().st_size for page in PAGES) < 400_000
    assert {link.split("/")[2] for link in links if "//" in link} == {"slm.example"}


def _talks_proper(talks: Sequence[Talk]) -> list[Talk]:
    return [talk for talk in talks if talk.title and talk.kind is not Kind.BREAK]


def _of(talks: Sequence[Talk], part_of_title: str) -> Talk:
    (talk,) = (talk for talk in talks if part_of_title in talk.title)
    return talk

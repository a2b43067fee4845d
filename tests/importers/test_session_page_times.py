"""Saved session pages: days, clocks, zones, and what is guessed of them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.conference import About, Concern
from tests.importers.looking import NINE, Make, Read, corner, only_session, only_talk, remarks


def test_a_date_that_does_not_exist_is_odd(read: Read, page: Make, card: Make) -> None:
    time = corner("Wed 31 Feb 9:00 - 9:15 PST")
    programme = read(page(card(corner=time), time="Tue 31 Feb 9 a.m. PST — 10 a.m. PST"))
    assert only_talk(programme).start is None
    assert remarks(programme, Concern.ODD) == [
        "Its date, 31 Feb, does not exist",
        "Its date, 31 Feb, does not exist",
        "No time was found",
    ]
    programme = read(page(card(corner=time)))
    assert only_talk(programme).start == NINE
    (odd,) = remarks(programme, Concern.ODD)
    assert odd == "Its date, 31 Feb, does not exist; its day is taken from the times around it"


def test_a_session_without_time_takes_it_from_its_slots(read: Read, page: Make, card: Make) -> None:
    cards = (
        card(corner=corner("Tue 9 Mar 9:00 - 9:15 PST")),
        card(corner=corner("Tue 9 Mar 9:15 - 9:30 PST"), event="102"),
    )
    programme = read(page(*cards, time=""))
    session = only_session(programme)
    assert (session.start, session.end) == (NINE, NINE + timedelta(minutes=30))
    assert remarks(programme, Concern.GUESSED)


@pytest.mark.parametrize(
    "place",
    [
        "<div class='float-end small'>Oral</div><div class='small'>{}</div>",
        "<b><i>Tue 9 Mar</i> <i>9:00</i> - <i>9:15</i> PST</b>",
    ],
)
def test_the_time_is_found_in_the_corner(read: Read, page: Make, card: Make, place: str) -> None:
    talk = only_talk(read(page(card(corner=place.format("Tue 9 Mar 9:00 - 9:15 PST")))))
    assert (talk.start, talk.end) == (NINE, NINE + timedelta(minutes=15))
    assert talk.keywords == ()


def test_the_time_is_found_anywhere_outside_the_abstract(
    read: Read, page: Make, card: Make
) -> None:
    moved = card(corner="").replace("<h5>", "<section>Tue 9 Mar 9:00 - 9:15 PST</section><h5>")
    assert only_talk(read(page(moved))).end == NINE + timedelta(minutes=15)
    in_abstract = card(corner="", abstract="<p>Tue 9 Mar 9:00 - 9:15 PST</p>")
    assert only_talk(read(page(in_abstract))).end == NINE + timedelta(hours=2, minutes=30)


def test_the_time_in_a_title_counts_and_leaves_it(read: Read, page: Make, card: Make) -> None:
    talk = only_talk(read(page(card("On Snow [9:15-10:00]"))))
    assert (talk.title, talk.start) == ("On Snow", NINE + timedelta(minutes=15))


def test_a_clock_without_day_or_half_fits_into_its_session(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(
        page(
            card(corner=corner("[2:00]")),
            card(corner=corner("[2:30]"), event="102"),
            time="Tue 9 Mar 2 p.m. PST — 3 p.m. PST",
        )
    )
    two = NINE + timedelta(hours=5)
    half = timedelta(minutes=30)
    spans = [(talk.start, talk.end) for talk in programme.conference.talks]
    assert spans == [(two, two + half), (two + half, two + 2 * half)]
    assert remarks(programme, Concern.GUESSED)[0].startswith("2:00 is read as 14:00")


def test_a_slot_over_midnight_ends_on_the_next_day(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(corner=corner("Tue 9 Mar 23:30 - 0:30 PST"))))
    talk = only_talk(programme)
    assert talk.end == NINE.replace(day=10, hour=0, minute=30)
    assert not remarks(programme, Concern.ODD)


def test_an_end_before_the_start_is_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(corner=corner("Tue 9 Mar 9:30 - 9:15 PST"))))
    assert only_talk(programme).end == NINE.replace(day=10, minute=15)
    assert "ends before it starts" in " ".join(remarks(programme, Concern.ODD))


def test_without_links_the_year_is_a_guess_and_ids_do_not_hang_on_it(
    read: Read, page: Make, card: Make
) -> None:
    markup = page(card(link="", event=""))
    guessed, told = read(markup), read(markup, year=2010)
    assert [g.about for g in guessed.report.guesses] == [About.YEAR, About.ZONE]
    assert [g.about for g in told.report.guesses] == [About.ZONE]
    assert only_talk(told).start == NINE.replace(year=2010)
    assert only_talk(told).id == only_talk(guessed).id
    assert told.conference.id == guessed.conference.id


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("PST", "America/Los_Angeles"),
        ("CET", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
        ("IST", "Asia/Kolkata"),
    ],
)
def test_the_zone_is_what_the_page_prints(
    read: Read, page: Make, card: Make, printed: str, place: str
) -> None:
    programme = read(page(card(), time=f"Tue 9 Mar 9 a.m. {printed} — 10 a.m. {printed}"))
    assert programme.conference.time_zone == place
    assert only_talk(programme).start == NINE.replace(tzinfo=ZoneInfo(place))
    (guess,) = programme.report.guesses
    assert (guess.about, guess.value) == (About.ZONE, place)
    assert printed in guess.why


def test_without_a_zone_the_sites_own_is_guessed(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), time="Tue 9 Mar 9 a.m. — 10 a.m."))
    assert programme.conference.time_zone == "America/Los_Angeles"
    assert "no time zone" in programme.report.guesses[0].why


def test_utc_is_no_guess(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), time="Tue 9 Mar 9 a.m. UTC — 10 a.m. UTC"))
    assert programme.conference.time_zone == "UTC"
    assert programme.report.guesses == ()


def in_menu(name: str, site: str = "") -> str:
    """The link of the sites' header that names the zone in which all times are shown."""
    return f"""<a class="nav-link" href="{site}/set_timezone?nextp=/"> <i
        class="fa-earth"></i> &nbsp;TZ: {name}</a>"""


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("America/Tijuana", "PST"),
        ("Asia/Manila", "PST"),
        ("America/Los_Angeles", ""),
        ("America/Argentina/Buenos_Aires", "UTC-3"),
        ("Europe/London", "GMT"),
        ("UTC", "UTC"),
    ],
)
@pytest.mark.parametrize("site", ["", "https://icml.cc"])
def test_a_zone_that_the_page_names_is_no_guess(
    read: Read, page: Make, card: Make, name: str, printed: str, site: str
) -> None:
    time = f"Tue 9 Mar 9 a.m. {printed} — 10 a.m. {printed}"
    programme = read(page(card(), time=time, head=in_menu(name, site)))
    assert programme.conference.time_zone == name
    assert programme.report.guesses == ()
    assert only_talk(programme).start == NINE.replace(tzinfo=ZoneInfo(name))
    said = f"The page says that its times are in {name}"
    assert said in remarks(programme, Concern.READ)


def test_a_printed_zone_is_stronger_than_the_named_one(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), head=in_menu("Europe/Paris")))
    assert programme.conference.time_zone == "America/Los_Angeles"
    assert only_talk(programme).start == NINE
    assert [guess.about for guess in programme.report.guesses] == [About.ZONE]
    (odd,) = remarks(programme, Concern.ODD)
    assert odd.startswith("The page says that its times are in Europe/Paris, but prints PST")


def test_a_named_zone_counts_on_the_date_of_the_page(read: Read, page: Make, card: Make) -> None:
    """Arizona has no summer time."""
    arizona = in_menu("US/Arizona")
    winter = read(page(card(), time="Tue 9 Mar 9 a.m. MST — 10 a.m. MST", head=arizona))
    summer = read(page(card(), time="Fri 9 Jul 9 a.m. MDT — 10 a.m. MDT", head=arizona))
    assert (winter.conference.time_zone, winter.report.guesses) == ("US/Arizona", ())
    assert summer.conference.time_zone == "America/Denver"


def test_a_named_zone_is_only_proposed_beside_an_unknown_one(
    read: Read, page: Make, card: Make
) -> None:
    time = "Tue 9 Mar 9 a.m. XQST — 10 a.m. XQST"
    (guess,) = read(page(card(), time=time, head=in_menu("Asia/Seoul"))).report.guesses
    assert (guess.value, guess.why) == (
        "Asia/Seoul",
        "The page prints XQST; it names Asia/Seoul",
    )


@pytest.mark.parametrize("name", ["Mars/Crater", "Posix", "A" * 80])
def test_a_named_zone_that_does_not_exist_is_odd(
    read: Read, page: Make, card: Make, name: str
) -> None:
    programme = read(page(card(), head=in_menu(name)))
    assert programme.conference.time_zone == "America/Los_Angeles"
    assert [guess.about for guess in programme.report.guesses] == [About.ZONE]
    assert "no time zone that is known" in " ".join(remarks(programme, Concern.ODD))


def test_a_zone_in_an_abstract_is_not_the_pages(read: Read, page: Make, card: Make) -> None:
    abstract = "<p>Call <code>/set_timezone</code>, it answers TZ: Europe/Paris.</p>"
    programme = read(page(card(abstract=abstract)))
    assert programme.conference.time_zone == "America/Los_Angeles"
    assert remarks(programme, Concern.ODD) == []


def test_an_unknown_zone_is_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), time="Tue 9 Mar 9 a.m. XQST — 10 a.m. XQST"))
    assert "XQST" in " ".join(remarks(programme, Concern.ODD))


def test_a_given_zone_keeps_the_printed_clock(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card()), zone="Asia/Seoul")
    assert programme.conference.time_zone == "Asia/Seoul"
    assert only_talk(programme).start == NINE.replace(tzinfo=ZoneInfo("Asia/Seoul"))
    assert programme.report.guesses == ()


def test_posters_take_the_time_of_their_session(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), card("Other", event="102"), kind="Poster Session"))
    session = only_session(programme)
    assert (session.start, session.end) == (NINE, NINE.replace(hour=11, minute=30))
    for talk in programme.conference.talks:
        assert (talk.start, talk.end) == (session.start, session.end)


def test_one_card_without_time_among_timed_ones_has_none(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card(corner=corner("Tue 9 Mar 9:00 - 9:15 PST")), card("B", event="2")))
    assert programme.conference.talks[1].start is None
    assert "No time was found" in remarks(programme, Concern.ODD)


def test_a_poster_without_time_among_talks_has_the_sessions(
    read: Read, page: Make, card: Make
) -> None:
    poster = card("B", event="2", corner="<div>Poster</div><div>#4</div>")
    programme = read(page(card(corner=corner("Tue 9 Mar 9:00 - 9:15 PST")), poster))
    assert programme.conference.talks[1].end == NINE.replace(hour=11, minute=30)


def test_a_start_without_any_end_is_kept_and_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(corner=corner("Tue 9 Mar 9:00 PST")), time=""))
    assert only_talk(programme).start == only_talk(programme).end == NINE
    assert "No end was found" in remarks(programme, Concern.ODD)


@pytest.mark.parametrize(
    ("first", "second"), [("9:00 - 9:20", "9:10 - 9:30"), ("9:00 - 9:10", "10:00 - 10:10")]
)
def test_overlaps_and_gaps_are_kept(
    read: Read, page: Make, card: Make, first: str, second: str
) -> None:
    times = [f"Tue 9 Mar {clock} PST" for clock in (first, second)]
    talks = read(page(*(card(corner=corner(time), event=time[-9:-4]) for time in times)))
    shown = [
        f"{t.start:%H:%M} - {t.end:%H:%M}".replace("09:", "9:") for t in talks.conference.talks
    ]
    assert shown == [first, second]


def test_a_weekday_that_does_not_fit_the_year_is_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), time="Fri 9 Mar 9 a.m. PST — 10 a.m. PST"))
    assert "does not fit the year 2027" in " ".join(remarks(programme, Concern.ODD))

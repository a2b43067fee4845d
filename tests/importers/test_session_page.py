"""Saved session pages: the quirks of the sites, each in an invented page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.conference import About, Concern, Kind, Programme, Session, Talk
from planner.errors import UnreadableError

Make = Callable[..., str]
Read = Callable[..., Programme]
PACIFIC = ZoneInfo("America/Los_Angeles")
NINE = datetime(2027, 3, 9, 9, 0, tzinfo=PACIFIC)


def only_talk(programme: Programme) -> Talk:
    (talk,) = programme.conference.talks
    return talk


def only_session(programme: Programme) -> Session:
    (session,) = programme.conference.sessions
    return session


def remarks(programme: Programme, concern: Concern) -> list[str]:
    return [remark.what for remark in programme.report.remarks if remark.concern is concern]


def corner(time: str, *others: str) -> str:
    return "".join(f"<div class='small'>{text}</div>" for text in (time, *others))


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


def test_the_year_comes_from_the_cards_not_from_titles_or_menus(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card()))
    assert (programme.conference.id, programme.conference.title) == ("icml-2027", "ICML 2027")
    assert About.YEAR not in {guess.about for guess in programme.report.guesses}


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
        ("America/Vancouver", "PST"),
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
    """Phoenix has no summer time: its clock shows PDT only in the sense of another place."""
    winter = read(
        page(card(), time="Tue 9 Mar 9 a.m. MST — 10 a.m. MST", head=in_menu("US/Arizona"))
    )
    summer = read(
        page(card(), time="Fri 9 Jul 9 a.m. MDT — 10 a.m. MDT", head=in_menu("US/Arizona"))
    )
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


def test_awards_and_spotlights_can_be_found(read: Read, page: Make, card: Make) -> None:
    marked = card(
        corner="<div class='float-end small'>\n Spotlight Poster\n</div>"
        "<div class='small' title='Poster Position'>#W-100</div>"
        "<div>Outstanding Paper Honorable Mention</div>"
    )
    talk = only_talk(read(page(marked, kind="Poster Session")))
    assert (talk.kind, talk.poster_position) == (Kind.POSTER, "#W-100")
    assert talk.keywords == ("Spotlight", "Outstanding Paper Honorable Mention")


def test_a_login_wall_is_refused_as_such(read: Read) -> None:
    markup = """<title>Track: Oral 9</title><main id="main"><h4>Registration Required</h4>
    <p>You must be <a href="/login?nextp=/virtual/2027/session/7">logged in</a> to view this
    content.</p></main>"""
    with pytest.raises(UnreadableError, match="asks for a login"):
        read(markup)


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


def test_without_a_kind_the_session_has_that_of_its_cards(
    read: Read, page: Make, card: Make
) -> None:
    programme = read(page(card(), kind="", title="Snow"))
    assert only_session(programme).kind is Kind.ORAL


def test_the_corner_may_be_an_inline_element(read: Read, page: Make, card: Make) -> None:
    inline = card().replace(
        '<div class="btn-spacer float-end track-pad"', "<span class='track-pad'"
    )
    inline = inline.replace(
        "<div class='float-end small'>Oral</div>\n          </div>", "#4</span>x"
    )
    assert only_talk(read(page(inline))).poster_position == "#4"


def test_cards_that_the_parser_did_not_reach_are_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), "<!--", card("Two")))
    assert "2 cards stand in the file, 1 could be read" in remarks(programme, Concern.ODD)


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


def test_an_empty_card_is_skipped_with_a_remark(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), '<div class="track-schedule-card"> </div>'))
    assert len(programme.conference.talks) == 1
    (remark,) = [r for r in programme.report.remarks if r.concern is Concern.SKIPPED]
    assert remark.where == "card 2"


def test_a_weekday_that_does_not_fit_the_year_is_odd(read: Read, page: Make, card: Make) -> None:
    programme = read(page(card(), time="Fri 9 Mar 9 a.m. PST — 10 a.m. PST"))
    assert "does not fit the year 2027" in " ".join(remarks(programme, Concern.ODD))


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

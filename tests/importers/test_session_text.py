"""Session pages copied as text: what browsers make of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import importers
from planner.combining import combine
from planner.conference import Concern, Kind, Programme

Read = Callable[..., Programme]
PACIFIC = ZoneInfo("America/Los_Angeles")
NINE = datetime(2021, 3, 9, 9, 0, tzinfo=PACIFIC)
QUARTER = timedelta(minutes=15)

HEADER = """Skip to yearly menu bar Skip to main content


Snow and Ice

Hall 7

Moderators: Mo A · Di B

Abstract: All about snow.

And ice.

Chat is not available.
"""


def programme_of(talks: int) -> importers.Given:
    """A page's text with so many talks."""
    slots = (
        f"\nTue 9 Mar {9 + n // 60 % 14}:{n % 60:02} - {9 + n // 60 % 14}:59 PST\n\n"
        f"On Snow {n}\n\nAnn Lee · Bo Ek\n\nWe melt $s_{n}$.\n\nThen we freeze it.\n"
        for n in range(talks)
    )
    return importers.Given("session.txt", (HEADER + "".join(slots)).encode())


SLOTS = """
Tue 9 Mar 9:00 - 9:15 PST

On Snow

Ann Lee · Bo Ek

We melt it.

Then we freeze it.

Tue 9 Mar 9:15 - 9:30 PST


Tue 9 Mar 9:30 - 9:45 PST

On Ice

Cy Em

We break it.
"""
WHOLE = HEADER + SLOTS


def facts(programme: Programme) -> list[tuple[object, ...]]:
    return [
        (t.title, [p.name for p in t.authors], t.abstract, t.start, t.end)
        for t in programme.conference.talks
    ]


EXPECTED = [
    ("On Snow", ["Ann Lee", "Bo Ek"], "We melt it.\n\nThen we freeze it.", NINE, NINE + QUARTER),
    ("", [], "", NINE + QUARTER, NINE + 2 * QUARTER),
    ("On Ice", ["Cy Em"], "We break it.", NINE + 2 * QUARTER, NINE + 3 * QUARTER),
]


def assert_whole(programme: Programme) -> None:
    (session,) = programme.conference.sessions
    assert (session.title, session.room) == ("Snow and Ice", "Hall 7")
    assert [person.name for person in session.moderators] == ["Mo A", "Di B"]
    assert session.abstract == "All about snow.\n\nAnd ice."
    assert facts(programme) == EXPECTED


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="as copied"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "  \t\n"), id="trailing spaces"),
        pytest.param(lambda text: "\ufeff" + text, id="mark"),
        pytest.param(lambda text: text.replace("\n\n", "\n").replace("\n\n", "\n"), id="lines"),
        pytest.param(lambda text: text.replace("PST\n\n", "PST\n"), id="title under time"),
        pytest.param(lambda text: text.replace("On Snow\n\n", "On Snow\n"), id="names under title"),
        pytest.param(lambda text: text.replace("\n", "\n\n"), id="more empty lines"),
        pytest.param(lambda text: text.replace(" ", "\xa0"), id="hard spaces"),
        pytest.param(lambda text: text.replace(" · ", " ⋅ "), id="other dots"),
        pytest.param(lambda text: text.replace(" - ", " – "), id="other dashes"),
        pytest.param(lambda text: text.replace("Tue 9 Mar", "Tuesday 9 March"), id="long"),
        pytest.param(lambda text: text + "\n\nSuccessful Page Load\n\nContact", id="foot"),
        pytest.param(
            lambda text: text.replace(
                "content\n", "content\nMain Navigation\n\nSelect Year: (2021)\n2021\n\nFAQ\n", 1
            ),
            id="menus",
        ),
        pytest.param(
            lambda text: text.replace("content\n", "content\n\nBuy a cup\n\nMy stuff\n\n", 1),
            id="unknown menus",
        ),
        pytest.param(lambda text: text.partition("content\n")[2], id="without menus"),
        pytest.param(
            lambda text: text.replace("Chat", "Tue 9 Mar 9 a.m. PST — 9:45 a.m. PST\n\nChat"),
            id="session time",
        ),
    ],
)
def test_a_copied_page_reads_the_same_from_any_browser(
    read: Read, change: Callable[[str], str]
) -> None:
    assert_whole(read(change(WHOLE)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_other_encodings_are_read(read: Read, encoding: str) -> None:
    assert_whole(read(WHOLE.encode(encoding)))


def test_windows_letters_are_read_with_a_remark(read: Read) -> None:
    programme = read(WHOLE.replace("Cy Em", "Zoë Ém").encode("cp1252"))
    assert programme.conference.talks[2].authors[0].name == "Zoë Ém"
    assert any("Windows-1252" in remark.what for remark in programme.report.remarks)


def test_a_few_broken_bytes_do_not_change_the_encoding(read: Read) -> None:
    data = WHOLE.replace("melt", "mélt " * 50).encode() + b"\n\nTail \xe2\x80"
    programme = read(data)
    assert "mélt" in programme.conference.talks[0].abstract
    assert any("damaged UTF-8" in remark.what for remark in programme.report.remarks)


@pytest.mark.parametrize("end", ["", "Moderator: Mo A\n\n", "Abstract: Why.\n\n"])
def test_the_session_time_is_no_slot_even_without_the_chat_line(read: Read, end: str) -> None:
    text = f"Snow and Ice\n\nHall 7\n\nTue 9 Mar 9 a.m. PST — 10 a.m. PST\n\n{end}{SLOTS}"
    programme = read(text)
    assert facts(programme) == EXPECTED
    assert programme.conference.sessions[0].end == NINE + 4 * QUARTER


def test_kind_room_and_bookmark_of_a_newer_page(read: Read) -> None:
    text = WHOLE.replace("Snow and Ice", "Oral Session\nSnow and Ice").replace(
        "Chat is", "Tue 9 Mar 9 a.m. PST — noon PST (Bookmark)\n\nChat is"
    )
    (session,) = read(text).conference.sessions
    assert (session.kind, session.title, session.room) == (Kind.ORAL, "Snow and Ice", "Hall 7")
    assert session.end == NINE + timedelta(hours=3)


POSTERS = """Skip to yearly menu bar Skip to main content
Poster Session
Poster Session 3
Foyer
Tue 9 Mar 9 a.m. PST — noon PST (Bookmark)
Chat is not available.
Poster
#W-100
On Snow
Ann Lee · Bo Ek
We melt it.
Spotlight Poster
#W-101
On Ice
Cy Em
We break it.
"""


def test_a_copied_poster_session_is_divided_at_its_numbers(read: Read) -> None:
    programme = read(POSTERS)
    noon = NINE + timedelta(hours=3)
    assert facts(programme) == [
        ("On Snow", ["Ann Lee", "Bo Ek"], "We melt it.", NINE, noon),
        ("On Ice", ["Cy Em"], "We break it.", NINE, noon),
    ]
    talks = programme.conference.talks
    assert [talk.poster_position for talk in talks] == ["#W-100", "#W-101"]
    assert [talk.keywords for talk in talks] == [(), ("Spotlight",)]
    assert {talk.kind for talk in talks} == {Kind.POSTER}


def test_the_only_time_of_a_poster_session_is_the_sessions(read: Read) -> None:
    bare = POSTERS.replace(" (Bookmark)", "").replace("Chat is not available.\n", "")
    assert facts(read(bare)) == facts(read(POSTERS))


def test_kind_title_and_any_room_are_told_apart_by_their_order(read: Read) -> None:
    text = WHOLE.replace("Snow and Ice", "Oral Session\n\nSnow and Ice").replace("Hall 7", "Aalto")
    (session,) = read(text).conference.sessions
    assert (session.kind, session.title, session.room) == (Kind.ORAL, "Snow and Ice", "Aalto")


def test_awards_beside_or_under_the_time_are_no_titles(read: Read) -> None:
    award = "Outstanding Paper Honorable Mention"
    beside = read(WHOLE.replace("9:15 PST", f"9:15 PST {award}", 1))
    under = read(WHOLE.replace("On Snow", f"{award}\n\nOn Snow"))
    for programme in (beside, under):
        assert facts(programme) == EXPECTED
        assert programme.conference.talks[0].keywords == (award,)


def test_a_slot_without_authors_keeps_its_abstract(read: Read) -> None:
    sentence = "We melt all of it in the sun and then we freeze it again by night."
    programme = read(WHOLE.replace("Cy Em\n\nWe break it.", sentence))
    talk = programme.conference.talks[2]
    assert (talk.title, talk.authors, talk.abstract) == ("On Ice", (), sentence)
    assert any(r.concern is Concern.ODD and r.where == "On Ice" for r in programme.report.remarks)


def test_a_text_without_a_header_is_named_like_its_file(read: Read) -> None:
    programme = read(SLOTS)
    assert facts(programme) == EXPECTED
    assert programme.conference.title == programme.conference.sessions[0].title == "page"
    assert any("title was not found" in remark.what for remark in programme.report.remarks)


@pytest.mark.parametrize(("old", "new"), [("Hall 7", "Hall 8"), ("9:00", "9:05")])
def test_sessions_that_differ_have_other_ids_and_none_is_lost(
    read: Read, old: str, new: str
) -> None:
    one, other = read(WHOLE), read(WHOLE.replace(old, new, 1))
    assert one.conference.sessions[0].id != other.conference.sessions[0].id
    for pair in ((one, other), (other, one)):
        conference = combine(pair).conference
        assert len(conference.sessions) == 2
        assert len({talk.id for talk in conference.talks}) == len(conference.talks) == 6
        assert [t.session_id for t in conference.talks] == [
            session.id for session in conference.sessions for _ in range(3)
        ]


@pytest.mark.parametrize(
    ("old", "new"), [("Hall 7", "Hall 8"), ("On Snow", "On Hail"), ("Ann Lee", "Al Lee")]
)
def test_the_plan_is_found_though_a_later_reading_shows_another_room_or_talk(
    read: Read, old: str, new: str
) -> None:
    one, other = read(WHOLE), read(WHOLE.replace(old, new, 1))
    assert one.conference.id == other.conference.id


@pytest.mark.parametrize(
    ("old", "new"), [("Ann Lee · Bo Ek", "Ann Lee"), ("We melt", "We heat"), ("PST", "CET")]
)
def test_ids_do_not_hang_on_what_is_guessed_or_often_mended(read: Read, old: str, new: str) -> None:
    one, other = read(WHOLE), read(WHOLE.replace(old, new), year=2010, zone="Asia/Seoul")
    assert one.conference.id == other.conference.id
    assert [s.id for s in one.conference.sessions] == [s.id for s in other.conference.sessions]
    assert [t.id for t in one.conference.talks] == [t.id for t in other.conference.talks]


def test_untitled_slots_of_two_rooms_keep_their_ids_when_combined(read: Read) -> None:
    one, other = read(WHOLE), read(WHOLE.replace("Hall 7", "Hall 8").replace("On ", "Of "))
    combined = {talk.id for talk in combine([one, other]).conference.talks}
    assert combined == {talk.id for part in (one, other) for talk in part.conference.talks}


@pytest.mark.parametrize(("menus", "said"), [("Cup", "1 line "), ("Cup\n\nMine", "2 lines ")])
def test_menus_that_are_left_out_are_counted(read: Read, menus: str, said: str) -> None:
    text = WHOLE.replace("content\n", f"content\n\n{menus}\n", 1)
    (skipped,) = [r for r in read(text).report.remarks if r.concern is Concern.SKIPPED]
    assert skipped.what.startswith(said)


def test_a_night_session_goes_on_after_new_year(read: Read) -> None:
    text = """Night\n\nThu 31 Dec 23:30 - 0:30 PST\n\nLate\n\nFri 1 Jan 0:30 - 1:00 PST\n\nLater"""
    talks = read(text).conference.talks
    midnight = datetime(2021, 1, 1, tzinfo=PACIFIC)
    assert (talks[0].end, talks[1].start) == (midnight + 2 * QUARTER, midnight + 2 * QUARTER)


def test_all_weekdays_count_for_the_year(read: Read) -> None:
    text = "Ice\n\nMon 1 Mar 9:00 - 9:15 PST\n\nA\n\nSat 29 Feb 9:00 - 9:15 PST\n\nB"
    programme = read(text.replace("Mon 1", "Sun 1"))
    assert programme.report.guesses[0].value == "2020"


@pytest.mark.parametrize(
    ("weekday", "years"),
    [("Fri", "2018"), ("Sun", "2014 and 2025"), ("Mon", "2015, 2020 and 2026")],
)
def test_years_are_listed_as_one_would_say_them(read: Read, weekday: str, years: str) -> None:
    guess = read(f"Ice\n\n{weekday} 9 Mar 9:00 - 9:15 PST\n\nA").report.guesses[0]
    assert guess.why.endswith(f"day in {years}")


def test_a_date_a_few_days_ahead_is_of_this_year(read: Read) -> None:
    programme = read("Ice\n\nTue 8 Dec 9:00 - 9:15 PST\n\nA")
    assert programme.report.guesses[0].value == "2026"


names = st.text(st.sampled_from("abcdeéñ"), min_size=1, max_size=8).map(str.title)
words = st.lists(names, min_size=1, max_size=6).map(" ".join)
slots = st.lists(
    st.tuples(
        st.just("Talk ").flatmap(lambda start: words.map(start.__add__)),
        st.lists(words, min_size=1, max_size=4),
        st.lists(words.map(lambda text: f"We show {text} in nine more words."), max_size=3),
        st.integers(1, 60),
    ),
    min_size=1,
    max_size=6,
)


SIGNS = st.text('<>/!pa x="$12-') | st.sampled_from(
    ["$1<p<2$", "0 <p < 1", "x <a then", "<p>", "</p>", "the tag <html>", "<!--", '<a href="x">']
)


@given(st.lists(SIGNS, max_size=4).map(" ".join))
@settings(max_examples=60)
def test_text_with_signs_of_mathematics_is_no_page(signs: str) -> None:
    data = WHOLE.replace("We melt", f"We {signs} melt", 1).encode()
    programme = importers.read(importers.Given("pasted", data), now=datetime.now(PACIFIC))
    talk, *others = programme.conference.talks
    assert talk.abstract.startswith(" ".join(f"We {signs} melt".split()))
    assert len(others) == 2


@given(slots, st.integers(0, 20 * 60), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60)
def test_any_copied_session_comes_back_whole(
    talks: list[tuple[str, list[str], list[str], int]], begin: int, line_end: str
) -> None:
    blocks = ["Skip to main content", "Snow and Ice", "Hall 7", "Chat is not available."]
    expected, minute = [], begin
    midnight = NINE.replace(hour=0)
    for title, authors, abstract, length in talks:
        end = minute + length
        times = [f"{m // 60 % 24}:{m % 60:02}" for m in (minute, end)]
        day = "Tue 9" if minute < 24 * 60 else "Wed 10"
        blocks += [f"{day} Mar {' - '.join(times)} PST", title, " · ".join(authors), *abstract]
        span = (midnight + timedelta(minutes=minute), midnight + timedelta(minutes=end))
        expected.append((title, authors, "\n\n".join(abstract), *span))
        minute = end
    data = (line_end * 2).join(blocks).encode()
    programme = importers.read(
        importers.Given("pasted", data), now=datetime(2026, 11, 21, tzinfo=PACIFIC)
    )
    assert facts(programme) == expected

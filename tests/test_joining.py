"""Several sources of one conference: the same talk is one talk, and each fills what others lack."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Kind, Person, Session, Source, Talk, by_id
from planner.joining import joined

START = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)
CALENDAR = Source(name="calendar.html", importer="calendar", whole=True)
FEED = Source(name="feed.json", importer="feed", whole=True)
PAGE = Source(name="session.html", importer="session page")
TEXT = Source(name="session.txt", importer="session text")


def talk(talk_id: str, title: str = "", author: str = "Ann Lee", **fields: object) -> Talk:
    made = Talk(id=talk_id, title=title or f"On {talk_id}", authors=(Person(name=author),))
    return replace(made, **fields)  # type: ignore[arg-type]


def read(source: Source, *talks: Talk, sessions: tuple[Session, ...] = ()) -> Conference:
    return Conference(
        id="slm-2027",
        title="SLM 2027",
        time_zone="UTC",
        read_at=START,
        talks=talks,
        sessions=sessions,
        sources=(source,),
    )


def session(session_id: str, title: str = "Oral 1", **fields: object) -> Session:
    made = Session(id=session_id, title=title, start=START, end=START + timedelta(hours=2))
    return replace(made, **fields)  # type: ignore[arg-type]


def join(*readings: Conference) -> Conference:
    first, *others = readings
    for other in others:
        first = joined(first, other).conference
    return first


TIMED = {"start": START, "end": START + timedelta(minutes=15)}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_calendar_page_and_feed_give_one_talk_that_knows_all(order: tuple[int, ...]) -> None:
    where = (session("7"),)
    sources = (
        read(CALENDAR, talk("1", session_id="7", **TIMED), sessions=where),
        read(PAGE, talk("1", session_id="7", abstract="We melt it."), sessions=where),
        read(FEED, talk("1", topics=("Snow",), paper_url="https://slm.example/p")),
    )
    (one,) = join(*(sources[n] for n in order)).talks
    assert (one.start, one.abstract, one.topics) == (START, "We melt it.", ("Snow",))
    assert (one.session_id, one.paper_url) == ("7", "https://slm.example/p")


def test_without_a_number_title_and_first_author_tell_and_the_first_id_stays() -> None:
    text = read(TEXT, talk("h4sh", "On Snow", abstract="We melt it.", session_id="x"))
    text = replace(text, sessions=(session("x"),))
    page = read(CALENDAR, talk("1", "On  snow.", session_id="7", **TIMED), sessions=(session("7"),))
    (one,) = join(page, text).talks
    assert (one.id, one.session_id, one.abstract) == ("1", "7", "We melt it.")
    (one,) = join(text, page).talks
    assert (one.id, one.session_id, one.start) == ("h4sh", "x", START)


def test_talk_and_poster_of_a_paper_stay_two() -> None:
    oral = talk("1", "On Snow", kind=Kind.ORAL)
    poster = talk("2", "On Snow", kind=Kind.POSTER)
    joint = join(read(CALENDAR, oral, poster), read(FEED, poster, oral))
    assert {t.id: t.kind for t in joint.talks} == {"1": Kind.ORAL, "2": Kind.POSTER}
    hashed = join(read(CALENDAR, oral), read(TEXT, talk("h4sh", "On Snow", kind=Kind.POSTER)))
    assert len(hashed.talks) == 2


def test_two_numbers_are_two_events_whatever_their_titles() -> None:
    assert len(join(read(CALENDAR, talk("1", "Welcome")), read(FEED, talk("2", "Welcome"))).talks)
    assert (
        len(join(read(CALENDAR, talk("1", "Welcome")), read(FEED, talk("2", "Welcome"))).talks) == 2
    )


def test_one_title_at_two_times_is_two_talks() -> None:
    later = {"start": START + timedelta(days=1), "end": START + timedelta(days=1, minutes=15)}
    first = read(CALENDAR, talk("1", "Lunch", "", **TIMED))
    assert len(join(first, read(TEXT, talk("h", "Lunch", "", **later))).talks) == 2


def test_conflicts_are_told_and_the_session_page_knows_better_than_the_calendar() -> None:
    calendar = read(CALENDAR, talk("1", room="hall e", **TIMED))
    page = read(PAGE, talk("1", room="Exhibition Hall E"))
    for a, b in ((calendar, page), (page, calendar)):
        conference, conflicts, _ = joined(a, b)
        assert conference.talks[0].room == "Exhibition Hall E"
        (told,) = conflicts
        assert "two rooms" in told.what
        assert told.where == "On 1"


def test_the_same_in_other_letters_is_no_conflict() -> None:
    calendar = read(CALENDAR, talk("1", "On Snow", room="Hall-E", **TIMED))
    assert joined(calendar, read(PAGE, talk("1", "On snow", room="hall e"))).conflicts == ()


def test_many_conflicts_are_counted() -> None:
    one = read(CALENDAR, *(talk(str(n), room="A") for n in range(300)))
    other = read(PAGE, *(talk(str(n), room="B") for n in range(300)))
    *_, last = joined(one, other).conflicts
    assert last.what == "200 more differences between the sources"


def test_a_newer_whole_copy_takes_the_place_of_the_older() -> None:
    old = read(CALENDAR, talk("1", room="A"), talk("2"))
    new = read(CALENDAR, talk("1", room="B"), talk("3"))
    conference, conflicts, _ = joined(old, new)
    assert {t.id: t.room for t in conference.talks} == {"1": "B", "3": ""}
    assert conflicts == ()


def test_a_newer_copy_keeps_what_other_sources_told() -> None:
    other = session("8", "Workshop on Ice")
    page = read(PAGE, talk("1", abstract="Known."), talk("9", session_id="8"), sessions=(other,))
    stored = join(read(CALENDAR, talk("1"), talk("2")), page)
    again = join(stored, read(CALENDAR, talk("1", room="B")))
    talks = by_id(again.talks)
    assert set(talks) == {"1", "9"}
    assert (talks["1"].abstract, talks["1"].room) == ("Known.", "B")


def test_a_second_page_of_the_calendars_session_loses_no_talk_of_it() -> None:
    where = (session("7"),)
    calendar = read(CALENDAR, talk("1", session_id="7"), talk("2", session_id="7"), sessions=where)
    page = read(PAGE, talk("1", session_id="7"), sessions=where)
    assert {t.id for t in join(calendar, page).talks} == {"1", "2"}


def test_sessions_are_one_by_name_and_start() -> None:
    text = read(
        TEXT, talk("h", session_id="x"), sessions=(session("x", moderators=(Person(name="M"),)),)
    )
    both = join(read(CALENDAR, talk("1", session_id="7"), sessions=(session("7"),)), text)
    assert [(s.id, s.moderators) for s in both.sessions] == [("7", (Person(name="M"),))]
    tomorrow = session("y", start=START + timedelta(days=1), end=START + timedelta(days=1))
    assert len(join(both, read(TEXT, sessions=(tomorrow,))).sessions) == 2


def test_numbers_that_changed_places_mix_no_facts() -> None:
    ice = talk("1", "On Ice", abstract="Cold.", **TIMED)
    fire = talk("2", "Burning Questions", "Bo Ek", room="A")
    old = read(CALENDAR, ice, fire)
    swapped = read(CALENDAR, replace(ice, id="2"), replace(fire, id="1"))
    talks = by_id(join(old, swapped).talks)
    assert talks == {"1": ice, "2": fire}


def test_a_new_talk_under_an_old_number_gets_nothing_of_the_old() -> None:
    old = read(CALENDAR, talk("1", "On Ice", abstract="Cold.", **TIMED))
    panel = Talk(id="1", title="Panel on Ethics")
    for source in (CALENDAR, PAGE):
        talks = join(old, read(source, panel)).talks
        assert [replace(t, id="1") for t in talks if t.title == panel.title] == [panel]


def test_two_talks_of_one_number_are_told() -> None:
    one = read(CALENDAR, talk("1", "On Ice"))
    other = read(FEED, talk("1", "Burning Questions", "Bo Ek"))
    (told,) = joined(one, other).conflicts
    assert told.what == "Another source has “On Ice” under its number 1; both are kept"


def test_affiliations_are_kept_from_the_source_that_knows_them() -> None:
    known = replace(talk("1"), authors=(Person(name="Ann Lee", affiliation="Harbour University"),))
    for order in permutations((read(FEED, known), read(PAGE, talk("1", abstract="Known.")))):
        (one,) = join(*order).talks
        assert (one.authors, one.abstract) == (known.authors, "Known.")


def test_what_a_newer_copy_withdraws_is_gone() -> None:
    old = read(CALENDAR, talk("1", room="A", abstract="Known.", **TIMED))
    (one,) = join(old, read(CALENDAR, talk("1"))).talks
    assert (one.start, one.room, one.abstract) == (None, "", "")


def test_where_a_page_failed_nobody_can_tell_what_has_gone() -> None:
    pages = [replace(PAGE, name=f"page {n}") for n in range(2)]
    ones = [read(page, talk(str(n), session_id="7")) for n, page in enumerate(pages)]
    ones = [replace(one, sessions=(session("7"),)) for one in ones]
    stored = join(read(CALENDAR, talk("9"), sessions=(session("7"),)), *ones[:1])
    stored = replace(stored, sources=(*stored.sources, pages[1]))
    stored = replace(stored, talks=(*stored.talks, talk("1", session_id="7")))
    again = join(read(CALENDAR, talk("9"), sessions=(session("7"),)), ones[0])
    result = joined(stored, again)
    assert {t.id for t in result.conference.talks} == {"0", "1", "9"}
    assert not result.replaces


def test_equal_numbers_of_two_conferences_are_two_things() -> None:
    one = read(PAGE, talk("5", "On Ice", session_id="1"), sessions=(session("1"),))
    fire = talk("5", "Burning Questions", "Bo Ek", session_id="1")
    for source in (PAGE, TEXT):
        other = read(source, fire, sessions=(session("1", "Workshop B"),))
        both = join(one, replace(other, id="another-2027"))
        assert {t.title: t.session_id for t in both.talks} == {
            "On Ice": "1",
            "Burning Questions": "1~2",
        }
        assert [s.title for s in both.sessions] == ["Oral 1", "Workshop B"]


def test_namesakes_are_two_speakers() -> None:
    one = read(CALENDAR, talk("a", "Keynote", "Wei Zhang"))
    assert len(join(one, read(TEXT, talk("b", "Keynote", "Li Zhang"))).talks) == 2


READINGS = st.lists(
    st.builds(
        talk,
        st.sampled_from(["1", "2", "ab~1", "ab~2", "x-2"]),
        st.sampled_from(["On Ice", "Burning", "", "Tides"]),
        st.sampled_from(["Ann Lee", "Bo Ek"]),
        room=st.sampled_from(["", "A", "B"]),
        session_id=st.sampled_from(["", "7"]),
        abstract=st.sampled_from(["", "Known."]),
    ),
    unique_by=lambda one: one.id,
    max_size=4,
)


@given(READINGS, st.sampled_from([CALENDAR, PAGE]))
def test_reading_the_same_again_changes_nothing(talks: list[Talk], source: Source) -> None:
    talks.sort(key=lambda one: one.session_id == "")  # as they are kept: by session
    one = read(source, *talks, sessions=(session("7"),))
    assert joined(one, one).conference == one


NUMBERS = st.lists(st.integers(1, 6), unique=True, max_size=5)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_no_talk_is_lost_or_doubled(a: list[int], b: list[int], c: list[int]) -> None:
    """Of different sources; and joining again changes nothing."""
    readings = [
        read(source, *(talk(str(n)) for n in numbers))
        for source, numbers in ((CALENDAR, a), (PAGE, b), (TEXT, c))
    ]
    conference = join(*readings)
    assert sorted(t.id for t in conference.talks) == sorted({str(n) for n in (*a, *b, *c)})
    assert {t.id for t in join(conference, readings[1]).talks} >= {str(n) for n in (*a, *b)}


def test_ids_are_never_doubled() -> None:
    one = read(CALENDAR, talk("1", "A", session_id="7"), sessions=(session("7"),))
    other = read(FEED, talk("1", "B", session_id="8"), sessions=(session("8", "Posters"),))
    assert [t.id for t in join(one, other).talks] == ["1", "1~2"]

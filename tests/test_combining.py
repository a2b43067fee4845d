"""Several pages of one conference."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner import combining, corrections
from planner.conference import (
    About,
    Concern,
    Conference,
    Guess,
    Programme,
    Remark,
    Report,
    Session,
    Source,
    Talk,
)


@pytest.fixture
def part(conference: Conference) -> Callable[..., Programme]:
    """`part("s1")`: the page of one session, with the given guesses."""

    def make(session_id: str, *guesses: Guess) -> Programme:
        facts = replace(
            conference,
            sessions=tuple(s for s in conference.sessions if s.id == session_id),
            talks=tuple(t for t in conference.talks if t.session_id == session_id),
        )
        remark = Remark(concern=Concern.READ, where=session_id, what="read")
        return Programme(conference=facts, report=Report(remarks=(remark,), guesses=guesses))

    return make


Part = Callable[..., Programme]


def year(value: str, *options: str) -> Guess:
    return Guess(about=About.YEAR, value=value, options=options)


def years(programme: Programme) -> set[int]:
    return {talk.start.year for talk in programme.conference.talks if talk.start}


def test_sessions_stand_by_start_then_room_and_talks_with_them(part: Part) -> None:
    combined = combining.combine([part(name) for name in ("n1", "p1", "s2", "s1")])
    assert [s.id for s in combined.conference.sessions] == ["s1", "s2", "p1", "n1"]
    talks = [talk.id for talk in combined.conference.talks]
    assert talks == ["a", "b", "c", "d", "e", "p1", "p2", "p3", "night"]


def test_one_programme_stays_as_it_is(part: Part) -> None:
    assert combining.combine([part("s1")]) == part("s1")


def test_a_session_read_again_replaces_its_earlier_reading(part: Part) -> None:
    before = combining.combine([part("s1"), part("s2")])
    again = part("s1")
    again = replace(again, conference=replace(again.conference, talks=again.conference.talks[:1]))
    combined = combining.combine([before, again])
    assert [talk.id for talk in combined.conference.talks] == ["a", "d", "e"]
    assert combining.combine([combined, again]).conference == combined.conference


def test_remarks_are_joined_each_once(part: Part) -> None:
    combined = combining.combine([part("s1"), part("s2"), part("s1")])
    assert [remark.where for remark in combined.report.remarks] == ["s1", "s2"]


def test_one_paper_in_two_sessions_is_two_talks(part: Part, make_talk: Callable[..., Talk]) -> None:
    poster = part("s2")
    twin = make_talk("a", 30, session_id="s2")
    poster = replace(poster, conference=replace(poster.conference, talks=(twin,)))
    combined = combining.combine([part("s1"), poster])
    assert [t.id for t in combined.conference.talks if t.session_id == "s2"] == ["a~2"]
    again = combining.combine([combined, poster])
    assert again.conference == combined.conference


def test_each_guess_is_asked_once_with_all_options(part: Part) -> None:
    pacific = Guess(about=About.ZONE, value="America/Los_Angeles", options=("America/Tijuana",))
    other = Guess(about=About.ZONE, value="America/Vancouver", options=("America/Los_Angeles",))
    combined = combining.combine([part("s1", pacific), part("s2", other)])
    (guess,) = combined.report.guesses
    assert guess.value == "America/Los_Angeles"
    assert guess.options == ("America/Tijuana", "America/Vancouver")


def test_guessed_years_agree_on_one_that_fits_all(part: Part) -> None:
    a = part("s1", year("2027", "2021", "2016"))
    b = corrections.moved_to(part("s2", year("2027")), 2021)
    b = replace(b, report=Report(guesses=(year("2021", "2016"),)))
    combined = combining.combine([a, b])
    assert years(combined) == {2021}
    assert combined.report.guesses == (year("2021", "2016"),)


@pytest.mark.parametrize("first", [0, 1])
def test_a_certain_year_answers_a_guess(part: Part, first: int) -> None:
    certain = corrections.with_year(part("s1"), 2021)
    guessed = part("s2", year("2027", "2021"))
    order = [certain, guessed] if first == 0 else [guessed, certain]
    combined = combining.combine(order)
    assert years(combined) == {2021}
    assert combined.report.guesses == ()


def test_years_that_cannot_agree_are_odd(part: Part) -> None:
    combined = combining.combine([part("s1", year("2027", "2021")), part("s2", year("2022"))])
    assert [remark.concern for remark in combined.report.remarks][-1] is Concern.ODD
    assert combined.report.guesses == (year("2027", "2021"),)


def test_pages_of_one_site_and_year_become_one_conference(part: Part) -> None:
    other = part("s2")
    other = replace(other, conference=replace(other.conference, id="slm-2028"))
    found = combining.grouped([part("s1"), other, part("p1")])
    assert [[s.id for s in one.conference.sessions] for one in found] == [["s1", "p1"], ["s2"]]


def test_the_user_may_say_that_pages_belong_together(part: Part) -> None:
    a = part("s1", Guess(about=About.TITLE, value="Oral Session 1"))
    b = part("s2", Guess(about=About.TITLE, value="Oral Session 2"))
    facts = replace(b.conference, id="other", title="Oral Session 2", url="https://slm.example")
    b = replace(b, conference=facts)
    combined = combining.combine([a, b], title="SLM 27")
    assert (combined.conference.id, combined.conference.title) == ("slm-2027", "SLM 27")
    assert combined.report.guesses == ()
    assert len(combined.conference.sessions) == 2
    assert combined.conference.url == "https://slm.example"


def test_the_last_reading_is_the_age(part: Part) -> None:
    later = part("s2")
    read_at = later.conference.read_at + timedelta(days=3)
    later = replace(later, conference=replace(later.conference, read_at=read_at))
    assert combining.combine([later, part("s1")]).conference.read_at == read_at


# What the user corrected, and stars, stay

PACIFIC = Guess(about=About.ZONE, value="America/Los_Angeles")


def clocks(programme: Programme) -> set[str]:
    zone = programme.conference.zone
    talks = programme.conference.talks
    return {f"{talk.start.astimezone(zone):%H:%M}" for talk in talks if talk.start}


@pytest.mark.parametrize("again", ["s1", "s2"])
@pytest.mark.parametrize("first", [0, 1])
def test_a_corrected_zone_holds_for_every_later_page(part: Part, again: str, first: int) -> None:
    printed = clocks(part("s1")) | clocks(part(again))
    corrected = corrections.with_zone(part("s1", PACIFIC), "Europe/Vienna")
    order = [corrected, part(again, PACIFIC)]
    combined = combining.combine(order if first == 0 else order[::-1])
    assert combined.conference.time_zone == "Europe/Vienna"
    assert clocks(combined) == printed
    assert combined.report.guesses == ()


def test_a_confirmed_zone_moves_no_page_that_prints_another(part: Part) -> None:
    confirmed = corrections.confirmed(part("s1", PACIFIC), About.ZONE)
    eastern = part("s2", replace(PACIFIC, value="America/New_York"))
    combined = combining.combine([confirmed, eastern]).conference
    assert [t.start for t in combined.talks if t.session_id == "s2"] == [
        t.start for t in eastern.conference.talks
    ]


def test_a_corrected_name_stays_when_the_page_is_read_again(part: Part) -> None:
    guessed = part("s1", Guess(about=About.TITLE, value="SLM 2027"))
    combined = combining.combine([corrections.with_title(guessed, "Snow"), guessed])
    assert combined.conference.title == "Snow"
    assert combined.report.guesses == ()


def page_of(session_id: str, papers: Sequence[str]) -> Programme:
    """A page with the ids that the importers give: a repeated paper gets its count."""
    seen = Counter[str]()
    ids = []
    for paper in papers:
        seen[paper] += 1
        ids.append(paper if seen[paper] == 1 else f"{paper}-{seen[paper]}")
    return Programme(
        conference=Conference(
            id="c",
            title="C",
            time_zone="UTC",
            read_at=datetime(2027, 1, 1, tzinfo=UTC),
            sessions=(Session(id=session_id, title=session_id),) if session_id else (),
            talks=tuple(Talk(id=i, session_id=session_id, room=str(n)) for n, i in enumerate(ids)),
        )
    )


def slots(programme: Programme) -> dict[tuple[str, str], str]:
    """The ids under session and place in it."""
    return {(talk.session_id, talk.room): talk.id for talk in programme.conference.talks}


def test_a_talk_and_its_poster_keep_their_ids_in_whichever_order_they_are_read_again() -> None:
    oral, poster = page_of("oral", ["1"]), page_of("poster", ["1"])
    stored = combining.combine([oral, poster])
    assert slots(stored) == {("oral", "0"): "1", ("poster", "0"): "1~2"}
    for again in ([poster, oral], [oral, poster], [poster], [oral]):
        assert slots(combining.combine([stored, combining.combine(again)])) == slots(stored)
        assert slots(combining.combine([stored, *again])) == slots(stored)


PAPERS = st.lists(st.sampled_from(["1", "2", "talk"]), min_size=1, max_size=4)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(["s", "t", "u"]), PAPERS, min_size=1), st.data())
def test_reading_again_never_moves_an_id(pages: dict[str, list[str]], data: st.DataObject) -> None:
    parts = [page_of(session_id, papers) for session_id, papers in pages.items()]
    stored = combining.combine(parts)
    assert len(set(slots(stored).values())) == sum(map(len, pages.values()))
    again = data.draw(st.permutations(parts))[: data.draw(st.integers(1, len(parts)))]
    assert slots(combining.combine([stored, combining.combine(again)])) == slots(stored)
    assert slots(combining.combine([stored, *again])) == slots(stored)


@given(st.permutations(["s", "t", "u"]))
def test_the_order_of_the_later_pages_plays_no_part(order: list[str]) -> None:
    def combined(names: Sequence[str]) -> Conference:
        first = page_of("first", ["1"])
        return combining.combine([first, *(page_of(name, ["1", "2"]) for name in names)]).conference

    assert combined(order) == combined("stu")


def test_talks_without_a_session_are_not_doubled_unless_of_another_conference() -> None:
    page = page_of("", ["1", "2"])
    assert combining.combine([page, page]).conference == page.conference
    other = replace(page, conference=replace(page.conference, id="other"))
    talks = combining.combine([page, other], title="Both").conference.talks
    assert [talk.id for talk in talks] == ["1", "2", "1~2", "2~2"]


def test_the_report_of_a_newer_copy_takes_the_place_of_the_older() -> None:
    source = Source(name="feed.json", importer="feed", whole=True)
    page = page_of("s", ["1", "2"])
    facts = replace(page.conference, sources=(source,))
    pacific = Guess(about=About.ZONE, value="America/Los_Angeles")

    def read(what: str) -> Programme:
        remark = Remark(concern=Concern.READ, where="feed.json", what=what)
        return Programme(conference=facts, report=Report(remarks=(remark,), guesses=(pacific,)))

    corrected = corrections.with_zone(read("2 talks"), "Europe/Vienna")
    combined = combining.combine([combining.combine([corrected, read("3 talks")]), read("4 talks")])
    told = [remark.what for remark in combined.report.remarks]
    assert "4 talks" in told
    assert not {"2 talks", "3 talks"} & set(told)
    assert combined.conference.time_zone == "Europe/Vienna"
    assert combined.report.guesses == ()

"""The virtual sites' data feed: invented events in the real structure, and the real sample."""

import html
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner import importers
from planner.conference import About, Concern, Kind, Person, Programme, Talk
from planner.errors import UnreadableError
from planner.importers import Given, Readings
from planner.records import PROGRAMME, to_json

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Read = Callable[..., Programme]
_SOCIAL = "/virtual/2027/social/501"
_SPOTLIGHT = "Accept (spotlight)"


def event(number: int = 501, **fields: Any) -> dict[str, Any]:
    """A poster of NeurIPS 2027 on 6 December at 9:00 in San Diego."""
    return {
        "id": number,
        "uid": f"u{number}",
        "name": f"On Snow {number}",
        "authors": [
            {"id": 1, "fullname": "Ann Lee", "url": "http://x", "institution": "Snow A&amp;M"},
            {"id": 2, "fullname": "Bo Ek", "institution": None},
        ],
        "abstract": "We melt $x<y$ snow.",
        "topic": "Weather->Snow",
        "keywords": ["melting", "ice"],
        "decision": "Accept (poster)",
        "session": "Poster Session 1",
        "eventtype": "Poster",
        "event_type": "{location} Poster",
        "room_name": "Hall C",
        "virtualsite_url": f"/virtual/2027/poster/{number}",
        "url": None,
        "sourceid": 7,
        "sourceurl": "https://openreview.net/group?id=NeurIPS.cc/2027/Conference",
        "starttime": "2027-12-06T09:00:00-08:00",
        "endtime": "2027-12-06T11:30:00-08:00",
        "starttime2": None,
        "endtime2": None,
        "paper_url": f"https://openreview.net/forum?id=p{number}",
        "poster_position": f"#{number}",
        "related_events_ids": [],
        "visible": True,
    } | fields


def feed(*events: Any, **fields: Any) -> str:
    whole = {"count": len(events), "next": None, "previous": None, "results": list(events)}
    return json.dumps(whole | fields)


def programme_of(talks: int) -> Given:
    """An invented feed of that many posters, ten a session, and its sessions' records."""
    first = datetime.fromisoformat("2027-12-06T09:00:00-08:00")
    events = []
    for n in range(talks):
        start = (first + timedelta(days=n // 10)).isoformat()
        session = f"Poster Session {n // 10}"
        related = [501 + (n + 1) % talks]
        events.append(
            event(
                501 + n, session=session, starttime=start, endtime=None, related_events_ids=related
            )
        )
    return Given("neurips-2027-orals-posters.json", feed(*events).encode())


def talk(programme: Programme, number: int = 501) -> Talk:
    return next(talk for talk in programme.conference.talks if talk.id == str(number))


def remarks(programme: Programme, concern: Concern) -> list[str]:
    return [remark.what for remark in programme.report.remarks if remark.concern is concern]


def read_with(*files: tuple[str, str]) -> Readings:
    return importers.read_all([Given(name, text.encode()) for name, text in files], now=NOW)


def test_every_field_of_a_poster_is_read(read: Read) -> None:
    conference = read(feed(event())).conference
    assert conference.id == "neurips-2027"
    assert conference.title == "NeurIPS 2027"
    assert conference.url == "https://neurips.cc/virtual/2027"
    assert conference.time_zone == "America/Los_Angeles"
    assert conference.sources[0].whole
    (session,) = conference.sessions
    (poster,) = conference.talks
    assert poster == Talk(
        id="501",
        title="On Snow 501",
        kind=Kind.POSTER,
        start=datetime.fromisoformat("2027-12-06T09:00:00-08:00"),
        end=datetime.fromisoformat("2027-12-06T11:30:00-08:00"),
        room="Hall C",
        session_id=session.id,
        authors=(Person(name="Ann Lee", affiliation="Snow A&M"), Person(name="Bo Ek")),
        abstract="We melt $x<y$ snow.",
        topics=("Weather", "Snow"),
        keywords=("melting", "ice"),
        poster_position="#501",
        url="https://neurips.cc/virtual/2027/poster/501",
        paper_url="https://openreview.net/forum?id=p501",
    )
    assert (session.title, session.kind, session.room) == ("Poster Session 1", "poster", "Hall C")
    assert (session.start, session.end) == (poster.start, poster.end)


def test_entities_and_markup_become_text(read: Read) -> None:
    fields = {"name": "A &amp; B&#x27;s $a_1$", "abstract": "<p>One.</p><p>Two &lt; three.</p>"}
    snow = talk(read(feed(event(**fields))))
    assert snow.title == "A & B's $a_1$"
    assert snow.abstract == "One.\n\nTwo < three."


@pytest.mark.parametrize(
    ("fields", "kind", "keywords"),
    [
        ({"eventtype": "Oral", "decision": "Accept (oral)"}, Kind.ORAL, ()),
        ({"decision": "Accept (oral)"}, Kind.POSTER, ("Oral",)),
        ({"decision": "Accept: notable-top-5%"}, Kind.POSTER, ("Notable-top-5%",)),
        ({"eventtype": "Spotlight Poster"}, Kind.POSTER, ("Spotlight",)),
        ({"eventtype": "Spotlight Poster", "decision": _SPOTLIGHT}, Kind.POSTER, ("Spotlight",)),
        ({"eventtype": "Spotlight", "decision": "Accept (spotlight)"}, Kind.SPOTLIGHT, ()),
        ({"eventtype": None, "decision": None}, Kind.POSTER, ()),
        ({"eventtype": "Invited Talk", "decision": ""}, Kind.KEYNOTE, ()),
        ({"name": "Coffee Break", "eventtype": "Break"}, Kind.BREAK, ()),
        ({"eventtype": "", "event_type": "", "virtualsite_url": _SOCIAL}, Kind.SOCIAL, ()),
    ],
)  # fmt: skip
def test_type_and_decision_tell_kind_and_labels(
    read: Read, fields: dict[str, Any], kind: Kind, keywords: tuple[str, ...]
) -> None:
    found = talk(read(feed(event(keywords=[], **fields))))
    assert (found.kind, found.keywords) == (kind, keywords)


@pytest.mark.parametrize("said", ["melting, ice", "melting; ice", ["melting", " ice ", "ice"]])
def test_keywords_are_a_list_or_a_text(read: Read, said: object) -> None:
    assert talk(read(feed(event(keywords=said)))).keywords == ("melting", "ice")


def test_an_oral_borrows_from_its_poster(read: Read) -> None:
    oral = {"eventtype": "Oral", "paper_url": None, "abstract": None}
    text = feed(
        event(1, **oral, related_events_ids=[2]),
        event(2),
        event(3, **oral),
        event(4, related_events_ids=["3"]),
        event(5, **oral, uid="u6"),
        event(6),
        event(7, **oral),
    )
    programme = read(text)
    papers = [talk.paper_url.rpartition("p")[2] for talk in programme.conference.talks]
    assert papers == ["2", "2", "4", "4", "6", "6", ""]
    assert talk(programme, 1).abstract == "We melt $x<y$ snow."
    assert talk(programme, 7).abstract == ""


def test_two_events_of_one_paper_have_two_ids(read: Read) -> None:
    text = feed(event(1, uid="same"), event(2, uid="same", eventtype="Oral"))
    assert [talk.id for talk in read(text).conference.talks] == ["1", "2"]


def test_what_the_site_does_not_show_is_counted(read: Read) -> None:
    programme = read(feed(event(1), event(2, visible=False), event(3, visible=False)))
    assert [talk.id for talk in programme.conference.talks] == ["1"]
    assert remarks(programme, Concern.SKIPPED) == ["2 events that the site does not show"]


def test_a_feed_without_public_events_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError, match="not to be shown"):
        read(feed(event(visible=False)))


def test_doubled_rows_are_one_event_and_other_rows_of_its_number_another(read: Read) -> None:
    programme = read(feed(event(1), event(1), event(1, starttime="2027-12-07T09:00:00-08:00")))
    assert [talk.id for talk in programme.conference.talks] == ["1", "1-2"]
    assert "1 event given twice" in remarks(programme, Concern.SKIPPED)


def test_a_session_with_a_record_keeps_its_number_and_holds_its_events(read: Read) -> None:
    record = {"eventtype": "Session", "name": "Orals 1", "room_name": "Hall A", "session": None}
    oral = {"eventtype": "Oral", "session": "Orals 1", "endtime": None}
    programme = read(
        feed(
            event(9, **record),
            event(10, **record | {"starttime": "2027-12-07T09:00:00-08:00", "endtime": None}),
            event(1, **oral, starttime="2027-12-06T10:00:00-08:00"),
            event(2, **oral, starttime="2027-12-07T09:00:00-08:00"),
            event(3, **oral | {"session": None}, parent_id=9),
        )
    )
    conference = programme.conference
    assert [(s.id, s.title, s.room) for s in conference.sessions] == [
        ("9", "Orals 1", "Hall A"),
        ("10", "Orals 1", "Hall A"),
    ]
    assert conference.sessions[0].kind is Kind.ORAL
    assert [(talk.id, talk.session_id) for talk in conference.talks] == [
        ("1", "9"),
        ("2", "10"),
        ("3", "9"),
    ]


def test_what_has_no_end_lasts_as_long_as_its_session(read: Read) -> None:
    text = feed(
        event(9, name="Orals 1", eventtype="Oral Session"),
        event(1, session="Orals 1", endtime=None),
        event(2, session=None, endtime=None),
    )
    programme = read(text)
    assert talk(programme, 1).end == datetime.fromisoformat("2027-12-06T11:30:00-08:00")
    assert talk(programme, 2).end == talk(programme, 2).start
    assert any("2 talks without an end" in what for what in remarks(programme, Concern.ODD))


def test_a_session_of_the_same_name_each_day_is_several(read: Read) -> None:
    late = {"starttime": "2027-12-06T23:30:00-08:00", "endtime": "2027-12-07T00:15:00-08:00"}
    night = {"starttime": "2027-12-07T00:15:00-08:00", "endtime": "2027-12-07T01:00:00-08:00"}
    programme = read(feed(event(1), event(2, **late), event(3, **night)))
    first, second = programme.conference.sessions
    assert first.id != second.id
    assert [talk.session_id for talk in programme.conference.talks] == [
        first.id,
        second.id,
        second.id,
    ]
    assert (second.start, second.end) == (talk(programme, 2).start, talk(programme, 3).end)


def test_a_session_keeps_its_id_when_it_moves(read: Read) -> None:
    moved = {"starttime": "2027-12-08T09:00:00-08:00", "endtime": "2027-12-08T10:00:00-08:00"}
    before, after = read(feed(event(1))), read(feed(event(1, **moved), event(2, **moved)))
    assert before.conference.sessions[0].id == after.conference.sessions[0].id


def test_a_second_showing_is_a_talk_of_its_own(read: Read) -> None:
    again = {"starttime2": "2027-12-07T01:00:00+00:00", "endtime2": "2027-12-07T02:00:00+00:00"}
    conference = read(feed(event(1, **again))).conference
    assert [talk.id for talk in conference.talks] == ["1", "1-2"]
    assert conference.talks[1].start == datetime(2027, 12, 7, 1, 0, tzinfo=UTC)


def test_the_zone_is_a_guess_from_the_offsets_of_both_seasons(read: Read) -> None:
    summer = {"starttime": "2027-07-06T09:00:00-07:00", "endtime": "2027-07-06T10:00:00-07:00"}
    programme = read(feed(event(1), event(2, **summer)))
    assert programme.conference.time_zone == "America/Los_Angeles"
    (guess,) = programme.report.guesses
    assert (guess.about, guess.value) == (About.ZONE, "America/Los_Angeles")


def test_of_two_places_at_once_the_busier_one_gives_the_clock(read: Read) -> None:
    mexico = {"starttime": "2027-12-06T09:00:00-06:00", "endtime": "2027-12-06T10:00:00-06:00"}
    programme = read(feed(event(1), event(2), event(3, **mexico)))
    assert programme.conference.time_zone == "America/Los_Angeles"
    assert talk(programme, 3).start == datetime(2027, 12, 6, 15, 0, tzinfo=UTC)


def test_times_without_an_offset_are_pacific_until_confirmed(read: Read) -> None:
    programme = read(feed(event(starttime="2027-07-06T09:00:00", endtime="2027-07-06T10:00:00")))
    assert talk(programme).start == datetime(2027, 7, 6, 16, 0, tzinfo=UTC)
    assert programme.report.guesses[0].value == "America/Los_Angeles"


def test_times_that_cannot_be_are_told(read: Read) -> None:
    backwards = {"endtime": "2027-12-06T08:00:00-08:00"}
    programme = read(feed(event(1, starttime="soon"), event(2, **backwards)))
    assert talk(programme, 1).start is None
    assert talk(programme, 2).end == talk(programme, 2).start
    told = " ".join(remarks(programme, Concern.ODD))
    assert "“soon” cannot be read" in told
    assert "ends before it starts" in told


@pytest.mark.parametrize("fields", [{"count": 2891}, {"next": "https://x.org/?page=2"}])
def test_a_part_of_a_feed_does_not_pass_for_the_whole(read: Read, fields: dict[str, Any]) -> None:
    programme = read(feed(event(), **fields))
    assert not programme.conference.sources[0].whole
    assert remarks(programme, Concern.ODD)


@pytest.mark.parametrize(
    "abstracts",
    [
        {"501": "Melting &amp; more.", "502": None},
        {"501": {"abstract": "Melting &amp; more."}},
        [{"id": 501, "abstract": "Melting &amp; more."}],
    ],
)
def test_abstracts_of_a_second_file_are_read_along(abstracts: object) -> None:
    readings = read_with(
        ("neurips-2027-abstracts.json", json.dumps(abstracts)),
        ("neurips-2027-orals-posters.json", feed(event(501, abstract=None), event(502))),
    )
    assert not readings.refused
    (programme,) = readings.programmes
    assert talk(programme, 501).abstract == "Melting & more."
    assert talk(programme, 502).abstract == "We melt $x<y$ snow."


def test_abstracts_of_another_conference_stay_away() -> None:
    readings = read_with(
        ("icml-2027-abstracts.json", json.dumps({"501": "Of the other."})),
        ("neurips-2027-orals-posters.json", feed(event(501, abstract=None))),
    )
    assert talk(readings.programmes[0], 501).abstract == ""


def test_abstracts_alone_ask_for_their_feed(read: Read) -> None:
    with pytest.raises(UnreadableError, match="abstracts of a data feed; open it together"):
        read(json.dumps({"501": "Melting."}))


@pytest.mark.parametrize(
    ("name", "address", "title"),
    [
        ("iclr-2027-orals-posters.json", "", "ICLR 2027"),
        ("nips_2027_orals_posters (1).json", "", "NeurIPS 2027"),
        ("x", "https://mlsys.org/static/virtual/data/mlsys-2027-orals-posters.json", "MLSys 2027"),
    ],
)
def test_the_conference_is_known_from_file_or_address(name: str, address: str, title: str) -> None:
    text = feed(event(sourceurl=None, virtualsite_url=None))
    conference = importers.read(Given(name, text.encode(), address), now=NOW).conference
    assert conference.title == title
    assert conference.id == title.lower().replace(" ", "-")


def test_a_venue_names_the_conference_within_a_society(read: Read) -> None:
    venue = "https://openreview.net/group?id=thecvf.com/CVPR/2027/Conference"
    links = {"sourceurl": venue, "virtualsite_url": "/virtual/2027/poster/501"}
    conference = read(feed(event(**links))).conference
    assert conference.title == "CVPR 2027"
    assert conference.talks[0].url == "https://cvpr.thecvf.com/virtual/2027/poster/501"


def test_an_unknown_conference_is_asked_for_and_found_again(read: Read) -> None:
    unknown = {"sourceurl": None, "virtualsite_url": None}
    before = read(feed(event(1, **unknown)))
    after = read(feed(event(2, **unknown), event(1, **unknown)))
    assert before.conference.id == after.conference.id
    assert [guess.about for guess in before.report.guesses] == [About.ZONE, About.TITLE]


def test_any_value_may_be_of_any_type(read: Read) -> None:
    for value in (None, 3, True, [], {}, [None, {"fullname": None}], {"a": 1}, "\ud800"):
        for field in set(event()) - {"name", "eventtype"}:
            programme = read(feed(event(1, **{field: value}), event(2), None, 3))
            assert len(programme.conference.talks) == 2
            assert read(to_json(programme, PROGRAMME)) == programme


def test_the_real_sample_is_whole(read: Read, shared_data: Path) -> None:
    path = shared_data / "site-json" / "orals-posters-sample.json"
    programme = read(path)
    conference = programme.conference
    assert (conference.id, conference.title) == ("neurips-2025", "NeurIPS 2025")
    sessions = {session.id: session.title for session in conference.sessions}
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    assert len(conference.talks) == len(results) == 7
    for found, said in zip(conference.talks, results, strict=True):
        assert found.id == str(said["id"])
        assert found.title == said["name"]
        assert found.kind == said["eventtype"].lower()
        assert found.start == datetime.fromisoformat(said["starttime"])
        assert found.end == datetime.fromisoformat(said["endtime"])
        assert found.room == said["room_name"]
        assert sessions[found.session_id] == said["session"]
        assert [(person.name, person.affiliation) for person in found.authors] == [
            (author["fullname"], html.unescape(author["institution"] or ""))
            for author in said["authors"]
        ]
        assert found.abstract == " ".join(said["abstract"].split())
        assert list(found.topics) == (said["topic"] or "").split("->") * bool(said["topic"])
        assert list(found.keywords) == said["keywords"]
        assert found.poster_position == said.get("poster_position", "")
        assert found.url == "https://neurips.cc" + said["virtualsite_url"]
        assert found.paper_url == said["paper_url"]

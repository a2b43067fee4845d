"""Pages about one event of the virtual sites, in the template of 2026 and the one before."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import importers
from planner.conference import About, Concern, Kind, Programme
from planner.errors import PlannerError, UnreadableError
from tests.importers.conftest import NOW
from tests.importers.looking import only_talk, remarks

Read = Callable[..., Programme]
PACIFIC = ZoneInfo("America/Los_Angeles")
ADDRESS = "https://icml.cc/virtual/2027/oral/501"


def old_page(
    title: str = "On Snow",
    kind: str = "Poster",
    time: str = "Tue 12 Dec 8:45 a.m. PST &mdash; 10:45 a.m. PST",
    place: str = "Hall B (level 1) #515",
    abstract: str = "<p>We melt it.</p>",
    head: str = '<link rel="canonical" href="https://neurips.cc/virtual/2023/poster/701">',
) -> str:
    """In the template until 2025."""
    return f"""<!DOCTYPE html><html><head><title>NeurIPS 2023</title>{head}
    <title>NeurIPS {title} {kind}</title><meta name="keywords" content="Snow,Robotics"></head><body>
    <main id="main"><a href="/virtual/2024/calendar">Schedule</a>
    <span onclick="toggle_bookmark(event_id='701')"></span>
    <div class="card-header"><h3 class="text-center "> {kind} </h3>
      <h2 class="card-title main-title text-center"> {title} </h2>
      <h3 class="card-subtitle mb-2 text-muted text-center"> Ann Lee &middot; Bo Ek </h3>
      <h5 class="text-center text-muted">{place}</h5>
      <div class="text-center p-4"> [ <a href="#abstract_details">Abstract</a> ]
        <div><span>[<a href="https://x.org/snow.pdf" class="btn href_PDF">Paper</a>]&nbsp;</span>
        </div><div>{time} <span></span></div></div></div>
    <div class="collapse" id="abstract_details"><p class="card-text">
      <div id="abstractExample"><span class="font-weight-bold">Abstract:</span>{abstract}</div>
    </p></div><span>Chat is not available.</span></main></body></html>"""


def new_page(
    title: str = "On Snow",
    time: str = "Wed, Jul 7, 2027 • 1:00 AM – 2:45 AM PDT",
    room: str = "Hall 7",
    organizers: str = "Ann Lee ⋅ Bo Ek",
    abstract: str = "<p>We melt it.</p><p>Then not.</p>",
    kind: str = "Oral",
    head: str = f'<meta property="og:url" content="{ADDRESS}">',
) -> str:
    """In the template of 2026."""
    pills = room and f'<span class="meta-pill"><i class="fas fa-map-marker-alt"></i> {room}</span>'
    pills += time and f'<span class="meta-pill"><i class="far fa-clock"></i> {time} </span>'
    return f"""<!DOCTYPE html><html><head><title>ICML {title}</title>{head}</head><body>
    <main id="main"><span class="event-type-badge">{kind}</span>
    <h1 class="event-title"> {title} </h1>
    <div class="event-organizers"> {organizers} </div>
    <div class="event-meta-row"><span class="meta-pill"></span>{pills}</div>
    <div class="abstract-text"><div class="abstract-text-inner">{abstract}</div></div>
    <a class="action-btn" href="https://openreview.net/forum?id=x">OpenReview</a>
    <div class="event-card"><h3 class="event-title"><a href="/virtual/2027/oral/9">Other</a></h3>
      <span class="meta-pill"><i class="fa-map-marker-alt"></i>Other room</span></div>
    </main></body></html>"""


def ld(**thing: object) -> str:
    content = json.dumps({"@type": "Event", "name": "On Snow", **thing})
    return f'<script type="application/ld+json">\n{content}</script>'


def programme_of(talks: int) -> importers.Given:
    """One talk; its abstract grows instead."""
    abstract = "".join(f"<p>Part {n} of <i>$x$</i> &amp; more.</p>" for n in range(talks * 20))
    return importers.Given("event.html", new_page(abstract=abstract, head=ld()).encode())


def test_an_old_page_gives_each_field(read: Read) -> None:
    programme = read(old_page())
    conference, talk = programme.conference, only_talk(programme)
    assert (conference.id, conference.title) == ("neurips-2023", "NeurIPS 2023")
    assert conference.sessions == ()
    assert (talk.id, talk.title, talk.kind) == ("701", "On Snow", Kind.POSTER)
    assert (talk.room, talk.poster_position) == ("Hall B (level 1)", "#515")
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert (talk.abstract, talk.keywords) == ("We melt it.", ("Snow", "Robotics"))
    assert talk.url == "https://neurips.cc/virtual/2023/poster/701"
    assert talk.paper_url == "https://x.org/snow.pdf"
    assert talk.start == datetime(2023, 12, 12, 8, 45, tzinfo=PACIFIC)
    assert talk.end == datetime(2023, 12, 12, 10, 45, tzinfo=PACIFIC)
    assert remarks(programme, Concern.ODD) == []


def test_an_old_poster_may_have_a_position_and_no_room(read: Read) -> None:
    talk = only_talk(read(old_page(place="#515")))
    assert (talk.room, talk.poster_position) == ("", "#515")


def test_a_new_page_gives_each_field(read: Read) -> None:
    programme = read(new_page())
    conference, talk = programme.conference, only_talk(programme)
    assert (conference.id, conference.title) == ("icml-2027", "ICML 2027")
    assert (talk.id, talk.title, talk.kind, talk.room) == ("501", "On Snow", Kind.ORAL, "Hall 7")
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert talk.abstract == "We melt it.\n\nThen not."
    assert (talk.url, talk.paper_url) == (ADDRESS, "https://openreview.net/forum?id=x")
    assert talk.start == datetime(2027, 7, 7, 1, 0, tzinfo=PACIFIC)
    assert talk.end == datetime(2027, 7, 7, 2, 45, tzinfo=PACIFIC)
    (guess,) = programme.report.guesses
    assert (guess.about, guess.value) == (About.ZONE, "America/Los_Angeles")


def test_a_room_without_its_sign_is_the_other_pill(read: Read) -> None:
    markup = new_page().replace('<i class="fas fa-map-marker-alt"></i>', "")
    other = '<span class="meta-pill"><i class="fa-map-marker-alt"></i>Other room</span>'
    assert only_talk(read(markup.replace(other, ""))).room == "Hall 7"


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("Sat, Dec 11, 2027 • 10:00 AM – 1:00 PM AEDT", (12, 10, 23), (12, 11, 2)),
        ("Fri, Jul 9, 2027 • 11:00 PM – Sat, Jul 10, 2027 • 1:00 AM CEST", (7, 9, 21), (7, 9, 23)),
        ("Sun, Oct 31, 2027 • 1:00 AM – 4:00 AM CEST", (10, 30, 23), (10, 31, 2)),
        ("Thu, Jul 8, 2027 • noon – 2 p.m. UTC+5:30", (7, 8, 6, 30), (7, 8, 8, 30)),
    ],
)
def test_times_of_many_zones(
    read: Read, time: str, start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    talk = only_talk(read(new_page(time=time)))
    assert talk.start == datetime(2027, *start, tzinfo=UTC)
    assert talk.end == datetime(2027, *end, tzinfo=UTC)


def test_search_engines_are_told_what_the_page_lacks(read: Read) -> None:
    head = ld(
        startDate="2027-07-07T01:00:00-07:00",
        endDate="2027-07-07T10:45:00+02:00",
        location={"@type": "Place", "name": "Hall 9"},
        performer=[{"@type": "Person", "name": "Cy Ott"}, "Di Wu", {"name": None}, 7],
        description="<p>One.</p><p>Two &amp; three.</p>",
        keywords=["ice", 3],
    )
    bare = new_page(time="", room="", organizers="", abstract="", head=head)
    programme = read(bare)
    talk = only_talk(programme)
    assert talk.start == datetime(2027, 7, 7, 8, 0, tzinfo=UTC)
    assert talk.end == datetime(2027, 7, 7, 8, 45, tzinfo=UTC)
    assert (talk.room, talk.abstract) == ("Hall 9", "One.\n\nTwo & three.")
    assert [person.name for person in talk.authors] == ["Cy Ott", "Di Wu", "7"]
    assert talk.keywords == ("ice", "3")
    guesses = {guess.about: guess for guess in programme.report.guesses}
    assert guesses[About.ZONE].value == programme.conference.time_zone == "America/Los_Angeles"


def test_what_the_page_shows_counts_more(read: Read) -> None:
    talk = only_talk(read(new_page(head=ld(startDate="2001-01-01T00:00Z", performer="Cy Ott"))))
    assert talk.start == datetime(2027, 7, 7, 1, 0, tzinfo=PACIFIC)
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]


@pytest.mark.parametrize(
    "script",
    [
        ld(startDate=None, endDate=[], location=3, performer={"name": {}}, description=[1]),
        ld(startDate="2027-07-07", endDate="2027-07-08"),
        ld(startDate="9999-12-31T23:59:59Z"),
        ld(startDate="2027-07-07T01:00Z", endDate="2027-07-07T00:00"),
        '<script type="application/ld+json">{"startDate": </script>',
        '<script type="application/ld+json"></script>',
        f'<script type="application/ld+json">{"[" * 100_000}</script>',
        f'<script type="application/ld+json">[{"9" * 5000}, {{"author": 1e999}}]</script>',
    ],
)
def test_strange_words_for_search_engines_do_no_harm(read: Read, script: str) -> None:
    talk = only_talk(read(new_page(time="", head=script)))
    assert talk.title == "On Snow"


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["@graph", "name", "startDate", "endDate", "location", "performer", "keywords"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_words_for_search_engines_are_read_or_left(value: object) -> None:
    script = f'<script type="application/ld+json">{json.dumps(value)}</script>'
    data = new_page(time="", room="", organizers="", head=script).encode(errors="replace")
    try:
        importers.read(importers.Given("x", data), now=NOW)
    except PlannerError as error:
        pytest.fail(f"the talk is lost: {error}")


def test_in_a_graph_the_event_is_found(read: Read) -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "ICML"}, {"author": {"name": "Cy Ott"}}]}
    script = f'<script type="application/ld+json">{json.dumps([graph])}</script>'
    talk = only_talk(read(new_page(organizers="", head=script)))
    assert [person.name for person in talk.authors] == ["Cy Ott"]


def test_a_page_without_its_address_is_known_by_bookmark_and_date(read: Read) -> None:
    programme = read(old_page(head="", time="Tue 12 Dec 8:45 a.m. PST - 10 a.m. PST"))
    guesses = {guess.about: guess.value for guess in programme.report.guesses}
    assert only_talk(programme).id == "701"
    assert guesses[About.YEAR] == "2023"
    marked = new_page(head="<title>ICML 2028</title>").replace(
        "</main>", "<span onclick=\"toggle_bookmark(event_id='501')\"></span></main>"
    )
    programme = read(marked)
    assert (programme.conference.id, only_talk(programme).id) == ("icml-2027", "501")


def test_the_address_of_a_fetched_page_counts() -> None:
    given = importers.Given(
        "x", new_page(head="").encode(), "https://icml.cc/virtual/2027/loc/oslo/poster/31"
    )
    programme = importers.read(given, now=NOW)
    assert programme.conference.id == "icml-2027"
    assert only_talk(programme).id == "31"


def test_a_page_saved_as_one_file(read: Read) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = ADDRESS
    message.set_content(new_page(head=""), subtype="html", cte="quoted-printable")
    message.make_related()
    talk = only_talk(read(message.as_bytes()))
    assert (talk.id, talk.url, talk.room) == ("501", ADDRESS, "Hall 7")


def test_cards_of_other_events_are_told_not_read(read: Read) -> None:
    other = '<div class="event-card touchup-date" id="event-9"><h3 class="event-title">B</h3></div>'
    programme = read(new_page().replace("</main>", f"{other}</main>"))
    assert only_talk(programme).id == "501"
    what = "The page names 1 other event; only its own is read"
    assert remarks(programme, Concern.SKIPPED) == [what]


@pytest.mark.parametrize(
    "markup",
    [
        old_page(title=""),
        new_page(title=" "),
        old_page(kind="Oral Session"),
        new_page(head='<link rel="canonical" href="https://icml.cc/virtual/2027/session/5">'),
    ],
)
def test_a_page_without_a_talk_is_refused(read: Read, markup: str) -> None:
    with pytest.raises(UnreadableError, match="holds no programme that can be read"):
        read(markup)


def test_the_real_poster_is_one_talk(read: Read, shared_data: Path) -> None:
    path = shared_data / "html" / "neurips-2023-poster.html"
    text = path.read_text(encoding="utf-8")
    programme = read(path)
    talk = only_talk(programme)
    assert programme.conference.id == "neurips-2023"
    assert (talk.id, talk.kind, talk.poster_position) == ("70701", Kind.POSTER, "#515")
    assert talk.room == "Great Hall & Hall B1+B2 (level 1)"
    assert talk.title in " ".join(text.split())
    assert (len(talk.authors), len(talk.keywords)) == (6, 2)
    assert talk.start == datetime(2023, 12, 12, 8, 45, tzinfo=PACIFIC)
    assert talk.end == datetime(2023, 12, 12, 10, 45, tzinfo=PACIFIC)
    assert f"<p>{talk.abstract}</p>" in text
    assert talk.url == "https://neurips.cc/virtual/2023/poster/70701"
    assert talk.paper_url.startswith("https://proceedings.neurips.cc/")
    assert remarks(programme, Concern.ODD) == []


def test_signs_in_signs_do_not_make_it_slow(read: Read) -> None:
    nested = "<div class='meta-pill'>" * 20_000
    assert only_talk(read(new_page(abstract=nested))).room == "Hall 7"

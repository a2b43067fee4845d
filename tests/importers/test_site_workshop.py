"""Pages of workshops with the table of their programme."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner import importers
from planner.conference import Concern, Kind, Programme
from planner.errors import UnreadableError
from tests.importers.looking import only_session, only_talk, remarks
from tests.importers.test_site_event import new_page, old_page

Read = Callable[..., Programme]
PACIFIC = ZoneInfo("America/Los_Angeles")
EIGHT = datetime(2023, 12, 15, 8, 0, tzinfo=PACIFIC)
ADDRESS = '<link rel="canonical" href="https://neurips.cc/virtual/2023/workshop/900">'


def row(
    time: str = "Fri 8:00 a.m. - 8:30 a.m.",
    title: str = "Snow in Spring",
    kind: str = "(Invited Talk)",
    authors: str = "Cy Ott &middot; Di Wu",
    abstract: str = "<p>It is late.</p>",
    path: str = "/virtual/2023/911",
) -> str:
    heading = f'<a href="{path}">{title}</a>' if path else title
    return f"""<tr class="schedule-row"><td><span class="schedule-time">{time}</span></td>
    <td><div class="schedule-event-name"><span class="mark"></span> {heading}</div>
      <div class="schedule-event-type">{kind}</div>
      <div class="schedule-authors">{authors}</div>
      <a href="#more">more</a><div class="schedule-abstract">{abstract}</div></td></tr>"""


def workshop(*rows: str, time: str = "Fri 15 Dec 8 a.m. PST &mdash; 5 p.m. PST") -> str:
    page = old_page("Snow at Large", "Workshop", time, "Room 7", "<p>All of it.</p>", ADDRESS)
    table = f"<table><tbody>{''.join(rows)}</tbody></table>"
    return page.replace("</main>", f"{table}</main>")


def programme_of(talks: int) -> importers.Given:
    rows = [
        row(
            f"{(8 * 60 + n) // 60 % 24:02}:{n % 60:02} - {(8 * 60 + n + 1) // 60 % 24:02}:"
            f"{(n + 1) % 60:02}",
            f"Talk {n}",
            ("Talk", "Poster", "Break", "")[n % 4],
            path=f"/virtual/2023/{1000 + n}",
        )
        for n in range(talks)
    ]
    return importers.Given("workshop.html", workshop(*rows).encode())


def test_the_workshop_is_a_session_and_its_rows_are_talks(read: Read) -> None:
    programme = read(workshop(row()))
    session, talk = only_session(programme), only_talk(programme)
    assert (programme.conference.id, programme.conference.title) == ("neurips-2023", "NeurIPS 2023")
    assert (session.id, session.title, session.kind) == ("900", "Snow at Large", Kind.WORKSHOP)
    assert (session.room, session.abstract) == ("Room 7", "All of it.")
    assert session.url == "https://neurips.cc/virtual/2023/workshop/900"
    assert [person.name for person in session.moderators] == ["Ann Lee", "Bo Ek"]
    assert (session.start, session.end) == (EIGHT, EIGHT + timedelta(hours=9))
    assert (talk.id, talk.title, talk.kind) == ("911", "Snow in Spring", Kind.KEYNOTE)
    assert (talk.room, talk.session_id) == ("Room 7", "900")
    assert [person.name for person in talk.authors] == ["Cy Ott", "Di Wu"]
    assert talk.abstract == "It is late."
    assert talk.url == "https://neurips.cc/virtual/2023/911"
    assert (talk.start, talk.end) == (EIGHT, EIGHT + timedelta(minutes=30))


def test_the_template_of_2026_has_the_same_table(read: Read) -> None:
    page = new_page("Ice", "Sat, Jul 10, 2027 • 9:00 AM – 5:00 PM KST", kind="Workshop")
    rows = row("9:00 AM - 9:15 AM", path="/virtual/2027/loc/oslo/1") + row("11:30 PM", path="")
    programme = read(page.replace("</main>", f"<table>{rows}</table></main>"))
    first, last = programme.conference.talks
    assert (only_session(programme).id, only_session(programme).title) == ("501", "Ice")
    assert (first.id, first.start) == ("1", datetime(2027, 7, 10, 0, 0, tzinfo=UTC))
    assert (first.room, first.url) == ("Hall 7", "https://icml.cc/virtual/2027/loc/oslo/1")
    assert last.start == last.end == datetime(2027, 7, 10, 14, 30, tzinfo=UTC)


def test_a_start_alone_lasts_until_the_next_one(read: Read) -> None:
    programme = read(workshop(row("8:00 AM"), row("8:45 AM", path="/virtual/2023/912")))
    assert [talk.end for talk in programme.conference.talks] == [
        EIGHT + timedelta(minutes=45),
        EIGHT + timedelta(hours=9),
    ]


def test_a_weekday_says_which_day_of_the_workshop_it_is(read: Read) -> None:
    times = ("Fri 4 p.m. - 5 p.m.", "Sat 9:00 a.m. - 10:00 a.m.", "Sat 11 p.m. - 1 a.m.")
    rows = [row(time, path=f"/virtual/2023/{n}") for n, time in enumerate(times, 911)]
    talks = read(workshop(*rows, time="Fri 15 Dec 8 a.m. PST - Sat 16 Dec 5 p.m. PST"))
    assert [(talk.start, talk.end) for talk in talks.conference.talks] == [
        (EIGHT + timedelta(hours=8), EIGHT + timedelta(hours=9)),
        (EIGHT + timedelta(hours=25), EIGHT + timedelta(hours=26)),
        (EIGHT + timedelta(hours=39), EIGHT + timedelta(hours=41)),
    ]


@pytest.mark.parametrize(
    ("word", "title", "kind"),
    [
        ("(Talk)", "On Snow", Kind.ORAL),
        ("Contributed Talk", "On Snow", Kind.ORAL),
        ("Poster Session", "On Snow", Kind.POSTER),
        ("Discussion Panel", "On Snow", Kind.PANEL),
        ("Break", "Coffee", Kind.BREAK),
        ("", "Lunch Break", Kind.BREAK),
        ("Intro", "Opening Remarks", Kind.OTHER),
        ("", "On Snow", Kind.OTHER),
    ],
)
def test_the_table_says_what_a_row_is(read: Read, word: str, title: str, kind: Kind) -> None:
    assert only_talk(read(workshop(row(kind=word, title=title)))).kind is kind


def test_rows_without_link_or_time_are_kept(read: Read) -> None:
    programme = read(workshop(row(), row("", "Posters", "Poster", path=""), row("", "Chat", "")))
    first, posters, chat = programme.conference.talks
    assert first.start
    assert posters.start == EIGHT  # posters hang as long as the session lasts
    assert chat.start is None
    assert "No time was found" in remarks(programme, Concern.ODD)


def test_an_empty_row_is_told(read: Read) -> None:
    empty = '<tr class="schedule-row"><td></td></tr>'
    programme = read(workshop(row(), empty))
    assert only_talk(programme).id == "911"
    assert remarks(programme, Concern.SKIPPED) == ["The row has neither title nor time nor text"]


def test_papers_below_the_table_are_read_once(read: Read, card: Callable[..., str]) -> None:
    cards = card("Paper", event="950") + card("Snow in Spring", event="911")
    programme = read(workshop(row()).replace("</main>", f"{cards}</main>"))
    assert [talk.id for talk in programme.conference.talks] == ["911", "950"]


def test_a_workshop_without_its_own_time_keeps_its_rows(read: Read) -> None:
    programme = read(workshop(row("Fri 15 Dec 8:00 - 8:30 PST"), time=""))
    assert only_talk(programme).start == EIGHT
    assert only_session(programme).end == EIGHT + timedelta(minutes=30)


def test_a_page_that_only_names_the_rows_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError, match="no programme that can be read"):
        read("<!doctype html><style>.schedule-row {}</style><p>Soon</p>")

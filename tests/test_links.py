"""From one link to all pages of its programme, with a web that the tests make up."""

import threading
from pathlib import Path
from threading import Event

import pytest

from planner import page_links
from planner.addresses import link_in, shown, typed_address, web_address
from planner.errors import FetchError
from planner.fetched import Fetched
from planner.importers.given import Given
from planner.links import Gathered, gather, gather_again
from planner.paths import SAMPLE
from planner.polite import _MOST_PAGES

ICML = "https://icml.cc"
CALENDAR = f"{ICML}/virtual/2027/calendar"
FEED = f"{ICML}/static/virtual/data/icml-2027-orals-posters.json"
ABSTRACTS = f"{ICML}/static/virtual/data/icml-2027-abstracts.json"
HTML = "<!DOCTYPE html><html><head>{}</head><body>{}</body></html>"
SESSION = (
    "Lantern Session\n\nTue 9 Mar 2027 9:00 - 9:15 PST\n\nLight\n\nAnn Bee · Cy Dee\n\nLearned.\n"
)


class Web:
    """Pages by address; other addresses have none. An address may lead to another one."""

    def __init__(self, pages: dict[str, str | int] | None = None) -> None:
        self.pages = pages or {}
        self.moved: dict[str, str] = {}
        self.asked: list[str] = []
        self.told: list[tuple[int, int, str]] = []
        self.cancelled = Event()
        self.cancel_at = ""

    def get(self, address: str, cancelled: Event, progress: object) -> Fetched:
        self.asked.append(address)
        if address == self.cancel_at:
            self.cancelled.set()
            raise FetchError("You cancelled it.")
        address = self.moved.get(address, address)
        page = self.pages.get(address, 404)
        if isinstance(page, int):
            raise FetchError(f"No {address}", status=page)
        return Fetched(address, shown(address), page.encode())

    def gather(self, address: str) -> Gathered:
        return gather(address, self.get, self._tell, self.cancelled, pause=0)

    def gather_again(self, *addresses: str) -> Gathered:
        return gather_again(addresses, self.get, self._tell, self.cancelled, pause=0)

    def _tell(self, *progress: object) -> None:
        self.told.append(progress)


def addresses(given: list[Given]) -> list[str]:
    return [one.address for one in given]


def session(number: int) -> str:
    return f"{ICML}/virtual/2027/session/{number}"


def calendar(*numbers: int) -> str:
    return "".join(f'<a href="/virtual/2027/session/{number}">S</a>' for number in numbers)


# The virtual sites


@pytest.mark.parametrize(
    "page",
    [
        CALENDAR,
        f"{ICML}/virtual/2027/session/7",
        f"{ICML}/virtual/2027/events/oral",
        f"{ICML}/virtual/2027/poster/12",
        f"{ICML}/virtual/2027/papers.html?filter=x",
    ],
)
def test_a_page_of_a_programme_is_that_page(page: str) -> None:
    web = Web({page: calendar(1, 2)})
    given, refused = web.gather(page)
    assert given == [Given(shown(page), calendar(1, 2).encode(), page)]
    assert refused == []
    assert web.asked == [page]


@pytest.mark.parametrize(
    "front",
    [
        f"{ICML}/virtual/2027/",
        f"{ICML}/virtual/2027",
        f"{ICML}/virtual/2027/index.html",
        f"{ICML}/Conferences/2027",
        f"{ICML}/Conferences/2027/",
        f"{ICML}/virtual/2027/#top",
    ],
)
def test_a_front_page_stands_for_calendar_feed_and_abstracts(front: str) -> None:
    web = Web({CALENDAR: calendar(1), FEED: "{}", ABSTRACTS: "{}"})
    given, refused = web.gather(front)
    assert addresses(given) == [CALENDAR, FEED, ABSTRACTS]
    assert refused == []
    assert len(web.asked) == 3


def test_the_first_page_of_a_site_names_its_year() -> None:
    links = '<a href="/virtual/2027/papers.html">a</a><a href="/Conferences/2027/Dates">b</a>'
    home = HTML.format("", f"{links}<a href='/Conferences/2026'>2026</a>")
    web = Web({f"{ICML}/": home, CALENDAR: "calendar", FEED: "{}"})
    assert addresses(web.gather(ICML)[0]) == [CALENDAR, FEED]


def test_the_first_page_may_lead_to_the_year_s(shared_data: Path) -> None:
    web = Web({f"{ICML}/Conferences/2027": "x", CALENDAR: "calendar"})
    web.moved[f"{ICML}/"] = f"{ICML}/Conferences/2027"
    assert addresses(web.gather(f"{ICML}/")[0]) == [CALENDAR]


def test_the_year_of_a_real_first_page(shared_data: Path) -> None:
    page = (shared_data / "html" / "icml-2026-home.html").read_text("utf-8")
    assert page_links.site_of_home(f"{ICML}/", page) == page_links.Site(ICML, 2026)


@pytest.mark.parametrize("feed", [404, "<html>There is no such file</html>"])
def test_without_a_feed_the_sessions_of_the_calendar_are_fetched(feed: str | int) -> None:
    pages: dict[str, str | int] = {session(n): f"session {n}" for n in (1, 2, 3)}
    web = Web({**pages, CALENDAR: calendar(3, 1, 2, 1), FEED: feed})
    given, refused = web.gather(f"{ICML}/virtual/2027/")
    assert addresses(given) == [CALENDAR, session(3), session(1), session(2)]
    assert refused == []
    assert web.told[-1] == (3, 3, "Fetching page 3 of 3…")


def test_the_sessions_of_a_real_calendar(shared_data: Path) -> None:
    page = (shared_data / "html" / "neurips-2023-calendar.html").read_text("utf-8")
    found = page_links.sessions_in(page, "https://neurips.cc/virtual/2023/calendar")
    assert len(found) == 33
    assert all(page_links.is_session(address) for address in found)


def test_single_pages_that_do_not_come_are_told() -> None:
    web = Web({CALENDAR: calendar(1, 2), session(1): "session", session(2): 500})
    given, refused = web.gather(f"{ICML}/virtual/2027/")
    assert addresses(given) == [CALENDAR, session(1)]
    assert [(name, str(error)) for name, error in refused] == [
        (shown(session(2)), f"No {session(2)}")
    ]


def test_a_feed_without_calendar_is_enough_but_trouble_is_told() -> None:
    web = Web({CALENDAR: 503, FEED: "{}"})
    given, refused = web.gather(f"{ICML}/virtual/2027/")
    assert addresses(given) == [FEED]
    assert [name for name, _ in refused] == [shown(CALENDAR)]


def test_a_front_page_with_neither_is_given_itself() -> None:
    web = Web({f"{ICML}/virtual/2027/": HTML.format("", "Soon")})
    assert addresses(web.gather(f"{ICML}/virtual/2027/")[0]) == [f"{ICML}/virtual/2027/"]


def test_offline_there_is_one_error() -> None:
    given, refused = Web().gather(f"{ICML}/virtual/2027/")
    assert (given, len(refused)) == ([], 1)


def test_a_data_feed_brings_its_abstracts() -> None:
    web = Web({FEED: "{}", ABSTRACTS: "{}"})
    assert addresses(web.gather(FEED)[0]) == [FEED, ABSTRACTS]
    assert Web({FEED: "{}"}).gather(FEED)[1] == []


def test_a_site_that_we_do_not_know_has_a_calendar_as_well() -> None:
    web = Web({"https://example.org/virtual/2027/calendar": "calendar"})
    given, _ = web.gather("https://example.org/virtual/2027/")
    assert addresses(given) == ["https://example.org/virtual/2027/calendar"]


# Politeness


def test_three_pages_are_fetched_at_a_time() -> None:
    pages = {session(n): "session" for n in range(21)}
    web = Web({**pages, CALENDAR: calendar(*range(21))})
    running, most, lock, three = 0, 0, threading.Lock(), threading.Barrier(3)

    def get(address: str, cancelled: Event, progress: object) -> Fetched:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        if address in pages:
            three.wait(10)  # fewer at a time would wait in vain
        with lock:
            running -= 1
        return web.get(address, cancelled, progress)

    gather(f"{ICML}/virtual/2027/", get, web._tell, Event(), pause=0)
    assert most == 3


def test_a_cancel_keeps_what_came() -> None:
    web = Web({CALENDAR: calendar(*range(50)), **{session(n): "session" for n in range(50)}})
    web.cancel_at = session(5)
    given, refused = web.gather(f"{ICML}/virtual/2027/")
    assert addresses(given)[0] == CALENDAR
    assert 1 <= len(given) < 12
    assert refused == []


def test_a_cancel_of_the_first_page_is_no_error() -> None:
    web = Web({CALENDAR: "x"})
    web.cancel_at = CALENDAR
    assert web.gather(CALENDAR) == ([], [])


def test_a_site_that_asks_for_a_pause_gets_it() -> None:
    web = Web({CALENDAR: calendar(*range(50)), **{session(n): 429 for n in range(50)}})
    _, refused = web.gather(f"{ICML}/virtual/2027/")
    assert len(web.asked) < 20
    assert "more pages left out: the site asks for a pause" in str(refused[-1][1])


def test_no_link_leads_to_more_than_some_hundred_pages() -> None:
    web = Web({CALENDAR: calendar(*range(_MOST_PAGES + 9))})
    web.pages |= {session(n): "session" for n in range(_MOST_PAGES + 9)}
    given, refused = web.gather(f"{ICML}/virtual/2027/")
    assert len(given) == 1 + _MOST_PAGES
    assert "9 more pages left out" in str(refused[-1][1])


def test_all_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.polite._MOST_BYTES", 5000)
    web = Web({CALENDAR: calendar(*range(50)), **{session(n): "x" * 1000 for n in range(50)}})
    given, refused = web.gather(f"{ICML}/virtual/2027/")
    assert len(given) < 20
    assert "all together are larger than" in str(refused[-1][1])


# Other sites


def test_webcal_is_https() -> None:
    web = Web({"https://example.org/a.ics": "BEGIN:VCALENDAR"})
    assert addresses(web.gather("webcal://example.org/a.ics")[0]) == ["https://example.org/a.ics"]


def test_an_address_that_is_none_is_told() -> None:
    web = Web()
    given, refused = web.gather("file:///etc/passwd")
    assert (given, web.asked) == ([], [])
    assert "not opened" in str(refused[0][1])


@pytest.mark.parametrize(
    ("head", "body", "feed"),
    [
        ('<link rel="alternate" type="text/calendar" href="/p">', "", "https://example.org/p"),
        ("<LINK type='application/json; a=b' rel='Alternate' href=p>", "", "https://example.org/27/p"),
        ("", '<a class="x" href="export/schedule.xml?a=1&amp;b=2">X</a>', "https://example.org/27/export/schedule.xml?a=1&b=2"),
        ("", "<a href='https://www.example.org/schedule.ics'>X</a>", "https://www.example.org/schedule.ics"),
        ('<meta name="generator" content="pretalx">', "", "https://example.org/27/schedule/export/schedule.json"),
    ],
)  # fmt: skip
def test_the_feed_of_a_page_without_programme_is_found(head: str, body: str, feed: str) -> None:
    page = "https://example.org/27/"
    web = Web({page: HTML.format(head, body), feed: SESSION})
    given, refused = web.gather(page)
    assert given == [Given(shown(feed).partition("?")[0], SESSION.encode(), feed)] or addresses(
        given
    ) == [feed]
    assert refused == []


def test_pretalx_keeps_its_export_under_the_schedule() -> None:
    page = "https://pretalx.example/demo/schedule/"
    assert page_links.feeds_in("", page) == [f"{page}export/schedule.json"]


def test_what_tells_more_is_tried_first_and_not_much_is_tried() -> None:
    named = ("schedule.ics", "schedule.xcal", "schedule.xml", "schedule.json", "program.json")
    body = "".join(f"<a href='/{name}'>x</a>" for name in named)
    more = "".join(f"<a href='/{n}/schedule.ics'>x</a>" for n in range(99))
    page = "https://example.org/27/"
    web = Web({page: HTML.format('<link rel="alternate" type="text/xml" href="a">', body + more)})
    given, _ = web.gather(page)
    assert addresses(given) == [page]
    assert [address.rpartition("/")[2] for address in web.asked[1:]] == [
        *("a", "program.json", "schedule.json", "schedule.xml", "schedule.xcal")
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" href="news">',
        '<link rel="stylesheet" type="text/xml" href="style">',
        '<link rel="alternate" type="text/calendar" href="https://elsewhere.org/a">',
        '<link rel="alternate" type="text/calendar" href="javascript:alert(1)">',
        '<link rel="alternate" type="text/calendar" href="http://[">',
        '<link rel="alternate" type="text/calendar">',
        '<a href="https://elsewhere.org/schedule.xml">x</a>',
    ],
)
def test_nothing_else_is_fetched(link: str) -> None:
    page = "https://example.org/27/"
    web = Web({page: HTML.format(link, "")})
    assert addresses(web.gather(page)[0]) == [page]
    assert web.asked == [page]


def test_a_page_that_is_a_programme_needs_no_feed() -> None:
    address = "https://example.org/27/session.html"
    page = next(SAMPLE.glob("*.html")).read_text("utf-8")
    web = Web({address: page.replace("<body>", "<body><a href='schedule.xml'>All</a>")})
    assert page_links.feeds_in(web.pages[address], address)
    web.gather(address)
    assert web.asked == [address]


def test_the_address_that_another_host_serves_is_not_kept() -> None:
    web = Web({"https://store.example/signed?key=1": SESSION})
    web.moved["https://example.org/latest"] = "https://store.example/signed?key=1"
    assert addresses(web.gather("https://example.org/latest")[0]) == ["https://example.org/latest"]


# Updates


def test_again_the_same_pages_and_what_is_new_in_the_calendar() -> None:
    web = Web({CALENDAR: calendar(1, 2), session(1): "session", session(2): "session"})
    given, refused = web.gather_again(CALENDAR, session(1), CALENDAR)
    assert addresses(given) == [CALENDAR, session(1), session(2)]
    assert refused == []


def test_again_only_what_there_was() -> None:
    web = Web({CALENDAR: calendar(1, 2), FEED: "{}", ABSTRACTS: "{}"})
    assert addresses(web.gather_again(CALENDAR, FEED)[0]) == [CALENDAR, FEED, ABSTRACTS]
    web = Web({session(1): calendar(2), session(2): "session"})
    assert addresses(web.gather_again(session(1))[0]) == [session(1)]


def test_again_what_is_gone_is_told() -> None:
    given, refused = Web({CALENDAR: "x"}).gather_again(CALENDAR, session(1))
    assert addresses(given) == [CALENDAR]
    assert [name for name, _ in refused] == [shown(session(1))]


# What the user types or copies


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://icml.cc/virtual/2027/ \n", f"{ICML}/virtual/2027/"),
        ("HTTPS://ICML.cc", f"{ICML}/"),
        ("webcal://a.org/x.ics", "https://a.org/x.ics"),
        ("https://u:p@a.org/x#y", "https://a.org/x"),
        ("icml.cc/virtual/2027", ""),
        ("https://a.org\nhttps://b.org", ""),
        ("See https://a.org", ""),
        ("ftp://a.org", ""),
        ("javascript://a.org/%0aalert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_a_text_that_is_one_link(text: str, address: str) -> None:
    assert link_in(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("icml.cc/virtual/2027", f"{ICML}/virtual/2027"),
        ("www.example.org", "https://www.example.org/"),
        ("localhost.test:8000/a", "https://localhost.test:8000/a"),
        ("http://a.org/x", "http://a.org/x"),
    ],
)
def test_a_typed_link_may_lack_its_beginning(text: str, address: str) -> None:
    assert typed_address(text) == address


def test_a_web_address_is_one_again() -> None:
    address = web_address("https://u@Ä.example:81/a b?c=%20&d=é#f")
    assert web_address(address) == address == "https://ä.example:81/a b?c=%20&d=é"


@pytest.mark.parametrize("size", [20_000])
def test_hostile_pages_are_looked_through_in_linear_time(size: int) -> None:
    for piece in ("<a ", "<link rel=", '<a href="', "<meta ", "/virtual/2027/", "<a href=x>"):
        page_links.feeds_in(piece * size, "https://example.org/a/")
        page_links.sessions_in(piece * size, CALENDAR)
        page_links.site_of_home(f"{ICML}/", piece * size)

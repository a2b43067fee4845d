"""Fetching from a real server on the loopback address that misbehaves in every way."""

import gzip
import json
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest

from planner import cli
from planner.content_coding import Unpacking
from planner.errors import FetchError
from planner.fetch import Fetcher
from planner.fetched import Fetched
from planner.paths import SAMPLE
from planner.transfers import Transfer

PAGE = b"<html><body>Lanterns</body></html>" * 20
Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the test says under each path, and remembers what it was asked."""

    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers[self.path](self)

    def send(self, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.begin(status, **{"Content_Length": str(len(body)), **headers})
        self.wfile.write(body)

    def begin(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Not into the tests' output."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {"/page": Handler.send}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.let_go = Event()  # set at the test's end: what hangs until then goes on

    def address(self, path: str = "/page") -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """The client may well be gone."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.let_go.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path / "fetched", limit=100_000, connecting=5, silence=5, whole=30)


def get(fetcher: Fetcher, address: str, cancelled: Event | None = None) -> Fetched:
    return fetcher.get(address, cancelled or Event(), lambda came, total: None)


def sentence(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as caught:
        get(fetcher, address)
    return str(caught.value)


def test_a_page_comes_with_its_name_and_address(fetcher: Fetcher, server: Server) -> None:
    page = get(fetcher, server.address() + "#talks")
    assert page.data == PAGE
    assert page.address == server.address()
    assert page.name == f"127.0.0.1:{server.server_port}/page"
    assert not page.not_modified
    assert "ConferencePlanner/" in server.asked[0][1]["User-Agent"]


def test_a_user_name_and_password_are_neither_sent_nor_kept(
    fetcher: Fetcher, server: Server
) -> None:
    page = get(fetcher, server.address().replace("127", "ann:secret@127"))
    assert page.address == server.address()
    assert "Authorization" not in server.asked[0][1]


def test_progress_tells_the_bytes_and_the_size(fetcher: Fetcher, server: Server) -> None:
    heard: list[tuple[int, int | None]] = []
    server.answers["/page"] = lambda handler: handler.send(b"x" * 90_000)
    fetcher.get(server.address(), Event(), lambda came, total: heard.append((came, total)))
    assert heard[0] == (0, 90_000)
    assert heard[-1][0] >= 65_536
    assert {total for _, total in heard} == {90_000}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(fetcher: Fetcher, server: Server, status: int) -> None:
    server.answers["/old"] = lambda handler: handler.send(b"", status, Location="/page?day=1")
    server.answers["/page?day=1"] = Handler.send
    page = get(fetcher, server.address("/old"))
    assert page.data == PAGE
    assert page.address == server.address("/page?day=1")


def test_redirects_that_never_end_are_left(fetcher: Fetcher, server: Server) -> None:
    server.answers["/a"] = lambda handler: handler.send(b"", 302, Location="/b")
    server.answers["/b"] = lambda handler: handler.send(b"", 302, Location="/a")
    assert "without end" in sentence(fetcher, server.address("/a"))
    assert len(server.asked) == 11


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("file:///etc/passwd", "only http: and https:"),
        ("ftp://x.org/a", "only http: and https:"),
        ("javascript:alert(1)", "cannot be read"),
        ("http://[::1", "cannot be read"),
    ],
)
def test_a_redirect_leads_only_to_the_web(
    fetcher: Fetcher, server: Server, target: str, said: str
) -> None:
    server.answers["/page"] = lambda handler: handler.send(b"", 302, Location=target)
    assert said in sentence(fetcher, server.address())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "“file:” links are not opened"),
        ("ftp://example.org/a.xml", "“ftp:” links are not opened"),
        ("javascript:alert(1)", "“javascript:” links are not opened"),
        ("example", "“example” is no link"),
        ("", "Type or paste"),
        ("https://", "no whole link"),
        ("http://[::1", "no whole link"),
        ("http://a.org:99999/", "no whole link"),
        ("http://a b.org/", "no whole link"),
        ("http://a.org/\udc80", "no whole link"),
        (f"http://a.org/{'x' * 3000}", "no whole link"),
    ],
)
def test_what_is_no_web_address_is_not_asked_for(fetcher: Fetcher, address: str, said: str) -> None:
    assert said in sentence(fetcher, address)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "save the page (Ctrl+S)"),
        (403, "save the page (Ctrl+S)"),
        (404, "check the link in your browser"),
        (410, "check the link in your browser"),
        (418, "does not send"),
        (429, "asks for a pause"),
        (500, "try again later"),
        (503, "try again later"),
        (304, "does not send"),  # nobody asked whether it has changed
        (302, "does not send"),  # without saying where to
    ],
)
def test_what_the_site_answers_becomes_a_sentence(
    fetcher: Fetcher, server: Server, status: int, said: str
) -> None:
    server.answers["/page"] = lambda handler: handler.send(b"<h1>No</h1>", status)
    with pytest.raises(FetchError) as caught:
        get(fetcher, server.address())
    assert said in str(caught.value)
    assert str(status) in str(caught.value)
    assert caught.value.status == status


def test_any_type_is_taken_and_left_to_the_importers(fetcher: Fetcher, server: Server) -> None:
    server.answers["/page"] = lambda handler: handler.send(b"\x89PNG", Content_Type="image/png")
    assert get(fetcher, server.address()).data == b"\x89PNG"


# What did not change


def with_etag(handler: Handler) -> None:
    if handler.headers["If-None-Match"] == '"1"':
        handler.begin(304, ETag='"1"')
    else:
        handler.send(ETag='"1"')


def with_date(handler: Handler) -> None:
    date = "Tue, 09 Mar 2027 08:00:00 GMT"
    if handler.headers["If-Modified-Since"] == date:
        handler.begin(304)
    else:
        handler.send(Last_Modified=date)


@pytest.mark.parametrize("answer", [with_etag, with_date])
def test_an_unchanged_page_is_sent_once(
    fetcher: Fetcher, server: Server, tmp_path: Path, answer: Answer
) -> None:
    server.answers["/page"] = answer
    first = get(fetcher, server.address())
    later = get(Fetcher(tmp_path / "fetched"), server.address())  # also by the next start
    assert (first.not_modified, later.not_modified) == (False, True)
    assert first.data == later.data == PAGE
    assert first.address == later.address
    assert first.name == later.name


def test_an_unchanged_page_is_known_behind_a_redirect(fetcher: Fetcher, server: Server) -> None:
    server.answers["/latest"] = lambda handler: handler.send(b"", 302, Location="/page")
    server.answers["/page"] = with_etag
    get(fetcher, server.address("/latest"))
    assert get(fetcher, server.address("/latest")).not_modified


def test_a_changed_page_takes_the_place_of_the_old_one(fetcher: Fetcher, server: Server) -> None:
    server.answers["/page"] = with_etag
    get(fetcher, server.address())
    server.answers["/page"] = lambda handler: handler.send(b"new", ETag='"2"')
    page = get(fetcher, server.address())
    assert (page.data, page.not_modified) == (b"new", False)
    server.answers["/page"] = lambda handler: handler.begin(304)
    assert get(fetcher, server.address()).data == b"new"
    assert server.asked[-1][1]["If-None-Match"] == '"2"'


def test_what_the_site_forbids_to_keep_is_not_kept(
    fetcher: Fetcher, server: Server, tmp_path: Path
) -> None:
    server.answers["/page"] = with_etag
    get(fetcher, server.address())
    assert list((tmp_path / "fetched").iterdir())
    forbidding = {"Cache_Control": "private, No-Store", "ETag": '"2"'}
    server.answers["/page"] = lambda handler: handler.send(b"mine", **forbidding)
    assert get(fetcher, server.address()).data == b"mine"
    assert not list((tmp_path / "fetched").iterdir()), "nor what was kept before"


def test_cookies_are_not_taken(fetcher: Fetcher, server: Server) -> None:
    server.answers["/page"] = lambda handler: handler.send(Set_Cookie="who=ann; Path=/")
    get(fetcher, server.address())
    get(fetcher, server.address())
    assert "Cookie" not in server.asked[-1][1]


def test_without_etag_or_date_the_page_is_asked_for_anew(fetcher: Fetcher, server: Server) -> None:
    get(fetcher, server.address())
    assert not get(fetcher, server.address()).not_modified
    assert "If-None-Match" not in server.asked[-1][1]


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"\xff", lambda data: b""])
def test_a_damaged_file_of_the_cache_is_not_used(
    fetcher: Fetcher, server: Server, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    server.answers["/page"] = with_etag
    get(fetcher, server.address())
    (file,) = (tmp_path / "fetched").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    page = get(fetcher, server.address())
    assert (page.data, page.not_modified) == (PAGE, False)


def test_a_cache_that_cannot_be_written_hinders_nobody(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    server.answers["/page"] = with_etag
    assert get(Fetcher(tmp_path / "file" / "fetched"), server.address()).data == PAGE


def test_the_cache_forgets_the_oldest(
    fetcher: Fetcher, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.fetched._MOST_BYTES", 3000)
    for path in ("/1", "/2", "/3", "/4", "/5", "/6"):
        server.answers[path] = with_etag
        get(fetcher, server.address(path))
    assert 0 < sum(file.stat().st_size for file in (tmp_path / "fetched").iterdir()) <= 3000
    assert get(fetcher, server.address("/6")).not_modified


# What is too large


def test_200_mb_are_not_fetched(server: Server, tmp_path: Path) -> None:
    def large(handler: Handler) -> None:
        handler.begin(Content_Length="200000000")
        handler.server.let_go.wait()

    server.answers["/page"] = large
    assert "larger than 50 MB" in sentence(Fetcher(tmp_path), server.address())


@pytest.mark.parametrize("begin", [b"", gzip.compress(PAGE)])
def test_a_page_without_end_is_left_at_the_limit(
    fetcher: Fetcher, server: Server, begin: bytes
) -> None:
    def endless(handler: Handler) -> None:
        handler.begin(Content_Encoding="gzip" if begin else "")
        handler.wfile.write(begin)
        while not server.let_go.is_set():
            handler.wfile.write(b"x" * 10_000)

    server.answers["/page"] = endless
    assert "larger than" in sentence(fetcher, server.address())


# How it is packed


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)],
)
def test_a_compressed_page_is_unpacked(
    fetcher: Fetcher, server: Server, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    server.answers["/page"] = lambda handler: handler.send(pack(PAGE), Content_Encoding=coding)
    assert get(fetcher, server.address()).data == PAGE
    assert server.asked[0][1]["Accept-Encoding"] == "gzip"


def test_a_gzip_bomb_is_noticed(fetcher: Fetcher, server: Server) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 100_000
    server.answers["/page"] = lambda handler: handler.send(bomb, Content_Encoding="gzip")
    assert "larger than" in sentence(fetcher, server.address())


def test_of_a_gzip_bomb_no_more_is_unpacked_than_the_limit() -> None:
    unpacking = Unpacking("gzip", 1000)
    assert not unpacking.take(gzip.compress(bytes(1_000_000)))
    assert len(b"".join(unpacking._pieces)) == 1001


@pytest.mark.parametrize(
    ("body", "coding"),
    [(PAGE, "gzip"), (PAGE, "br"), (gzip.compress(gzip.compress(PAGE)), "gzip, gzip")],
)
def test_what_cannot_be_unpacked_is_refused(
    fetcher: Fetcher, server: Server, body: bytes, coding: str
) -> None:
    server.answers["/page"] = lambda handler: handler.send(body, Content_Encoding=coding)
    assert "cannot be read; open it in your browser" in sentence(fetcher, server.address())


# What breaks off, hangs or was never there


def cut_off(handler: Handler) -> None:
    handler.begin(Content_Length=str(len(PAGE) + 1))
    handler.wfile.write(PAGE)


def cut_off_in_chunks(handler: Handler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.begin(Transfer_Encoding="chunked")
    handler.wfile.write(b"5\r\nabcde\r\n")
    handler.close_connection = True


def cut_off_gzip(handler: Handler) -> None:
    handler.send(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")


def reset(handler: Handler) -> None:
    handler.begin(Content_Length="90000")
    handler.wfile.write(b"x" * 10)
    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()


@pytest.mark.parametrize("answer", [cut_off, cut_off_in_chunks, cut_off_gzip, reset])
def test_a_page_that_breaks_off_is_not_taken_for_whole(
    fetcher: Fetcher, server: Server, answer: Answer
) -> None:
    server.answers["/page"] = answer
    assert "arrived only in part; try again" in sentence(fetcher, server.address())


@pytest.mark.parametrize("raw", [b"Hello, I am no web server\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_is_no_web_server_is_told(fetcher: Fetcher, server: Server, raw: bytes) -> None:
    server.answers["/page"] = lambda handler: handler.wfile.write(raw)
    assert "cannot be read; open it in your browser" in sentence(fetcher, server.address())


def test_a_server_that_hangs_up_is_told(fetcher: Fetcher, server: Server) -> None:
    server.answers["/page"] = lambda handler: None
    assert "does not answer; try again later" in sentence(fetcher, server.address())


def silent(handler: Handler) -> None:
    handler.server.let_go.wait()


def silent_in_the_middle(handler: Handler) -> None:
    handler.begin(Content_Length="90000")
    handler.wfile.write(b"x" * 10)
    silent(handler)


def dripping(handler: Handler) -> None:
    """A byte now and then: never silent, never done."""
    handler.begin(Content_Length="90000")
    while not handler.server.let_go.wait(0.01):
        handler.wfile.write(b"x")


def dripping_without_a_length(handler: Handler) -> None:
    """The end of the connection is the end of the page, also where we end it."""
    handler.begin()
    while not handler.server.let_go.wait(0.01):
        handler.wfile.write(b"x")


ENDLESS = [silent, silent_in_the_middle, dripping, dripping_without_a_length]


@pytest.mark.parametrize("answer", [silent, silent_in_the_middle])
def test_a_site_that_falls_silent_is_not_waited_for(
    server: Server, tmp_path: Path, answer: Answer
) -> None:
    server.answers["/page"] = answer
    assert "does not answer" in sentence(Fetcher(tmp_path, silence=0.1), server.address())


@pytest.mark.parametrize("answer", ENDLESS)
def test_a_page_has_its_time_in_all(server: Server, tmp_path: Path, answer: Answer) -> None:
    server.answers["/page"] = answer
    assert "took too long" in sentence(Fetcher(tmp_path, whole=0.1), server.address())


@pytest.mark.parametrize("whole", [30.0, 0.2])
def test_a_name_that_is_looked_up_for_long_is_not_waited_for(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: float
) -> None:
    cancelled, looked_up = Event(), Event()
    real = socket.getaddrinfo

    def slow(*asked: Any, **more: Any) -> Any:
        if whole == 30:
            cancelled.set()
        server.let_go.wait()
        looked_up.set()
        return real(*asked, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    start = monotonic()
    with pytest.raises(FetchError, match="cancelled" if whole == 30 else "too long"):
        get(Fetcher(tmp_path, whole=whole), server.address(), cancelled)
    assert monotonic() - start < 5
    server.let_go.set()
    assert looked_up.wait(5)


def test_a_connection_that_comes_too_late_is_closed() -> None:
    ours, theirs = socket.socketpair()
    stream = SimpleNamespace(get_extra_info=lambda what: ours)
    cancelled, go_on, seen = Event(), Event(), Event()
    transfer = Transfer(cancelled, monotonic() + 30)

    def work() -> None:
        cancelled.set()
        go_on.wait()
        transfer.see("connect_tcp.complete", {"return_value": stream})
        seen.set()

    with pytest.raises(FetchError, match="cancelled"):
        transfer.carry_out(work, lambda came, total: None)
    go_on.set()
    assert seen.wait(5)
    with ours, theirs:
        assert theirs.recv(1) == b""


def test_progress_is_told_on_the_thread_that_asked(fetcher: Fetcher, server: Server) -> None:
    heard: set[int] = set()
    fetcher.get(server.address(), Event(), lambda came, total: heard.add(threading.get_ident()))
    assert heard == {threading.get_ident()}


@pytest.mark.parametrize("answer", ENDLESS)
def test_a_cancel_ends_it_at_once(fetcher: Fetcher, server: Server, answer: Answer) -> None:
    cancelled = Event()

    def cancel_and(handler: Handler) -> None:
        cancelled.set()
        answer(handler)

    server.answers["/page"] = cancel_and
    with pytest.raises(FetchError, match="cancelled"):
        get(fetcher, server.address(), cancelled)


def test_a_site_that_is_not_there_is_told(fetcher: Fetcher, server: Server) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        assert "cannot be reached; check the link, and that you are online" in sentence(
            fetcher, address
        )


def test_a_page_without_the_encryption_that_its_link_promises_is_told(
    fetcher: Fetcher, server: Server
) -> None:
    assert "cannot be reached" in sentence(fetcher, server.address().replace("http:", "https:"))


# Proxies of the system


def test_the_system_s_proxy_is_used(
    fetcher: Fetcher, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address(""))
    monkeypatch.delenv("no_proxy", raising=False)
    server.answers["http://icml.test/virtual/2027/calendar"] = Handler.send
    assert get(fetcher, "http://icml.test/virtual/2027/calendar").data == PAGE


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "nonsense://x", "http://127.0.0.1:1"])
def test_a_proxy_that_does_not_work_is_told(
    fetcher: Fetcher, server: Server, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    monkeypatch.delenv("no_proxy", raising=False)
    assert "“icml.test”" in sentence(fetcher, "https://icml.test/")


def test_several_pages_come_at_once(fetcher: Fetcher, server: Server) -> None:
    both = threading.Barrier(2)

    def together(handler: Handler) -> None:
        both.wait(10)
        handler.send()

    server.answers["/page"] = server.answers["/other"] = together
    found: list[Fetched] = []
    threads = [
        threading.Thread(target=lambda path=path: found.append(get(fetcher, server.address(path))))
        for path in ("/page", "/other")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [page.data for page in found] == [PAGE, PAGE]


def test_a_link_is_converted_without_a_window(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.paths.data_folder", lambda: tmp_path / "data")
    sample = next(SAMPLE.glob("*.html"))
    server.answers["/page"] = lambda handler: handler.send(sample.read_bytes())
    files = [str(tmp_path / name) for name in ("fetched.json", "read.json")]
    for source, file in zip((server.address(), str(sample)), files, strict=True):
        assert cli.run(cli.parse(["convert", source, "-o", file])) == 0
    fetched, read = (json.loads(Path(file).read_text("utf-8")) for file in files)
    assert fetched["conference"]["talks"] == read["conference"]["talks"]
    assert fetched["conference"]["sources"][0]["address"] == server.address()

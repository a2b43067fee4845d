"""A real Radicale server on the loopback address, with an account and a calendar of others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import httpx
from radicale import config
from radicale.app import Application

USER, PASSWORD = "ann", "p:top $ecret"
OTHER_USER, OTHER_PASSWORD = "eve", "ä:€ 機"  # without a calendar

FOREIGN = {
    "lunch.ics": "lunch@example.org",
    "near.ics": "talk-a@other-2027.conference-planner",  # of another conference of ours
    "like.ics": "talk-a@slm-2027.conference-planner.example.org",
}

App = Callable[[Any, Any], Any]


class RadicaleServer:
    """`before` is asked first about each request, and may answer: with a status and a body, or
    with a status and where that leads."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.requests: list[str] = []
        self.before: Callable[[str], tuple[str, str] | None] = lambda method: None
        self._files = folder / "collection-root" / USER

    def make_calendar(self, path: str, name: str = "", components: str = "VEVENT") -> None:
        body = (
            '<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
            f"<d:displayname>{name or path}</d:displayname><c:supported-calendar-component-set>"
            f'<c:comp name="{components}"/></c:supported-calendar-component-set></d:prop></d:set>'
            "</c:mkcalendar>"
        )
        self._ask("MKCALENDAR", f"{path}/", body)

    def put_foreign(self, calendar: str) -> None:
        """Events that are none of ours, however much alike."""
        for file, uid in FOREIGN.items():
            self.put(f"{calendar}/{file}", event(uid))

    def put(self, path: str, text: str) -> None:
        self._ask("PUT", path, text)

    def delete(self, path: str) -> None:
        self._ask("DELETE", path, "")

    def files(self, calendar: str) -> dict[str, bytes]:
        """The events as they lie on the server's disk, byte by byte, without its caches."""
        files = self.folder(calendar).glob("[!.]*.ics")
        return {file.name: file.read_bytes() for file in files}

    def folder(self, calendar: str) -> Path:
        return self._files / calendar

    def foreign(self, calendar: str) -> dict[str, bytes]:
        files = self.files(calendar)
        return {name: files[name] for name in FOREIGN}

    def wrapped(self, application: Application) -> App:
        def app(environ: Any, start_response: Any) -> Any:
            self.requests.append(environ["REQUEST_METHOD"])
            answer = self.before(environ["REQUEST_METHOD"])
            if answer is None:
                return application(environ, start_response)
            status, body = answer
            kind = "text/xml" if body.startswith("<multistatus") else "text/html"
            leads = [("Location", body)] * status.startswith("3")
            size = ("Content-Length", str(len(body)))
            start_response(status, [("Content-Type", kind), size, *leads])
            return [body.encode()]

        return app

    def _ask(self, method: str, path: str, body: str) -> None:
        url = f"{self.address}{USER}/{path}"
        login = httpx.BasicAuth(USER, PASSWORD)
        answer = httpx.request(method, url, content=body.encode(), auth=login, trust_env=False)
        assert answer.is_success, answer.text


def event(uid: str, title: str = "Not yours", inside: str = "") -> str:
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Others//EN", "BEGIN:VEVENT", f"UID:{uid}"),
        *("DTSTAMP:20270101T000000Z", "DTSTART:20270309T170000Z", f"SUMMARY:{title}"),
        *([inside] if inside else []),
        *("END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(lines)


@contextmanager
def running(folder: Path) -> Iterator[RadicaleServer]:
    """On a port that the system chooses; it listens as soon as it is there."""
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n{OTHER_USER}:{OTHER_PASSWORD}\n", encoding="utf-8")
    settings = config.load()
    settings.update(
        {
            "auth": {
                "type": "htpasswd",
                "htpasswd_filename": str(users),
                "htpasswd_encryption": "plain",
                "delay": "0",
            },
            "storage": {"filesystem_folder": str(folder), "_filesystem_fsync": "False"},
            "logging": {"level": "critical"},
        },
        "test",
        privileged=True,
    )
    http = make_server("127.0.0.1", 0, _nothing, _Server, _Handler)
    server = RadicaleServer(folder, http.server_port)
    http.set_app(server.wrapped(Application(settings)))
    thread = Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _nothing(environ: Any, start_response: Any) -> Any:
    raise AssertionError("Radicale takes its place")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Handler(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass

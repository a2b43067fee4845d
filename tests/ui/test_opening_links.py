"""Links: typed, pasted or dropped, fetched from a server on the loopback address, and shown."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.conference import Programme
from planner.errors import LibraryError, PlannerError
from planner.ui import dialogs, error_dialogs
from planner.ui.link_dialog import LinkDialog
from planner.ui.main_window import MainWindow
from planner.ui.opening import Opener, Reading
from planner.ui.paste_dialog import PasteDialog
from planner.ui.reading_bar import ReadingBar

TALKS = """{title}

Tue 9 Mar 2027 9:00 - 9:15 PST

{talk}

Ann Bee · Cy Dee

Light is learned.
"""
HTML = "<!DOCTYPE html><html><head><title>x</title></head><body>{}</body></html>"


class Handler(BaseHTTPRequestHandler):
    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        if isinstance(page, Event):
            page.wait()
        if not isinstance(page, str):
            self.send_error(404)
        elif self.headers["If-None-Match"] == f'"{len(page)}"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("ETag", f'"{len(page)}"')
            self.end_headers()
            self.wfile.write(page.encode())

    def log_message(self, *args: object) -> None:
        """Not into the tests' output."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, str | Event] = {}
        self.asked: list[str] = []

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """The client may well be gone."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("planner.links.gather.__kwdefaults__", {"pause": 0})
    with Server() as server:
        server.pages["/lantern"] = TALKS.format(title="Lantern Session", talk="Lanterns")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        for page in server.pages.values():
            if isinstance(page, Event):
                page.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def opener(window: MainWindow) -> Opener:
    return Opener(window.keeper, window)


@pytest.fixture
def read(opener: Opener, qtbot: QtBot) -> Callable[..., Reading]:
    """`read(opener.open_link, address)`: the reading that it ends with."""

    def reading(start: Callable[..., None], *given: object) -> Reading:
        with qtbot.waitSignal(opener.done) as done:
            start(*given)
        return done.args[0]

    return reading


def titles(reading: Reading) -> set[str]:
    return {talk.title for programme in reading.fresh for talk in programme.conference.talks}


def press(qtbot: QtBot, keys: str) -> None:
    """On whatever has the focus, as a user's keyboard does."""
    widget = QApplication.focusWidget()
    assert widget is not None
    for stroke in QKeySequence(keys):
        qtbot.keyClick(widget, stroke.key(), stroke.keyboardModifiers())


def copied(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def shows(window: MainWindow, qtbot: QtBot, talk: str) -> None:
    qtbot.waitUntil(lambda: [t.title for t in window.browser.talks] == [talk])


# The opener


def test_a_link_is_read_and_remembers_its_address(server, opener, read) -> None:
    reading = read(opener.open_link, server.address("/lantern"))
    assert titles(reading) == {"Lanterns"}
    (source,) = reading.fresh[0].conference.sources
    assert source.address == server.address("/lantern")
    assert reading.refused == []


def test_a_front_page_brings_the_sessions_of_its_calendar(server, opener, read, qtbot) -> None:
    links = [f"/virtual/2027/session/{n}" for n in range(4)]
    server.pages["/virtual/2027/calendar"] = HTML.format(
        "".join(f"<a href='{x}'>x</a>" for x in links)
    )
    for n, link in enumerate(links[:3]):
        server.pages[link] = TALKS.format(title=f"Session {n}", talk=f"Talk {n}")
    told: list[str] = []
    opener.progressed.connect(lambda done, of, sentence: told.append(sentence))
    reading = read(opener.open_link, server.address("/virtual/2027/"))
    assert titles(reading) == {"Talk 0", "Talk 1", "Talk 2"}
    names = [name for name, _ in reading.refused]
    assert any(name.endswith("session/3") for name in names)
    assert "Fetching page 4 of 4…" in told
    assert "Reading 4 of 4…" in told


def test_a_link_that_does_not_come_is_refused_with_a_sentence(server, opener, read) -> None:
    reading = read(opener.open_link, server.address("/none"))
    assert reading.fresh == []
    ((_, error),) = reading.refused
    assert "There is no page" in str(error)


def test_read_again_says_what_is_there_now_and_what_did_not_come(server, opener, read) -> None:
    addresses = [server.address("/lantern"), server.address("/candle")]
    server.pages["/candle"] = TALKS.format(title="Candle Session", talk="Candles")
    reading = read(opener.read_again, addresses, "slm")
    assert titles(reading) == {"Lanterns", "Candles"}
    assert (reading.into, reading.is_update, reading.is_partial) == ("slm", True, False)
    server.pages["/lantern"] = TALKS.format(title="Lantern Session", talk="Lanterns, revised")
    del server.pages["/candle"]
    reading = read(opener.read_again, addresses, "slm")
    assert titles(reading) == {"Lanterns, revised"}
    assert (reading.is_partial, reading.came, len(reading.refused)) == (True, 1, 1)


def test_what_is_read_joins_a_copy_that_is_not_on_the_disk_yet(
    server, opener, read, window, monkeypatch
) -> None:
    reading = read(opener.open_link, server.address("/lantern"))
    (programme,) = reading.fresh
    conference = programme.conference
    named = replace(programme, conference=replace(conference, title="Named by the user"))
    with monkeypatch.context() as patch:  # else the window asks before it is closed
        patch.setattr(window.keeper.library, "save_programme", full_disk)
        window.keeper.store(named)
        again = read(opener.open_link, server.address("/lantern"))
    assert [one.conference.title for one in again.known] == ["Named by the user"]


def full_disk(programme: Programme) -> None:
    raise LibraryError("The disk is full.")


def test_an_earlier_reading_that_fails_does_not_end_the_latest(server, opener, qtbot) -> None:
    ended: list[Reading] = []
    opener.done.connect(ended.append)
    go_on = Event()

    def fail(reading: Reading) -> None:
        raise RuntimeError("unforeseen")

    def wait(reading: Reading) -> tuple[list, list]:
        go_on.wait(5)
        return [], []

    with qtbot.captureExceptions() as caught:
        opener._start("one", fail, Reading(Event()))
        opener._start("two", wait, Reading(Event()))
        qtbot.waitUntil(lambda: bool(caught))
    assert ended == []
    go_on.set()
    qtbot.waitUntil(lambda: len(ended) == 1)


def test_progress_is_told_on_the_interfaces_thread_and_only_of_the_latest(
    opener, qtbot, tmp_path: Path
) -> None:
    told: list[tuple[str, int]] = []
    threads: set[int] = set()

    def hear(done: int, of: int, sentence: str) -> None:
        told.append((sentence, of))
        threads.add(threading.get_ident())

    opener.progressed.connect(hear, Qt.ConnectionType.DirectConnection)
    for number in range(3):
        text = TALKS.format(title=f"Session {number}", talk=f"Talk {number}")
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    pages = [tmp_path / f"{number}.txt" for number in range(3)]
    with qtbot.waitSignal(opener.done):
        opener.open_files(pages)
        opener.open_files(pages[:2])
    assert told == [("Reading 1 of 2…", 2), ("Reading 2 of 2…", 2)]
    assert threads == {threading.get_ident()}


def test_a_cancel_keeps_the_pages_that_came(server, opener, read) -> None:
    links = "".join(f"<a href='/virtual/2027/session/{n}'>x</a>" for n in range(9))
    server.pages["/virtual/2027/calendar"] = HTML.format(links)
    server.pages["/virtual/2027/session/0"] = TALKS.format(title="Session", talk="Lanterns")
    server.pages |= {f"/virtual/2027/session/{n}": Event() for n in range(1, 9)}
    opener.progressed.connect(
        lambda done, of, sentence: opener.cancel() if sentence.endswith("page 1 of 9…") else None
    )
    reading = read(opener.open_link, server.address("/virtual/2027/"))
    assert titles(reading) == {"Lanterns"}
    assert not any("session" in name for name, _ in reading.refused)


def test_after_leaving_nothing_is_told(server, opener, qtbot) -> None:
    server.pages["/silent"] = Event()
    opener.open_link(server.address("/silent"))
    qtbot.waitUntil(lambda: server.asked == ["/silent"])
    with qtbot.assertNotEmitted(opener.done):
        opener.leave()
        assert QThreadPool.globalInstance().waitForDone(5000)
        QApplication.processEvents()


# The window


def test_a_link_is_typed(server, window, qtbot) -> None:
    QGuiApplication.clipboard().clear()
    press(qtbot, "Ctrl+U")
    dialog = window.findChild(LinkDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClicks(dialog.findChild(QLineEdit), server.address("/lantern"))
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    shows(window, qtbot, "Lanterns")


def test_the_welcome_offers_it(window, qtbot) -> None:
    button = next(b for b in window.parts.welcome.findChildren(QPushButton) if "link" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(LinkDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_copied_link_is_pasted_into_the_empty_window(server, window, qtbot) -> None:
    QGuiApplication.clipboard().setMimeData(copied(f" {server.address('/lantern')}\n"))
    press(qtbot, "Ctrl+V")
    shows(window, qtbot, "Lanterns")


@pytest.mark.parametrize("as_url", [True, False])
def test_a_link_is_dropped(server, window, qtbot, as_url: bool) -> None:
    data = copied(server.address("/lantern"))
    if as_url:
        data.setText("Lantern Session")
        data.setUrls([QUrl(server.address("/lantern"))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    shows(window, qtbot, "Lanterns")


def test_a_text_that_only_names_a_link_is_a_text(server, window, qtbot, monkeypatch) -> None:
    errors: list[PlannerError] = []
    monkeypatch.setattr(error_dialogs, "show_error", lambda error, parent: errors.append(error))
    window.commands.files.take_dropped(copied(f"See {server.address('/lantern')}"))
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert server.asked == []


@pytest.mark.parametrize("link", ["ftp://a.org/x", "javascript:alert(1)", "file:///etc/passwd"])
def test_other_links_are_not_followed(window, qtbot, monkeypatch, link: str) -> None:
    errors: list[PlannerError] = []
    monkeypatch.setattr(error_dialogs, "show_error", lambda error, parent: errors.append(error))
    monkeypatch.setattr(window.commands.files.opener, "open_link", pytest.fail)
    window.commands.files.take_dropped(copied(link))
    qtbot.waitUntil(lambda: len(errors) == 1)


def test_a_link_in_the_paste_dialog_is_opened(server, window, qtbot) -> None:
    QGuiApplication.clipboard().setMimeData(copied(server.address("/lantern")))
    dialogs.show_paste(window)
    dialog = window.findChild(PasteDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == server.address("/lantern")
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Read")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    shows(window, qtbot, "Lanterns")


def test_the_bar_cancels_what_hangs(server, window, qtbot) -> None:
    server.pages["/silent"] = Event()
    window.commands.files.opener.open_link(server.address("/silent"))
    bar = window.parts.reading_bar
    qtbot.waitUntil(bar.isVisible)
    (cancel,) = bar.findChildren(QPushButton)
    with qtbot.waitSignal(window.commands.files.opener.done):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
        assert [label.text() for label in bar.findChildren(QLabel)] == ["Cancelling…"]
    assert not bar.isVisible()
    assert window.workspace.programme is None


def test_closing_the_window_leaves_what_hangs(server, window, qtbot) -> None:
    server.pages["/silent"] = Event()
    window.commands.files.opener.open_link(server.address("/silent"))
    qtbot.waitUntil(lambda: server.asked == ["/silent"])
    window.close()
    assert QThreadPool.globalInstance().waitForDone(5000)


# The dialog and the bar


@pytest.fixture
def dialog(qtbot: QtBot) -> LinkDialog:
    QGuiApplication.clipboard().setMimeData(copied("https://icml.cc/virtual/2027/"))
    dialog = LinkDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_dialog_begins_with_the_copied_link(qtbot: QtBot, dialog: LinkDialog) -> None:
    line = dialog.findChild(QLineEdit)
    assert line.text() == line.selectedText() == "https://icml.cc/virtual/2027/"
    with qtbot.waitSignal(dialog.link_wanted) as wanted:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted.args == ["https://icml.cc/virtual/2027/"]
    assert not dialog.isVisible()


def test_the_dialog_begins_empty_with_any_other_text(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(copied("Lanterns are https://x.org"))
    dialog = LinkDialog()
    qtbot.addWidget(dialog)
    assert dialog.findChild(QLineEdit).text() == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Type or paste"), ("<b>x</b>", "“<b>x</b>” is no link"), ("ftp://a.org", "ftp:")],
)
def test_the_dialog_says_what_is_wrong(qtbot: QtBot, dialog: LinkDialog, typed, said) -> None:
    line = dialog.findChild(QLineEdit)
    line.clear()
    qtbot.keyClicks(line, typed)
    with qtbot.assertNotEmitted(dialog.link_wanted):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    error = next(label for label in dialog.findChildren(QLabel) if said in label.text())
    assert error.isVisible()
    assert error.textFormat() == Qt.TextFormat.PlainText
    qtbot.keyClicks(line, "x")
    assert not error.isVisible()


def test_the_bar_says_how_far_it_is(qtbot: QtBot) -> None:
    bar = ReadingBar()
    qtbot.addWidget(bar)
    bar.start("icml.cc")
    bar.progress(3, 33, "Fetching page 3 of 33…")
    qtbot.waitUntil(bar.isVisible)
    assert [label.text() for label in bar.findChildren(QLabel)] == ["Fetching page 3 of 33…"]
    bar.stop()
    assert not bar.isVisible()

"""Pictures of every view, made from the sample programme: for the README and for looking."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from planner.conference import Kind, Programme, Talk
from planner.exporters.print_options import Layout, PrintOptions
from planner.library import Library
from planner.mine import mine
from planner.paths import SAMPLE
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui import dialogs, side_windows
from planner.ui.application import dressed_application
from planner.ui.changes_dialog import ChangesDialog
from planner.ui.colleagues_dialog import ColleaguesDialog
from planner.ui.conferences_dialog import ConferencesDialog
from planner.ui.following_dialog import FollowingDialog
from planner.ui.main_window import MainWindow
from planner.ui.opening import Reading
from planner.ui.place_dialog import PlaceDialog
from planner.ui.poster_route import PosterRouteDialog
from planner.ui.print_layout import make_content
from planner.ui.printing import page_images, pages_for, save_pdf
from planner.ui.settings import Settings
from planner.ui.suggestions_dialog import SuggestionsDialog
from planner.ui.workspace import Workspace

NOTE = "Ask how it does with fewer labels.\nCompare with our baseline."

SESSION_NOTE = "Sit near the *door*: the next talk is in the other hall."

COPIED_PAGE = b"""Lantern Session

Moderator: Ida Okoro

Chat is not available.

Tue 9 Mar 9:00 - 9:15 PST

Lanterns That Learn: Light from Few Examples

Ann Bee \xc2\xb7 Cy Dee

A lantern that has seen ten evenings knows the eleventh.

Tue 9 Mar 9:15 - 9:30 PST

What the Shadows Leave

Eve Eff

Shadows are data, too.
"""


def make(folder: Path) -> None:
    """PNG pictures and `plan.pdf` in `folder`, which is made; prints the path of each."""
    app = QApplication.instance() or dressed_application()
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        window = MainWindow(Library(Path(home)), Settings(Path(home) / "settings.ini"))
        studio = Studio(window, folder)
        try:
            studio.take_all()
        finally:
            window.close()
            QThreadPool.globalInstance().waitForDone()


class Studio:
    """Brings the window into each state that needs care, and takes its picture."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder

    def take_all(self) -> None:
        window = self._window
        window.resize(1400, 880)
        window.show_first(welcome=True)
        self._take("first-start", window)
        window.commands.files.opener.read_text("a copied page", COPIED_PAGE)
        _wait_for(lambda: bool(window.browser.talks))
        self._take("guess-bar", window)
        self._open_sample()
        self._plan_something()
        self._take("list-light", window)
        self._narrow()
        self._search("graph")
        self._take("search", window)
        self._search("is:starred zebra")
        self._take("nothing-found", window)
        window.commands.go.show_all()
        window.set_compact(True)
        self._take("list-compact", window)
        window.set_compact(False)
        self._take_hidden()
        self._take_followed()
        self._take_timelines()
        self._take_others()
        self._take_clocks()
        self._take_now()
        self._take_dialogs()

    def _take(self, name: str, widget: QWidget) -> None:
        _settle()
        path = self._folder / f"{name}.png"
        picture: QPixmap = widget.grab()
        picture.save(str(path))
        print(path)

    def _take_hidden(self) -> None:
        """Some talks that are not wanted, shown all the same, and the menu that hides them."""
        window = self._window
        window.commands.hiding.toggle([talk.id for talk in window.browser.talks[1:9:3]])
        window.browser.show_hidden(True)
        self._take("hidden", window)
        window.parts.show_menu(window.mapToGlobal(window.rect().center()))
        menu = QApplication.activePopupWidget()
        assert menu
        self._take("talk-menu", menu)
        menu.close()
        window.browser.show_hidden(False)
        window.workspace.undo()

    def _take_followed(self) -> None:
        """An author and some words, and what they mark."""
        window, following = self._window, self._window.commands.following
        talk = window.browser.current
        assert talk
        side_windows.show_following(window)
        (dialog,) = window.findChildren(FollowingDialog)
        self._take("following-nothing", dialog)
        following.set_followed("authors", talk.authors[0].name, True)
        for words in ("network", "event camera", "robot*", "quantum"):
            following.set_followed("words", words, True)
        self._take("following", dialog)
        self._take("followed", window)
        window.set_appearance("dark")
        self._take("following-dark", dialog)
        window.set_appearance("light")
        dialog.close()
        for _ in range(5):
            window.workspace.undo()

    def _take_timelines(self) -> None:
        window = self._window
        window.show_view(1)
        self._narrow()
        self._take("timeline-light", window)
        window.set_appearance("dark")
        self._take("timeline-dark", window)
        window.show_view(2)
        self._take("plan-dark", window)
        window.set_appearance("light")
        self._take("plan-light", window)
        window.set_appearance("dark")
        window.show_view(0)
        self._take("list-dark", window)
        window.resize(900, 600)
        self._take("list-small-dark", window)
        window.set_appearance("light")
        self._take("list-small", window)
        window.resize(1400, 880)

    def _take_others(self) -> None:
        """Workshops on the same days: offered, shown with the plan, chosen from a list."""
        window, neighbours = self._window, self._window.commands.neighbours
        store_workshops(window.keeper.library, window.workspace)
        window.show_view(2)
        _wait_for(lambda: neighbours.offer is not None)
        self._take("plan-offer", window)
        assert neighbours.offer
        neighbours.add(neighbours.offer)
        _wait_for(lambda: bool(window.workspace.beside))
        self._take("plan-others-light", window)
        window.set_appearance("dark")
        self._take("plan-others-dark", window)
        window.resize(900, 600)
        self._take("plan-others-small-dark", window)
        window.set_appearance("light")
        window.resize(1400, 880)
        window.commands.beside.choose()
        self._take("conferences", window.findChildren(ConferencesDialog)[0])
        window.findChildren(ConferencesDialog)[0].close()
        window.workspace.undo()
        window.show_view(0)

    def _take_clocks(self) -> None:
        """By a clock of half hours, far enough that some talks are on the next day there."""
        window, zones = self._window, self._window.commands.zones
        zones.show_by("Asia/Kolkata")
        self._take("clock-list", window)
        window.set_compact(True)
        self._take("clock-list-compact", window)
        window.set_compact(False)
        for view, name in ((2, "clock-plan"), (1, "clock-timeline")):
            window.show_view(view)
            self._take(name, window)
        window.set_appearance("dark")
        window.browser.set_day(None)
        self._take("clock-timeline-dark", window)
        window.set_appearance("light")
        self._narrow()
        window.show_view(0)
        zones.ask_place()
        (dialog,) = window.findChildren(PlaceDialog)
        _wait_for(lambda: dialog.is_ready)
        self._take("clock-place", dialog)
        dialog.close()
        self._take_clock_menu()
        zones.show_by("conference")

    def _take_clock_menu(self) -> None:
        menu = self._window.header.zones
        menu.popup(self._window.mapToGlobal(self._window.rect().center()))
        self._take("clock-menu", menu)
        menu.close()

    def _take_now(self) -> None:
        """Some minutes before a starred talk, with its reminder."""
        strip, reminders = self._window.parts.now_strip, self._window.commands.reminders
        workspace = self._window.workspace
        coming = mine(workspace.timetable, workspace.plan)[2]
        now = coming.start - timedelta(minutes=5)
        strip.now = reminders.now = lambda: now
        strip.refresh()
        self._take("now", self._window)
        reminders.set_minutes(10)
        self._take("reminder", self._window)
        self._dialog("reminders", partial(dialogs.show_reminder, self._window))
        reminders.set_minutes(0)
        strip.now = partial(datetime.now, UTC)
        strip.refresh()
        self._take_route()
        self._take_colleagues()

    def _take_route(self) -> None:
        workspace = self._window.workspace
        posters = [talk for talk in workspace.timetable.talks if talk.kind is Kind.POSTER]
        plan = workspace.plan.with_stars(posters[::2], True)
        workspace.change("Star", plan.with_visit(posters[0], True).with_visit(posters[4], True))
        side_windows.show_poster_route(self._window)
        (dialog,) = self._window.findChildren(PosterRouteDialog)
        self._take("poster-route", dialog)
        dialog.close()
        workspace.undo()

    def _take_colleagues(self) -> None:
        """Two plans beside mine: their marks in the list, and the split of what clashes."""
        window, plans = self._window, self._window.commands.colleagues
        for name, stars in their_stars(window.workspace.timetable).items():
            empty = Plan(conference_id=window.workspace.conference.id)
            plans.take(empty.with_stars(stars, True), name)
        _wait_for(lambda: len(plans.members) == 2)
        self._take("colleagues-list", window)
        window.show_view(1)
        self._take("colleagues-timeline", window)
        window.show_view(0)
        side_windows.show_colleagues(window)
        (dialog,) = window.findChildren(ColleaguesDialog)
        _wait_for(lambda: dialog.is_ready)
        self._take("colleagues", dialog)
        dialog.show_split()
        window.set_appearance("dark")
        self._take("colleagues-split-dark", dialog)
        window.set_appearance("light")
        dialog.close()
        for one in plans.people:
            plans.remove(one.name)
        _wait_for(lambda: not plans.members)

    def _take_dialogs(self) -> None:
        window = self._window
        self._take_details()
        self._dialog("print", window.parts.actions["Print…"].trigger)
        self._dialog("export-light", window.parts.actions["Export…"].trigger)
        self._dialog("report", window.parts.actions["Report…"].trigger)
        self._dialog("keys", window.parts.actions["All keys…"].trigger)
        self._dialog("paste", window.parts.actions["Paste…"].trigger)
        self._dialog("publish", window.parts.actions["Publish to a calendar…"].trigger)
        self._dialog("walking", window.parts.actions["Walking time…"].trigger)
        self._dialog("best-plan-light", window.parts.actions["Best plan…"].trigger)
        window.set_appearance("dark")
        self._dialog("best-plan-dark", window.parts.actions["Best plan…"].trigger)
        self._dialog("export-dark", window.parts.actions["Export…"].trigger)
        window.set_appearance("light")
        self._dialog("link", window.parts.actions["Open link…"].trigger)
        self._dialog("error", self._open_picture)
        self._print(window.workspace)
        self._take_changes()

    def _take_details(self) -> None:
        """A talk with notes and what is like it, and what is like all stars."""
        window, details = self._window, self._window.parts.details
        workspace, talk = window.workspace, window.browser.current
        assert talk
        workspace.change(
            "Note",
            workspace.plan.with_note(
                talk, f"**{NOTE}**\n- [x] read the paper\n- [ ] see https://example.org"
            ),
        )
        workspace.change("Note", workspace.plan.with_session_note(talk.session_id, SESSION_NOTE))
        _wait_for(lambda: details.related.to_stars(1) is not None)
        details.resize(380, 1100)
        self._take("details", details)
        side_windows.show_suggestions(window)
        (dialog,) = window.findChildren(SuggestionsDialog)
        self._take("suggestions-light", dialog)
        window.set_appearance("dark")
        self._take("details-dark", details)
        self._take("suggestions-dark", dialog)
        window.set_appearance("light")
        dialog.close()
        workspace.undo()
        workspace.undo()

    def _take_changes(self) -> None:
        """A newer copy, in which starred talks have moved."""
        programme = newer_copy(self._window.workspace)
        reading = Reading(Event(), fresh=[programme], known=[programme])
        self._window.commands.files.arrivals.take(reading)
        self._take("changes-light", self._window.findChildren(ChangesDialog)[0])
        self._window.set_appearance("dark")
        self._take("changes-dark", self._window.findChildren(ChangesDialog)[0])
        self._window.set_appearance("light")

    def _print(self, workspace: Workspace) -> None:
        today = datetime.now(UTC).date()
        for layout in Layout:
            name = "plan" if layout is Layout.AGENDA else f"plan-{layout}"
            options = PrintOptions(layout=layout)
            content = make_content(workspace.timetable, workspace.plan, options, today)
            pdf, page = self._folder / f"{name}.pdf", self._folder / f"{name}-page.png"
            save_pdf(content, options, pdf)
            page_images(pages_for(content, options))[0].save(str(page))
            print(pdf, page, sep="\n")

    def _dialog(self, name: str, open_it: Callable[[], object]) -> None:
        open_it()
        _wait_for(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self._take(name, dialog)
        dialog.close()
        _settle()

    def _open_sample(self) -> None:
        self._window.commands.files.open_files([SAMPLE])
        _wait_for(lambda: len(self._window.browser.talks) > 100 and self._window.browser.is_ready)

    def _open_picture(self) -> None:
        self._window.commands.files.open_files([self._folder / "first-start.png"])

    def _plan_something(self) -> None:
        """Stars with a clash among them, and a note."""
        window = self._window
        workspace, timetable = window.workspace, window.workspace.timetable
        starred = _worth_seeing(timetable)
        workspace.toggle_stars(starred)
        workspace.change("Note", workspace.plan.with_note(timetable.by_id[starred[1]], NOTE))
        window.browser.set_current(timetable.by_id[starred[0]])
        window.list.scrollToTop()

    def _narrow(self) -> None:
        self._window.browser.set_day(self._window.workspace.timetable.days[0])

    def _search(self, text: str) -> None:
        self._window.header.search.setText(text)


def their_stars(timetable: Timetable) -> dict[str, list[Talk]]:
    """Of two colleagues; they share some with each other and with me."""
    talks = [talk for talk in timetable.talks if talk.authors and talk.start]
    return {"Ann Lee": talks[2::6], "Bo": talks[2::15] + talks[3::12]}


def newer_copy(workspace: Workspace) -> Programme:
    """The programme after the organisers changed some of it, most of that starred."""
    programme = workspace.programme
    assert programme
    first, second, third, fourth, *_ = (workspace.timetable.by_id[i] for i in workspace.starred)
    assert third.start
    assert third.end
    later = timedelta(minutes=30)
    changed = {
        first.id: replace(first, room="Terrace Hall"),
        third.id: replace(third, start=third.start + later, end=third.end + later),
        fourth.id: replace(fourth, title=f"{fourth.title}, Revisited"),
    }
    talks = [changed.get(t.id, t) for t in programme.conference.talks if t.id != second.id]
    added = replace(
        first, id="new", title="A Late Addition: What the Tide Left", start=None, end=None
    )
    conference = replace(programme.conference, talks=(*talks, added))
    return replace(programme, conference=conference)


def store_workshops(library: Library, workspace: Workspace) -> None:
    """Another conference with stars of which one clashes with a starred talk."""
    starred = [talk for talk in workspace.timetable.talks if talk.id in workspace.starred]
    first, *_, last = (talk for talk in starred if talk.start and talk.end)
    late = timedelta(minutes=10)
    talks = tuple(
        replace(
            talk,
            title=title,
            start=talk.start + late if talk.start else None,
            end=talk.end + late if talk.end else None,
            room="Attic",
            session_id="",
        )
        for talk, title in ((first, "Lanterns in the Wild"), (last, "What Tides Teach"))
    )
    workshops = replace(
        workspace.conference, id="workshops", title="SLM Workshops", sessions=(), talks=talks
    )
    library.save_programme(Programme(conference=workshops))
    empty = Plan(conference_id=workshops.id, conference_title=workshops.title)
    library.save_plan(empty.with_stars(talks, True), empty)


def _worth_seeing(timetable: Timetable) -> list[str]:
    """Every ninth talk that has a time and authors, and one that clashes with the first."""
    talks = [talk for talk in timetable.talks if talk.authors and talk.start]
    chosen = talks[2::9]
    first = chosen[0]
    clash = next(t for t in talks if first.start == t.start and first.room != t.room)
    return [first.id, clash.id, *(talk.id for talk in chosen[1:])]


def _wait_for(ready: Callable[[], bool], patience: int = 20_000) -> None:
    loop, ticks = QEventLoop(), QTimer(interval=10)
    QTimer.singleShot(patience, loop.quit)
    ticks.timeout.connect(lambda: loop.exit() if ready() else None)
    ticks.start()
    loop.exec()
    if not ready():
        raise TimeoutError("the picture's state did not come")


def _settle() -> None:
    """Let background work end and everything be drawn."""
    QThreadPool.globalInstance().waitForDone()
    for _ in range(5):
        QApplication.processEvents()

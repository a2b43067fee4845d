"""What becomes of conferences that were just read: asked about, stored and shown."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.changes import changes, sentence
from planner.combining import combine
from planner.conference import Conference, Programme
from planner.errors import LibraryError
from planner.times import clock, day_and_month, day_range
from planner.timetable import Timetable
from planner.ui.keeper import Keeper, with_remarks
from planner.ui.opening import Reading
from planner.ui.system_zone import system_zone
from planner.ui.workspace import Workspace

_HALF_READ = 0.5  # of the talks that there were


class Arrivals(QObject):
    """Pages that do not say where they belong may belong together: the user knows."""

    shown = Signal()
    told = Signal(str)  # a sentence for the status bar
    changed = Signal(object)  # Changes that the user should look at; they are made already

    def __init__(self, workspace: Workspace, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._keeper = keeper
        self._window = window

    def take(self, reading: Reading) -> None:
        """Show the first conference that was read and store them all."""
        first, *others = self._conferences(reading)
        for programme in others:
            if self._is_wanted(self._stored(programme.conference.id), programme):
                self._keeper.store(programme)
        if self._opens_stored(first.conference.id):
            self._update(first)
        else:
            self._keeper.add(first)
        self.shown.emit()

    def _conferences(self, reading: Reading) -> list[Programme]:
        open_one = self._workspace.programme
        if reading.into_open and open_one:
            return [combine([open_one, *reading.fresh], title=open_one.conference.title)]
        if len(reading.fresh) > 1 and self._asks_to_join(reading.fresh):
            return [combine(reading.fresh, title=reading.fresh[0].conference.title)]
        return reading.known or reading.fresh

    def _opens_stored(self, conference_id: str) -> bool:
        """Whether a copy is open now, if need be from the library."""
        if self._workspace.programme and self._workspace.conference.id == conference_id:
            return True
        try:
            self._keeper.open(conference_id)
        except LibraryError:
            return False
        return True

    def _stored(self, conference_id: str) -> Programme | None:
        try:
            return self._keeper.library.load_programme(conference_id)
        except LibraryError:
            return None

    def _update(self, newer: Programme) -> None:
        """The open programme, as one step, unless nothing has changed or the user refuses."""
        workspace = self._workspace
        if not self._is_wanted(workspace.programme, newer):
            self.told.emit("Kept the programme as it was")
            return
        workspace.closing.emit()  # a note that is being written belongs to the plan as it was
        since = workspace.conference
        found = changes(since, newer.conference, workspace.plan)
        if found.counts or found.carried.plan != workspace.plan:
            workspace.update(with_remarks(newer, found.carried.told), found.carried.plan)
        else:
            workspace.correct(newer)
            self._keeper.store(newer)
        if found.is_quiet:
            self.told.emit(sentence(found) or f"Nothing has changed since {_moment(since)}")
        else:
            self.changed.emit(found)
        self._keeper.tell_moved(found.carried.told)

    def _is_wanted(self, stored: Programme | None, newer: Programme) -> bool:
        """A server in trouble gives an empty programme, or half of one."""
        talks = len(newer.conference.talks)
        before = len(stored.conference.talks) if stored else 0
        return talks >= before * _HALF_READ or self._asks_to_update(newer, talks, before)

    def _asks_to_update(self, newer: Programme, talks: int, before: int) -> bool:
        box = _question(self._window, f"The new copy has {talks} of {before} talks.")
        name = newer.conference.title
        box.setInformativeText(
            f"“{name}” may have been read while it was empty or half written. Your stars and notes "
            "stay in your plan in any case."
        )
        update = box.addButton("Update anyway", QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton("Keep the old one", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is update

    def _asks_to_join(self, conferences: Sequence[Programme]) -> bool:
        box = _question(self._window, "Do these pages belong to one conference?")
        titles = "\n".join(f"•  {_named(programme)}" for programme in conferences[:8])
        box.setInformativeText(f"They do not say so themselves:\n\n{titles}")
        join = box.addButton("Put them together", QMessageBox.ButtonRole.AcceptRole)
        apart = box.addButton("Keep them apart", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(join if _are_near(conferences) else apart)
        box.exec()
        return box.clickedButton() is join


def _question(window: QWidget, text: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _moment(conference: Conference) -> str:
    """When it was read, on the user's own clock: `Tue 4 May 9:05`."""
    zone = system_zone() or conference.zone
    day = day_and_month(conference.read_at.astimezone(zone).date())
    return f"{day} {clock(conference.read_at, zone)}"


def _are_near(conferences: Sequence[Programme]) -> bool:
    """Whether all lie within one fortnight, as one conference does."""
    days = [day for programme in conferences for day in Timetable(programme.conference).days]
    return not days or max(days) - min(days) < timedelta(days=14)


def _named(programme: Programme) -> str:
    days = Timetable(programme.conference).days
    dates = day_range(days[0], days[-1]) if days else ""
    return " · ".join(filter(None, (programme.conference.title, dates)))

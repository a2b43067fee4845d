"""What becomes of conferences that were just read: asked about, stored and shown."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.changes import changes, news, sentence
from planner.clocks import Whose
from planner.combining import combine
from planner.conference import Conference, Programme, by_id
from planner.errors import PlannerError
from planner.times import clock, day_and_month
from planner.ui import arrival_questions as questions
from planner.ui.keeper import Keeper, with_remarks
from planner.ui.opening import Reading
from planner.ui.system_zone import system_zone
from planner.ui.workspace import Workspace

_HALF_READ = 0.5  # of the talks that there were


class Arrivals(QObject):
    """What is read is stored before it is shown: if that fails it is there all the same."""

    shown = Signal()
    told = Signal(str)  # a sentence for the status bar
    changed = Signal(object)  # Changes that the user should look at; they are made already

    def __init__(self, workspace: Workspace, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._keeper = keeper
        self._window = window

    def take(self, reading: Reading) -> None:
        """Show the first conference that was read and store them all.

        Raises LibraryError where one cannot be shown, or brought together with what is stored; the
        others are taken all the same.
        """
        first, *others = self._conferences(reading)
        errors = []
        for programme in others:
            try:
                self._store(programme, reading)
            except PlannerError as error:
                errors.append(error)
        self._show(first, reading)
        self.shown.emit()
        if errors:
            raise errors[0]

    def _conferences(self, reading: Reading) -> list[Programme]:
        ids = [programme.conference.id for programme in reading.fresh]
        target = self._copy(reading.into) if reading.into else None
        is_known = reading.is_update and ids == [reading.into]
        if target and not is_known and self._is_of(target, reading):
            title = None if reading.is_update else target.conference.title
            return [combine([target, *reading.fresh], title=title)]
        if len(reading.fresh) > 1 and questions.asks_to_join(self._window, reading.known):
            return [combine(reading.known, title=reading.known[0].conference.title)]
        return reading.known

    def _is_of(self, target: Programme, reading: Reading) -> bool:
        """What is added is, whatever it says of itself; for an update the user is asked."""
        first = reading.fresh[0]
        return (
            not reading.is_update
            or any(one.conference.id == target.conference.id for one in reading.fresh)
            or questions.named(first) == questions.named(target)
            or questions.asks_to_update_with_another(self._window, target, first)
        )

    def _copy(self, conference_id: str) -> Programme | None:
        """The one that is open, else stored. Raises NewerFileError."""
        if self._is_open(conference_id):
            return self._workspace.programme
        return self._keeper.stored(conference_id)

    def _is_open(self, conference_id: str) -> bool:
        return bool(self._workspace.programme) and self._workspace.conference.id == conference_id

    def _store(self, newer: Programme, reading: Reading) -> None:
        before = self._copy(newer.conference.id)
        if before is None or self._is_wanted(before, newer, reading):
            self._keeper.store(newer)

    def _show(self, newer: Programme, reading: Reading) -> None:
        """By itself, or as an update of the copy that there is, which is opened for that."""
        if self._copy(newer.conference.id) is None:
            self._keeper.add(newer)
            return
        if not self._is_open(newer.conference.id):
            try:
                self._keeper.open(newer.conference.id)
            except PlannerError:
                self._store(newer, reading)
                raise
        self._update(newer, reading)

    def _update(self, newer: Programme, reading: Reading) -> None:
        """The open programme, as one step, unless nothing has changed or the user refuses."""
        workspace = self._workspace
        assert workspace.programme
        if not self._is_wanted(workspace.programme, newer, reading):
            self.told.emit("Kept the programme as it was")
            return
        workspace.closing.emit()  # a note that is being written belongs to the plan as it was
        since = workspace.conference
        # By the clock in use; that of the conference may be another one now.
        whose, shown = workspace.timetable.clock
        zone = None if whose is Whose.CONFERENCE else shown
        found = changes(since, newer.conference, workspace.plan, zone=zone)
        if found.counts or found.carried.plan != workspace.plan:
            workspace.update(with_remarks(newer, found.carried.told), found.carried.plan)
        else:
            workspace.renew(newer)
        if found.is_quiet:
            self.told.emit(sentence(found) or f"Nothing has changed since {_moment(since)}")
        else:
            self.changed.emit(found)
            if news(found):
                self.told.emit(news(found))
        self._keeper.tell_moved(found.carried.told)

    def _is_wanted(self, before: Programme, newer: Programme, reading: Reading) -> bool:
        """Not all came, or a server in trouble gave an empty programme, or half of one."""
        old, new = by_id(before.conference.talks), by_id(newer.conference.talks)
        lacking = len(old.keys() - new.keys())
        if lacking and reading.is_partial:
            return questions.asks_to_update_partly(self._window, newer, reading, lacking)
        is_half = len(new) < len(old) * _HALF_READ
        return not is_half or questions.asks_to_update(self._window, newer, len(old))


def _moment(conference: Conference) -> str:
    """When it was read, on the user's own clock: `Tue 4 May 9:05`."""
    zone = system_zone() or conference.zone
    day = day_and_month(conference.read_at.astimezone(zone).date())
    return f"{day} {clock(conference.read_at, zone)}"

"""The plans for other conferences that are shown with the open one: read, read again, saved."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from planner.beside import Beside, Stored, read_beside, stored_with_stars
from planner.errors import PlannerError
from planner.plan import Plan
from planner.ui.keeper import Keeper
from planner.ui.settings import Settings
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace

_DECLINED = "beside_declined"  # the setting with the offers that the user closed


class Neighbours(QObject):
    """In the background, each time the program comes to the front: other windows write, too."""

    changed = Signal()  # what could not be read, or what is offered
    found = Signal(object)  # the others with stars
    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self, workspace: Workspace, keeper: Keeper, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.troubles: tuple[str, ...] = ()
        self.stored: list[Stored] | None = None  # the others with stars, once they are known
        self._workspace = workspace
        self._keeper = keeper
        self._settings = settings
        self._saves = 0  # that have not ended
        self._latest = 0  # the number of the last reading: what older ones found is stale
        self._asked: tuple[str, dict[str, str]] = ("", {})  # what was asked for last
        workspace.programme_changed.connect(self._programme_changed)
        workspace.plan_changed.connect(self._plan_changed)
        workspace.others_chosen.connect(self._save)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._state_changed)
        self.read()

    @property
    def chosen(self) -> dict[str, str]:
        """The ids of those that are shown, with their titles."""
        return self._workspace.plan.beside

    @property
    def shown(self) -> dict[str, str]:
        """As `chosen`; whatever a file says, no plan stands beside itself."""
        mine = self._workspace.plan.conference_id
        return {i: title for i, title in self.chosen.items() if i != mine}

    @property
    def offer(self) -> Stored | None:
        """The first that has stars on these days, is not shown and was not declined."""
        declined = self._settings.text(_DECLINED, "").split("\n")
        return next(
            (
                each
                for each in self.stored or ()
                if each.stars_here
                and each.id not in self.chosen
                and self._pair(each) not in declined
            ),
            None,
        )

    def read(self) -> None:
        """The plans that are shown with this one, as they are on the disk now."""
        wanted = self.shown
        self._asked = (self._workspace.plan.conference_id, wanted)
        self._latest += 1
        if wanted:
            read = partial(read_beside, self._keeper.library, wanted)
            in_background(self, read, partial(self._take, self._latest))
        else:
            self._take(self._latest, Beside())

    def look(self) -> None:
        """Which others there are; while the user looks at the plan, not before."""
        timetable = self._workspace.timetable
        if timetable.conference.id:
            find = partial(stored_with_stars, self._keeper.library, timetable)
            take = partial(self._take_stored, timetable.conference.id)
            in_background(self, find, take, partial(self._none_stored, take))

    def choose(self, chosen: dict[str, str]) -> None:
        """Ids with titles; as one step that can be undone."""
        plan = replace(self._workspace.plan, beside=chosen)
        self._workspace.change("Other conferences", plan)

    def add(self, stored: Stored) -> None:
        self.choose(self.chosen | {stored.id: stored.title})

    def decline(self, stored: Stored) -> None:
        """Not to be offered again beside this conference."""
        declined = self._settings.text(_DECLINED, "").split("\n")
        self._settings.set(_DECLINED, "\n".join([*filter(None, declined), self._pair(stored)]))
        self.changed.emit()

    def _pair(self, stored: Stored) -> str:
        return f"{self._workspace.conference.id} {stored.id}"

    def _take(self, number: int, found: Beside) -> None:
        """Unless something else is wanted by now, or what was read has changed or is about to."""
        if number == self._latest and not self._saves:
            self.troubles = found.troubles
            self._workspace.put_beside(found.plans)
            self.changed.emit()

    def _take_stored(self, conference_id: str, found: list[Stored]) -> None:
        if conference_id == self._workspace.conference.id:
            self.stored = found
            self.found.emit(found)
            self.changed.emit()

    def _none_stored(self, take: Callable[[list[Stored]], None], error: Exception) -> None:
        """A library that cannot be read has nothing to offer; who opens something is told why."""
        if not isinstance(error, PlannerError):
            raise error
        take([])

    def _programme_changed(self) -> None:
        if self.stored is not None and self._workspace.conference.id != self._asked[0]:
            self.stored = None
            self.look()
        self.read()

    def _plan_changed(self) -> None:
        if self.shown != self._asked[1]:
            self.read()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._asked[1]:
            self.read()

    def _save(self, pairs: tuple[tuple[Plan, Plan], ...]) -> None:
        for before, after in pairs:
            self._saves += 1
            self._latest += 1
            not_saved = partial(self._not_saved, after.conference_title)
            self._keeper.plans.save_other(after, before, self._saved, not_saved)

    def _saved(self, on_disk: Plan) -> None:
        self._saves -= 1
        self.read()

    def _not_saved(self, title: str, error: Exception) -> None:
        """What is shown is what is on the disk: the change is taken back, and said so."""
        self._saves -= 1
        self.read()
        if not isinstance(error, PlannerError):
            raise error
        self.told.emit(f"The plan for {title} stays as it was: {error}")

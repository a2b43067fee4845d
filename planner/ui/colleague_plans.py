"""Colleagues' plans beside mine: taken, kept for this conference, found again, marked."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QThreadPool, Signal

from planner.colleague_store import ColleagueStore
from planner.colleagues import (
    YOU,
    Colleague,
    Member,
    added,
    check_belongs,
    member,
    proposed_name,
    removed,
    renamed,
)
from planner.conference import Conference
from planner.errors import PlannerError
from planner.plan import Plan
from planner.team import Fans, fans, team
from planner.timetable import Timetable
from planner.ui.plan_arrivals import plan_of_file
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace
from planner.wording import counted

_People = tuple[Colleague, ...]


class _Found(NamedTuple):
    """What the plans are in the open programme."""

    people: _People
    members: tuple[Member, ...]
    fans: dict[str, Fans]


_NOBODY = _Found((), (), {})


class ColleaguePlans(QObject):
    """All that reads, writes or looks for talks is done in the background, one after another."""

    changed = Signal()  # others, other names, or other stars of them
    failed = Signal(object)  # PlannerError
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, workspace: Workspace, store: ColleagueStore, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._store = store
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._conference_id = ""  # whose colleagues are known or looked for
        self._found = _NOBODY
        workspace.programme_changed.connect(self.load)
        self.load()

    @property
    def people(self) -> _People:
        return self._found.people

    @property
    def members(self) -> tuple[Member, ...]:
        """The colleagues, with their stars at the talks of the open programme."""
        return self._found.members

    def us(self) -> tuple[Member, ...]:
        """I first, then the colleagues."""
        me = Member(YOU, self._workspace.plan, others=self._workspace.engagements)
        return (me, *self.members)

    def load(self) -> None:
        """Those of the open conference; those of another one are nobody here, at once."""
        before, self._conference_id = self._conference_id, self._workspace.conference.id
        if self._conference_id != before and self.people:
            self._found = _NOBODY
            self.changed.emit()
        if self._conference_id:
            self._work(partial(self._store.load, self._conference_id), self._find)

    def take(self, plan: Plan, name: str, file: str = "") -> None:
        """A plan from anywhere becomes a colleague's; `failed` tells where it is of another
        conference."""
        self._take([lambda: Colleague(name=name, plan=plan, file=file)])

    def take_files(self, files: Iterable[Path]) -> None:
        """Plan files, each under a name made of the file's; one that is there is read again."""
        self._take([partial(_read, file) for file in files])

    def read_again(self, name: str) -> None:
        """From the file that it came from."""
        files = [one.file for one in self.people if one.name == name and one.file]
        self.take_files(map(Path, files))

    def rename(self, name: str, new_name: str) -> None:
        self._change(partial(renamed, name=name, new_name=new_name), self._find)

    def remove(self, name: str) -> None:
        """Out of this window; the file that it came from stays."""
        self._change(partial(removed, name=name), partial(self._removed, name))

    def _take(self, reads: Sequence[Callable[[], Colleague]]) -> None:
        store, conference = self._store, self._workspace.conference

        def take() -> tuple[_People, _People, list[PlannerError]]:
            new, refused = _checked(reads, conference)
            people = store.change(conference.id, partial(_with_all, new=new))
            return people, new, refused

        self._work(take, self._taken)

    def _taken(self, result: tuple[_People, _People, list[PlannerError]]) -> None:
        people, new, refused = result
        self._find(people)
        if new:
            self.told.emit(f"{counted(len(new), 'plan')} beside yours")
        for error in refused[:1]:
            self.failed.emit(error)

    def _removed(self, name: str, people: _People) -> None:
        self._find(people)
        self.told.emit(f"{name} is no longer beside you")

    def _change(
        self, change: Callable[[_People], _People], done: Callable[[_People], None]
    ) -> None:
        self._work(partial(self._store.change, self._workspace.conference.id, change), done)

    def _find(self, people: _People) -> None:
        """Their talks, and where they go."""
        timetable = self._workspace.timetable
        if people or self.people:
            self._work(partial(_find, people, timetable), self._show)

    def _show(self, found: _Found) -> None:
        self._found = found
        self._workspace.show_fans(found.fans)
        self.changed.emit()

    def _work(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        """What ends after another programme was opened is of no use any more."""
        conference_id = self._workspace.conference.id

        def use(result: object) -> None:
            if self._workspace.conference.id == conference_id:
                done(result)

        in_background(self, work, use, self._fail, self._pool)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)


def _read(file: Path) -> Colleague:
    plan = plan_of_file(file)
    return Colleague(name=proposed_name(file.stem, plan), plan=plan, file=str(file))


def _checked(
    reads: Iterable[Callable[[], Colleague]], conference: Conference
) -> tuple[_People, list[PlannerError]]:
    """Those that can be read and are of this conference, and what is wrong with the others."""
    good, refused = [], []
    for read in reads:
        try:
            colleague = read()
            check_belongs(colleague.plan, conference)
            good.append(colleague)
        except PlannerError as error:
            refused.append(error)
    return tuple(good), refused


def _with_all(people: _People, new: _People) -> _People:
    for colleague in new:
        people = added(people, colleague)
    return people


def _find(people: _People, timetable: Timetable) -> _Found:
    members = tuple(member(one, timetable.conference) for one in people)
    nobody = Member(YOU, Plan(conference_id=""))  # my own stars are marked as ever
    return _Found(people, members, fans(team(timetable, [nobody, *members])))

"""The open programme with its plan and undo stack: the one place where views meet.

(`architecture.md` calls it Session; here that word belongs to the conference's sessions.)
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.clashes import Clash, clashes_by_talk, find_clashes
from planner.conference import Conference, Programme, Talk
from planner.plan import Plan
from planner.timetable import Timetable

_NOTHING = Conference(id="", title="", time_zone="UTC", read_at=datetime.min.replace(tzinfo=UTC))


class Workspace(QObject):
    """Every change of the plan goes through `change`, and every view hears of it."""

    closing = Signal()  # another programme comes: whoever holds something unsaved hands it in
    programme_changed = Signal()
    plan_changed = Signal(object)  # the ids of the talks that look different now
    chosen = Signal(object)  # the plan, each time the user (not the disk) changed it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.programme: Programme | None = None
        self.plan = Plan(conference_id="")
        self.timetable = Timetable(_NOTHING)
        self.clashes: list[Clash] = []
        self.clashes_of: dict[str, list[Clash]] = {}

    @property
    def conference(self) -> Conference:
        return self.timetable.conference

    @property
    def starred(self) -> set[str]:
        """The ids of the starred talks that the programme holds."""
        return {i for i in self.plan.starred_ids() if i in self.timetable.by_id}

    def open(self, programme: Programme, plan: Plan) -> None:
        """Show another programme; what could be undone belonged to the one before."""
        self.undo_stack.clear()
        self.plan = plan
        self.correct(programme)

    def correct(self, programme: Programme) -> None:
        """Show the same programme with other facts; stars and undo steps stay."""
        self.programme = programme
        self.timetable = Timetable(programme.conference)
        self._find_clashes()
        self.programme_changed.emit()

    def toggle_stars(self, talk_ids: Iterable[str]) -> None:
        """Star all of them; where all are starred already, take their stars away."""
        talks = [self.timetable.by_id[i] for i in talk_ids if i in self.timetable.by_id]
        starred = not all(self.plan.is_starred(talk.id) for talk in talks)
        plan = self.plan
        for talk in talks:
            plan = plan.with_star(talk, starred)
        self.change("Star" if starred else "Unstar", plan)

    def set_note(self, talk: Talk, note: str) -> None:
        if note != self.plan.note(talk.id):
            self.change("Note", self.plan.with_note(talk, note))

    def change(self, text: str, plan: Plan) -> None:
        """Take over another plan as one step that can be undone."""
        if plan != self.plan:
            self.undo_stack.push(_SetPlan(self, text, plan))

    def take_over(self, plan: Plan) -> None:
        """Show what another window saved, merged with ours; nothing of ours to undo."""
        self._show(plan)

    def choose(self, plan: Plan) -> None:
        """What a command does and undoes."""
        self._show(plan)
        self.chosen.emit(plan)

    def _show(self, plan: Plan) -> None:
        before, clashes = self.plan, self.clashes_of
        self.plan = plan
        self._find_clashes()
        changed = _differing(before.entries, plan.entries) | _differing(clashes, self.clashes_of)
        self.plan_changed.emit(changed)

    def _find_clashes(self) -> None:
        self.clashes = find_clashes(self.timetable.by_id[i] for i in self.starred)
        self.clashes_of = clashes_by_talk(self.clashes)


class _SetPlan(QUndoCommand):
    """The plan is a value, so that one command serves every edit."""

    def __init__(self, workspace: Workspace, text: str, plan: Plan) -> None:
        super().__init__(text)
        self._workspace, self._before, self._after = workspace, workspace.plan, plan

    def redo(self) -> None:
        self._workspace.choose(self._after)

    def undo(self) -> None:
        self._workspace.choose(self._before)


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}

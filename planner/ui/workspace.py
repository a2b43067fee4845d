"""The open programme with its plan and what can be undone: the one place where views meet.

(`architecture.md` calls it Session; here that word belongs to the conference's sessions.)
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner import merging
from planner.clashes import Clashes, clashes_of
from planner.clocks import Clock
from planner.conference import Conference, Programme
from planner.history import Facts, History, Step
from planner.plan import Plan
from planner.timetable import Timetable

if TYPE_CHECKING:
    from planner.engagements import Engagement
    from planner.team import Fans, Mark

_NOTHING = Conference(id="", title="", time_zone="UTC", read_at=datetime.min.replace(tzinfo=UTC))


class Workspace(QObject):
    """Every change of the plan goes through `change`, and every view hears of it."""

    closing = Signal()  # another programme comes: whoever holds something unsaved hands it in
    programme_changed = Signal()
    plan_changed = Signal(object)  # the ids of the talks that look different now
    went = Signal(str)  # what was undone or done again, in words
    chosen = Signal(object)  # the plan, each time the user (not the disk) changed it
    clock_changed = Signal()  # times are written by another one
    updated = Signal(object)  # the programme, each time its facts are other ones
    beside_changed = Signal()  # other plans are shown with this one, or they have changed
    others_chosen = Signal(object)  # plans for other conferences to save, each before and after

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not a QUndoStack: with Python's own commands it crashed when both were deleted.
        self._histories: dict[str, History] = {}  # by the conferences' ids
        self.history = History()
        self.programme: Programme | None = None
        self.plan = Plan(conference_id="")
        self.timetable = Timetable(_NOTHING)
        self.clashes = Clashes()
        self.beside: tuple[Plan, ...] = ()  # the plans for other conferences shown with this one
        self._elsewhere: tuple[Engagement, ...] = ()  # what they hold
        self.engagements: tuple[Engagement, ...] = ()  # of that, what is not starred here as well
        self.fans: Mapping[str, Fans] = {}  # by talk: the colleagues who starred it
        self._clock: Clock | None = None  # by which times are written; `None` for the conference's

    @property
    def conference(self) -> Conference:
        return self.timetable.conference

    @property
    def missing(self) -> list[str]:
        """The ids of the starred and noted talks that are no longer in the programme."""
        return [i for i in self.plan.entries if i not in self.timetable.by_id]

    @property
    def starred(self) -> set[str]:
        """The ids of the starred talks that the programme holds."""
        return {i for i in self.plan.starred_ids() if i in self.timetable.by_id}

    def open(self, programme: Programme, plan: Plan) -> None:
        """Show another programme; each keeps what can be undone until the program ends."""
        self.history = self._histories.setdefault(programme.conference.id, History())
        self.plan = plan
        self.beside = self._elsewhere = ()  # who reads the plans for them hears of the programme
        self.fans = {}
        self._take_facts(programme)

    def correct(self, programme: Programme) -> None:
        """The same programme with a correction of the user, as one step; the stars stay, and own
        entries keep their time by the clock they were typed by."""
        from planner.own_times import with_own_entries_moved

        assert self.programme
        plan = with_own_entries_moved(self.plan, self.programme, programme)
        self._step("Correct", programme, plan)

    def update(self, programme: Programme, plan: Plan) -> None:
        """A newer copy of the programme, and the plan carried over to it, as one step."""
        self._step("Update", programme, plan)

    def renew(self, programme: Programme) -> None:
        """The same programme, read again: nothing that could be undone."""
        self._renew(programme, self.plan)

    def _step(self, text: str, programme: Programme, plan: Plan) -> None:
        assert self.programme
        facts = Facts(self.programme, programme)
        self.history.add(Step(text, self.plan, plan, facts))
        self._renew(programme, plan)

    def _renew(self, programme: Programme, plan: Plan) -> None:
        self.plan = plan
        self._take_facts(programme)
        self.updated.emit(programme)
        self.chosen.emit(self.plan)

    def _take_facts(self, programme: Programme) -> None:
        self.programme = programme
        self.plan = self.plan.refreshed(programme.conference)
        self.timetable = Timetable(programme.conference).on_clock(self._clock)
        self._find_clashes()
        self.programme_changed.emit()

    def show_by(self, clock: Clock | None) -> None:
        """Write all times by that clock, also of programmes to come; days stay the conference's."""
        self._clock = clock
        self.timetable = self.timetable.on_clock(clock)
        self.clock_changed.emit()

    def toggle_stars(self, talk_ids: Iterable[str]) -> None:
        """Star all of them; where all are starred already, take their stars away."""
        talks = [self.timetable.by_id[i] for i in talk_ids if i in self.timetable.by_id]
        starred = not all(self.plan.is_starred(talk.id) for talk in talks)
        self.change("Star" if starred else "Unstar", self.plan.with_stars(talks, starred))

    def set_priority(self, talk_ids: Iterable[str], priority: int) -> None:
        """1 to 3, which stars them; 0 for none."""
        talks = [self.timetable.by_id[i] for i in talk_ids if i in self.timetable.by_id]
        self.change("Priority", self.plan.with_priority(talks, priority))

    def change(self, text: str, plan: Plan, beside: Iterable[Plan] = ()) -> None:
        """Take over another plan, and changed ones of those beside it, as one step that can be
        undone."""
        pairs = ((self._beside(other.conference_id), other) for other in beside)
        others = tuple((old, new) for old, new in pairs if old and old != new)
        if plan != self.plan or others:
            self.history.add(Step(text, self.plan, plan, None, others))
            self._choose_others(others)
            self._choose(plan)

    def go_to(self, ids: Iterable[str], title: str) -> str:
        """Take out what clashes under these ids, here and at other conferences; says so."""
        from planner.going import going_to

        going = going_to(ids, self.clashes, self.plan, self.beside, self.engagements)
        self.change("Go to this one", going.plan, going.beside)
        return going.told(title)

    def undo(self) -> None:
        """As a difference: what another window did since then stays."""
        step = self.history.undo()
        if step:
            self._choose_others([(after, before) for before, after in step.others])
            plan = merging.merged(step.before, step.after, self.plan)
            self._go(plan, step.facts.before if step.facts else None)
            self.went.emit(f"Undone: {step.text}")

    def can_undo(self) -> bool:
        return bool(self.history.done)

    def can_redo(self) -> bool:
        return bool(self.history.undone)

    def redo(self) -> None:
        step = self.history.redo()
        if step:
            self._choose_others(step.others)
            plan = merging.merged(step.after, step.before, self.plan)
            self._go(plan, step.facts.after if step.facts else None)
            self.went.emit(f"Redone: {step.text}")

    def _go(self, plan: Plan, programme: Programme | None) -> None:
        if programme:
            self._renew(programme, plan)
        else:
            self._choose(plan)

    def put_beside(self, plans: Sequence[Plan]) -> None:
        """Show these plans for other conferences with this one, as they are on the disk."""
        if tuple(plans) != self.beside:
            self._take_beside(plans)
            self._show(self.plan)
            self.beside_changed.emit()

    def _take_beside(self, plans: Iterable[Plan]) -> None:
        from planner.engagements import engagements  # most starts need none

        self.beside = tuple(plans)
        self._elsewhere = engagements(self.beside)

    def _beside(self, conference_id: str) -> Plan | None:
        return next((p for p in self.beside if p.conference_id == conference_id), None)

    def _choose_others(self, pairs: Sequence[tuple[Plan, Plan]]) -> None:
        """What another window did to them since then stays."""
        if pairs:
            steps = {old.conference_id: (old, new) for old, new in pairs}
            self._take_beside(_stepped(plan, steps) for plan in self.beside)
            self.others_chosen.emit(tuple(pairs))

    def take_over(self, plan: Plan) -> None:
        """Show what another window saved, merged with ours; nothing of ours to undo."""
        self._show(plan)

    def show_fans(self, fans: "Mapping[str, Fans]") -> None:
        """What colleagues starred, under the ids of the talks."""
        before, self.fans = self.fans, fans
        self.plan_changed.emit(_differing(before, fans))

    def marks(self, talk_id: str) -> "tuple[Mark, ...]":
        """Of the colleagues who starred the talk."""
        fans = self.fans.get(talk_id)
        return fans.marks if fans else ()

    def _choose(self, plan: Plan) -> None:
        self._show(plan)
        self.chosen.emit(plan)

    def _show(self, plan: Plan) -> None:
        before, clashes = self.plan, self.clashes.counts
        self.plan = plan
        self._find_clashes()
        changed = _differing(before.entries, plan.entries) | _differing(
            clashes, self.clashes.counts
        )
        self.plan_changed.emit(changed)

    def _find_clashes(self) -> None:
        starred = (self.timetable.by_id[talk_id] for talk_id in self.starred)
        self.engagements = ()
        if self._elsewhere:
            from planner.engagements import apart

            self.engagements = apart(self._elsewhere, starred)
        self.clashes = clashes_of(self.timetable, self.plan, self.engagements)


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def _stepped(plan: Plan, steps: Mapping[str, tuple[Plan, Plan]]) -> Plan:
    old, new = steps.get(plan.conference_id, (plan, plan))
    return merging.merged(new, old, plan)

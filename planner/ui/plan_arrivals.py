"""What becomes of a plan that came from elsewhere, as a file or as a link."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from planner import plan_files, sharing
from planner.calendar_plan import plan_in
from planner.colleagues import belongs, proposed_name
from planner.conference import Concern, Programme, Remark, Report
from planner.errors import LibraryError
from planner.files import telling
from planner.merging import joined, with_stars_of
from planner.plan import Plan, remembered
from planner.rematch import found_again
from planner.ui.keeper import Keeper
from planner.ui.workspace import Workspace
from planner.wording import counted


class PlanArrivals(QObject):
    """Shows its programme, then asks what to do with it where there are choices of mine."""

    told = Signal(str)
    beside_wanted = Signal(object, str, str)  # Plan, the name of the colleague, the file

    def __init__(self, workspace: Workspace, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._keeper = keeper
        self._window = window

    def take_file(self, file: Path) -> None:
        """Raises LibraryError."""
        plan = plan_of_file(file)
        if not belongs(plan, self._workspace.conference):
            self._open_programme_of(plan)
        conference = self._workspace.conference
        found = replace(found_again(plan, conference)[0], conference_id=conference.id)
        name = proposed_name(file.stem, plan)
        self._take(found, name=name, file=str(file), is_whole=plan_files.is_plan_file(file))

    def take_link(self, text: str) -> None:
        """The first link to a plan in `text`. Raises LibraryError."""
        shared = sharing.from_link(text)
        if shared.conference_id != self._workspace.plan.conference_id:
            self._open_programme_with_id(shared.conference_id, shared.conference_title)
        found = sharing.received(shared, self._workspace.conference)
        self._take(found.plan, found.lost)

    def _take(
        self,
        plan: Plan,
        lost: int = 0,
        name: str = "Colleague",
        file: str = "",
        *,
        is_whole: bool = False,
    ) -> None:
        """A link and a calendar do not tell all that a plan `is_whole` with."""
        mine, conference = self._workspace.plan, self._workspace.conference
        take = self._ask(plan, lost, is_whole) if mine.entries or mine.own_entries else joined
        if take is _beside:
            self.beside_wanted.emit(plan, name, file)
            return
        mine = self._workspace.plan  # much may have come while the question was open
        is_same = self._workspace.conference.id == conference.id
        if take is None or not is_same or plan.chooses_as(mine):
            return
        self._workspace.change("Take over a plan", take(mine, plan))
        missing = f"; {counted(lost, 'talk')} of it not found in this programme" if lost else ""
        self.told.emit(f"Plan taken over, Ctrl+Z brings yours back{missing}")

    def _ask(self, plan: Plan, lost: int, is_whole: bool) -> Callable[[Plan, Plan], Plan] | None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"This plan holds {contents(plan)}.")
        box.setInformativeText(_question(self._workspace.plan, lost))
        role = QMessageBox.ButtonRole
        answers: dict[QPushButton, Callable[[Plan, Plan], Plan]] = {
            box.addButton("Add to mine", role.AcceptRole): joined,
            box.addButton("Replace mine", role.DestructiveRole): (
                _instead if is_whole else with_stars_of
            ),
            box.addButton("Show beside mine", role.ActionRole): _beside,
        }
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(next(b for b, take in answers.items() if take is joined))
        box.exec()
        take = next((t for button, t in answers.items() if button is box.clickedButton()), None)
        box.deleteLater()
        return take

    def _open_programme_of(self, plan: Plan) -> None:
        """From the library; else what the plan remembers of its talks stands in for it."""
        if self._keeper.has(plan.conference_id):
            self._keeper.open(plan.conference_id)
            return
        remark = Remark(
            concern=Concern.ODD,
            where="programme",
            what="It is not stored here; only the talks of the plan are shown. Open its pages.",
        )
        conference = remembered(plan, datetime.now(UTC))
        # Not stored: when its pages are opened, their talks take the place of these.
        self._keeper.show(Programme(conference=conference, report=Report(remarks=(remark,))))

    def _open_programme_with_id(self, conference_id: str, title: str) -> None:
        if not self._keeper.has(conference_id):
            raise LibraryError(
                f"This is a plan for “{title}”, which is not stored here; open its programme, "
                "then paste the link again."
            )
        self._keeper.open(conference_id)


def is_plan_file(file: Path) -> bool:
    """A plan's own file, or a calendar that this program exported; not what cannot be read."""
    try:
        return plan_files.is_plan_file(file) or bool(_calendar_plan(file))
    except LibraryError:
        return False


def plan_of_file(file: Path) -> Plan:
    """Of either kind. Raises LibraryError."""
    return _calendar_plan(file) or plan_files.read_plan_file(file)


def _calendar_plan(file: Path) -> Plan | None:
    """Raises LibraryError."""
    with telling(file):
        return plan_in(file.read_bytes()) if b"BEGIN:VCALENDAR" in plan_files.head(file) else None


def contents(plan: Plan) -> str:
    """`3 starred talks and 1 own entry`"""
    parts = [counted(len(plan.starred_ids()), "starred talk")]
    parts += [counted(len(plan.own_entries), "own entry", "own entries")] * bool(plan.own_entries)
    return " and ".join(parts)


def _question(mine: Plan, lost: int) -> str:
    missing = f"{counted(lost, 'talk')} of it are not in this programme. " if lost else ""
    return (
        f"{missing}Yours holds {contents(mine)}. Add the other to it, put the other in its "
        "place, or show it beside yours as a colleague's? Ctrl+Z brings yours back."
    )


def _instead(mine: Plan, other: Plan) -> Plan:
    return other


def _beside(mine: Plan, other: Plan) -> Plan:
    return mine

"""What the user can do with files: open, paste, add, keep a copy, bring a plan back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from planner import importers
from planner.errors import PlannerError, UnreadableError
from planner.files import plain_name, write_safely
from planner.importers.archives import ENDINGS
from planner.importers.table_template import template
from planner.link_code import holds_link
from planner.paths import SAMPLE
from planner.plan import Plan
from planner.plan_files import for_others, write_plan
from planner.records import PROGRAMME, to_json
from planner.ui.arrivals import Arrivals
from planner.ui.clipboard import copied_link, copied_text, local_files
from planner.ui.file_dialogs import FileDialogs
from planner.ui.keeper import Keeper
from planner.ui.opening import Opener, Reading
from planner.ui.plan_arrivals import PlanArrivals, is_plan_file
from planner.ui.settings import Settings
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace

_ENDINGS = " ".join(f"*{ending}" for ending in sorted({*ENDINGS, ".zip", ".gz"}))
PAGES = f"Programmes ({_ENDINGS});;All files (*)"
PLANS = "Plans (*.json);;All files (*)"


class FileCommands(QObject):
    """Asks for files and hands them on; errors go out as `failed`."""

    failed = Signal(object)  # PlannerError
    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self, workspace: Workspace, keeper: Keeper, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._keeper = keeper
        self._dialogs = FileDialogs(settings, window)
        self.opener = Opener(keeper, self)
        self.arrivals = Arrivals(workspace, keeper, window)
        self.plans = PlanArrivals(workspace, keeper, window)
        self.opener.done.connect(self._read)
        self.plans.told.connect(self.told)

    def open(self) -> None:
        self.open_files(self._ask_for_files("Open a programme"))

    def add_pages(self) -> None:
        """Into the open conference, whatever the pages say of themselves."""
        if files := self._ask_for_files("Add pages"):
            self.opener.open_files(files, into=self._workspace.conference.id)

    def open_files(self, files: Sequence[Path]) -> None:
        """A plan among them is taken over, when its programme may be there."""
        plans = [file for file in files if is_plan_file(file)]
        if others := [file for file in files if file not in plans]:
            self.opener.open_files(others)
        for plan in plans:
            self._take_plan(partial(self.plans.take_file, plan))

    def update(self) -> None:
        """Read the open programme again where it came from; else ask for the newer file."""
        conference = self._workspace.conference
        sources = conference.sources
        addresses = list(dict.fromkeys(source.address for source in sources if source.address))
        if addresses:
            self.opener.read_again(addresses, conference.id)
            return
        self.told.emit("This programme was read from files: choose the newer ones")
        title = "Choose the newer file of this programme, which was not read from the web"
        if files := self._ask_for_files(title):
            self.opener.open_files(files, into=conference.id, is_update=True)

    def _ask_for_files(self, title: str) -> list[Path]:
        """While the user chooses, the parsers are loaded: 0.2 s less to wait for the first one."""
        in_background(self, importers.load, lambda loaded: None)
        return self._dialogs.files(title, PAGES)

    def open_sample(self) -> None:
        self.opener.open_files([SAMPLE])

    def take_dropped(self, data: QMimeData) -> None:
        """Files that were dropped or copied, a link, else text."""
        files = local_files(data)
        if files:
            self.open_files(files)
        elif holds_link(data.text()):
            self.take_plan_link(data.text())
        elif link := copied_link(data):
            self.opener.open_link(link)
        elif text := copied_text(data):
            self.opener.read_text("pasted text", text.encode())

    def save_copy(self) -> None:
        """All of it, for the user alone."""
        title = "Save a copy of the whole plan, with notes and what is hidden and followed"
        self._save_plan(self._workspace.plan, title)

    def save_for_others(self, notes: bool) -> None:
        """Only what is shared."""
        title = f"Save the plan for others, {'with' if notes else 'without'} my notes"
        self._save_plan(for_others(self._workspace.plan, notes=notes), title)

    def _save_plan(self, plan: Plan, title: str) -> None:
        name = f"{plain_name(self._workspace.conference.id)}-plan.json"
        file = self._dialogs.target(title, name, PLANS)
        if file:
            self._try(lambda: write_plan(plan, file), f"Copied to {file}")

    def save_programme(self) -> None:
        name = f"{plain_name(self._workspace.conference.id)}.json"
        file = self._dialogs.target("Save the programme", name, PLANS)
        programme = self._workspace.programme
        if file and programme:
            text = to_json(programme, PROGRAMME)
            self._try(lambda: write_safely(file, text.encode()), f"Saved as {file}")

    def save_table(self) -> None:
        """A table to fill in, for a conference that publishes nothing that can be read."""
        file = self._dialogs.target("Save a table to fill in", "programme.csv", "Tables (*.csv)")
        if file:
            told = f"Saved as {file}; fill it in and open it"
            self._try(lambda: write_safely(file, template()), told)

    def open_plan(self) -> None:
        file = self._dialogs.file("Open a plan", PLANS)
        if file:
            self._take_plan(partial(self.plans.take_file, file))

    def take_plan_link(self, text: str) -> None:
        """The link to a plan in a text that was pasted, dropped or given."""
        self._take_plan(partial(self.plans.take_link, text))

    def _take_plan(self, take: Callable[[], None]) -> None:
        try:
            take()
        except PlannerError as error:
            self.failed.emit(error)

    def _read(self, reading: Reading) -> None:
        if reading.fresh:
            self._take(reading)
        if reading.refused:
            self.failed.emit(_one_error(reading))

    def _take(self, reading: Reading) -> None:
        try:
            self.arrivals.take(reading)
        except PlannerError as error:
            self.failed.emit(error)

    def _try(self, work: Callable[[], object], told: str) -> None:
        try:
            work()
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self.told.emit(told)


def _one_error(reading: Reading) -> PlannerError:
    """One sentence for all that was refused, each file's own in the details."""
    (name, first), *others = reading.refused
    if not others:
        return first
    each = [f"{name}: {error}\n{error.details}".strip() for name, error in reading.refused]
    sentence = f"{len(each)} files could not be read, {name} among them: {first}"
    return UnreadableError(sentence, "\n\n".join(each))

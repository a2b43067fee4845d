"""What the user can do with calendars: hand talks to the calendar program, publish the plan."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.exporters import by_ending, held, ical
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.files import safe_name, write_safely
from planner.ui.alarm_box import usual_alarm
from planner.ui.file_dialogs import FileDialogs
from planner.ui.in_front import in_front
from planner.ui.publish_dialog import PublishDialog
from planner.ui.settings import Settings
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace

_NO_TIME = "No calendar can hold a talk without a time"


class CalendarCommands(QObject):
    told = Signal(str)  # a sentence for the status bar
    failed = Signal(object)  # PlannerError

    def __init__(self, workspace: Workspace, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._window = window

    def publish(self) -> None:
        dialog = PublishDialog(self._workspace, self._settings, self._window)
        dialog.told.connect(self.told)
        in_front(dialog)

    def add(self, talk_ids: Collection[str]) -> None:
        """Opens these talks in the system's calendar program; where there is none, saves them."""
        timetable, plan = self._workspace.timetable, self._workspace.plan
        talks = [talk for talk in selections.chosen(timetable, plan, talk_ids) if talk.start]
        if not talks:
            self.told.emit(_NO_TIME)
            return
        selection = replace(
            selections.of_talks(timetable, plan, talks), alarm=usual_alarm(self._settings)
        )
        in_background(self, partial(_written, selection), self._hand_over, self._fail)

    def _hand_over(self, written: tuple[Path, str]) -> None:
        file, counts = written
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.told.emit(f"Given to your calendar program: {counts}")
            return
        dialogs, title = FileDialogs(self._settings, self._window), "Save for your calendar program"
        if chosen := dialogs.target(title, file.name, "Calendars (*.ics)"):
            self._copy(file, chosen, counts)

    def _copy(self, file: Path, chosen: Path, counts: str) -> None:
        try:
            write_safely(chosen, file.read_bytes())
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self.told.emit(f"Saved as {chosen}: {counts}")

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)


def _written(selection: Selection) -> tuple[Path, str]:
    """The file for the calendar program, and what it holds in words."""
    # The other program reads it later, so it is left there for the system to clear away; in a
    # folder of its own, as the notes in it are for no other user of the machine.
    folder = Path(mkdtemp(prefix="conference-planner-"))
    file = folder / f"{safe_name(selection.talks[0].id)}.ics"
    write_safely(file, ical.write(selection), to_disk=False)
    return file, held(selection, by_ending(file))

"""What the user can do with calendars: hand talks to the calendar program, publish the plan."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.errors import PlannerError
from planner.exporters import ical
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.files import safe_name, write_safely
from planner.reminders import CHOICES
from planner.ui.publish_dialog import ALARM, PublishDialog
from planner.ui.settings import Settings
from planner.ui.workspace import Workspace
from planner.wording import counted

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
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.told.connect(self.told)
        dialog.open()

    def add(self, talk_ids: Collection[str]) -> None:
        """Opens these talks in the system's calendar program; where there is none, saves them."""
        timetable, plan = self._workspace.timetable, self._workspace.plan
        talks = [talk for talk in selections.chosen(timetable, plan, talk_ids) if talk.start]
        if not talks:
            self.told.emit(_NO_TIME)
            return
        try:
            self._hand_over(selections.of_talks(timetable, plan, talks))
        except PlannerError as error:
            self.failed.emit(error)

    def _hand_over(self, selection: Selection) -> None:
        content = ical.write(selection, self._settings.number(ALARM, CHOICES))
        name = f"{safe_name(selection.talks[0].id)}.ics"
        file = _temporary_folder() / name
        write_safely(file, content, to_disk=False)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.told.emit(f"Given to your calendar program: {selection.counts}")
            return
        told = "Save for your calendar program"
        chosen, _ = QFileDialog.getSaveFileName(self._window, told, name, "Calendars (*.ics)")
        if chosen:
            write_safely(Path(chosen), content)
            self.told.emit(f"Saved as {chosen}: {counted(len(selection.talks), 'talk')}")


def _temporary_folder() -> Path:
    """The other program reads the file later, so it is left there for the system to clear away."""
    location = QStandardPaths.StandardLocation.TempLocation
    return Path(QStandardPaths.writableLocation(location)) / "conference-planner"

"""Publish the plan to a calendar server: connect, choose, see what will be done, and do it."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.caldav_server import CalendarName
from planner.errors import PlannerError
from planner.exporters import selection as selections
from planner.publishing import Changes, Outcome, Publication
from planner.ui.alarm_box import AlarmBox
from planner.ui.calendar_account import CalendarAccount
from planner.ui.calendar_session import CalendarSession
from planner.ui.sentence import sentence
from planner.ui.settings import Settings
from planner.ui.workspace import Workspace

_CALENDAR = "calendar_name"  # in the settings: its address

_WHAT_FOR = (
    "Your starred talks and own entries become events in a calendar of yours on a CalDAV server "
    "(Nextcloud, Fastmail, iCloud, Radicale …). Publishing again updates them and removes what you "
    "no longer want. Nothing else in that calendar is touched."
)
_GO_ON = "Choose the calendar again to see what is left to do."


class PublishDialog(QDialog):
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, workspace: Workspace, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Publish to a calendar")
        self._workspace = workspace
        self._settings = settings
        self._changes = Changes()
        self._focused: QWidget | None = None  # what had the focus before it was busy
        self._session = CalendarSession(self)
        self._account = CalendarAccount(settings, self)
        self._calendar = QComboBox(self)
        self._calendar.setAccessibleName("Calendar")
        self._alarm = AlarmBox(settings, self)
        self._state = sentence("", "strong", self)
        self._error = sentence("", "error", self)
        self._progress = QProgressBar(self)
        self._publish_button = QPushButton("&Publish", self)
        self._publish_button.setProperty("role", "primary")
        self._stop_button = QPushButton("&Stop", self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._fill()
        self._place_parts()
        self._connect()
        self._end("")
        self._account.focus_first_empty()

    def _fill(self) -> None:
        self._progress.setTextVisible(False)
        self._error.hide()
        # Return in a field connects; it must not press a button as well.
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        for button in (self._publish_button, self._stop_button, close):
            button.setAutoDefault(False)

    def _place_parts(self) -> None:
        em = self.fontMetrics().height()
        form = QFormLayout()
        form.addRow("C&alendar", self._calendar)
        form.addRow("A&larm", self._alarm)
        for button in (self._publish_button, self._stop_button):
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(em // 2)
        layout.addWidget(sentence(_WHAT_FOR, "muted", self))
        layout.addWidget(self._account)
        layout.addLayout(form)
        for part in (self._state, self._error, self._progress):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self._account.align_labels(form)
        self.resize(em * 30, em * 32)

    def _connect(self) -> None:
        self._account.connect_wanted.connect(self._log_in)
        self._account.edited.connect(self._log_out)
        for box in (self._calendar, self._alarm):
            box.activated.connect(self._compare)
        self._publish_button.clicked.connect(self._publish)
        self._stop_button.clicked.connect(self._session.stop)
        self._session.connected.connect(self._show_calendars)
        self._session.compared.connect(self._show_changes)
        self._session.progressed.connect(self._progress.setValue)
        self._session.published.connect(self._show_outcome)
        self._session.failed.connect(self._show_error)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._session.close)
        self._workspace.programme_changed.connect(self.reject)

    # What it does

    def _log_in(self) -> None:
        login = self._account.login
        self._log_out()
        self._begin("Connecting…")
        self._session.log_in(login)

    def _log_out(self) -> None:
        """Another account: what was shown was of the one before."""
        self._session.log_out()
        self._calendar.clear()
        self._changes = Changes()
        self._end("")

    def _show_calendars(self, calendars: list[CalendarName], trouble: str) -> None:
        self._account.remember()
        for calendar in calendars:
            self._calendar.addItem(calendar.name, calendar.address)
        known = self._calendar.findData(self._settings.text(_CALENDAR, ""))
        self._calendar.setCurrentIndex(max(known, 0))
        self._compare()
        self._say(trouble)

    def _compare(self) -> None:
        """What has to be done for the calendar that is chosen."""
        self._begin("Reading the calendar…")
        self._session.compare(self._publication())

    def _show_changes(self, changes: Changes) -> None:
        self._changes = changes
        name = self._calendar.currentText()
        self._end(f"To do in “{name}”: {changes}." if changes.count else f"“{name}” is up to date.")

    def _publish(self) -> None:
        what, changes = self._publication(), self._changes
        self._settings.set(_CALENDAR, what.calendar.address)
        self._alarm.remember()
        self._begin("Publishing…", steps=changes.count)
        self._session.publish(what, changes)

    def _show_outcome(self, outcome: Outcome) -> None:
        self._changes = Changes()
        self._end(str(outcome))
        self._say(_GO_ON if outcome.left or outcome.overtaken else "")
        self.told.emit(f"Calendar: {outcome}")

    def _show_error(self, error: PlannerError) -> None:
        self._changes = Changes()
        self._end("")
        self._say(str(error))

    # How it looks meanwhile

    def _begin(self, state: str, steps: int = 0) -> None:
        """Without a number of steps it says only that it works."""
        self._say("")
        self._focused = self.focusWidget()
        self._state.setText(state)
        self._progress.setRange(0, steps)
        self._progress.setValue(0)
        self._progress.show()
        self._stop_button.setVisible(steps > 0)
        for part in (self._account, self._calendar, self._alarm, self._publish_button):
            part.setEnabled(False)

    def _end(self, state: str) -> None:
        self._state.setText(state)
        self._progress.hide()
        self._stop_button.hide()
        connected = self._session.is_connected
        self._account.setEnabled(True)
        self._calendar.setEnabled(connected)
        self._alarm.setEnabled(connected)
        self._publish_button.setEnabled(connected and self._changes.count > 0)
        if self._focused and self._focused.isEnabled():
            self._focused.setFocus()  # it was disabled meanwhile
        self._focused = None

    def _say(self, error: str) -> None:
        self._error.setText(error)
        self._error.setVisible(bool(error))

    def _publication(self) -> Publication:
        plan = selections.of_plan(self._workspace.timetable, self._workspace.plan)
        address = str(self._calendar.currentData(Qt.ItemDataRole.UserRole))
        calendar = CalendarName(self._calendar.currentText(), address)
        plan = replace(plan, alarm=self._alarm.minutes)
        return Publication(selection=plan, calendar=calendar)

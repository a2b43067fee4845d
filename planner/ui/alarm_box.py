"""How long before each event a calendar rings: one choice for all that goes into calendars."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from planner.reminders import CHOICES
from planner.ui.settings import Settings

_SETTING = "calendar_alarm"  # minutes


class AlarmBox(QComboBox):
    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAccessibleName("Alarm")
        for minutes in CHOICES:
            self.addItem(f"{minutes} minutes before" if minutes else "None", minutes)
        self.setCurrentIndex(CHOICES.index(usual_alarm(settings)))

    @property
    def minutes(self) -> int:
        """0 is none."""
        return int(self.currentData(Qt.ItemDataRole.UserRole))

    def remember(self) -> None:
        """For the next time."""
        self._settings.set(_SETTING, self.minutes)


def usual_alarm(settings: Settings) -> int:
    """The minutes that were chosen last; 0 is none."""
    return settings.number(_SETTING, CHOICES)

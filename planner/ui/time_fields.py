"""Fields for a day and for a time: typed as people write them, or stepped by the arrow keys."""

from datetime import date, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.errors import PlannerError
from planner.records import FIRST_YEAR, LAST_YEAR
from planner.times import day_and_month
from planner.typed_times import typed_day, typed_time

_STEP = 15  # minutes


class _Field(QLineEdit):
    """Keeps what is typed until it is left or asked for, then writes it as the program does."""

    settled = Signal()  # it is read, and may be another one than before

    def __init__(self, name: str, widest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(f"{widest}  ") + 20)
        self.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        """What cannot be read stays as it is typed: it is said when it is asked for."""
        try:
            self._rewrite(0)
        except PlannerError:
            return
        self.settled.emit()

    def _rewrite(self, steps: int) -> None:
        raise NotImplementedError

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not steps:
            super().keyPressEvent(event)
            return
        try:
            self._rewrite(steps)
        except PlannerError:
            return
        self.selectAll()
        self.settled.emit()


class TimeField(_Field):
    """`19:00`, `1900`, `7 pm`; Up and Down go to the next quarter of an hour."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, "00:00", parent)
        self.setToolTip("19:00 or 7 pm; ↑ ↓ by a quarter of an hour")

    def set_time(self, at: time) -> None:
        self.setText(f"{at.hour}:{at.minute:02}")

    def chosen(self) -> time:
        """Raises PlannerError where it cannot be read."""
        return typed_time(self.text())

    def _rewrite(self, steps: int) -> None:
        at = self.chosen()
        minutes = at.hour * 60 + at.minute
        if steps:  # down from 9:20 is 9:15
            minutes = ((minutes if steps > 0 else minutes - 1) // _STEP + (steps > 0)) * _STEP
        self.set_time(time(minutes // 60 % 24, minutes % 60))


class DayField(_Field):
    """`9 Mar`, `2027-03-09`, `Wed`; Up and Down go by a day."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, "Wed 30 Mar 2020", parent)
        self.setToolTip("9 Mar, 2027-03-09 or Wed; ↑ ↓ by a day")
        self._near = date(2000, 1, 1)  # for what is typed without a year

    def set_day(self, day: date) -> None:
        self._near = day
        self.setText(f"{day_and_month(day)} {day.year}")

    def chosen(self) -> date:
        """Raises PlannerError where it cannot be read, or is so far that no clock is known."""
        day = typed_day(self.text(), self._near)
        if not FIRST_YEAR < day.year < LAST_YEAR:
            raise PlannerError(f"The year must be between {FIRST_YEAR} and {LAST_YEAR}.")
        return day

    def _rewrite(self, steps: int) -> None:
        self.set_day(self.chosen() + timedelta(days=steps))

"""The best plan without clashes: what stays, what gives way and why; taken over as one step."""

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.itinerary import Itinerary
from planner.itinerary_plan import Scope, best_of, chosen, left_out, taken_over
from planner.times import short_day
from planner.ui.best_plan_lists import ChosenList, LeftOutList
from planner.ui.sentence import sentence
from planner.ui.workspace import Workspace
from planner.wording import counted

NO_STARS = "Star the talks that you want to hear, also those that clash; then ask again."
RULES = (
    "Of all plans without clashes the one with most talks of the highest priority,"
    " then with most minutes, then with the fewest changes of room."
)


class BestPlanDialog(QDialog):
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, workspace: Workspace, day: date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Best plan")
        self._workspace = workspace
        self._day = day
        self._kept = {i for i, entry in workspace.plan.entries.items() if entry.pinned}
        self._itinerary = Itinerary((), ())
        self._talks, self._sessions = _one_of(
            "Go from talk to talk", "Stay for whole sessions", self
        )
        self._days: tuple[QRadioButton, ...] = ()
        if day:
            self._days = _one_of(f"For {short_day(day)} only", "For all days", self)
        self._headline = sentence("", "strong", self)
        self._chosen = ChosenList(workspace.timetable, self)
        self._left_out = LeftOutList(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._take = QPushButton("Take it over", self)
        self._take.setProperty("role", "primary")
        self._buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        self._place_parts()
        self._fit_into(parent)
        self._connect()
        self._work_out()

    def _place_parts(self) -> None:
        em = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setSpacing(em // 2)
        layout.addWidget(self._headline)
        layout.addWidget(sentence(RULES, "muted", self))
        options = QHBoxLayout()
        options.setSpacing(em)
        for radio in (self._talks, self._sessions):
            options.addWidget(radio)
        options.addStretch(1)
        for radio in self._days:
            options.addWidget(radio)
        layout.addLayout(options)
        lists = QHBoxLayout()
        lists.setSpacing(em // 2)
        lists.addWidget(self._chosen, 3)
        lists.addWidget(self._left_out, 2)
        layout.addLayout(lists, 1)
        layout.addWidget(self._buttons)

    def _fit_into(self, window: QWidget) -> None:
        em = self.fontMetrics().height()
        self.resize(min(em * 84, window.width() - em), min(em * 44, window.height() - em))

    def _connect(self) -> None:
        for radio in (self._talks, *self._days[:1]):  # the other one of each follows
            radio.toggled.connect(self._work_out)
        self._left_out.kept_changed.connect(self._keep)
        self._buttons.accepted.connect(self._take_over)
        self._buttons.rejected.connect(self.reject)
        self._workspace.plan_changed.connect(self._work_out)  # by another window
        self._workspace.programme_changed.connect(self.reject)

    @property
    def _scope(self) -> Scope:
        only_day = bool(self._days) and self._days[0].isChecked()
        return Scope(self._day if only_day else None, self._sessions.isChecked())

    def _work_out(self) -> None:
        """Some milliseconds for a thousand stars."""
        plan, timetable = self._workspace.plan, self._workspace.timetable
        others = self._workspace.engagements
        self._itinerary = best_of(plan, timetable, self._scope, self._kept, others)
        self._chosen.show_lines(chosen(self._itinerary, timetable))
        self._left_out.show_lines(left_out(self._itinerary), timetable, plan, self._nothing())
        self._headline.setText(self._told())
        has_stars = bool(self._itinerary.talks or self._itinerary.left_out)
        for widget in (self._chosen, self._talks, self._sessions):
            widget.setVisible(has_stars)
        self._take.setEnabled(taken_over(plan, self._itinerary) != plan)

    def _told(self) -> str:
        stay, gone = len(self._itinerary.talks), _left_talks(self._itinerary)
        if not stay + gone:
            return (
                "Nothing is starred yet"
                if self._scope.day is None
                else "Nothing is starred on this day"
            )
        if not gone:
            return f"All of your {counted(stay, 'talk')} can stay"
        verbs = ("stays" if stay == 1 else "stay"), ("is" if gone == 1 else "are")
        return f"{counted(stay, 'talk')} {verbs[0]}, {gone} {verbs[1]} left out"

    def _nothing(self) -> str:
        """What is said where nothing is left out."""
        talks, clashes = self._itinerary.talks, self._workspace.clashes.counts
        if not talks:
            return NO_STARS
        clashing = any(talk.id in clashes for talk in talks)
        return "What clashes you have kept." if clashing else "Your plan has no clashes."

    def _keep(self, talk_id: str, kept: bool) -> None:
        self._kept = self._kept | {talk_id} if kept else self._kept - {talk_id}
        self._work_out()

    def _take_over(self) -> None:
        gone = _left_talks(self._itinerary)
        plan = taken_over(self._workspace.plan, self._itinerary)
        self.accept()
        self._workspace.change("Best plan", plan)
        bring = "Ctrl+Z brings it back" if gone == 1 else "Ctrl+Z brings them back"
        kept = "What you keep is pinned"
        self.told.emit(f"{counted(gone, 'star')} taken away; {bring}" if gone else kept)

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._work_out()


def _left_talks(itinerary: Itinerary) -> int:
    return sum(len(stay.wishes) for stay, _ in itinerary.left_out)


def _one_of(first: str, second: str, parent: QWidget) -> tuple[QRadioButton, QRadioButton]:
    """A choice of its own; the first one is chosen."""
    group = QButtonGroup(parent)
    buttons = QRadioButton(first, parent), QRadioButton(second, parent)
    for button in buttons:
        group.addButton(button)
    buttons[0].setChecked(True)
    return buttons

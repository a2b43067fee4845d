"""Over the plan: the day or the whole in numbers, and what can be done with all of it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.clashes import Clashes
from planner.day_plan import Agenda
from planner.ui.plan_face import make_fonts
from planner.ui.plan_lines import joined
from planner.ui.plan_writer import day_details, day_title, of_others
from planner.ui.wrapped_label import WrappedLabel
from planner.wording import counted


class PlanHead(QWidget):
    """`add` and `best` are its buttons: an own entry, the best plan."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._counts, self._budget = (_label(self) for _ in range(3))
        self._title.setFont(make_fonts(self.font()).day)
        self.add = QPushButton("Add an entry…", self)
        self.add.setToolTip("A meeting or a dinner: it takes time and clashes as talks do")
        self.best = QPushButton("Best plan…", self)
        self.best.setToolTip("The best selection of your stars without clashes, and why")
        em = self.fontMetrics().height()
        first, layout = QHBoxLayout(), QVBoxLayout(self)
        first.setSpacing(em // 2)
        first.addWidget(self._title, 1)
        first.addWidget(self.add)
        first.addWidget(self.best)
        layout.setContentsMargins(em, em * 2 // 3, em, em // 3)
        layout.setSpacing(1)
        layout.addLayout(first)
        for label in (self._counts, self._budget):
            label.setProperty("role", "muted")
            layout.addWidget(label)

    def tell(self, agenda: Agenda, day: date | None, clashes: Clashes) -> None:
        """Of the chosen day, or of all."""
        found = next((each for each in agenda.days if each.date == day), None)
        counts, budget = day_details(found) if found else ("", "")
        self._title.setText(day_title(day, agenda.days) if day else "My plan")
        self._counts.setText(counts if day else _whole(agenda, clashes))
        self._budget.setText(budget)
        self._budget.setVisible(bool(budget))
        self.best.setEnabled(bool(agenda.days))


def _label(parent: QWidget) -> WrappedLabel:
    return WrappedLabel(parent, Qt.TextFormat.PlainText)


def _whole(agenda: Agenda, clashes: Clashes) -> str:
    """`7 talks on 3 days · 1 clash`; empty without any."""
    talks = sum(day.talks for day in agenda.days)
    if not agenda.days:
        return ""
    on_days = f"{counted(talks, 'talk')} on {counted(len(agenda.days), 'day')}"
    others = of_others(sum(day.others for day in agenda.days))
    return joined(on_days, others, counted(len(clashes), "clash", "clashes") if clashes else "")

"""The options of printing: layout, what, days, and how it looks; they are remembered."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner import times
from planner.addresses import link_in
from planner.clocks import Clock, Whose
from planner.exporters.print_options import (
    Columns,
    FontSize,
    Layout,
    Margins,
    Paper,
    PrintOptions,
    What,
)
from planner.plan import Plan
from planner.priorities import NONE, WORDS
from planner.timetable import Timetable
from planner.ui.calm_wheel import scrolls_past
from planner.ui.print_icons import ICON, layout_icon
from planner.ui.printing import usual_paper
from planner.ui.sentence import sentence
from planner.ui.settings import Settings
from planner.ui.system_zone import system_zone

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_LAYOUTS = {
    Layout.AGENDA: ("Agenda", "A list by day."),
    Layout.GRID: ("Day grid", "Time against rooms or sessions; what is starred stands out."),
    Layout.POCKET: (
        "Pocket",
        "Eight small pages: fold at the marks, cut the broken line, push the ends together. "
        "Print it on one side.",
    ),
    Layout.ABSTRACTS: ("Abstracts", "One block a talk, with ruled space for notes."),
    Layout.POSTERS: ("Posters", "In the order in which they hang, with boxes to tick."),
}
_CHECKS = ("abstracts", "notes", "own_time", "qr", "greyscale")


class PrintChoices(QWidget):
    """`changed` tells of each change; what does not matter for a layout is greyed out."""

    changed = Signal()

    def __init__(
        self, timetable: Timetable, plan: Plan, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._timetable, self._settings = timetable, settings
        self._other = _other_clock(timetable)
        self.layouts = {layout: _layout_button(layout) for layout in Layout}
        self.about = sentence("", "muted", self)
        self.what = {
            What.PLAN: QRadioButton("&My plan"),
            What.PROGRAMME: QRadioButton("Whole p&rogramme"),
        }
        self._groups = [
            _exclusive(self, self.layouts.values()),
            _exclusive(self, self.what.values()),
        ]
        self.days = _checks({day: times.day_and_month(day) for day in timetable.days})
        chosen = sorted({plan.entry(i).priority for i in plan.starred_ids()} - {0})
        self.priorities = _checks({p: WORDS[p] for p in chosen} | ({0: NONE} if chosen else {}))
        self.abstracts = QCheckBox("&Abstracts")
        self.notes = _checked_box("My &notes")
        self.own_time = _checked_box(_words_for(self._other))
        self.qr = QCheckBox("Links as &QR codes")
        self.greyscale = QCheckBox("&Greyscale")
        self.columns = _box({Columns.ROOMS: "Rooms", Columns.SESSIONS: "Sessions"})
        self.paper = _box({Paper.A4: "A4", Paper.LETTER: "Letter"})
        self.margins = _box({each: each.title() for each in Margins})
        self.font_size = _box({each: each.title() for each in FontSize})
        self._recall()
        self._place_parts()
        self._adapt()
        self._connect()

    def options(self) -> PrintOptions:
        days, priorities = self.chosen_days(), _checked(self.priorities)
        return PrintOptions(
            layout=_chosen(self.layouts),
            what=_chosen(self.what),
            days=() if len(days) == len(self.days) else days,
            priorities=() if len(priorities) == len(self.priorities) else priorities,
            columns=Columns(self.columns.currentData()),
            abstracts=self.abstracts.isChecked(),
            notes=self.notes.isChecked(),
            other=self._other if self.own_time.isChecked() else None,
            qr=self.qr.isChecked(),
            paper=Paper(self.paper.currentData()),
            margins=Margins(self.margins.currentData()),
            font_size=FontSize(self.font_size.currentData()),
            greyscale=self.greyscale.isChecked(),
        )

    def chosen_days(self) -> tuple[date, ...]:
        return _checked(self.days)

    def lacking(self) -> str:
        """What has to be chosen before anything can be printed."""
        if self.days and not self.chosen_days():
            return "Choose a day."
        if self.priorities and not _checked(self.priorities) and self._prints_plan():
            return "Choose a priority."
        return ""

    def remember(self) -> None:
        """For the next time: how it looks, not what of this conference."""
        options, settings = self.options(), self._settings
        settings.set("print/layout", options.layout.value)
        for name, box in self._boxes().items():
            settings.set(f"print/{name}", str(box.currentData()))
        for name in _CHECKS:
            settings.set(f"print/{name}", self._check(name).isChecked())

    def _recall(self) -> None:
        settings = self._settings
        self.layouts[_known(Layout, settings.text("print/layout", ""))].setChecked(True)
        self.what[What.PLAN].setChecked(True)
        usual: dict[str, StrEnum] = {
            "columns": Columns.ROOMS,
            "paper": usual_paper(),
            "margins": Margins.NORMAL,
            "font_size": FontSize.NORMAL,
        }
        for name, box in self._boxes().items():
            stored = box.findData(settings.text(f"print/{name}", ""))
            place = stored if stored >= 0 else box.findData(usual[name].value)
            box.setCurrentIndex(place)
        for name in _CHECKS:
            check = self._check(name)
            check.setChecked(settings.flag(f"print/{name}", check.isChecked()))

    def _boxes(self) -> dict[str, QComboBox]:
        return {
            "columns": self.columns,
            "paper": self.paper,
            "margins": self.margins,
            "font_size": self.font_size,
        }

    def _check(self, name: str) -> QCheckBox:
        check = getattr(self, name)
        assert isinstance(check, QCheckBox)
        return check

    def _prints_plan(self) -> bool:
        return self.what[What.PLAN].isChecked()

    def _has_links(self, layout: Layout) -> bool:
        conference = self._timetable.conference
        talks = conference.talks if layout is Layout.ABSTRACTS else ()
        return bool(link_in(conference.url)) or any(talk.url for talk in talks)

    def _adapt(self) -> None:
        """To the layout: what it shows, and what matters for it."""
        layout = _chosen(self.layouts)
        self.about.setText(_LAYOUTS[layout][1])
        self.abstracts.setEnabled(layout not in (Layout.GRID, Layout.ABSTRACTS))
        self.notes.setEnabled(layout is not Layout.GRID)
        self.own_time.setEnabled(layout is not Layout.POSTERS)
        self.qr.setEnabled(self._has_links(layout))
        self._form.setRowVisible(self.columns, layout is Layout.GRID)
        for box in self.priorities.values():
            box.setEnabled(self._prints_plan())

    def _tell(self) -> None:
        self._adapt()
        self.changed.emit()

    def _tell_chosen(self, _: object, checked: bool) -> None:
        """Once, where one button of a group is let go for another."""
        if checked:
            self._tell()

    def _connect(self) -> None:
        checks = map(self._check, _CHECKS)
        for check in (*self.days.values(), *self.priorities.values(), *checks):
            check.toggled.connect(self._tell)
        for group in self._groups:
            group.buttonToggled.connect(self._tell_chosen)
        for box in self._boxes().values():
            box.currentIndexChanged.connect(self._tell)

    def _place_parts(self) -> None:
        self._form = QFormLayout()
        self._form.addRow("&Columns", self.columns)
        self._form.addRow("Pa&per", self.paper)
        self._form.addRow("Mar&gins", self.margins)
        self._form.addRow("Te&xt", self.font_size)
        self.own_time.setVisible(self._other is not None)
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        _add_part(parts, "Layout", self.layouts.values(), across=3)
        parts.addWidget(self.about)
        _add_part(parts, "Print", self.what.values(), across=2)
        _add_part(parts, "Days", self.days.values() if len(self.days) > 1 else (), across=2)
        _add_part(parts, "Priorities", self.priorities.values(), across=2)
        _add_part(parts, "With", (self.abstracts, self.notes, self.own_time, self.qr), across=1)
        _add_part(parts, "Page", (), across=1)
        parts.addLayout(self._form)
        parts.addWidget(self.greyscale)
        parts.addStretch()


def _layout_button(layout: Layout) -> QToolButton:
    name, about = _LAYOUTS[layout]
    button = QToolButton()
    button.setText(name)
    button.setToolTip(about)
    button.setCheckable(True)
    button.setIcon(layout_icon(layout))
    button.setIconSize(ICON)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setProperty("role", "choice")
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setAccessibleDescription(about)
    return button


def _exclusive(parent: QWidget, buttons: Iterable[QRadioButton | QToolButton]) -> QButtonGroup:
    """One choice of several; a group of its own, as radio buttons of one parent are one choice."""
    group = QButtonGroup(parent)
    for button in buttons:
        group.addButton(button)
    return group


def _checks(texts: Mapping[T, str]) -> dict[T, QCheckBox]:
    return {value: _checked_box(text) for value, text in texts.items()}


def _checked_box(text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(True)
    return box


def _checked(boxes: Mapping[T, QCheckBox]) -> tuple[T, ...]:
    return tuple(value for value, box in boxes.items() if box.isChecked())


def _chosen(buttons: Mapping[T, QRadioButton] | Mapping[T, QToolButton]) -> T:
    return next(value for value, button in buttons.items() if button.isChecked())


def _box(texts: Mapping[E, str]) -> QComboBox:
    box = QComboBox()
    scrolls_past(box)
    for value, text in texts.items():
        box.addItem(text, value.value)
    return box


def _known(kind: type[E], value: str) -> E:
    """The value as one of its kind; the first where the settings hold nothing, or anything else."""
    return next((each for each in kind if each.value == value), next(iter(kind)))


def _add_part(layout: QVBoxLayout, caption: str, boxes: Iterable[QWidget], *, across: int) -> None:
    boxes = list(boxes)
    if not boxes and caption != "Page":
        return
    label = QLabel(caption)
    label.setProperty("role", "caption")
    layout.addSpacing(8)
    layout.addWidget(label)
    grid = QGridLayout()
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // across, number % across)
    layout.addLayout(grid)


def _other_clock(timetable: Timetable) -> Clock | None:
    """The one that is looked at, else that of this computer, if it is not the conference's."""
    in_use, own = timetable.clock, system_zone()
    other = in_use if in_use.whose is Whose.PLACE else own and Clock(Whose.OWN, own)
    return other if other and other.zone.key != timetable.zone.key else None


def _words_for(other: Clock | None) -> str:
    is_place = other is not None and other.whose is Whose.PLACE
    return f"{other.words} in bracke&ts" if other and is_place else "My own &time in brackets"

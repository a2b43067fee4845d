"""My plan: the agenda under its head, own entries, and what the user does with both."""

import operator
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner import engagements
from planner.conference import Talk
from planner.day_plan import Agenda, Item, agenda, keeping
from planner.engagements import Engagement
from planner.plan import OwnEntry, Plan
from planner.ui.browser import Browser
from planner.ui.plan_agenda import AgendaView
from planner.ui.plan_buttons import Deed
from planner.ui.plan_conferences import ConferencesLine
from planner.ui.plan_entry import EntryForm
from planner.ui.plan_head import PlanHead
from planner.ui.plan_lines import Card, Frame, Line
from planner.ui.plan_model import PlanModel
from planner.ui.plan_writer import PlanWriter
from planner.wording import counted

_HOW = (
    "Press Space or S on a talk in the list, or click the star before it.\n"
    "What you star stands here, day by day, with the free time between."
)


class PlanView(QWidget):
    """Follows the Browser's day, and its current talk both ways; hidden, it does nothing."""

    best_plan_wanted = Signal()
    details_wanted = Signal()
    elsewhere_wanted = Signal(object)  # Engagement: to be opened in its own conference
    looked_at = Signal()  # the user turns to the plan
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self._workspace = browser.workspace
        self._shown: tuple[object, ...] = ()  # what the lines were written from
        self._conference = self._workspace.conference
        self._planned: tuple[object, ...] = ()  # what the agenda was made from
        self._agenda = Agenda((), (), ())
        self._row = 0  # that was current last
        self._goes_on = False  # what is current goes by what is done here: the next one is
        self._model = PlanModel()
        self._view = AgendaView(self._model, self)
        self._head = PlanHead(self)
        self._form = EntryForm(self)
        self._form.hide()
        self.others = ConferencesLine(self)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.others)
        layout.addWidget(self._form)
        layout.addWidget(self._view, 1)
        self._connect()

    def add_entry(self) -> None:
        """Ask for an own entry, on the day that is looked at."""
        timetable, current = self._workspace.timetable, self._browser.current
        of_current = timetable.day(current) if current else None
        today = datetime.now(timetable.zone).date()
        first = timetable.days[0] if timetable.days else today
        day = self._browser.filters.day or of_current or first
        self._form.ask(timetable.clock, day, timetable.zone)

    def _connect(self) -> None:
        self._head.add.clicked.connect(self.add_entry)
        self._head.best.clicked.connect(self.best_plan_wanted)
        self._form.saved.connect(self._save_entry)
        self._form.left.connect(self._leave_form)
        self._workspace.closing.connect(self._form.hand_in)
        self._view.star_wanted.connect(self._unstar)
        self._view.opened.connect(self._open)
        self._view.removed.connect(self._remove)
        self._view.menu_wanted.connect(self._show_menu)
        self._view.buttons.wanted.connect(self._do)
        self._view.selectionModel().currentChanged.connect(self._current_changed)
        self._browser.current_changed.connect(self._show_current)
        self._browser.rows_changed.connect(self._refresh)
        self._workspace.plan_changed.connect(self._refresh)
        self._workspace.clock_changed.connect(self._refresh)

    # What is shown

    def _refresh(self) -> None:
        """When the plan, the programme or the day is another one; while hidden, later."""
        workspace, day = self._workspace, self._browser.filters.day
        marks = workspace.fans, self._browser.followed
        shown = workspace.plan, workspace.timetable, day, workspace.engagements, *marks
        # As the same ones: to compare plans talk by talk takes longer than to write the lines.
        is_same = self._shown and all(map(operator.is_, shown, self._shown))
        if is_same or not self.isVisible():
            return
        if self._conference is not workspace.conference:
            self._form.hide()
        self._shown, self._conference = shown, workspace.conference
        self._plan_anew()
        writer = PlanWriter(workspace.timetable, workspace.plan, *marks)
        lines = writer.lines(self._agenda, day)
        key = self._model.key(self._view.currentIndex())
        self._head.tell(self._agenda, day, workspace.clashes)
        self._advise(day)
        self._view.show_lines(lines)
        self._find_current(key)

    def _plan_anew(self) -> None:
        """Unless only day or clock are other ones."""
        workspace = self._workspace
        facts = workspace.conference, workspace.plan, workspace.clashes, workspace.engagements
        if not self._planned or not all(map(operator.is_, facts, self._planned)):
            self._planned = facts
            self._agenda = agenda(workspace.timetable, *facts[1:])

    def _advise(self, day: date | None) -> None:
        stars = len(self._workspace.starred)
        elsewhere = f"{counted(stars, 'talk')} starred; see All days."
        is_elsewhere = day is not None and stars > 0
        self._view.advice = (
            ("Nothing planned on this day", elsewhere) if is_elsewhere else ("No stars yet", _HOW)
        )

    def _find_current(self, key: str) -> None:
        """The one before; where it went by what was done here, what stands in its place now."""
        index = self._model.index_of(key)
        if index.isValid():
            self._make_current(index)
        elif self._goes_on:
            self._view.setCurrentIndex(self._model.nearest(self._row))
        else:
            self._show_current()

    def _show_current(self) -> None:
        """Own entries are current only here."""
        current = self._browser.current
        shown = current or (self._browser.elsewhere and self._browser.elsewhere.talk)
        if shown:
            self._make_current(self._model.index_of(shown.id))

    def _make_current(self, index: QModelIndex) -> None:
        if index != self._view.currentIndex():
            self._view.setCurrentIndex(index)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._row = index.row()
            other = self._model.other(index)
            if other:
                self._browser.set_elsewhere(other)
            else:
                self._browser.set_current(self._known(self._model.talk(index)))
        self._view.viewport().update()

    def _known(self, talk: Talk | None) -> Talk | None:
        """The talk, if the programme still holds it."""
        return self._workspace.timetable.by_id.get(talk.id) if talk else None

    # What the user does

    def _unstar(self, index: QModelIndex) -> None:
        talk, other = self._model.talk(index), self._model.other(index)
        if other:
            self._unstar_elsewhere(other)
        elif talk:
            starred = self._workspace.plan.is_starred(talk.id)
            plan = self._workspace.plan.with_star(talk, not starred)
            self._change("Unstar" if starred else "Star", plan)

    def _unstar_elsewhere(self, other: Engagement) -> None:
        """The star of a talk; own entries belong to their conference alone."""
        if not other.is_own:
            beside = engagements.without(self._workspace.beside, [other])
            self._change("Unstar", self._workspace.plan, beside)
            self.told.emit(f"{engagements.taken_out([other])}; Ctrl+Z brings it back")

    def _open(self, index: QModelIndex) -> None:
        own, other = self._model.own(index), self._model.other(index)
        if other:
            self.elsewhere_wanted.emit(other)
        elif own:
            self._form.edit(self._workspace.timetable.clock, own)
        elif self._known(self._model.talk(index)):
            self.details_wanted.emit()

    def _remove(self, index: QModelIndex) -> None:
        """An own entry; talks are unstarred by Space or S."""
        own = self._model.own(index)
        if own:
            self._remove_entry(own)

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        """Of an own entry: the same as on its buttons."""
        own = self._model.own(index)
        if own:
            menu = QMenu(self)
            for deed in (Deed.EDIT, Deed.REMOVE):
                menu.addAction(deed.value[0], partial(self._do_own, deed, own))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _do(self, deed: Deed, line: Line) -> None:
        plan = self._workspace.plan
        if isinstance(line, Frame):
            keeps = not line.block.kept
            text = "Keep what clashes" if keeps else "Choose again"
            self._change(
                text,
                keeping(plan, line.block, kept=keeps),
                engagements.keeping(self._workspace.beside, line.block.others, pinned=keeps),
            )
        elif isinstance(line, Card) and line.item:
            if deed is Deed.GO and line.frame:
                self._go_to(line.title, line.item)
            elif deed is Deed.OPEN:
                self.elsewhere_wanted.emit(line.item.others[0])
            elif line.item.own:
                self._do_own(deed, line.item.own)

    def _go_to(self, title: str, item: Item) -> None:
        self._goes_on = True
        self.told.emit(self._workspace.go_to(item.ids, title))
        self._goes_on = False

    def _do_own(self, deed: Deed, entry: OwnEntry) -> None:
        if deed is Deed.EDIT:
            self._form.edit(self._workspace.timetable.clock, entry)
        else:
            self._remove_entry(entry)

    def _remove_entry(self, entry: OwnEntry) -> None:
        self._change("Remove an entry", self._workspace.plan.without_own_entry(entry.id))
        self.told.emit(f"“{entry.title}” is removed; Ctrl+Z brings it back")

    def _save_entry(self, entry: OwnEntry) -> None:
        is_new = entry.id not in self._workspace.plan.own_entries
        plan = self._workspace.plan.with_own_entry(entry)
        self._change("Add an entry" if is_new else "Change an entry", plan)
        self._leave_form()
        self._view.setCurrentIndex(self._model.index_of(entry.id))

    def _leave_form(self) -> None:
        self._form.hide()
        self._view.setFocus()

    def _change(self, text: str, plan: Plan, beside: Iterable[Plan] = ()) -> None:
        self._goes_on = True
        self._workspace.change(text, plan, beside)
        self._goes_on = False

    # Qt's overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self.looked_at.emit()

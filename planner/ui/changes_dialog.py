"""What an update changed: doubts first, my talks, clashes, all else; and what is missing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.changes import Changed, Changes, headlines
from planner.clocks import Clock
from planner.rematch import Doubt, doubts
from planner.ui.changes_text import clash_rows, rows
from planner.ui.doubts import DoubtCard
from planner.ui.scrolled import scrolled
from planner.ui.tasks import in_background
from planner.ui.workspace import Workspace
from planner.ui.wrapped_label import WrappedLabel
from planner.wording import counted

AT_ONCE = 200  # of the other talks that are shown with one click


class Sections(QDialog):
    """Headings with something under each, to be scrolled; beside the window, which stays usable."""

    talk_wanted = Signal(object)  # Talk

    def __init__(self, workspace: Workspace, headline: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._texts: list[tuple[QLabel, Callable[[], str]]] = []
        self._page = QWidget()
        self._page.setProperty("role", "surface")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.addWidget(_label(headline, "strong", self))
        layout.addWidget(_label(told, "muted", self))
        self._times = _label("", "muted", self)
        layout.addWidget(self._times)
        layout.addWidget(scrolled(self._page, "Changes", self), 1)
        layout.addWidget(self._make_buttons())
        em = self.fontMetrics().height()
        self.resize(em * 46, em * 32)
        workspace.programme_changed.connect(self.close)  # it is told of others now
        workspace.clock_changed.connect(self._name_clock)
        self._name_clock()

    def _name_clock(self) -> None:
        self._times.setText(f"Times: {self._workspace.timetable.clock_name()}")

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._undo = buttons.addButton("Undo", QDialogButtonBox.ButtonRole.ActionRole)
        self._undo.clicked.connect(self._workspace.undo)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._workspace.undo)
        buttons.rejected.connect(self.reject)
        return buttons

    def _add_heading(self, text: str) -> None:
        if self._column.count():
            self._column.addSpacing(10)
        self._column.addWidget(_label(text, "strong", self._page))

    def _add_rows(self, text: Callable[[], str], place: int = -1) -> None:
        """`text` is asked again when the colours or the clock have changed."""
        label = WrappedLabel(self._page, Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setText(text())
        self._texts.append((label, text))
        label.linkActivated.connect(self._show_talk)
        self._column.insertWidget(place, label)

    def _add_cards(self, found: Sequence[Doubt]) -> None:
        for doubt in found:
            card = DoubtCard(doubt, self._workspace, self._page)
            card.talk_wanted.connect(self._show_talk)
            self._column.addWidget(card)

    def _retell(self) -> None:
        for label, text in self._texts:
            label.setText(text())

    def _show_talk(self, talk_id: str) -> None:
        self.talk_wanted.emit(self._workspace.timetable.by_id[talk_id])

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._retell()


class ChangesDialog(Sections):
    """Shown after the update was made, which Undo takes back."""

    def __init__(self, changes: Changes, workspace: Workspace, parent: QWidget) -> None:
        title = workspace.conference.title
        super().__init__(workspace, _headline(changes, title), headlines(changes), parent)
        self.setWindowTitle("What has changed")
        self._changes = changes
        self._undo.setToolTip("Take back your last answer here, else the whole update")
        doubtful = changes.carried.doubtful
        if doubtful:
            self._add_heading("Is this your talk?")
            self._add_cards(doubtful)
        self._add_section("My talks", len(changes.mine), self._mine)
        self._add_section("New clashes", len(changes.clashes), self._clashes)
        self._add_section("Authors or words you follow", len(changes.followed), self._followed)
        self._add_section("You may care", len(changes.cared), self._cared)
        self._shown = 0  # of the others
        self._more = QPushButton(self._page)
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._show_others)
        if others := self._others():
            self._add_heading(f"Everything else ({len(others)})")
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._offer_others()
        workspace.clock_changed.connect(self._tell_by_clock)

    def _add_section(self, name: str, count: int, text: Callable[[], str]) -> None:
        if count:
            self._add_heading(f"{name} ({count})")
            self._add_rows(text)

    def _mine(self) -> str:
        return rows(self._changes.mine, mine=True)

    def _clashes(self) -> str:
        workspace = self._workspace
        zone, own = workspace.timetable.clock.zone, workspace.plan.own_entries
        return clash_rows(self._changes.clashes[:AT_ONCE], zone, own)

    def _followed(self) -> str:
        return rows(self._changes.followed[:AT_ONCE], reasons=self._changes.reasons)

    def _cared(self) -> str:
        return rows(self._changes.cared)

    def _others(self) -> list[Changed]:
        return [*self._changes.followed[AT_ONCE:], *self._changes.others]

    def _show_others(self) -> None:
        """Some at a time: thousands would take seconds to lay out."""
        shown = slice(self._shown, self._shown + AT_ONCE)
        self._add_rows(lambda: rows(self._others()[shown]), self._column.indexOf(self._more))
        self._shown = shown.stop
        self._offer_others()

    def _offer_others(self) -> None:
        left = max(0, len(self._others()) - self._shown)
        self._more.setText(f"Show {counted(min(AT_ONCE, left), 'talk')}")
        self._more.setVisible(left > 0)

    def _tell_by_clock(self) -> None:
        """By the one in use now; to find all changes again takes a moment."""
        clock = self._workspace.timetable.clock
        tell = partial(self._changes.told_by, clock.zone)
        in_background(self, tell, partial(self._take_told, clock))

    def _take_told(self, clock: Clock, changes: Changes) -> None:
        """Unless it is yet another one by now."""
        if clock == self._workspace.timetable.clock:
            self._changes = changes
            self._retell()


class MissingDialog(Sections):
    """The starred and noted talks that are no longer in the programme."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        found = doubts(workspace.plan, workspace.timetable.talks)
        are = "is" if len(found) == 1 else "are"
        headline = f"{counted(len(found), 'talk')} of your plan {are} no longer in the programme"
        told = "What you starred or noted stays in your plan until you remove it."
        super().__init__(workspace, headline, told, parent)
        self.setWindowTitle("No longer in the programme")
        self._undo.hide()  # nothing was done to open this; Ctrl+Z takes back what is done here
        self._add_cards(found)
        self._column.addStretch(1)


def _headline(changes: Changes, title: str) -> str:
    mine = len(changes.mine) + len(changes.carried.doubtful)
    if not mine:
        return f"{title} was updated; none of your talks changed"
    return f"{title} was updated: {counted(mine, 'talk')} of your plan changed"


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = WrappedLabel(parent, Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setText(text)
    return label

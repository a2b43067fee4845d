"""What an update changed: doubts first, my talks, clashes, all else; and what is missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.changes import Changed, Changes, headlines
from planner.rematch import Doubt, doubts
from planner.ui.changes_text import clash_rows, rows
from planner.ui.doubts import DoubtCard
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
        layout.addWidget(_label(f"Times: {workspace.timetable.clock_name()}", "muted", self))
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(self._make_buttons())
        em = self.fontMetrics().height()
        self.resize(em * 46, em * 32)
        workspace.programme_changed.connect(self.close)  # it is told of others now

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidget(self._page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Changes")
        return area

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
        """`text` is asked again when the colours have changed."""
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

    def _show_talk(self, talk_id: str) -> None:
        self.talk_wanted.emit(self._workspace.timetable.by_id[talk_id])

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for label, text in self._texts:
                label.setText(text())


class ChangesDialog(Sections):
    """Shown after the update was made, which Undo takes back."""

    def __init__(self, changes: Changes, workspace: Workspace, parent: QWidget) -> None:
        title = workspace.conference.title
        super().__init__(workspace, _headline(changes, title), headlines(changes), parent)
        self.setWindowTitle("What has changed")
        self._undo.setToolTip("Take back your last answer here, else the whole update")
        doubtful = changes.carried.doubtful
        if doubtful:
            self._add_heading("Is this your talk?")
            self._add_cards(doubtful)
        self._add_section("My talks", changes.mine, mine=True)
        if changes.clashes:
            self._add_heading(f"New clashes ({len(changes.clashes)})")
            zone = workspace.timetable.clock.zone
            own = workspace.plan.own_entries
            self._add_rows(lambda: clash_rows(changes.clashes[:AT_ONCE], zone, own))
        self._add_followed(changes)
        self._add_section("You may care", changes.cared)
        self._others = [*changes.followed[AT_ONCE:], *changes.others]
        self._more = QPushButton(self._page)
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._show_others)
        if self._others:
            self._add_heading(f"Everything else ({len(self._others)})")
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._offer_others()

    def _add_section(self, name: str, changed: Sequence[Changed], *, mine: bool = False) -> None:
        if changed:
            self._add_heading(f"{name} ({len(changed)})")
            self._add_rows(lambda: rows(changed, mine=mine))

    def _add_followed(self, changes: Changes) -> None:
        if changes.followed:
            self._add_heading(f"Authors or words you follow ({len(changes.followed)})")
            shown = changes.followed[:AT_ONCE]
            self._add_rows(lambda: rows(shown, reasons=changes.reasons))

    def _show_others(self) -> None:
        """Some at a time: thousands would take seconds to lay out."""
        shown, self._others = self._others[:AT_ONCE], self._others[AT_ONCE:]
        self._add_rows(lambda: rows(shown), self._column.indexOf(self._more))
        self._offer_others()

    def _offer_others(self) -> None:
        next_ones = min(AT_ONCE, len(self._others))
        self._more.setText(f"Show {counted(next_ones, 'talk')}")
        self._more.setVisible(bool(self._others))


class MissingDialog(Sections):
    """The starred and noted talks that are no longer in the programme."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        found = doubts(workspace.plan, workspace.timetable.talks)
        headline = f"{counted(len(found), 'talk')} of your plan no longer in the programme"
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

"""Colleagues' plans beside mine: who they are, what we share, and the split of all clashes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.splitting import taken_over
from planner.team import Share
from planner.ui.clipboard import local_files
from planner.ui.colleague_list import ColleagueList
from planner.ui.colleague_plans import ColleaguePlans
from planner.ui.file_commands import PLANS
from planner.ui.file_dialogs import FileDialogs
from planner.ui.sentence import sentence
from planner.ui.settings import Settings
from planner.ui.share_switch import SPLIT, ShareSwitch
from planner.ui.shared_finder import SharedFinder
from planner.ui.shared_talks import Rows
from planner.ui.shared_words import EMPTY, chosen
from planner.ui.suggestion_list import SuggestionList
from planner.ui.workspace import Workspace


class ColleaguesDialog(QDialog):
    """Beside the window, which stays usable."""

    talk_wanted = Signal(object)  # Talk
    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self, plans: ColleaguePlans, workspace: Workspace, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Colleagues’ plans")
        self.setAcceptDrops(True)
        self._plans = plans
        self._files = FileDialogs(settings, self)
        self._workspace = workspace
        self._finder = SharedFinder(plans, workspace, self)
        self._area = ColleagueList(plans, workspace, self)
        self._switch = ShareSwitch(self)
        self._who = QComboBox(self)
        self._explained = sentence("", "muted", self)
        self._list = SuggestionList(self)
        self._instead = sentence("", "muted", self)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add = QPushButton("Add a plan…", self)
        self._take = QPushButton("Take over my part", self)
        self._copy = QPushButton("Copy as text", self)
        self._lay_out()
        self._connect()
        self._show_people()

    @property
    def is_ready(self) -> bool:
        """Whether it shows what we share."""
        return self._finder.known is not None

    def show_split(self) -> None:
        self._switch.choose(SPLIT)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._instead)
        self._who.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._who.setMinimumContentsLength(14)
        self._who.setAccessibleName("Whose part of the split")
        head = QHBoxLayout()
        head.addWidget(self._switch)
        head.addStretch(1)
        head.addWidget(self._who)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._take.setProperty("role", "primary")
        for button in (self._add, self._copy, self._take):
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self._area)
        layout.addLayout(head)
        layout.addWidget(self._explained)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._buttons)
        em = self.fontMetrics().height()
        self.resize(em * 47, em * 34)

    def _connect(self) -> None:
        self._switch.chosen.connect(self._show)
        self._who.currentIndexChanged.connect(self._show)
        self._add.clicked.connect(self._ask_for_files)
        self._copy.clicked.connect(self._copy_text)
        self._take.clicked.connect(self._take_over)
        self._buttons.rejected.connect(self.reject)
        self._plans.changed.connect(self._show_people)
        self._finder.changed.connect(self._show)
        self._list.star_wanted.connect(self._toggle_star)
        self._list.talk_wanted.connect(self._show_talk)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._workspace.undo)

    # Who they are

    def _show_people(self) -> None:
        self._area.refresh()
        self._fill_who()

    def _fill_who(self) -> None:
        """You, the colleagues, nobody; the choice stays where it can."""
        place = max(self._who.currentIndex(), 0)
        names = [one.name for one in self._plans.members]
        self._who.blockSignals(True)
        self._who.clear()
        self._who.addItems(["You go to", *(f"{name} goes to" for name in names), "Nobody goes to"])
        self._who.setCurrentIndex(place if place < self._who.count() else 0)
        self._who.blockSignals(False)

    def _ask_for_files(self) -> None:
        if files := self._files.files("Add colleagues' plans", PLANS):
            self._plans.take_files(files)

    # What we share

    def _show(self) -> None:
        """What the switch says."""
        known, has_some = self._finder.known, bool(self._plans.members)
        share = self._switch.share
        for part in (self._area, self._switch, self._explained, self._copy):
            part.setVisible(has_some)
        self._who.setVisible(has_some and share == SPLIT)
        self._take.setVisible(has_some and share == SPLIT)
        if known is None:
            self._list.show_suggestions([])
            self._instead.setText("Working it out…" if has_some else EMPTY)
            self._stack.setCurrentIndex(1)
            return
        lost = len(known.nobody)
        self._switch.show_counts({s: len(known.shares[s]) for s in Share}, lost)
        rows, told, instead = chosen(known, share, self._who.currentIndex())
        self._explained.setText(told)
        self._instead.setText(instead)
        self._list.show_suggestions(self._with_signs(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        plan = self._workspace.plan
        self._take.setEnabled(taken_over(plan, self._workspace.timetable, known.split) != plan)

    def _with_signs(self, rows: Rows) -> Rows:
        """Stars and clashes are mine, as they are now; the split has no clashes."""
        plan, timetable = self._workspace.plan, self._workspace.timetable
        rows = [row for row in rows if row.talk_id in timetable.by_id]
        talks = (timetable.by_id[row.talk_id] for row in rows)
        shows = self._switch.share != SPLIT
        clashing = self._workspace.clashes.among(talks) if shows else set()
        return [
            row._replace(starred=plan.is_starred(row.talk_id), clashes=row.talk_id in clashing)
            for row in rows
        ]

    # What can be done

    def _take_over(self) -> None:
        """The stars of my part, as one step."""
        if self._finder.known:
            workspace = self._workspace
            plan = taken_over(workspace.plan, workspace.timetable, self._finder.known.split)
            workspace.change("Split", plan)
            self.told.emit("Your part of the split is in your plan; Ctrl+Z brings the old one back")

    def _copy_text(self) -> None:
        if self._finder.known:
            is_split = self._switch.share == SPLIT
            text = self._finder.known.split_text if is_split else self._finder.known.text
            QGuiApplication.clipboard().setText(text)
            self.told.emit("Copied: who goes where, for a message to your colleagues")

    def _toggle_star(self, talk_id: str) -> None:
        self._workspace.toggle_stars([talk_id])

    def _show_talk(self, talk_id: str) -> None:
        self.talk_wanted.emit(self._workspace.timetable.by_id[talk_id])

    # Qt's overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._plans.take_files(local_files(event.mimeData()))

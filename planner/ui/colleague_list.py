"""The colleagues at the top of their window, a row each."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.ui.colleague_plans import ColleaguePlans
from planner.ui.colleague_row import ColleagueRow
from planner.ui.workspace import Workspace

_MOST_ROWS = 4  # shown without scrolling


class ColleagueList(QScrollArea):
    """As high as its rows."""

    def __init__(self, plans: ColleaguePlans, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._plans = plans
        self._workspace = workspace
        self._rows: list[ColleagueRow] = []
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._page)
        self.setWidgetResizable(True)

    def refresh(self) -> None:
        """Who they are now."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        by_id = self._workspace.timetable.by_id
        self._rows = []
        for colleague, found in zip(self._plans.people, self._plans.members, strict=True):
            row = ColleagueRow(colleague, found, len(found.stars(by_id)), self._page)
            row.renamed.connect(self._plans.rename)
            row.again_wanted.connect(self._plans.read_again)
            row.remove_wanted.connect(self._plans.remove)
            self._column.addWidget(row)
            self._rows.append(row)
        height = self._rows[0].sizeHint().height() if self._rows else 0
        shown = min(len(self._rows), _MOST_ROWS)
        self.setFixedHeight(shown * (height + self._column.spacing()))

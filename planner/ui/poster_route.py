"""The way through a poster session: starred posters in hall order, to be ticked as visited."""

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.conference import Talk
from planner.exporters.posters import make_route
from planner.exporters.print_options import Layout, PrintOptions
from planner.poster_route import Route, as_text, progress, routes, unvisited_first, visited
from planner.ui.poster_list import PosterList
from planner.ui.print_layout import lay_out
from planner.ui.print_output import PrintOutput
from planner.ui.printing import page_layout, paper_size, usual_paper
from planner.ui.sentence import sentence
from planner.ui.workspace import Workspace
from planner.wording import counted

_HINT = "No poster is starred. Star some, and they stand here in the order in which they hang."


class PosterRouteDialog(QDialog):
    """Beside the window, which stays usable; every tick can be undone."""

    talk_wanted = Signal(object)  # Talk

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Poster route")
        self._workspace = workspace
        self._routes: list[Route] = []
        self._sessions = QComboBox(self)
        self._sessions.setAccessibleName("Poster session")
        self._where = sentence("", "muted", self)
        self._count = QLabel(self)
        self._count.setProperty("role", "strong")
        self._unvisited = QCheckBox("Not visited first", self)
        self._posters = PosterList(self)
        self._print, self._copy = QPushButton("Print…", self), QPushButton("Copy", self)
        self._options = PrintOptions(layout=Layout.POSTERS, paper=usual_paper())
        self._output = PrintOutput(self)
        self._said = sentence("", "muted", self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._refresh()
        self._choose_unfinished()
        self._posters.setFocus()

    def print_on(self, printer: QPrinter) -> None:
        """The route as it is shown, with boxes to tick."""
        route, workspace = self._route(), self._workspace
        assert route
        shown = route._replace(posters=tuple(self._in_order(route)))
        today = datetime.now().astimezone().date()
        content = make_route(workspace.timetable, workspace.plan, shown, self._options, today)
        printer.setDocName(content.title)
        printer.setFullPage(True)
        pages = lay_out(content, self._options, paper_size(printer.pageLayout()))
        self._output.print_on(printer, pages, content, self._options)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._unvisited)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in (self._copy, self._print):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._sessions)
        layout.addWidget(self._where)
        layout.addLayout(row)
        layout.addWidget(self._posters, 1)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        em = self.fontMetrics().height()
        self.resize(em * 42, em * 28)

    def _connect(self) -> None:
        self._sessions.currentIndexChanged.connect(self._show_route)
        self._unvisited.toggled.connect(self._show_route)
        self._posters.ticked.connect(self._tick)
        self._posters.wanted.connect(self._show_talk)
        self._copy.clicked.connect(self._copy_text)
        self._print.clicked.connect(self._ask_printer)
        self._output.ended.connect(self._said.setText)
        # A row must not go while it is being ticked.
        self._soon.timeout.connect(self._refresh)
        self._workspace.plan_changed.connect(self._soon.start)
        self._workspace.clock_changed.connect(self._soon.start)
        self._workspace.programme_changed.connect(self._refresh)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._workspace.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self._workspace.redo)

    def _refresh(self) -> None:
        """What the plan says now; the session that is shown stays."""
        shown = self._route()
        self._routes = routes(self._workspace.timetable, self._workspace.plan)
        keys = [route.key for route in self._routes]
        with QSignalBlocker(self._sessions):
            self._sessions.clear()
            self._sessions.addItems([_name(route) for route in self._routes])
            self._sessions.setCurrentIndex(
                keys.index(shown.key) if shown and shown.key in keys else 0
            )
        self._show_route()

    def _choose_unfinished(self) -> None:
        plan = self._workspace.plan
        left = [n for n, r in enumerate(self._routes) if visited(plan, r) < len(r.posters)]
        self._sessions.setCurrentIndex(left[0] if left else 0)

    def _route(self) -> Route | None:
        place = self._sessions.currentIndex()
        return self._routes[place] if 0 <= place < len(self._routes) else None

    def _show_route(self) -> None:
        route, plan = self._route(), self._workspace.plan
        for part in (self._sessions, self._count, self._unvisited, self._posters):
            part.setVisible(route is not None)
        for button in (self._copy, self._print):
            button.setEnabled(route is not None)
        if route is None:
            self._where.setText(_HINT)
            return
        self._where.setText(" · ".join(filter(None, (route.when, route.room))))
        self._count.setText(progress(plan, route))
        seen = {talk.id for talk in route.posters if plan.entry(talk.id).visited}
        self._posters.show_posters(self._in_order(route), seen)

    def _in_order(self, route: Route) -> list[Talk]:
        if self._unvisited.isChecked():
            return unvisited_first(self._workspace.plan, route.posters)
        return list(route.posters)

    def _tick(self, talk_id: str, is_visited: bool) -> None:
        workspace = self._workspace
        plan = workspace.plan.with_visit(workspace.timetable.by_id[talk_id], is_visited)
        workspace.change("Visited" if is_visited else "Not visited", plan)

    def _show_talk(self, talk_id: str) -> None:
        self.talk_wanted.emit(self._workspace.timetable.by_id[talk_id])

    def _text(self) -> str:
        route = self._route()
        return as_text(self._workspace.plan, route, self._in_order(route)) if route else ""

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text())

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self._options))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)


def _name(route: Route) -> str:
    return f"{route.title} ({counted(len(route.posters), 'poster')})"

"""Places the parts of the first picture and connects them; knows nothing of how they work."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.conference import Programme
from planner.errors import LibraryError, PlannerError
from planner.library import Library
from planner.times import day_range
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.day_bar import DayBar
from planner.ui.header import Header
from planner.ui.keeper import Keeper
from planner.ui.later_commands import LaterCommands
from planner.ui.later_parts import LaterParts
from planner.ui.settings import Settings
from planner.ui.status_bar import StatusBar
from planner.ui.talk_delegate import Density
from planner.ui.talk_list import TalkList
from planner.ui.talk_model import TalkModel
from planner.ui.views import LIST, PLAN, VIEWS, Views
from planner.ui.workspace import Workspace

LEAST_WIDTHS = (150, 420, 260)  # of filters, talks and details


class MainWindow(QMainWindow):
    completed = Signal()  # the first picture is painted, and all is made that it did without

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("Conference Planner")
        self.setAcceptDrops(True)
        self.settings = settings
        self.workspace = Workspace(self)
        self.browser = Browser(self.workspace, self)
        self.keeper = Keeper(self.workspace, library, self)
        self.header = Header(self)
        self.day_bar = DayBar(self.browser, self)
        self.model = TalkModel(self.browser, self)
        self.list = TalkList(self.browser, self.model, self)
        self.status = StatusBar(self.browser, self)
        self.commands = LaterCommands(self)
        self.parts = LaterParts(self)
        self._is_complete = False
        self._place_parts()
        self._connect_parts()
        self._restore()

    def _place_parts(self) -> None:
        self.views = Views(self.browser, self.list, self.parts, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, least in zip(
            (_blank("side"), self.views, _blank("details")), LEAST_WIDTHS, strict=True
        ):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        for place, share in enumerate((0, 2, 1)):  # of what the window grows or shrinks by
            self.splitter.setStretchFactor(place, share)
        self.splitter.setSizes([210, 790, 380])
        self.programme_page = _column(self.day_bar, self.splitter, self.status)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.programme_page)
        self.column = _column(self.header, self.pages)
        self.setCentralWidget(self.column)

    def _connect_parts(self) -> None:
        self.workspace.programme_changed.connect(self._programme_changed)
        self.workspace.programme_changed.connect(self._count_stars)
        self.workspace.clock_changed.connect(self._name_clock)
        self.workspace.plan_changed.connect(self._count_stars)
        self.browser.rows_changed.connect(self._rows_changed)
        self.header.view_wanted.connect(self.views.choose)
        self.views.changed.connect(self._view_changed)
        self.header.programme_wanted.connect(self.open_stored)
        self.header.open_wanted.connect(self.open_files)
        self.header.programmes_wanted.connect(self._offer_programmes)
        self.header.search.textChanged.connect(self.views.search)
        self.header.search.left.connect(self.views.go_to_talks)
        self.keeper.told.connect(self.status.tell)
        self.keeper.saving.connect(self.status.show_saving)
        self.keeper.saved.connect(self.status.show_saved)
        self.keeper.failed.connect(self.status.show_trouble)
        self.keeper.recovered.connect(self.show_sentence)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)

    def _restore(self) -> None:
        settings = self.settings
        name = settings.text("view", VIEWS[0])
        self.views.chosen = VIEWS.index(name) if name in VIEWS else LIST
        self.resize(1400, 880)
        self.restoreGeometry(settings.state("geometry"))
        self.splitter.restoreState(settings.state("splitter"))
        self.set_compact(settings.flag("compact", default=False))
        if settings.text("clock", "conference") != "conference":
            self.commands.zones.restore()
        self._recolour()

    def complete(self) -> None:
        """Make what the first picture could do without."""
        if not self._is_complete:
            self._is_complete = True
            self.parts.complete()
            self.completed.emit()

    def put_beside(self, place: int, panel: QWidget) -> None:
        """The filters (0) or the details (2) take their place beside the talks."""
        panel.setMinimumWidth(LEAST_WIDTHS[place])
        blank = self.splitter.replaceWidget(place, panel)
        if blank:
            blank.deleteLater()

    # What the user sees of the programme

    def show_first(self, *, welcome: bool) -> None:
        """Show the window: with the welcome where there is no programme to show."""
        if welcome:
            self.header.hide()
            self.pages.setCurrentWidget(self.parts.welcome)
        self.show()

    def _view_changed(self, view: int) -> None:
        self.header.show_view(view)
        self.status.show_for_plan(view == PLAN)
        self._show_search()

    def _rows_changed(self) -> None:
        self.views.take_rows()
        self._show_search()

    def _show_search(self) -> None:
        """What is searched for, where that says what is shown: not beside the plan."""
        text = "" if self.views.chosen == PLAN else self.browser.text
        if self.header.search.text() != text:
            self.header.search.setText(text)

    def _count_stars(self) -> None:
        self.header.show_stars(len(self.workspace.starred))

    def _programme_changed(self) -> None:
        conference, timetable = self.workspace.conference, self.workspace.timetable
        days = day_range(timetable.days[0], timetable.days[-1]) if timetable.days else ""
        self.setWindowTitle(f"{conference.title} – Conference Planner")
        self.header.show_programme(conference.title, days)
        self._name_clock()
        self.header.show()
        self.pages.setCurrentWidget(self.programme_page)
        self.views.show_programme()

    def _name_clock(self) -> None:
        self.header.show_zone(self.workspace.timetable.clock_name())

    def _offer_programmes(self) -> None:
        """When the menu is opened: another window may have stored one, too."""
        self.header.set_programmes(self.keeper.recent()[:12])

    def correct(self, programme: Programme) -> None:
        """Take over an answered guess; the stars stay."""
        self.workspace.correct(programme)

    def set_compact(self, compact: bool) -> None:
        self.list.set_density(Density.COMPACT if compact else Density.COMFORTABLE)
        self.settings.set("compact", compact)

    def set_appearance(self, name: str) -> None:
        """`light`, `dark`, or `system` to follow it."""
        self.settings.set("appearance", name)
        self._recolour()

    def _recolour(self) -> None:
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        name = self.settings.text("appearance", "system")
        theme.apply(schemes.get(name, Qt.ColorScheme.Unknown))

    # What the user does

    def open_files(self) -> None:
        self.commands.files.open()

    def open_file(self, path: Path) -> None:
        self.commands.files.open_files([path])

    def open_stored(self, conference_id: str) -> None:
        """A programme of the library, by its id."""
        try:
            self.keeper.open(conference_id)
        except PlannerError as error:
            self.show_error(error)

    def search(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()

    def show_error(self, error: PlannerError) -> None:
        from planner.ui import error_dialogs  # most starts meet none

        error_dialogs.show_error(error, self)

    def show_sentence(self, sentence: str) -> None:
        self.show_error(PlannerError(sentence))

    # Qt's overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_complete:
            QTimer.singleShot(0, self.complete)  # after the children are painted as well

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the empty window Ctrl+V reads what was copied; elsewhere it belongs to text fields."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self.workspace.programme:
            self.commands.files.take_dropped(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost: what is not saved is saved now, or the user decides."""
        self.workspace.closing.emit()
        try:
            self.keeper.flush()
        except LibraryError as error:
            from planner.ui import error_dialogs

            if not error_dialogs.asks_to_leave(error, self):
                event.ignore()
                return
        if self._is_complete:
            self.commands.files.opener.leave()
        self.settings.set_state("geometry", self.saveGeometry())
        self.settings.set_state("splitter", self.splitter.saveState())
        self.settings.set("view", VIEWS[self.views.chosen])
        self.settings.save()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_ours = event.source() is not None  # a talk that is dragged out
        if not is_ours and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()
            self.parts.welcome.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.parts.welcome.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.parts.welcome.set_dropping(False)
        event.acceptProposedAction()
        self.commands.files.take_dropped(event.mimeData())


def _blank(role: str) -> QFrame:
    """Holds the place of a panel that is made after the first picture."""
    frame = QFrame()
    frame.setProperty("role", role)
    return frame


def _column(*widgets: QWidget) -> QWidget:
    """The widgets under each other, without any space between."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, isinstance(widget, QSplitter | QStackedWidget))
    return column

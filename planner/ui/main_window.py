"""Places the parts and connects them; knows nothing of how they work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.conference import Programme
from planner.errors import LibraryError, PlannerError
from planner.library import Library
from planner.times import day_range, zone_name
from planner.ui import dialogs, theme
from planner.ui.actions import fill_menu, key_rows, make_actions
from planner.ui.browser import Browser
from planner.ui.commands import commands
from planner.ui.day_bar import DayBar
from planner.ui.details import Details
from planner.ui.file_commands import FileCommands
from planner.ui.filters import FilterPanel
from planner.ui.go_commands import GoCommands
from planner.ui.guess_bar import GuessBar
from planner.ui.header import Header
from planner.ui.keeper import Keeper
from planner.ui.nothing import Nothing
from planner.ui.reading_bar import ReadingBar
from planner.ui.settings import Settings
from planner.ui.status_bar import StatusBar
from planner.ui.talk_delegate import Density
from planner.ui.talk_list import TalkList
from planner.ui.talk_model import TalkModel
from planner.ui.timeline import Timeline
from planner.ui.welcome import Welcome
from planner.ui.workspace import Workspace


class MainWindow(QMainWindow):
    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("Conference Planner")
        self.setAcceptDrops(True)
        self.settings = settings
        self.workspace = Workspace(self)
        self.browser = Browser(self.workspace, self)
        self.keeper = Keeper(self.workspace, library, self)
        self.files = FileCommands(self.workspace, self.keeper, self)
        self.go = GoCommands(self.browser, self)
        self._make_parts()
        self._place_parts()
        self._connect_parts()
        table = commands(self)
        self.actions_by_text = make_actions(table, self)
        fill_menu(self.header.menu, table, self.actions_by_text)
        self._restore()

    def _make_parts(self) -> None:
        self.header = Header(self)
        self.day_bar = DayBar(self.browser, self)
        self.guess_bar = GuessBar(self.workspace, self)
        self.reading_bar = ReadingBar(self)
        self.filters = FilterPanel(self.browser, self)
        self.model = TalkModel(self.browser, self)
        self.list = TalkList(self.browser, self.model, self)
        self.timeline = Timeline(self.browser, self)
        self.timeline.setModel(self.model)
        self.timeline.setSelectionModel(self.list.selectionModel())
        self.nothing = Nothing(self.browser, self)
        self.details = Details(self.browser, self)
        self.status = StatusBar(self.browser, self)
        self.welcome = Welcome(self)

    def _place_parts(self) -> None:
        self.views = QStackedWidget(self)
        for view in (self.list, self.timeline, self.nothing):
            self.views.addWidget(view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        for part, least in ((self.filters, 150), (self.views, 340), (self.details, 260)):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([210, 790, 380])
        self.splitter.setChildrenCollapsible(False)
        programme = _column(self.day_bar, self.guess_bar, self.splitter, self.status)
        self.pages = QStackedWidget(self)
        for page in (self.welcome, programme):
            self.pages.addWidget(page)
        self.setCentralWidget(_column(self.header, self.reading_bar, self.pages))
        self.header.hide()

    def _connect_parts(self) -> None:
        self.workspace.programme_changed.connect(self._programme_changed)
        self.browser.rows_changed.connect(self._rows_changed)
        self.header.view_wanted.connect(self.show_view)
        self.header.programme_wanted.connect(self.files.open_stored)
        self.header.open_wanted.connect(self.files.open)
        self.header.print_button.clicked.connect(self.print_plan)
        self.header.search.textChanged.connect(self.browser.set_search)
        self.header.search.left.connect(self.list.start_at_top)
        self.guess_bar.corrected.connect(self._correct)
        self.guess_bar.failed.connect(self.show_error)
        self.workspace.closing.connect(self.details.flush)
        self._connect_files()
        self._connect_views()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)

    def _connect_files(self) -> None:
        opener = self.files.opener
        opener.started.connect(self.reading_bar.start)
        opener.progressed.connect(self.reading_bar.progress)
        opener.done.connect(self.reading_bar.stop)
        self.reading_bar.cancel_wanted.connect(opener.cancel)
        self.files.failed.connect(self.show_error)
        self.files.told.connect(self.status.tell)
        self.go.told.connect(self.status.tell)
        self.keeper.saved.connect(self.status.show_saved)
        self.keeper.failed.connect(self.status.show_trouble)
        self.keeper.recovered.connect(self.show_sentence)
        self.welcome.open_wanted.connect(self.files.open)
        self.welcome.paste_wanted.connect(self.paste)
        self.welcome.sample_wanted.connect(self.files.open_sample)
        self.welcome.recent_wanted.connect(self.files.open_stored)

    def _connect_views(self) -> None:
        for view in (self.list, self.timeline):
            view.details_wanted.connect(self.details.setFocus)
        self.timeline.session_opened.connect(self._list_session)
        self.details.session_wanted.connect(self._list_session)
        self.details.author_wanted.connect(self._search_author)
        self.nothing.all_wanted.connect(self.go.show_all)
        self.nothing.all_days_wanted.connect(self._search_all_days)
        self.status.all_wanted.connect(self.go.show_all)
        self.status.clash_wanted.connect(self.go.next_clash)
        self.status.report_wanted.connect(self.show_report)

    # What the user sees of the programme

    def show_view(self, view: int) -> None:
        """0 the list, 1 the timeline; another widget takes their place where nothing is found."""
        self._view = view
        self.header.show_view(view)
        empty = not self.browser.talks
        widget = self.nothing if empty else (self.list, self.timeline)[view]
        self.views.setCurrentWidget(widget)
        widget.setFocus()

    def _rows_changed(self) -> None:
        if self.header.search.text() != self.browser.text:
            self.header.search.setText(self.browser.text)
        empty = not self.browser.talks
        if empty:
            self.nothing.explain()
        view = self.nothing if empty else (self.list, self.timeline)[self._view]
        if self.views.currentWidget() is not view:
            self.views.setCurrentWidget(view)

    def _programme_changed(self) -> None:
        conference, timetable = self.workspace.conference, self.workspace.timetable
        days = day_range(timetable.days[0], timetable.days[-1]) if timetable.days else ""
        self.setWindowTitle(f"{conference.title} – Conference Planner")
        self.header.show_programme(conference.title, days)
        self.header.set_programmes(self.keeper.library.programmes()[:12])
        starts = [talk.start for talk in timetable.talks if talk.start]
        name = zone_name(starts[0], timetable.zone) if starts else conference.time_zone
        actions = [
            self.actions_by_text[text] for text in ("Correct the time zone…", "Correct the year…")
        ]
        self.header.show_zone(f"Conference time ({name})", actions)
        self.header.show()
        self.pages.setCurrentIndex(1)
        self.show_view(self._view)

    def _correct(self, programme: Programme) -> None:
        self.workspace.correct(programme)
        self.keeper.store(programme)

    def _list_session(self, title: str) -> None:
        self.go.search_for("session", title)
        self.show_view(0)

    def _search_author(self, name: str) -> None:
        self.go.search_for("author", name)

    def _search_all_days(self) -> None:
        self.browser.set_day(None)

    # What the user does

    def paste(self) -> None:
        dialogs.show_paste(self.files, self)

    def print_plan(self) -> None:
        if self.workspace.programme:
            self.details.flush()
            dialogs.show_print(self.workspace, self)

    def show_report(self) -> None:
        if self.workspace.programme:
            dialogs.show_report(self.workspace.programme, self)

    def show_keys(self) -> None:
        dialogs.show_keys(key_rows(commands(self)), self)

    def show_error(self, error: PlannerError) -> None:
        self.reading_bar.stop()
        dialogs.show_error(error, self)

    def show_sentence(self, sentence: str) -> None:
        self.show_error(PlannerError(sentence))

    def toggle_stars(self) -> None:
        self.list.toggle_stars()

    def write_note(self) -> None:
        if self.browser.current:
            self.details.show()
            self.details.focus_note()

    def search(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()

    def show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)

    def show_details(self, shown: bool) -> None:
        self.details.setVisible(shown)

    def open_last(self) -> None:
        """The programme that was open last time; without one, the welcome stays."""
        last = self.keeper.library.last_opened()
        if last:
            self.files.open_stored(last)

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
        self.header.recolour()

    def _restore(self) -> None:
        settings = self.settings
        self._view = 1 if settings.text("view", "list") == "timeline" else 0
        self.resize(1400, 880)
        self.restoreGeometry(settings.state("geometry"))
        self.splitter.restoreState(settings.state("splitter"))
        compact = self.actions_by_text["Compact rows"]
        compact.setChecked(settings.flag("compact", default=False))
        self.set_compact(compact.isChecked())
        self._recolour()
        self.welcome.set_recent(self.keeper.library.programmes())

    # Qt's overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost: what is not saved is saved now, or the user decides."""
        self.details.flush()
        try:
            self.keeper.flush()
        except LibraryError as error:
            if not dialogs.asks_to_leave(error, self):
                event.ignore()
                return
        self.settings.set_state("geometry", self.saveGeometry())
        self.settings.set_state("splitter", self.splitter.saveState())
        self.settings.set("view", ("list", "timeline")[self._view])
        self.settings.save()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self.welcome.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.welcome.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.welcome.set_dropping(False)
        event.acceptProposedAction()
        self.files.take_dropped(event.mimeData())


def _column(*widgets: QWidget) -> QWidget:
    """The widgets under each other, without any space between."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, isinstance(widget, QSplitter | QStackedWidget))
    return column

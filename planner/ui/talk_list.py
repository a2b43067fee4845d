"""The list: a table of talks under their sessions, sorted by any column."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.listing import Order
from planner.ui.browser import Browser
from planner.ui.talk_delegate import PAD, Density, TalkDelegate
from planner.ui.talk_model import TalkModel

_TIME = " 00:00 – 00:00"
WIDEST_TIME = f"Wed 30 Sep,{_TIME}"


class TalkList(QTableView):
    """Owns the selection that the timeline shares; keeps the current talk over every change."""

    details_wanted = Signal()

    def __init__(self, browser: Browser, model: TalkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self._talks = model
        self._delegate = TalkDelegate(browser, self)
        self._low_rows: list[int] = []
        self._row = 0  # of the talk that was current last
        self._time_width = 0  # of the column, unless the user has changed it
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Talks")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers()
        self._size_rows()
        # After the model's own slot: by then both views have dropped the selection that they share.
        browser.rows_changed.connect(self._rows_changed)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(self.details_wanted)
        browser.current_changed.connect(self._show_current)

    def set_density(self, density: Density) -> None:
        if density != self._delegate.density:
            self._delegate.density = density
            self._size_rows()
            self.viewport().update()

    def selected_ids(self) -> list[str]:
        """The ids of the selected talks, else of the current one."""
        talks = [self._talks.talk(index) for index in self.selectionModel().selectedRows()]
        current = self._talks.talk(self.currentIndex())
        return [talk.id for talk in talks if talk] or ([current.id] if current else [])

    def toggle_stars(self) -> None:
        self._browser.workspace.toggle_stars(self.selected_ids())

    def set_priority(self, priority: int) -> None:
        """Of the selected talks."""
        self._browser.workspace.set_priority(self.selected_ids(), priority)

    def start_at_top(self) -> None:
        """Make the first talk current, if none is."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._talks.first_talk())

    def centre_current(self) -> None:
        """So that what runs beside it is seen as well."""
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _set_up_headers(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(36)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Order.STAR, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Order.TALK, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._sort_by)

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._delegate.group_height(self.font()))
        self.verticalHeader().setDefaultSectionSize(self._delegate.talk_height(self.font()))
        self._size_groups()
        self.setColumnWidth(Order.STAR, 40)
        self._size_time_column()
        self.setColumnWidth(Order.ROOM, QFontMetrics(self.font()).horizontalAdvance("m" * 11))

    def _size_time_column(self) -> None:
        """Where each talk says its day, compact rows have that beside the time, too."""
        widest = _TIME
        if self._delegate.density == Density.COMPACT:
            is_short = self._talks.says_day_above() and not self._is_wide()
            widest = f"{_TIME if is_short else WIDEST_TIME} clash!!"
        width = self._width_of(widest)
        if width != self._time_width:  # else it stays as wide as the user has made it
            self._time_width = width
            self.setColumnWidth(Order.TIME, width)

    def _is_wide(self) -> bool:
        """Whether titles keep space enough beside what can be done without."""
        return self.width() > 5 * self._width_of(_TIME)

    def _width_of(self, time: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(time) + 2 * PAD

    def _size_groups(self) -> None:
        """Group rows are low; those that were one before are tall again."""
        rows, low = self.verticalHeader(), self._delegate.group_height(self.font())
        groups = self._talks.group_rows()
        for row in set(self._low_rows).difference(groups):
            if row < rows.count():
                rows.resizeSection(row, rows.defaultSectionSize())
        for row in groups:
            rows.resizeSection(row, low)
        self._low_rows = groups

    def _sort_by(self, column: int) -> None:
        """Up, then down, then as it was: by time, or by the search's rank."""
        browser = self._browser
        if browser.order != column:
            browser.set_order(Order(column))
        elif not browser.descending:
            browser.set_order(Order(column), descending=True)
        else:
            browser.set_order(None)
        self._show_order()

    def sort_by(self, order: Order) -> None:
        """From the menu; again turns it round."""
        self._sort_by(order)

    def _show_order(self) -> None:
        header, browser = self.horizontalHeader(), self._browser
        header.setSortIndicatorShown(browser.order is not None)
        if browser.order is not None:
            down = Qt.SortOrder.DescendingOrder
            header.setSortIndicator(
                browser.order, down if browser.descending else Qt.SortOrder.AscendingOrder
            )

    def _rows_changed(self) -> None:
        self._size_groups()
        self._size_time_column()
        self._show_room_column()
        if not self._browser.keeps_place:
            self.scrollToTop()
        self._show_current()
        was_current = self._browser.keeps_place and self._browser.current
        if was_current and not self.currentIndex().isValid():
            # What was current went when its star did: go on from its place.
            self.setCurrentIndex(self._talks.nearest_talk(self._row))

    def _show_room_column(self) -> None:
        """Only where there are rooms and the titles keep space enough."""
        self.setColumnHidden(Order.ROOM, not (self._is_wide() and self._talks.has_rooms()))

    def _show_current(self) -> None:
        """The current talk stays the current row, wherever a new order puts it."""
        talk = self._browser.current
        if talk is None:  # what is done by keys is not meant for the talk that was
            self.selectionModel().clear()
            return
        index = self._talks.index_of(talk.id)
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)

    def _current_changed(self, index: QModelIndex) -> None:
        talk = self._talks.talk(index)
        if talk:
            self._row = index.row()
            self._browser.set_current(talk)

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle_stars()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_wanted.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End lead to the first and last talk, not to the row's ends; where no talk is
        current, every key begins at the first: Qt would begin at a group, which cannot be."""
        step = QAbstractItemView.CursorAction
        is_key = action not in (step.MoveNext, step.MovePrevious)  # those are of the focus
        if action == step.MoveHome or (is_key and not self.currentIndex().isValid()):
            return self._talks.first_talk()
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._talks.index(self._talks.rowCount() - 1, Order.TALK)
        return super().moveCursor(action, held)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here; the search box finds."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._star_clicked(
            event.position().toPoint()
        ):
            return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_time_column()
        self._show_room_column()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()

    def _star_clicked(self, position: QPoint) -> bool:
        """A click on a star stars that talk alone, and keys go on from there."""
        index = self.indexAt(position)
        talk = self._talks.talk(index)
        if talk is None or index.column() != Order.STAR:
            return False
        self.setCurrentIndex(index)
        self._browser.workspace.toggle_stars([talk.id])
        return True

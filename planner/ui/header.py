"""The header of the window: menu, programmes, views, search, zone, print, export."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from planner.recent import Summary
from planner.ui import theme
from planner.ui.plan_switch import PlanButton
from planner.ui.programme_button import ProgrammeButton
from planner.ui.shapes import draw_menu

_SPACING = 8
_EDITING = {getattr(Qt.Key, f"Key_{letter}") for letter in "ACVXYZ"}  # with Ctrl, in any field
VIEWS = ("List", "Timeline", "My plan")


class SearchBox(QLineEdit):
    """Every key stroke searches; Down and Return go to what was found, Esc leaves and clears."""

    left = Signal()  # to the talks

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText("Search talks, authors, abstracts…")
        self.setAccessibleName("Search")
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a page dropped here is for the window to read
        self.setToolTip(
            'Words and "phrases", author: title: room: session: is:starred is:followed day:tue'
            "  (Ctrl+F)"
        )
        self.setMinimumWidth(150)
        self.setMaximumWidth(420)

    # Qt's overrides

    def event(self, event: QEvent) -> bool:
        """The menu's keys work here as well: on some systems Qt's own field takes Ctrl+E or Ctrl+U
        to move or to delete."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _is_for_the_menu(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Header(QFrame):
    """Only shows and asks: what happens is wired by the window."""

    view_wanted = Signal(int)
    programme_wanted = Signal(str)
    programmes_wanted = Signal()  # the menu opens and asks for them
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.menu = QMenu(self)
        self._programmes = QMenu(self)
        self.zones = QMenu(self)
        self.menu_button = _MenuButton(self)
        _open_menu(self.menu_button, self.menu)
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setToolTip("Menu (F10)")
        self.programme_button = ProgrammeButton(self)
        _open_menu(self.programme_button, self._programmes)
        self.search = SearchBox(self)
        self.zone_button = QToolButton(self)
        _open_menu(self.zone_button, self.zones)
        self.print_button = self._button("Print…", "Print my plan or the programme (Ctrl+P)")
        self.export_button = self._button("Export…", "Save talks for other programs (Ctrl+E)")
        self._views = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.menu_button)
        layout.addWidget(self.programme_button)
        layout.addLayout(self._view_switch())
        layout.addWidget(self.search, 3)
        layout.addStretch(1)
        for button in (self.zone_button, self.print_button, self.export_button):
            layout.addWidget(button)
        self._views.idClicked.connect(self.view_wanted)
        self._programmes.triggered.connect(self._programme_chosen)
        self._programmes.aboutToShow.connect(self.programmes_wanted)

    def show_view(self, view: int) -> None:
        self._views.button(view).setChecked(True)

    def show_stars(self, stars: int) -> None:
        """How many, on the switch to the plan."""
        self._plan.set_stars(stars)

    def show_programme(self, title: str, days: str) -> None:
        self.programme_button.show_programme(_short(title), days)
        self.programme_button.setAccessibleName(f"Programme: {title}")

    def set_programmes(self, recent: Sequence[Summary]) -> None:
        """The programmes of the library, the latest first, and Open…"""
        self._programmes.clear()
        for summary in recent:
            text = " · ".join(filter(None, (_short(summary.title), summary.days)))
            action = self._programmes.addAction(text.replace("&", "&&"))
            action.setData(summary.id)
        self._programmes.addSeparator()
        self._programmes.addAction("Open…").setData(None)

    def show_zone(self, text: str) -> None:
        self.zone_button.setText(f"{text} ▾")

    def _fit_export(self) -> None:
        """Where the others leave room for it."""
        self.export_button.setVisible(self.width() >= self._least_width())

    def _least_width(self) -> int:
        """That takes all buttons."""
        least = super().minimumSizeHint().width()
        return least if not self.export_button.isHidden() else least + self._width_of_export()

    def _width_of_export(self) -> int:
        return self.export_button.sizeHint().width() + _SPACING

    def _programme_chosen(self, action: QAction) -> None:
        if action.data() is None:
            self.open_wanted.emit()
        else:
            self.programme_wanted.emit(action.data())

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        return button

    def _view_switch(self) -> QHBoxLayout:
        """Buttons that stand together as one switch."""
        switch = QHBoxLayout()
        switch.setSpacing(0)
        self._plan = PlanButton(VIEWS[2], self)
        buttons = QPushButton(VIEWS[0], self), QPushButton(VIEWS[1], self), self._plan
        for number, (name, button) in enumerate(zip(VIEWS, buttons, strict=True)):
            button.setCheckable(True)
            button.setProperty("role", ("first", "middle", "last")[number])
            button.setToolTip(f"{name} (Ctrl+{number + 1})")
            self._views.addButton(button, number)
            switch.addWidget(button)
        return switch

    # Qt's overrides

    def minimumSizeHint(self) -> QSize:
        """Without the button for the export, which is in the menu as well."""
        hint = super().minimumSizeHint()
        return QSize(self._least_width() - self._width_of_export(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_export()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # other buttons want more or less room
            self._fit_export()
        return done


class _MenuButton(QToolButton):
    """Three drawn bars: a font may lack the sign, and an icon takes 2 ms of the start."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_menu(QPainter(self), QRectF(self.rect()), theme.colours().text)


def _is_for_the_menu(event: QKeyEvent) -> bool:
    """Whether it is Ctrl with a letter that no text field needs."""
    letters = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(held) and letters and event.key() not in _EDITING


def _open_menu(button: QToolButton, menu: QMenu) -> None:
    button.setProperty("role", "button")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _short(title: str) -> str:
    return title if len(title) <= 32 else f"{title[:31].rstrip()}…"

"""What can be done with the current talk: star it, rank it, open its page, and more by a menu."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from planner.conference import Talk
from planner.ui import theme
from planner.ui.flow_layout import FlowLayout
from planner.ui.priority_button import PriorityButton
from planner.ui.rich import tooltip
from planner.ui.shapes import draw_star
from planner.ui.web_page import is_web, open_page
from planner.ui.workspace import Workspace


class TalkActions(QWidget):
    menu_wanted = Signal(QPoint)  # all that can be done with the talk, at that place of the screen

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._talk: Talk | None = None
        self._star = QPushButton("Starred", self)
        self._star.setCheckable(True)
        self._star.setProperty("role", "star")
        self._star.setToolTip("Star this talk (Space or S)")
        self._star.ensurePolished()
        self._priority = PriorityButton(self)
        self._page = QPushButton("Open", self)  # short: all stand in one row beside a priority
        self._page.setAccessibleName("Open page")
        self._more = QPushButton("⋯", self)
        self._more.setToolTip(
            "More: follow its authors or keywords; hide it, its session, its room or its kind"
        )
        self._more.setAccessibleName("More")
        self._lay_out()
        self._star.clicked.connect(self._toggle)
        self._priority.chosen.connect(self._rank)
        self._page.clicked.connect(self._open)
        self._more.clicked.connect(self._ask_more)
        self.recolour()

    def show_talk(self, talk: Talk) -> None:
        self._talk = talk
        self._page.setVisible(is_web(talk.url))
        self._page.setToolTip(tooltip(talk.url))
        self.show_star()

    def show_star(self) -> None:
        entry = self._workspace.plan.entry(self._talk.id if self._talk else "")
        starred = entry.starred
        self._priority.show_priority(entry.priority)
        self._star.setChecked(starred)
        self._star.setText("Starred" if starred else "Star")
        self._star.setIcon(self._full if starred else self._empty)

    def recolour(self) -> None:
        """The drawn stars follow the colour scheme."""
        colours = theme.colours()
        size = round(self.fontMetrics().ascent() * 1.1)
        self._full = _star_icon(colours.on_accent, size, filled=True)
        self._empty = _star_icon(colours.star, size, filled=False)
        self._star.setIconSize(QSize(size, size))
        self.show_star()

    def _lay_out(self) -> None:
        layout = FlowLayout(self, self.fontMetrics().height() // 3)
        self._star.setIcon(QIcon(QPixmap(1, 1)))
        # Wide enough for either word, so that nothing moves when they change.
        self._star.setMinimumWidth(self._star.sizeHint().width() + 4)
        for button in (self._star, self._priority, self._page, self._more):
            layout.addWidget(button)

    def _toggle(self) -> None:
        if self._talk:
            self._workspace.toggle_stars([self._talk.id])
        self.show_star()

    def _rank(self, priority: int) -> None:
        if self._talk:
            self._workspace.set_priority([self._talk.id], priority)

    def _open(self) -> None:
        if self._talk:
            open_page(self._talk.url)

    def _ask_more(self) -> None:
        self.menu_wanted.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _star_icon(colour: str, size: int, *, filled: bool) -> QIcon:
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_star(painter, QRectF(1, 1, size - 2, size - 2), colour, filled=filled)
    painter.end()
    return QIcon(pixmap)

"""The bar of days: all, and each with its count of stars."""

from collections import Counter
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QWidget

from planner.times import day_and_month, long_day, short_day
from planner.ui import theme
from planner.ui.browser import Browser
from planner.ui.shapes import draw_star
from planner.ui.text_block import bold

_GAP = 7  # between day and star


class DayBar(QFrame):
    """Shows and sets the day that the Browser is narrowed to."""

    def __init__(self, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self._browser = browser
        self._buttons: dict[date | None, _DayButton] = {}
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 12, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self._group.idClicked.connect(self._clicked)
        browser.workspace.programme_changed.connect(self._set_days)
        browser.workspace.plan_changed.connect(self._count)
        browser.rows_changed.connect(self._show_day)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) day; before the first stand all days."""
        days = list(self._buttons)
        at = days.index(self._browser.filters.day) + by
        if 0 <= at < len(days):
            self._browser.set_day(days[at])

    def _set_days(self) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        days = self._browser.workspace.timetable.days
        months = {day.month for day in days}
        text = short_day if len(months) == 1 else day_and_month
        self._buttons = {None: _DayButton("All days", "All days", self)}
        self._buttons |= {day: _DayButton(text(day), long_day(day), self) for day in days}
        for number, button in enumerate(self._buttons.values()):
            self._group.addButton(button, number)
            self._layout.insertWidget(number, button)
        self._count()
        self._show_day()

    def _clicked(self, number: int) -> None:
        self._browser.set_day(list(self._buttons)[number])

    def _show_day(self) -> None:
        button = self._buttons.get(self._browser.filters.day)
        if button:
            button.setChecked(True)

    def _count(self) -> None:
        workspace = self._browser.workspace
        stars = Counter(
            workspace.timetable.day(workspace.timetable.by_id[i]) for i in workspace.starred
        )
        for day, button in self._buttons.items():
            if day:
                button.set_stars(stars[day])


class _DayButton(QAbstractButton):
    """A day, a drawn star with the count, and a line under the chosen one."""

    def __init__(self, text: str, whole: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = whole
        self._stars = 0
        self.setText(text)
        self.setToolTip(whole)
        self.setCheckable(True)
        self.setAccessibleName(whole)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_stars(self, stars: int) -> None:
        if stars != self._stars:
            self._stars = stars
            self.setAccessibleName(f"{self._whole}, {stars} starred" if stars else self._whole)
            self.updateGeometry()
            self.update()

    # Qt's overrides

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(bold(self.font()))
        stars = _GAP + metrics.ascent() + 3 + metrics.horizontalAdvance(str(self._stars))
        width = metrics.horizontalAdvance(self.text()) + (stars if self._stars else 0)
        return QSize(width + 28, metrics.height() + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        chosen, metrics = self.isChecked(), QFontMetrics(bold(self.font()))
        if self.underMouse() and not chosen:
            painter.fillRect(self.rect().adjusted(2, 4, -2, -4), QColor(c.hover))
        painter.setFont(bold(self.font()) if chosen else self.font())
        painter.setPen(QColor(c.accent if chosen else c.muted))
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(14, base, self.text())
        if self._stars:
            self._paint_stars(painter, c, metrics, base)
        if chosen:
            painter.fillRect(6, self.height() - 2, self.width() - 12, 2, QColor(c.accent))
        if self.hasFocus():
            painter.setPen(QColor(c.accent))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -4, -5), 4, 4)

    def _paint_stars(
        self, painter: QPainter, c: theme.Colours, metrics: QFontMetrics, base: int
    ) -> None:
        left = 14 + metrics.horizontalAdvance(self.text()) + _GAP
        size = metrics.ascent() - 1.0
        draw_star(painter, QRectF(left, base - size, size, size), c.star, filled=True)
        painter.setPen(QColor(c.text))
        painter.drawText(int(left + size + 3), base, str(self._stars))

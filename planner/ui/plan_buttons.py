"""The buttons in the plan: real ones, which Tab and screen readers reach; only those in sight."""

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from planner.ui.plan_face import Fonts, face, has_choice, is_own
from planner.ui.plan_lines import Card, Frame, Line
from planner.ui.rich import tooltip


class Deed(Enum):
    """What a button does; its text and its look."""

    GO = ("Go to this one", "")
    KEEP = ("", "clash")
    EDIT = ("Edit…", "link")
    REMOVE = ("Remove", "link")
    OPEN = ("Open there", "link")


class PlanButtons(QObject):
    wanted = Signal(object, object)  # the deed and the line that it is for

    def __init__(self, view: QAbstractScrollArea, fonts: Fonts) -> None:
        super().__init__(view)
        self.fonts = fonts
        self._view = view
        self._shown: dict[tuple[int, Deed], _Button] = {}

    def drop(self) -> None:
        """The lines are others now."""
        for button in self._shown.values():
            _discard(button, self._view)
        self._shown = {}

    def show(self, lines: Sequence[Line], rects: Mapping[int, QRectF]) -> None:
        """Those of the lines in sight, which stand in `rects` of the viewport under their rows."""
        places = {
            key: spot for row, r in rects.items() for key, spot in self._of(row, lines[row], r)
        }
        for key in self._shown.keys() - places.keys():
            _discard(self._shown.pop(key), self._view)
        before: QWidget = self._view
        for key, (spot, right) in places.items():
            button = self._shown.get(key) or self._make(key, lines[key[0]])
            size = button.sizeHint()
            left = spot.right() - size.width() if right else spot.left()
            button.setGeometry(int(left), int(spot.top()), size.width(), int(self.fonts.button))
            button.show()
            QWidget.setTabOrder(before, button)
            before = button

    def _of(
        self, row: int, line: Line, rect: QRectF
    ) -> list[tuple[tuple[int, Deed], tuple[QRectF, bool]]]:
        """The buttons of a line, each with where it stands and whether it ends there."""
        found = []
        pad = self.fonts.pad
        if isinstance(line, Frame) and line.answer:
            found.append(((row, Deed.KEEP), (rect.adjusted(0, 3, -pad / 2, 0), True)))
        if isinstance(line, Card):
            seen = face(line, rect.width(), self.fonts)
            if is_own(line):
                below = seen.foot + has_choice(line) * (self.fonts.button + 6) + 6
                top = below if seen.is_narrow else 3
                found += self._own(row, rect.adjusted(0, top, -pad / 2, 0))
            if seen.chip:
                top = rect.top() + seen.chip.top + (seen.chip.height - self.fonts.button) / 2
                spot = QRectF(rect.left(), top, rect.width() - pad / 2, self.fonts.button)
                found.append(((row, Deed.OPEN), (spot, True)))
            if has_choice(line):
                is_posters = line.talk is None and not is_own(line)
                below = rect.bottom() - self.fonts.button - pad
                top = below if is_posters else rect.top() + seen.foot + 6
                spot = QRectF(rect.left() + seen.left, top, 10, self.fonts.button)
                found.append(((row, Deed.GO), (spot, False)))
        return found

    def _own(self, row: int, rect: QRectF) -> list[tuple[tuple[int, Deed], tuple[QRectF, bool]]]:
        half = rect.adjusted(0, 0, -self.fonts.own_buttons * 0.42, 0)
        return [((row, Deed.EDIT), (half, True)), ((row, Deed.REMOVE), (rect, True))]

    def _make(self, key: tuple[int, Deed], line: Line) -> "_Button":
        button = self._shown[key] = _Button(key[1], line, self._view.viewport())
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, _Button)
        self._view.setFocus()  # the button goes with the change
        self.wanted.emit(button.deed, button.line)


class _Button(QPushButton):
    """Says to a screen reader also what it is for."""

    def __init__(self, deed: Deed, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self.deed, self.line = deed, line
        text, role = deed.value
        if isinstance(line, Frame):
            text, role = line.answer, "link" if line.block.kept else role
        self.setText(text)
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if deed is Deed.OPEN and isinstance(line, Card):
            self.setToolTip(tooltip(f"Open it in {line.chip}"))
        about = line.title if isinstance(line, Card) else getattr(line, "text", "")
        self.setAccessibleName(f"{text.rstrip('…')}: {about}")


def _discard(button: QPushButton, view: QWidget) -> None:
    if button.hasFocus():
        view.setFocus()
    button.hide()
    button.deleteLater()

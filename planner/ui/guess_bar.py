"""The bar above the talks: what the importer guessed, to be confirmed or changed there."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.conference import About, Guess, Programme
from planner.corrections import confirmed, with_title, with_year, with_zone, year_of
from planner.errors import PlannerError
from planner.ui import dialogs
from planner.ui.answer_dialog import AnswerDialog
from planner.ui.workspace import Workspace

_CORRECTIONS: dict[About, Callable[[Programme, str], Programme]] = {
    About.YEAR: lambda programme, value: with_year(programme, int(value)),
    About.ZONE: with_zone,
    About.TITLE: with_title,
}


class GuessBar(QFrame):
    """A line for each open guess; hidden where nothing is open."""

    corrected = Signal(object)  # the Programme with the answer
    failed = Signal(object)  # PlannerError: the answer does not fit the programme

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._workspace = workspace
        self._lines: list[_Line] = []
        self._layout = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 3
        self._layout.setContentsMargins(gap * 4, gap, gap * 4, gap)
        self._layout.setSpacing(gap)
        workspace.programme_changed.connect(self._show_guesses)
        self._show_guesses()

    def ask_year(self) -> None:
        """Ask for the year, whether it was guessed or not; so do the two below."""
        self._ask(About.YEAR)

    def ask_zone(self) -> None:
        """Found by city or country, as the places of other clocks are."""
        if self._workspace.programme:
            dialog = dialogs.ask_place(self._workspace.timetable, self.window())
            dialog.correct(self._workspace.conference.time_zone)
            dialog.chosen.connect(partial(self._answer, About.ZONE))

    def ask_title(self) -> None:
        self._ask(About.TITLE)

    def _show_guesses(self) -> None:
        for line in self._lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        programme = self._workspace.programme
        guesses = programme.report.guesses if programme else ()
        self._lines = [_Line(guess, self) for guess in guesses]
        for line in self._lines:
            self._layout.addWidget(line)
            line.confirmed.connect(self._confirm)
            line.answered.connect(self._answer)
            line.other_wanted.connect(self._ask)
        self.setVisible(bool(guesses))

    def _confirm(self, about: str) -> None:
        if self._workspace.programme:
            self.corrected.emit(confirmed(self._workspace.programme, About(about)))

    def _answer(self, about: str, value: str) -> None:
        if not self._workspace.programme:
            return
        try:
            programme = _CORRECTIONS[About(about)](self._workspace.programme, value)
        except PlannerError as error:
            self.failed.emit(error)
        else:
            self.corrected.emit(programme)

    def _ask(self, about: str) -> None:
        programme = self._workspace.programme
        if programme is None:
            return
        if about == About.ZONE:
            self.ask_zone()
            return
        is_year = about == About.YEAR
        present = str(year_of(programme)) if is_year else programme.conference.title
        dialog = AnswerDialog(About(about), present, self.window())
        dialog.answered.connect(self._answer)
        dialog.open()


class _Line(QWidget):
    """One guess: the sentence, what else it could be, and that it is right."""

    confirmed = Signal(str)
    answered = Signal(str, str)
    other_wanted = Signal(str)

    def __init__(self, guess: Guess, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = guess.about
        sentence = QLabel(_sentence(guess), self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        change = QToolButton(self)
        change.setProperty("role", "button")
        if guess.options:
            change.setText("Change ▾")
            change.setMenu(self._menu_of(guess.options))
            change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        else:
            change.setText("Change…")
            change.clicked.connect(self._want_other)
        change.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        change.setAccessibleName(f"Change the {guess.about}")
        right = QPushButton("It’s right", self)
        right.setAccessibleName(f"The {guess.about} is right")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sentence, 1)
        layout.addWidget(change)
        layout.addWidget(right)
        right.clicked.connect(self._confirm)

    def _menu_of(self, options: Iterable[str]) -> QMenu:
        menu = QMenu(self)
        for option in options:
            menu.addAction(option.replace("&", "&&")).setData(option)
        menu.addAction("Other…")
        menu.triggered.connect(self._chosen)
        return menu

    def _chosen(self, action: QAction) -> None:
        if action.data() is None:
            self._want_other()
        else:
            self.answered.emit(self._about, action.data())

    def _want_other(self) -> None:
        self.other_wanted.emit(self._about)

    def _confirm(self) -> None:
        self.confirmed.emit(self._about)


def _sentence(guess: Guess) -> str:
    """`The year 2021 is a guess: the page gives no year; 4 May is a Tuesday in 2021.`"""
    said = f"The {guess.about} {guess.value.replace('_', ' ')} is a guess"
    why = guess.why.rstrip(".")
    return f"{said}: {why[:1].lower()}{why[1:]}." if why else f"{said}."

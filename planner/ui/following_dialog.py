"""Authors and words that are followed, with what they find: added, removed, shown in the list."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.following import cleaned
from planner.plan import Followed
from planner.ui.browser import Browser
from planner.ui.captions import caption, muted
from planner.ui.follow_commands import FollowCommands
from planner.ui.rich import tooltip
from planner.ui.sentence import sentence
from planner.wording import counted

_WHAT_FOR = (
    "Talks by these authors, or with these words in title, topics, keywords or abstract, are marked"
    " by a flag; after an update you are told of new ones. A word also finds its plural, and"
    " robot* all that begins so."
)
_CAPTIONS = {"authors": "Authors", "words": "Words"}
_HINTS = {"authors": "A whole name, such as Ann Lee", "words": "A word, or some in a row"}
_EMPTY = {
    "authors": "Nobody yet. Type a name and press Return, or choose Follow in the menu of a talk.",
    "words": "No words yet. Type some and press Return, or select them in an abstract and choose"
    " Follow by the right mouse button.",
}


class FollowingDialog(QDialog):
    """Beside the window, which stays usable."""

    talks_wanted = Signal(str)  # those that a name or word finds

    def __init__(self, browser: Browser, commands: FollowCommands, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Following")
        self._browser = browser
        authors = {p.name for talk in browser.workspace.timetable.talks for p in talk.authors}
        self._lists = [
            FollowedList("authors", sorted(authors), self),
            FollowedList("words", (), self),
        ]
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._soon = QTimer(self, singleShot=True, interval=0)  # the rows may change as well
        self._lay_out()
        for each in self._lists:
            each.changed.connect(commands.set_followed)
            each.talks_wanted.connect(self.talks_wanted)
        self._buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Z"), self, browser.workspace.undo)
        self._soon.timeout.connect(self._refresh)
        browser.rows_changed.connect(self._soon.start)
        browser.workspace.plan_changed.connect(self._soon.start)
        browser.workspace.programme_changed.connect(self.close)
        self._refresh()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        for each in self._lists:
            columns.addWidget(each, 1)
        em = self.fontMetrics().height()
        columns.setSpacing(em)
        layout = QVBoxLayout(self)
        layout.setSpacing(em // 2)
        layout.addWidget(sentence(_WHAT_FOR, "muted", self))
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons)
        self.resize(em * 40, em * 28)

    def _refresh(self) -> None:
        found = {(match.what, match.name): len(match.talks) for match in self._browser.matches}
        following = self._browser.workspace.plan.following
        for each in self._lists:
            names: tuple[str, ...] = getattr(following, each.what)
            each.show_names({name: found.get((each.what, name)) for name in names})


class FollowedList(QWidget):
    """Names under a field that adds one; Del removes one, a click or Return shows its talks."""

    changed = Signal(str, str, bool)  # what, the name, whether it is followed
    talks_wanted = Signal(str)

    def __init__(self, what: Followed, known: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.what = what
        self._shown: dict[str, int | None] = {}
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(_HINTS[what])
        self._field.setAccessibleName(f"Follow {what}")
        self._list = _two_columns(_CAPTIONS[what], self)
        self._stack = QStackedWidget(self)
        self._remove = QPushButton("Remove", self)
        self._remove.setToolTip("Follow it no longer (Del)")
        self._remove.setEnabled(False)
        self._lay_out()
        self._complete(list(known))
        self._field.returnPressed.connect(self._add)
        self._list.itemClicked.connect(self._want)
        self._list.itemActivated.connect(self._want)
        self._list.itemSelectionChanged.connect(self._offer)
        self._remove.clicked.connect(self._drop)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list, self._drop)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_names(self, names: dict[str, int | None]) -> None:
        """Each with the number of its talks, if that is known; what is chosen stays so."""
        self._stack.setCurrentIndex(0 if names else 1)
        if names == self._shown:
            return
        self._shown, chosen = names, self._chosen()
        self._list.clear()
        for name, number in names.items():
            told = "" if number is None else counted(number, "talk")
            item = QTreeWidgetItem(self._list, [name, told])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, tooltip(name))
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() * 17 // 10))
            if name == chosen:
                self._list.setCurrentItem(item)
        self._offer()

    def _lay_out(self) -> None:
        empty = muted(_EMPTY[self.what], self)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._list)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(caption(_CAPTIONS[self.what], self))
        layout.addWidget(self._field)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _complete(self, known: list[str]) -> None:
        """While a name is typed those of the programme are offered that hold it."""
        completer = QCompleter(known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Queued: the field takes the chosen name after the signal.
        completer.activated.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)

    def _add(self) -> None:
        name = cleaned(self._field.text())
        if name:
            self._field.clear()
            self.changed.emit(self.what, name, True)

    def _drop(self) -> None:
        if self._chosen():
            self.changed.emit(self.what, self._chosen(), False)

    def _want(self, item: QTreeWidgetItem) -> None:
        self.talks_wanted.emit(item.text(0))

    def _offer(self) -> None:
        self._remove.setEnabled(bool(self._chosen()))

    def _chosen(self) -> str:
        return next((item.text(0) for item in self._list.selectedItems()), "")


def _two_columns(name: str, parent: QWidget) -> QTreeWidget:
    """A name and how many talks it finds."""
    tree = QTreeWidget(parent)
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAccessibleName(name)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree

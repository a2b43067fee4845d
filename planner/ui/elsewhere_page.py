"""What is current of another conference's plan, to be read: in the details' place."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from planner import priorities
from planner.engagements import Engagement
from planner.markdown_plain import as_plain
from planner.talk_text import when
from planner.ui.browser import Browser
from planner.ui.captions import caption
from planner.ui.clash_box import ClashBox
from planner.ui.wrapped_label import WrappedLabel


class ElsewherePage(QWidget):
    """Star, priority and note are changed in their own conference, which the button opens."""

    open_wanted = Signal(object)  # Engagement
    talk_wanted = Signal(str)  # of the open conference, which clashes with it
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, browser: Browser, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._browser = browser
        self._conference = caption("", self)
        self._title = _label(self, "strong")
        self._facts = _label(self, "muted")
        self._people, self._priority = _label(self), _label(self, "strong")
        self._clashes = ClashBox(browser.workspace, self)
        self._note_caption, self._note = caption("My note", self), _label(self)
        self._open = QPushButton(self)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() + 3)
        self._title.setFont(font)
        self._lay_out()
        self._open.clicked.connect(self._want_open)
        self._clashes.talk_wanted.connect(self.talk_wanted)
        self._clashes.told.connect(self.told)
        browser.current_changed.connect(self.refresh)
        browser.workspace.clock_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        other = self._browser.elsewhere
        if other:
            self._show(other)

    def _show(self, other: Engagement) -> None:
        known, entry = other.known, other.entry
        clock = self._browser.workspace.timetable.clock
        names = " · ".join(person.name for person in known.authors)
        facts = "\n".join(filter(None, (when(known, clock), known.room)))
        self._conference.setText(other.conference.upper())
        for label, text in (
            (self._title, other.title),
            (self._facts, facts),
            (self._people, names),
            (self._priority, priorities.label(entry.priority)),
            (self._note, as_plain(entry.note)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._note_caption.setVisible(bool(self._note.text()))
        self._open.setText(f"Open in “{other.conference}”".replace("&", "&&"))
        self._clashes.show_talk(other.talk)

    def _want_open(self) -> None:
        self.open_wanted.emit(self._browser.elsewhere)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em * 6 // 5, em, em * 6 // 5, em)
        layout.setSpacing(em * 2 // 3)
        labels = self._conference, self._title, self._facts, self._people, self._priority
        for part in (*labels, self._clashes, self._note_caption, self._note):
            layout.addWidget(part)
        layout.addSpacing(em // 3)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    # Qt's overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.refresh()


def _label(parent: QWidget, role: str = "") -> QLabel:
    label = WrappedLabel(parent, Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

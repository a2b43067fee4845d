"""What to print, how it will look, and the two ways out: a printer or a PDF."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner import times
from planner.conference import Conference
from planner.errors import PlannerError
from planner.exporters.agenda import Agenda, Paper, PrintOptions, What, make_agenda
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui.page_view import PageView
from planner.ui.print_layout import Pages, lay_out
from planner.ui.printing import (
    page_layout,
    pages_for,
    paint_all,
    paper_size,
    save_pdf,
    usual_paper,
)
from planner.ui.system_zone import system_zone

T = TypeVar("T")


class PrintDialog(QDialog):
    """Options on the left, the pages as they will be on the right; remembers nothing."""

    def __init__(self, conference: Conference, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conference, self._plan = conference, plan
        self._own_zone = _own_zone(conference)

        self.what = _radios(self, {What.PLAN: "&My plan", What.PROGRAMME: "Whole p&rogramme"})
        self.days = _checks({day: times.day_and_month(day) for day in Timetable(conference).days})
        self.abstracts = QCheckBox("&Abstracts")
        self.notes = QCheckBox("My &notes")
        self.own_time = QCheckBox("My own &time in brackets")
        self.paper = _radios(self, {Paper.A4: "A&4", Paper.LETTER: "&Letter"})
        self.what[What.PLAN].setChecked(True)
        self.notes.setChecked(True)
        self.own_time.setVisible(self._own_zone is not None)
        self.own_time.setChecked(self._own_zone is not None)
        self.paper[usual_paper()].setChecked(True)

        self.view = PageView()
        self.count = QLabel()
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.print_button = QPushButton("&Print…", default=True)
        self.print_button.setProperty("role", "primary")
        self.pdf_button = QPushButton("&Save as PDF…")
        self.close_button = QPushButton("&Close")
        self._place_parts()
        self._connect()
        self._refresh()

    def options(self) -> PrintOptions:
        days = self._chosen_days()
        return PrintOptions(
            what=_chosen(self.what),
            days=() if len(days) == len(self.days) else days,
            abstracts=self.abstracts.isChecked(),
            notes=self.notes.isChecked(),
            paper=_chosen(self.paper),
            own_zone=self._own_zone if self.own_time.isChecked() else None,
        )

    def print_out(self) -> None:
        """Ask for the printer and print; the paper chosen there wins."""
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._agenda.title)
        self._printer.setPageLayout(page_layout(_chosen(self.paper)))
        dialog = QPrintDialog(self._printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self._pages.sheets))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._printer.setFullPage(True)
        pages = lay_out(self._agenda, paper_size(self._printer.pageLayout()))
        numbers = _numbers(self._printer, len(pages.sheets))
        try:
            paint_all(self._printer, pages, numbers)
        except PlannerError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(f"Sent to the printer: {_in_words(len(numbers))}.")

    def save_as_pdf(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{_file_name(self._agenda.title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self, "Save as PDF", str(proposed), "PDF files (*.pdf)"
        )
        if not name:
            return
        try:
            count = save_pdf(self._agenda, Path(name), _chosen(self.paper))
        except PlannerError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(f"Saved {_in_words(count)} as {name}")

    def _chosen_days(self) -> tuple[date, ...]:
        return tuple(day for day, box in self.days.items() if box.isChecked())

    def _refresh(self) -> None:
        """Show what would be printed now; without a day there is nothing to print."""
        some = bool(self._chosen_days()) or not self.days
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(some)
        self.said.clear()
        if not some:
            self.count.setText("Choose a day.")
            self.view.show_pages(None)
            return
        options = self.options()
        today = datetime.now().astimezone().date()
        # Thousands of abstracts take seconds.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self._agenda: Agenda = make_agenda(self._conference, self._plan, options, today)
        self._pages: Pages = pages_for(self._agenda, options.paper)
        QGuiApplication.restoreOverrideCursor()
        self.count.setText(_in_words(len(self._pages.sheets)))
        self.view.show_pages(self._pages)

    def _place_parts(self) -> None:
        left = QVBoxLayout()
        for caption, boxes in (
            ("Print", self.what.values()),
            ("Days", self.days.values() if len(self.days) > 1 else ()),
            ("With", (self.abstracts, self.notes, self.own_time)),
            ("Paper", self.paper.values()),
        ):
            _add_choices(left, caption, boxes)
        left.addStretch()
        left.addWidget(self.said)
        left.addWidget(self.count)
        for button in (self.print_button, self.pdf_button, self.close_button):
            left.addWidget(button)
        panel = QWidget()
        panel.setLayout(left)
        panel.setFixedWidth(self.fontMetrics().averageCharWidth() * 34)
        parts = QHBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(panel)
        parts.addWidget(self.view, 1)

    def _connect(self) -> None:
        for box in (*self.days.values(), self.abstracts, self.notes, self.own_time):
            box.toggled.connect(self._refresh)
        for radio in (self.what[What.PLAN], self.paper[Paper.A4]):  # the other one follows
            radio.toggled.connect(self._refresh)
        self.print_button.clicked.connect(self.print_out)
        self.pdf_button.clicked.connect(self.save_as_pdf)
        self.close_button.clicked.connect(self.reject)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(980, 760)


def _radios(parent: QWidget, texts: Mapping[T, str]) -> dict[T, QRadioButton]:
    """One choice of several; a group of its own, as radio buttons of one parent are one choice."""
    group = QButtonGroup(parent)
    buttons = {value: QRadioButton(text) for value, text in texts.items()}
    for button in buttons.values():
        group.addButton(button)
    return buttons


def _checks(texts: Mapping[date, str]) -> dict[date, QCheckBox]:
    boxes = {day: QCheckBox(text) for day, text in texts.items()}
    for box in boxes.values():
        box.setChecked(True)
    return boxes


def _chosen(buttons: Mapping[T, QRadioButton]) -> T:
    return next(value for value, button in buttons.items() if button.isChecked())


def _add_choices(layout: QVBoxLayout, caption: str, boxes: Iterable[QWidget]) -> None:
    boxes = list(boxes)
    if boxes:
        label = QLabel(caption)
        label.setProperty("role", "caption")
        layout.addWidget(label)
    for box in boxes:
        layout.addWidget(box)
    layout.addSpacing(10)


def _own_zone(conference: Conference) -> ZoneInfo | None:
    """The zone this computer runs in, if it is another one than the conference's."""
    own = system_zone()
    return own if own and own.key != conference.time_zone else None


def _numbers(printer: QPrinter, count: int) -> range:
    """The pages that were asked for in the printer's dialog, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage(), count))


def _in_words(pages: int) -> str:
    return f"{pages} page{'s' * (pages != 1)}"


def _file_name(title: str) -> str:
    """The title without what file systems forbid."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title).strip(" .")[:80]

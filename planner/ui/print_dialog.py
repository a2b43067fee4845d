"""What to print, how it will look, and the two ways out: a printer or a PDF."""

import re
from collections.abc import Generator, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, QStandardPaths, Qt
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
from planner.errors import PlannerError
from planner.exporters.agenda import Paper, PrintOptions, What, make_agenda
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui.page_view import PageView
from planner.ui.print_layout import empty_pages, laying_out
from planner.ui.print_steps import Steps
from planner.ui.printing import (
    page_layout,
    painting,
    paper_size,
    saving_pdf,
    usual_paper,
)
from planner.ui.system_zone import system_zone
from planner.wording import counted

T = TypeVar("T")


class PrintDialog(QDialog):
    """Options on the left, the pages as they will be on the right; remembers nothing.

    Thousands of abstracts take seconds to lay out: the pages appear as they are made, and a
    changed option begins anew. Saving and printing go page by page and can be cancelled.
    """

    def __init__(self, timetable: Timetable, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._timetable, self._plan = timetable, plan
        self._own_zone = _own_zone(timetable.zone)
        self._layout_steps, self._output = Steps(self), Steps(self)
        self._printer: QPrinter | None = None  # while it prints
        self._outcome = ""  # what to say at the end of the output, with the number of pages

        self.what = _radios(self, {What.PLAN: "&My plan", What.PROGRAMME: "Whole p&rogramme"})
        self.days = _checks({day: times.day_and_month(day) for day in timetable.days})
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
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._agenda.title)
        printer.setPageLayout(page_layout(_chosen(self.paper)))
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self._pages.sheets))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        printer.setFullPage(True)
        self._printer = printer
        self._put_out("Sent to the printer: {}.", self._printing(printer))

    def save_as_pdf(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{_file_name(self._agenda.title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self, "Save as PDF", str(proposed), "PDF files (*.pdf)"
        )
        if name:
            layout = page_layout(_chosen(self.paper))
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".pdf")
            self._put_out(f"Saved {{}} as {path}", saving_pdf(self._pages, path, layout))

    def _chosen_days(self) -> tuple[date, ...]:
        return tuple(day for day, box in self.days.items() if box.isChecked())

    # The pages

    def _refresh(self) -> None:
        """Show what would be printed now; without a day there is nothing to print."""
        self._layout_steps.cancel()
        self._allow_output(False)
        self.said.clear()
        if self.days and not self._chosen_days():
            self.count.setText("Choose a day.")
            self.view.show_pages(None)
            return
        options = self.options()
        today = datetime.now().astimezone().date()
        self._agenda = make_agenda(self._timetable, self._plan, options, today)
        self._pages = empty_pages(self._agenda, paper_size(page_layout(options.paper)))
        self._layout_steps.start(laying_out(self._agenda, self._pages))

    def _show_growing(self, count: int) -> None:
        self.count.setText(f"Laying out… {counted(count, 'page')} so far")
        self.view.show_pages(self._pages)

    def _show_whole(self, count: int) -> None:
        self.count.setText(counted(count, "page"))
        self.view.show_pages(self._pages)
        self._allow_output(True)

    def _allow_output(self, allowed: bool) -> None:
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(allowed)

    # The ways out

    def _put_out(self, outcome: str, work: Generator[int]) -> None:
        self._outcome = outcome
        self._allow_output(False)
        self._choices.setEnabled(False)
        self.close_button.setText("&Cancel")
        self._output.start(work)

    def _printing(self, printer: QPrinter) -> Generator[int]:
        """The printer may have another paper: then the pages are others than those shown."""
        pages, size = self._pages, paper_size(printer.pageLayout())
        if size != pages.size:
            pages = empty_pages(self._agenda, size)
            yield from laying_out(self._agenda, pages)
        yield from painting(printer, pages, _numbers(printer, len(pages.sheets)))

    def _show_output(self, count: int) -> None:
        self.said.setText(f"Working… {counted(count, 'page')} so far")

    def _output_done(self, count: int) -> None:
        self._end_output(self._outcome.replace("{}", counted(count, "page"), 1))

    def _output_failed(self, error: PlannerError) -> None:
        self._end_output(str(error))

    def _end_output(self, said: str) -> None:
        self._printer = None
        self._choices.setEnabled(True)
        self.close_button.setText("&Close")
        self._allow_output(True)
        self.said.setText(said)

    def _place_parts(self) -> None:
        self._choices = QWidget()
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        for caption, boxes in (
            ("Print", self.what.values()),
            ("Days", self.days.values() if len(self.days) > 1 else ()),
            ("With", (self.abstracts, self.notes, self.own_time)),
            ("Paper", self.paper.values()),
        ):
            _add_choices(choices, caption, boxes)
        left = QVBoxLayout()
        left.addWidget(self._choices)
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
        self._layout_steps.progressed.connect(self._show_growing)
        self._layout_steps.ended.connect(self._show_whole)
        self._output.progressed.connect(self._show_output)
        self._output.ended.connect(self._output_done)
        self._output.failed.connect(self._output_failed)
        self.print_button.clicked.connect(self.print_out)
        self.pdf_button.clicked.connect(self.save_as_pdf)
        self.close_button.clicked.connect(self.reject)

    # Qt's own names

    def reject(self) -> None:
        """Ends what runs; else the dialog."""
        if not self._output.is_running:
            super().reject()
            return
        if self._printer:
            self._printer.abort()
        self._output.cancel()
        self._end_output("Cancelled.")

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


def _own_zone(zone: ZoneInfo) -> ZoneInfo | None:
    """The zone this computer runs in, if it is another one than the conference's."""
    own = system_zone()
    return own if own and own.key != zone.key else None


def _numbers(printer: QPrinter, count: int) -> range:
    """The pages that were asked for in the printer's dialog, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage(), count))


def _file_name(title: str) -> str:
    """The title without what file systems forbid."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title).strip(" .")[:80]

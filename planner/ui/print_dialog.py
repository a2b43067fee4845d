"""What to print, how it will look, and the two ways out: a printer or a PDF."""

from collections.abc import Generator
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.exporters.print_options import PrintOptions
from planner.files import plain_name
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui.file_dialogs import FileDialogs
from planner.ui.formulas import formula
from planner.ui.page_view import PageView
from planner.ui.print_choices import PrintChoices
from planner.ui.print_layout import Content, make_content, new_pages
from planner.ui.print_output import PrintOutput
from planner.ui.print_pages import Printed
from planner.ui.print_steps import Steps
from planner.ui.printing import page_layout, paper_size
from planner.ui.settings import Settings
from planner.ui.tasks import in_background
from planner.wording import counted


class PrintDialog(QDialog):
    """Options on the left, the pages as they will be on the right.

    Thousands of abstracts take seconds to lay out: the pages appear as they are made, and a
    changed option begins anew. Saving and printing go page by page and can be cancelled.
    """

    def __init__(
        self, timetable: Timetable, plan: Plan, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._timetable, self._plan = timetable, plan
        self._settings = settings
        self._layout_steps, self._output = Steps(self), PrintOutput(self)
        self._pages: Printed | None = None
        self._discarding, self._discarded = Steps(self), list[object]()
        self._asked = 0  # how often pages were asked for
        self.choices = PrintChoices(timetable, plan, settings)
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

    def print_out(self) -> None:
        """Ask for the printer and print; the paper chosen there wins."""
        pages = self._pages
        assert pages
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._content.title)
        printer.setPageLayout(page_layout(self._options))
        if self._options.greyscale:
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages.count)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        printer.setFullPage(True)
        self._begin_output()
        self._output.print_on(printer, pages, self._content, self._options)

    def save_as_pdf(self) -> None:
        proposed = f"{plain_name(self._content.title)}.pdf"
        dialogs = FileDialogs(self._settings, self)
        path = dialogs.target("Save as PDF", proposed, "PDF files (*.pdf)")
        if path and self._pages:
            self._begin_output()
            self._output.save(self._pages, path, self._options)

    # The pages

    def _refresh(self) -> None:
        """Show what would be printed now; without a day there is nothing to print."""
        self._asked += 1
        self._layout_steps.cancel()
        self._allow_output(False)
        self.said.clear()
        lacking = self.choices.lacking()
        if lacking:
            self.count.setText(lacking)
            self.view.show_pages(None)
            return
        self.choices.remember()
        self.count.setText("Laying out…")
        options, today = self.choices.options(), datetime.now().astimezone().date()
        work = partial(_prepared, self._timetable, self._plan, options, today)
        in_background(self, work, partial(self._lay_out, self._asked))

    def _lay_out(self, asked: int, content: Content) -> None:
        """Unless another option was chosen since."""
        if asked != self._asked:
            return
        self._options, self._content = self.choices.options(), content
        size = paper_size(page_layout(self._options))
        self._discarded += self._pages.sheets if self._pages else []
        self._pages = new_pages(self._content, self._options, size)
        self.view.show_pages(self._pages)
        if not self._discarding.is_running:
            self._discarding.start(_letting_go(self._discarded))
        self._layout_steps.start(self._pages.growing())

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

    def _begin_output(self) -> None:
        self._allow_output(False)
        self.choices.setEnabled(False)
        self.close_button.setText("&Cancel")

    def _show_output(self, count: int) -> None:
        self.said.setText(f"Working… {counted(count, 'page')} so far")

    def _end_output(self, said: str) -> None:
        self.choices.setEnabled(True)
        self.close_button.setText("&Close")
        self._allow_output(True)
        self.said.setText(said)

    def _place_parts(self) -> None:
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.choices)
        self.choices.setContentsMargins(0, 0, 12, 0)
        panel = QWidget()
        left = QVBoxLayout(panel)
        left.addWidget(scrolled, 1)
        left.addWidget(self.said)
        left.addWidget(self.count)
        ways = QHBoxLayout()
        ways.addWidget(self.print_button)
        ways.addWidget(self.pdf_button)
        left.addLayout(ways)
        left.addWidget(self.close_button)
        panel.setFixedWidth(self.choices.minimumSizeHint().width() + 50)
        parts = QHBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(panel)
        parts.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self._refresh)
        self._layout_steps.progressed.connect(self._show_growing)
        self._layout_steps.ended.connect(self._show_whole)
        self._output.progressed.connect(self._show_output)
        self._output.ended.connect(self._end_output)
        self.print_button.clicked.connect(self.print_out)
        self.pdf_button.clicked.connect(self.save_as_pdf)
        self.close_button.clicked.connect(self.reject)

    # Qt's own names

    def reject(self) -> None:
        """Ends what runs; else the dialog."""
        if self._output.is_running:
            self._output.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Its pages outlive it for a moment."""
        self._layout_steps.cancel()
        self._discarding.cancel()
        self._discarded += self._pages.sheets if self._pages else []
        self._pages = None
        self.view.show_pages(None)
        app = QCoreApplication.instance()
        assert app
        outliving = Steps(app)
        outliving.ended.connect(outliving.deleteLater)
        outliving.start(_letting_go(self._discarded))
        super().done(result)

    def sizeHint(self) -> QSize:
        return QSize(1020, 780)


def _prepared(timetable: Timetable, plan: Plan, options: PrintOptions, today: date) -> Content:
    """The content; what sets its formulas is imported here, where half a second stops nothing."""
    if any("$" in talk.title or "$" in talk.abstract for talk in timetable.talks):
        formula("x")
    return make_content(timetable, plan, options, today)


def _letting_go(sheets: list[object]) -> Generator[int]:
    """Thousands of pages are let go one by one: all at once they take a tenth of a second."""
    while sheets:
        sheets.pop()
        yield len(sheets)

"""The two ways out of the print dialog: a printer and a PDF, page by page, to be cancelled."""

from collections.abc import Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from planner.errors import PlannerError
from planner.exporters.print_options import PrintOptions
from planner.ui.print_layout import Content, new_pages
from planner.ui.print_pages import Printed
from planner.ui.print_steps import Steps
from planner.ui.printing import finish_pdf, open_buffer, painting, painting_pdf, paper_size
from planner.ui.tasks import in_background
from planner.wording import counted


class PrintOutput(QObject):
    """One work at a time; `ended` says in a sentence what came of it."""

    progressed = Signal(int)
    ended = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._printer: QPrinter | None = None  # while it prints
        self._pdf: tuple[QBuffer, Printed, Path] | None = None
        self._is_finishing = False  # the file is being written
        self._steps = Steps(self)
        self._steps.progressed.connect(self.progressed)
        self._steps.ended.connect(self._finish)
        self._steps.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        return self._steps.is_running or self._is_finishing

    def print_on(
        self, printer: QPrinter, pages: Printed, content: Content, options: PrintOptions
    ) -> None:
        self._printer = printer
        self._steps.start(_printing(printer, pages, content, options))

    def save(self, pages: Printed, path: Path, options: PrintOptions) -> None:
        buffer = open_buffer()
        self._pdf = buffer, pages, path
        self._steps.start(painting_pdf(pages, buffer, options))

    def cancel(self) -> None:
        """What is being written already is written to its end."""
        if self._is_finishing:
            return
        if self._printer:
            self._printer.abort()
        self._steps.cancel()
        self._end("Cancelled.")

    def _finish(self, count: int) -> None:
        pages = counted(count, "page")
        if self._pdf is None:
            self._end(f"Sent to the printer: {pages}.")
            return
        buffer, painted, path = self._pdf
        self._is_finishing = True
        work = partial(finish_pdf, bytes(buffer.data().data()), painted, path)
        self._said = f"Saved {pages} as {path}"
        in_background(self, work, self._saved, self._fail)

    def _saved(self, _: object) -> None:
        self._end(self._said)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PlannerError):
            self._end(str(error))
        else:
            self._end("")
            raise error

    def _end(self, said: str) -> None:
        self._printer = self._pdf = None
        self._is_finishing = False
        self.ended.emit(said)


def _printing(
    printer: QPrinter, pages: Printed, content: Content, options: PrintOptions
) -> Generator[int]:
    """The printer may have another paper: then the pages are others than those shown."""
    size = paper_size(printer.pageLayout())
    if size != pages.size:
        pages = new_pages(content, options, size)
        yield from pages.growing()
    yield from painting(printer, pages, _numbers(printer, pages.count))


def _numbers(printer: QPrinter, count: int) -> range:
    """The pages that were asked for in the printer's dialog, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(printer.fromPage(), 1) - 1, min(printer.toPage(), count))

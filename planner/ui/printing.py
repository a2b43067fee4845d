"""Painting the pages: the same strokes for the PDF, the printer, the preview and pictures."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from planner.errors import PlannerError
from planner.exporters.pdf_bookmarks import with_bookmarks
from planner.exporters.print_options import Paper, PrintOptions
from planner.files import write_safely
from planner.ui.print_ink import POINT
from planner.ui.print_layout import Content, lay_out, lies
from planner.ui.print_pages import Printed

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

_UPRIGHT = QPageLayout.Orientation.Portrait
_LETTER_COUNTRIES = {
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Chile,
    QLocale.Country.Colombia,
    QLocale.Country.CostaRica,
    QLocale.Country.DominicanRepublic,
    QLocale.Country.ElSalvador,
    QLocale.Country.Guatemala,
    QLocale.Country.Panama,
    QLocale.Country.Philippines,
    QLocale.Country.PuertoRico,
    QLocale.Country.Venezuela,
}


def page_layout(options: PrintOptions) -> QPageLayout:
    """Without margins of the device's own: ours are part of the page."""
    way = QPageLayout.Orientation.Landscape if lies(options.layout) else _UPRIGHT
    layout = QPageLayout(QPageSize(_SIZES[options.paper]), way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def usual_paper() -> Paper:
    """The paper of the user's country."""
    letter = QLocale.system().territory() in _LETTER_COUNTRIES
    return Paper.LETTER if letter else Paper.A4


def pages_for(content: Content, options: PrintOptions) -> Printed:
    """All of them, laid out."""
    return lay_out(content, options, paper_size(page_layout(options)))


def paper_size(layout: QPageLayout) -> QSizeF:
    """The sheet in points."""
    return layout.fullRect(QPageLayout.Unit.Point).size()


def paint_page(painter: QPainter, pages: Printed, number: int, dots_per_point: float) -> None:
    """Paint the page `number`, from 0, on a sheet whose corner is the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots_per_point / POINT, dots_per_point / POINT)
    pages.paint(painter, number)
    painter.restore()


def save_pdf(content: Content, options: PrintOptions, path: Path) -> int:
    """Write the file and return the number of its pages. Raises LibraryError if it can not."""
    pages, pdf = pages_for(content, options), open_buffer()
    for _ in painting_pdf(pages, pdf, options):
        pass
    finish_pdf(bytes(pdf.data().data()), pages, path)
    return pages.count


def open_buffer() -> QBuffer:
    """An empty one, to paint a PDF into."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def painting_pdf(pages: Printed, buffer: QBuffer, options: PrintOptions) -> Generator[int]:
    """Paint a page at each step; yields how many there are."""
    writer = QPdfWriter(buffer)
    if options.greyscale:  # also what we do not draw, such as emoji
        writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setTitle(pages.title)
    writer.setCreator("Conference Planner")
    writer.setPageLayout(page_layout(options))
    yield from painting(writer, pages, range(pages.count))


def finish_pdf(painted: bytes, pages: Printed, path: Path) -> None:
    """Write what was painted, with its bookmarks; needs no Qt. Raises LibraryError."""
    write_safely(path, with_bookmarks(painted, pages.bookmarks), to_disk=False)


def painting(device: QPagedPaintDevice, pages: Printed, numbers: range) -> Generator[int]:
    """Paint the pages `numbers` on a printer or into a PDF, one at each step; yields how many
    are painted. Raises PlannerError."""
    painter = QPainter(device)
    if not painter.isActive():
        raise PlannerError("The printer does not take the pages; choose another one or a PDF.")
    try:
        for done, number in enumerate(numbers):
            if done:
                device.newPage()
            paint_page(painter, pages, number, device.logicalDpiX() / 72)
            yield done + 1
    finally:  # also where nobody asks for the rest
        painter.end()


def page_images(pages: Printed, dots_per_point: float = 1.5) -> list[QImage]:
    """Each page as a picture on white."""
    images = []
    for number in range(pages.count):
        image = QImage((pages.size * dots_per_point).toSize(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_page(painter, pages, number, dots_per_point)
        painter.end()
        images.append(image)
    return images

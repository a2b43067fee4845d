"""Painting the pages: the same strokes for the PDF, the printer, the preview and pictures."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from planner.errors import PlannerError
from planner.exporters.agenda import Agenda, Paper
from planner.files import write_safely
from planner.ui.print_layout import MARGIN, MUTED, Block, Pages, lay_out
from planner.ui.print_text import LIGHT, MILLIMETRE, POINT

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

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


def page_layout(paper: Paper) -> QPageLayout:
    """Upright, and without margins of the device's own: ours are part of the page."""
    layout = QPageLayout(
        QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def usual_paper() -> Paper:
    """The paper of the user's country."""
    letter = QLocale.system().territory() in _LETTER_COUNTRIES
    return Paper.LETTER if letter else Paper.A4


def pages_for(agenda: Agenda, paper: Paper) -> Pages:
    return lay_out(agenda, paper_size(page_layout(paper)))


def paper_size(layout: QPageLayout) -> QSizeF:
    """The sheet in points."""
    return layout.fullRect(QPageLayout.Unit.Point).size()


def paint_page(painter: QPainter, pages: Pages, number: int, dots_per_point: float) -> None:
    """Paint the page `number`, from 0, on a sheet whose corner is the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots_per_point / POINT, dots_per_point / POINT)
    if number:
        _paint_running_head(painter, pages, pages.sheets[number][0])
    y = MARGIN
    for block in pages.sheets[number]:
        for mark in block.marks:
            mark.draw(painter, y + mark.top)
        y += block.height
    _paint_footer(painter, pages, number)
    painter.restore()


def save_pdf(agenda: Agenda, path: Path, paper: Paper) -> int:
    """Write the file and return the number of its pages. Raises LibraryError if it can not."""
    pages = pages_for(agenda, paper)
    for _ in saving_pdf(pages, path, page_layout(paper)):
        pass
    return len(pages.sheets)


def saving_pdf(pages: Pages, path: Path, layout: QPageLayout) -> Generator[int]:
    """Write the file, a page at each step; yields how many there are. Raises LibraryError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(pages.title)
    writer.setCreator("Conference Planner")
    writer.setPageLayout(layout)
    yield from painting(writer, pages, range(len(pages.sheets)))
    write_safely(path, bytes(buffer.data().data()), to_disk=False)


def painting(device: QPagedPaintDevice, pages: Pages, numbers: range) -> Generator[int]:
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


def page_images(pages: Pages, dots_per_point: float = 1.5) -> list[QImage]:
    """Each page as a picture on white."""
    images = []
    for number in range(len(pages.sheets)):
        image = QImage((pages.size * dots_per_point).toSize(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_page(painter, pages, number, dots_per_point)
        painter.end()
        images.append(image)
    return images


def _paint_running_head(painter: QPainter, pages: Pages, first: Block) -> None:
    _paint_margin_line(painter, pages, 11 * MILLIMETRE, pages.title, first.continues)
    _paint_rule(painter, pages, 13 * MILLIMETRE)


def _paint_footer(painter: QPainter, pages: Pages, number: int) -> None:
    y = pages.size.height() * POINT - 13.5 * MILLIMETRE
    _paint_rule(painter, pages, y)
    count = f"{number + 1} of {len(pages.sheets) if pages.is_whole else '…'}"
    _paint_margin_line(painter, pages, y + 5.2 * MILLIMETRE, pages.footer, count)


def _paint_rule(painter: QPainter, pages: Pages, y: float) -> None:
    width = pages.size.width() * POINT - 2 * MARGIN
    painter.fillRect(QRectF(MARGIN, y, width, POINT * 0.5), QColor(LIGHT))


def _paint_margin_line(
    painter: QPainter, pages: Pages, baseline: float, left: str, right: str
) -> None:
    """A line of text in the margin; the left part gives way."""
    font = MUTED.font()
    metrics = QFontMetricsF(font)
    width = pages.size.width() * POINT - 2 * MARGIN
    painter.setFont(font)
    painter.setPen(QColor(MUTED.colour))
    shown = metrics.elidedText(right, Qt.TextElideMode.ElideMiddle, width * 0.6)
    taken = metrics.horizontalAdvance(shown)
    painter.drawText(QPointF(MARGIN + width - taken, baseline), shown)
    rest = metrics.elidedText(left, Qt.TextElideMode.ElideRight, width - taken - 20 * POINT)
    painter.drawText(QPointF(MARGIN, baseline), rest)

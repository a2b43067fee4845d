"""Bookmarks for a PDF that has none: Qt makes the pages and the links, but no outline."""

from collections.abc import Iterable
from io import BytesIO


def with_bookmarks(pdf: bytes, bookmarks: Iterable[tuple[str, int, float]]) -> bytes:
    """The same PDF; each bookmark has a title, a page from 0, and points from the page's top.

    They stand open beside the pages where the reader's program can do that (ISO 32000-1, 12.3.3).
    """
    from pypdf import PdfWriter  # here: slow to import, and few who print make a PDF
    from pypdf.generic import Fit

    writer = PdfWriter(BytesIO(pdf), incremental=True)  # what Qt wrote stays as it is
    for title, page, top in bookmarks:
        height = float(writer.pages[page].mediabox.height)
        fit = Fit.xyz(left=0, top=height - top, zoom=None)
        writer.add_outline_item(title=title, page_number=page, fit=fit)
    if writer.outline:
        writer.page_mode = "/UseOutlines"
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()

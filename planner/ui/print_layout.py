"""The door to the layouts: from what was chosen to pages that can be laid out and painted."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSizeF

from planner.exporters.agenda import Agenda, make_agenda
from planner.exporters.day_grid import DayGrid, make_day_grid
from planner.exporters.posters import make_posters
from planner.exporters.print_options import Layout, Margins, PrintOptions
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui.print_agenda import agenda_blocks
from planner.ui.print_grid import grid_blocks
from planner.ui.print_ink import MILLIMETRE
from planner.ui.print_pages import Form, Pages, Printed, form_for
from planner.ui.print_pocket import Booklet, leaf_size
from planner.ui.print_talks import talk_blocks

Content = Agenda | DayGrid
_ON_ITS_LONG_SIDE = (Layout.GRID, Layout.POCKET)
_LEAF_SCALE = 0.7  # letters of seven points, as in a pocket diary
_LEAF_MARGINS = {Margins.NARROW: 5, Margins.NORMAL: 7, Margins.WIDE: 9}  # millimetres


def lies(layout: Layout) -> bool:
    """Whether its sheets lie on their long side."""
    return layout in _ON_ITS_LONG_SIDE


def make_content(timetable: Timetable, plan: Plan, options: PrintOptions, today: date) -> Content:
    """What stands on the paper; `today` is the date of printing."""
    makers: dict[Layout, Callable[[Timetable, Plan, PrintOptions, date], Content]] = {
        Layout.GRID: make_day_grid,
        Layout.POSTERS: make_posters,
    }
    return makers.get(options.layout, make_agenda)(timetable, plan, options, today)


def new_pages(content: Content, options: PrintOptions, size: QSizeF) -> Printed:
    """Empty ones that grow on sheets of `size`, in points. A QGuiApplication must exist."""
    if options.layout is Layout.POCKET:
        return Booklet(size, _filled(content, options, _leaf(size, options)))
    return _filled(content, options, form_for(size, options))


def lay_out(content: Content, options: PrintOptions, size: QSizeF) -> Printed:
    """All the pages at once."""
    pages = new_pages(content, options, size)
    for _ in pages.growing():
        pass
    return pages


def _leaf(size: QSizeF, options: PrintOptions) -> Form:
    form = form_for(leaf_size(size), options, _LEAF_SCALE)
    return form._replace(margin=_LEAF_MARGINS[options.margins] * MILLIMETRE)


def _filled(content: Content, options: PrintOptions, form: Form) -> Pages:
    if isinstance(content, DayGrid):
        blocks = grid_blocks(content, form, qr=options.qr)
    elif options.layout is Layout.ABSTRACTS:
        blocks = talk_blocks(content, form, qr=options.qr)
    else:
        blocks = agenda_blocks(content, form, qr=options.qr)
    if options.layout is Layout.POCKET:  # only what has room
        return Pages(form, content.title, "", content.title, blocks)
    return Pages(form, content.title, content.title, content.footer, blocks)

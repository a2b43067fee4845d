"""The booklet: which small page stands where on the sheet, and which way up."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from planner.exporters.agenda import Agenda
from planner.exporters.print_options import Layout, Paper, PrintOptions
from planner.ui import printing
from planner.ui.print_layout import new_pages
from planner.ui.print_pages import Block, Pages, form_for
from planner.ui.print_pocket import LEAVES, Booklet, Place, leaf_size, place_of

POCKET = PrintOptions(layout=Layout.POCKET)


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (1, Place(3, 1, False)),
        (2, Place(3, 0, True)),
        (3, Place(2, 0, True)),
        (4, Place(1, 0, True)),
        (5, Place(0, 0, True)),
        (6, Place(0, 1, False)),
        (7, Place(1, 1, False)),
        (8, Place(2, 1, False)),
    ],
)
def test_where_each_small_page_stands(page: int, place: Place) -> None:
    assert place_of(page) == place


def test_pages_that_face_each_other_lie_side_by_side_the_same_way_up() -> None:
    """Open at 2 and 3 one reads on over the fold, without turning anything."""
    for left in (2, 4, 6, 8):
        one, other = place_of(left), place_of(left % LEAVES + 1)
        assert (one.row, one.is_upside_down) == (other.row, other.is_upside_down)
        assert other.column - one.column == (-1 if one.is_upside_down else 1)


def test_the_two_sides_of_one_leaf_lie_back_to_back() -> None:
    """At the ends they meet at the long fold; within, beside the cut, at a short one."""
    for front in (1, 3, 5, 7):
        one, other = place_of(front), place_of(front + 1)
        if one.column in (0, 3):
            assert (one.column, {one.row, other.row}) == (other.column, {0, 1})
        else:
            assert (one.row, {one.column, other.column}) == (other.row, {1, 2})


@pytest.mark.usefixtures("qapp")
def test_the_ninth_small_page_begins_a_second_sheet() -> None:
    pages = booklet(*[block(2000) for _ in range(9)])
    assert (pages.leaves.count, pages.count) == (9, 2)
    assert [mark.page for mark in pages.bookmarks] == [0] * 8 + [1]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", list(Paper))
def test_eight_small_pages_fill_a_sheet_on_its_long_side(paper: Paper) -> None:
    options = PrintOptions(layout=Layout.POCKET, paper=paper)
    sheet = printing.paper_size(printing.page_layout(options))
    leaf = leaf_size(sheet)
    assert sheet.width() > sheet.height()
    assert leaf.width() * leaf.height() * LEAVES == sheet.width() * sheet.height()
    assert leaf.height() > leaf.width()
    empty = Agenda(title="My plan", subtitle="", footer="", nothing=("Nothing", "Star."))
    assert new_pages(empty, options, sheet).size == sheet


@pytest.mark.usefixtures("qapp")
def test_the_upper_pages_are_painted_upside_down() -> None:
    """A dot in the corner of each small page, where its text begins."""
    pages = booklet(*[block(2000, dot=True) for _ in range(LEAVES)])
    image = printing.page_images(pages, 1)[0]
    width, height = image.width() / 4, image.height() / 2
    margin = pages.leaves.form.margin / 20 + 6
    for page in range(1, LEAVES + 1):
        column, row, is_upside_down = place_of(page)
        corner = QPointF(column * width, row * height)
        inside = (
            QPointF(width - margin, height - margin) if is_upside_down else QPointF(margin, margin)
        )
        assert is_red(image, corner + inside)
        assert not is_red(image, corner + QPointF(width, height) - inside)


@pytest.mark.usefixtures("qapp")
def test_the_folds_are_marked_at_the_edges() -> None:
    image = printing.page_images(booklet(block(10)), 4)[0]
    quarter, middle = image.width() // 4, image.height() // 2
    for x in (quarter, 2 * quarter, 3 * quarter):
        assert is_dark(image, x, 4)
        assert is_dark(image, x, image.height() - 5)
    assert is_dark(image, 4, middle)
    assert is_dark(image, image.width() - 5, middle)


def booklet(*blocks: Block) -> Booklet:
    sheet = printing.paper_size(printing.page_layout(POCKET))
    leaves = Pages(form_for(leaf_size(sheet), POCKET, 0.7), "", "", "", blocks)
    made = Booklet(sheet, leaves)
    assert list(made.growing())[-1] == made.count
    return made


def block(height: float, *, dot: bool = False) -> Block:
    from planner.ui.print_ink import Mark

    def draw(painter: QPainter, top: float) -> None:
        left = form_for(leaf_size(printing.paper_size(printing.page_layout(POCKET))), POCKET).margin
        painter.fillRect(round(left), round(top), 240, 240, QColor("red"))

    marks = (Mark(0, 240, draw),) if dot else ()
    return Block(marks, height, bookmark="Day")


def is_red(image: QImage, place: QPointF) -> bool:
    return image.pixelColor(place.toPoint()) == QColor("red")


def is_dark(image: QImage, x: int, y: int) -> bool:
    return any(
        image.pixelColor(x + by, y + to).lightness() < 170 for by in (-1, 0, 1) for to in (-1, 0, 1)
    )


@pytest.mark.usefixtures("qapp")
def test_small_pages_that_are_left_are_ruled_for_notes() -> None:
    image = printing.page_images(booklet(block(10)), 2)[0]
    column, row, _ = place_of(6)
    left, top = column * image.width() // 4 + 140, row * image.height() // 2
    lines = [y for y in range(top + 20, top + 400) if image.pixelColor(left, y).lightness() < 230]
    assert len(lines) >= 7

"""Cells of the printed day grid: their text stays inside, and fits, shrinks, then is elided."""

import pytest
from PySide6.QtCore import QRectF

from planner.exporters.grid_cells import Cell
from planner.timeline_layout import Block
from planner.ui.print_cells import cell_marks, flattest
from planner.ui.print_ink import POINT, Ink, Mark
from planner.ui.print_text import LineOfText

pytestmark = pytest.mark.usefixtures("qapp")
INK = Ink()
TALL = r"Regret $\frac{\sum_{h=1}^{H} x_h}{\sqrt{\frac{a}{b}}}$ of it"


def lines(title: str, height: float, **fields: object) -> list[Mark]:
    block = Block((), 540, 555)
    cell = Cell(block=block, time="9:00 – 9:15", title=title, **fields)  # type: ignore[arg-type]
    marks = cell_marks(cell, QRectF(0, 100, 120 * POINT, height * POINT), INK)
    return [mark for mark in marks if isinstance(mark.draw, LineOfText)]


def text(mark: Mark) -> str:
    assert isinstance(mark.draw, LineOfText)
    line = mark.draw.layout.lineAt(mark.draw.number)
    return mark.draw.layout.text()[line.textStart() : line.textStart() + line.textLength()]


@pytest.mark.parametrize("title", ["Short", "Long " * 400, "x" * 2000, TALL, "One\nTwo\nThree"])
@pytest.mark.parametrize("height", [0, 15, 20, 30, 60, 200])
def test_no_line_leaves_the_cell(title: str, height: float) -> None:
    height = height or flattest(INK) / POINT
    drawn = lines(title, height, people="Ann · " * 40, remark="Must see", mine=True)
    assert drawn
    assert all(mark.top >= 100 for mark in drawn)
    assert all(mark.bottom <= 100 + height * POINT + 2 for mark in drawn)


def test_a_title_shrinks_before_it_is_elided() -> None:
    title = "A title of quite some words that needs room"
    heights = [lines(title, height)[0] for height in (60, 20)]
    sizes = [mark.bottom - mark.top for mark in heights]
    assert sizes[0] > sizes[1]
    assert "…" not in "".join(map(text, lines(title, 60)))
    assert "…" in "".join(map(text, lines(title * 9, 20)))


def test_posters_of_mine_are_listed_a_line_each_while_there_is_room() -> None:
    listed = tuple(f"#{number} A poster about many things and more" for number in range(20))
    shown = [text(mark) for mark in lines("Posters", 80, listed=listed)]
    numbers = [line.split()[0] for line in shown if line.startswith("#")]
    assert 2 < len(numbers) < 20
    assert numbers == [f"#{number}" for number in range(len(numbers))]
    assert shown[-1] == f"and {20 - len(numbers)} more"


def test_posters_that_all_have_room_are_all_listed() -> None:
    shown = [text(mark) for mark in lines("Posters", 80, listed=("#1 One", "#2 Two"))]
    assert shown[-2:] == ["#1 One", "#2 Two"]


def test_a_cell_too_flat_for_any_letter_is_only_a_frame() -> None:
    assert lines("Talk", 2) == []

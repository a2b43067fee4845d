"""Which rows stand on which page."""

from itertools import count, pairwise
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.ui.pagination import paginate


class Row(NamedTuple):
    number: int
    height: float
    keep_with_next: bool = False


def paged(heights: list[float], keep: list[bool], room: float) -> list[list[int]]:
    rows = [Row(number, *row) for number, row in enumerate(zip(heights, keep, strict=True))]
    return [[row.number for row in page] for page in paginate(rows, room)]


def test_a_page_is_there_as_soon_as_it_is_full() -> None:
    rows = (Row(number, 40) for number in count())
    assert [row.number for row in next(paginate(rows, 100))] == [0, 1]


def test_rows_that_do_not_fit_go_to_the_next_page() -> None:
    assert paged([40, 40, 40], [False] * 3, 100) == [[0, 1], [2]]


def test_a_page_may_be_filled_to_the_last_bit() -> None:
    assert paged([50, 50, 1], [False] * 3, 100) == [[0, 1], [2]]


def test_a_heading_goes_with_its_first_row() -> None:
    assert paged([70, 20, 40], [False, True, False], 100) == [[0], [1, 2]]


def test_nothing_is_one_empty_page() -> None:
    assert paged([], [], 100) == [[]]


BLOCKS = st.lists(st.tuples(st.floats(1, 60), st.booleans()), max_size=40)


@settings(max_examples=150)
@given(BLOCKS)
def test_no_row_is_lost_no_page_too_full_no_heading_left_alone(
    blocks: list[tuple[float, bool]],
) -> None:
    heights, keep = [height for height, _ in blocks], [together for _, together in blocks]
    pages = paged(heights, keep, 100)
    assert [i for page in pages for i in page] == list(range(len(blocks)))
    for page in pages:
        assert sum(heights[i] for i in page) <= 100 + 1e-6
    for page, following in pairwise(pages):
        assert page
        chain = [page[-1]]
        while chain[0] > 0 and keep[chain[0] - 1]:
            chain.insert(0, chain[0] - 1)
        while keep[chain[-1]] and chain[-1] + 1 < len(blocks):
            chain.append(chain[-1] + 1)
        too_long = sum(heights[i] for i in chain) > 100
        assert not keep[page[-1]] or too_long
        assert following

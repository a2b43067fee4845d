"""Which rows stand on which page: plain numbers, no drawing."""

from collections.abc import Iterator, Sequence


def paginate(
    heights: Sequence[float], keep_with_next: Sequence[bool], room: float
) -> list[list[int]]:
    """Which blocks stand on which page. A chain kept together moves to the next page as one.

    Only what is higher than a whole page runs over it: a block alone, a chain between its blocks.
    """
    pages: list[list[int]] = [[]]
    used = 0.0
    for chain in _chains(keep_with_next):
        whole = sum(heights[i] for i in chain)
        for place, i in enumerate(chain):
            needed = whole if place == 0 else heights[i]
            if pages[-1] and used + needed > room:
                pages.append([])
                used = 0.0
            pages[-1].append(i)
            used += heights[i]
    return pages


def _chains(keep_with_next: Sequence[bool]) -> Iterator[list[int]]:
    chain: list[int] = []
    for i, keep in enumerate(keep_with_next):
        chain.append(i)
        if not keep:
            yield chain
            chain = []
    if chain:
        yield chain

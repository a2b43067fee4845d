"""Which rows stand on which page: plain numbers, no drawing."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Piece(Protocol):
    """What is never split; it may have to stand on one page with what follows."""

    @property
    def height(self) -> float: ...

    @property
    def keep_with_next(self) -> bool: ...


P = TypeVar("P", bound=Piece)


def paginate(pieces: Iterable[P | None], room: float) -> Iterator[list[P] | None]:
    """Page after page, each as soon as it is full; without pieces an empty one.

    A chain kept together moves to the next page as one. Only what is higher than a whole page
    runs over it: a piece alone, a chain between its pieces. `None` is a pause in a long work on
    the next piece, and is passed on.
    """
    page: list[P] = []
    used = 0.0
    for chain in _chains(pieces):
        if chain is None:
            yield None
            continue
        whole = sum(piece.height for piece in chain)
        for place, piece in enumerate(chain):
            needed = whole if place == 0 else piece.height
            if page and used + needed > room:
                yield page
                page, used = [], 0.0
            page.append(piece)
            used += piece.height
    yield page


def _chains(pieces: Iterable[P | None]) -> Iterator[list[P] | None]:
    chain: list[P] = []
    for piece in pieces:
        if piece is None:
            yield None
            continue
        chain.append(piece)
        if not piece.keep_with_next:
            yield chain
            chain = []
    if chain:
        yield chain

"""What narrows the talks, in words."""

from datetime import date

import pytest

from planner.filter_words import filter_words
from planner.listing import Facet, Filters


@pytest.mark.parametrize(
    ("text", "filters", "words"),
    [
        ("", Filters(), ""),
        (" graph  equiv ", Filters(), "“graph equiv”"),
        ("a", Filters(day=date(2027, 3, 9), starred_only=True), "“a” · Tue 9 Mar · starred only"),
        ("", Filters(followed_only=True, without_clashes=True), "followed only · without clashes"),
        (
            "",
            Filters().with_hidden(Facet.ROOM, ["x"]).with_hidden(Facet.KIND, ["break"]),
            "some kinds, rooms left out",
        ),
        ("", Filters().with_hidden(Facet.PRIORITY, ["0"]), "some priorities left out"),
    ],
)
def test_search_day_and_boxes_are_named(text: str, filters: Filters, words: str) -> None:
    assert filter_words(text, filters) == words

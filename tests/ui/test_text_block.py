"""Marks and elision stand at the right letters, also behind those that Qt counts as two."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from planner.ui.text_block import TextBlock, in_qt


def _marks(text: str, word: str) -> list[tuple[float, float]]:
    start = text.index(word)
    block = TextBlock(text, QFont(), 2000, 1, ((start, start + len(word)),), "#ff0")
    return [(place.left(), place.width()) for place in block._marked]


@pytest.mark.parametrize("before", ["plain ", "𝒪(n) 𝒪 𝒪 ", "𝒪𝒪𝒪 "])
def test_the_mark_stands_on_its_word(before: str) -> None:
    [(left, width)] = _marks(f"{before}lanterns shine", "lanterns")
    metrics = QFontMetricsF(QFont())
    assert left == pytest.approx(metrics.horizontalAdvance(before), abs=3)
    assert width == pytest.approx(metrics.horizontalAdvance("lanterns"), abs=3)


def test_an_elided_text_loses_no_letter_before_its_last_line() -> None:
    text = "𝒪𝒪𝒪𝒪𝒪𝒪 " + " ".join(f"word{number}" for number in range(40))
    block = TextBlock(text, QFont(), 200, 3, (), "")
    shown = block._layout.text()
    assert shown.endswith("…")
    assert text.startswith(shown.rstrip("…").rstrip())


def test_positions_are_counted_as_qt_counts_them() -> None:
    assert [in_qt("a𝒪b", place) for place in range(4)] == [0, 1, 3, 4]
    assert in_qt("\ud835b", 2) == 2  # half a letter, from a broken page
